import { subsetFace } from "../../font/index.ts";
import type { PreparedPublication } from "../../model/index.ts";
import type { ReflowableInput, ReflowableRenderer } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import { claimAccessibility } from "./accessibility.ts";
import { BASIC_CHARACTERS } from "./basic-characters.ts";
import { type BookFonts, chooseFonts, fontNotice } from "./book-fonts.ts";
import { renderChapter } from "./chapter.ts";
import { articleContents, bookContents, captionEntries } from "./contents.ts";
import { loadFormulas, type ReadFormula } from "./formulas.ts";
import { renderColophon, renderCover, renderTitlePage } from "./front-matter.ts";
import { CONTENTS_ID, type Landmark, type NavigationList, renderNavigation } from "./navigation.ts";
import { renderNcx } from "./ncx.ts";
import { type PackedFile, packEpub } from "./pack-epub.ts";
import { type ManifestItem, renderContainer, renderPackage } from "./package-document.ts";
import { createPageMarks } from "./page-marks.ts";
import { renderIndex, renderPartPage } from "./parts-and-indexes.ts";
import { createPictureShelf, type Picture } from "./pictures.ts";
import { chapterFile } from "./scope.ts";
import { renderStyleSheet } from "./style-sheet.ts";
import { wordingFor } from "./wording.ts";

const FOLDER = "EPUB";
const NAVIGATION = "nav.xhtml";
const STYLE_SHEET = "css/book.css";
/** What a formula that stayed TeX is marked with. */
const UNREAD_FORMULA = 'class="language-tex"';
const XHTML = "application/xhtml+xml";

/** A content document and its place in the book. */
interface BookDocument {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

/** Writes a publication as an EPUB 3.3: one content document an article, whole in itself, with no network use. */
export const renderEpub: ReflowableRenderer = async (input, context) =>
  packEpub(bookFiles(input, context, await loadFormulas(input.publication)));

/** All files of the container but `mimetype`. */
export function bookFiles(
  input: ReflowableInput,
  { report, now }: RenderContext,
  readFormula: ReadFormula | undefined,
): readonly PackedFile[] {
  const { publication: prepared, template, profile, pagination } = input;
  const { publication, direction } = prepared;
  const { language } = publication;
  const { words, language: summaryLanguage } = wordingFor(language);
  const pictures = createPictureShelf(input.images);
  const pageMarks = createPageMarks(pagination);
  const styleSheet = `../${STYLE_SHEET}`;

  const cover = publication.cover === undefined ? undefined : pictures.take(publication.cover);
  const covers: readonly BookDocument[] =
    cover === undefined
      ? []
      : [
          {
            id: "cover",
            path: "text/cover.xhtml",
            text: renderCover(prepared, cover, profile, styleSheet),
          },
        ];
  const titlePages: readonly BookDocument[] = publication.frontMatter.titlePage
    ? [
        {
          id: "title-page",
          path: "text/title-page.xhtml",
          text: renderTitlePage(prepared, words.titlePage, styleSheet),
        },
      ]
    : [];
  const chapters = prepared.articles.map((article, index): BookDocument => {
    const file = chapterFile(index);
    const path = `text/${file}`;
    const chapter = {
      article,
      profile,
      pictures,
      pageMarks,
      readFormula,
      path,
      styleSheet,
      report,
      matter: prepared.matter[index] ?? "body",
    };
    return { id: file.replace(".xhtml", ""), path, text: renderChapter(chapter) };
  });
  const partPages = prepared.parts.map(
    (part): BookDocument => ({
      id: part.anchor,
      path: `text/${part.anchor}.xhtml`,
      text: renderPartPage(part, prepared, styleSheet),
    }),
  );
  const text = chapters.flatMap((chapter, index) => {
    const part = prepared.parts.findIndex(({ start }) => start === index);
    return [...partPages.slice(part, part + 1).filter(() => part !== -1), chapter];
  });
  const indexes = prepared.indexes.map(
    (index): BookDocument => ({
      id: index.anchor,
      path: `text/${index.anchor}.xhtml`,
      text: renderIndex(index, { prepared, pagination, profile, styleSheet }),
    }),
  );
  const colophons: readonly BookDocument[] =
    prepared.colophon.length === 0
      ? []
      : [
          {
            id: "colophon",
            path: "text/colophon.xhtml",
            text: renderColophon(prepared, words.colophon, styleSheet),
          },
        ];
  const documents = [...covers, ...titlePages, ...text, ...indexes, ...colophons];

  const contents = bookContents(
    prepared,
    prepared.articles.map((article, index) =>
      articleContents(article, chapters[index]?.path ?? ""),
    ),
    partPages.map(({ path }) => path),
    indexes.map(({ path }) => path),
  );
  const chapterPaths = chapters.map(({ path }) => path);
  const lists = prepared.captionLists.map(
    (list): NavigationList => ({
      type: list.kind === "figure" ? "loi" : "lot",
      title: list.title,
      entries: captionEntries(list, prepared.articles, chapterPaths),
    }),
  );
  const showsNavigation = publication.frontMatter.contents || lists.length > 0;
  const pages = pageMarks.targets();
  const navigation = renderNavigation({
    title: publication.title,
    language,
    direction,
    styleSheet: STYLE_SHEET,
    contentsLabel: profile.labels.contents,
    contents,
    lists,
    landmarksLabel: words.landmarks,
    landmarks: landmarksOf(input, covers[0], bodyStart(prepared, text, chapters), lists),
    pagesLabel: words.pages,
    pages,
  });
  const ncx = renderNcx({
    identifier: prepared.identifier,
    title: publication.title,
    language,
    contents,
  });

  const printed = charactersOf([...documents.map(({ text }) => text), navigation]);
  const hasCode = chapters.some(({ text }) => text.includes("<code"));
  const hasQuran = chapters.some(({ text }) => text.includes(`class="quran"`));
  const hasItalic = chapters.some(({ text }) => text.includes(`<em class="latin"`));
  const fonts = chooseFonts(
    template,
    input.fonts,
    { characters: printed, hasCode, hasQuran, hasItalic },
    { embed: input.embedFonts ?? true, report },
  );
  const hasPageList = pages.length > 0;
  const claims = claimAccessibility(
    {
      publication: prepared,
      // What a cover shows, its title says: it makes no book one that must be seen.
      shown: pictures.shown().filter((image) => image !== publication.cover),
      pictures: pictures.pictures().map(({ image }) => image),
      hasPageList,
      unreadFormulas: chapters.filter(({ text }) => text.includes(UNREAD_FORMULA)).length,
      styleSheet: input.styleSheet,
    },
    words,
  );
  const packageDocument = renderPackage({
    metadata: {
      publication: prepared,
      modified: now,
      claims,
      summaryLanguage,
      coverId: cover?.id,
      hasPageList,
      embedsFonts: fonts.files.length > 0,
    },
    language,
    direction,
    manifest: manifestOf(documents, pictures.pictures(), cover, fonts),
    spine: [
      ...covers.map(({ id }) => id),
      ...titlePages.map(({ id }) => id),
      ...(showsNavigation ? ["nav"] : []),
      ...[...text, ...indexes].map(({ id }) => id),
      ...colophons.map(({ id }) => id),
    ],
    ncxId: "ncx",
  });

  const kept = new Set(BASIC_CHARACTERS);
  for (const character of printed) {
    kept.add(character.codePointAt(0) ?? 0);
  }
  const inBook = (path: string, data: string | Uint8Array, stored = false): PackedFile => ({
    path: `${FOLDER}/${path}`,
    data,
    stored,
  });
  return [
    {
      path: "META-INF/container.xml",
      data: renderContainer(`${FOLDER}/package.opf`),
      stored: false,
    },
    inBook("package.opf", packageDocument),
    inBook(NAVIGATION, navigation),
    inBook("toc.ncx", ncx),
    inBook(STYLE_SHEET, renderStyleSheet({ template, direction, fonts, own: input.styleSheet })),
    ...documents.map(({ path, text }) => inBook(path, text)),
    ...pictures
      .pictures()
      .map(({ path, image }) => inBook(path, image.bytes, image.format !== "svg")),
    ...fonts.files.map(({ path, face }) => inBook(path, subsetFace(face, kept))),
    ...(fonts.files.length === 0 ? [] : [inBook("fonts/NOTICE.txt", fontNotice(fonts.files))]),
  ];
}

/** Where the text proper begins: the first document that is no front matter, be it a part's or a chapter. */
function bodyStart(
  { matter }: PreparedPublication,
  text: readonly BookDocument[],
  chapters: readonly BookDocument[],
): BookDocument | undefined {
  const front = matter.lastIndexOf("front");
  const after = front === -1 ? 0 : text.findIndex(({ id }) => id === chapters[front]?.id) + 1;
  return text[after] ?? text[0];
}

/** Each character once; a table is many times faster than a set of strings on the millions of a long book. */
function charactersOf(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Uint8Array(0x110000);
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      seen[codePoint] = 1;
      at += codePoint > 0xffff ? 1 : 0;
    }
  }
  const characters = new Set<string>();
  for (let found = seen.indexOf(1); found !== -1; found = seen.indexOf(1, found + 1)) {
    characters.add(String.fromCodePoint(found));
  }
  return characters;
}

function landmarksOf(
  { publication: { publication }, profile }: ReflowableInput,
  cover: BookDocument | undefined,
  first: BookDocument | undefined,
  lists: readonly NavigationList[],
): readonly Landmark[] {
  const { labels } = profile;
  return [
    ...(cover === undefined ? [] : [{ type: "cover", label: labels.cover, href: cover.path }]),
    // A link may only lead to what is in the reading order (EPUB 3.3, 5.7.2).
    ...(publication.frontMatter.contents || lists.length > 0
      ? [{ type: "toc", label: labels.contents, href: `${NAVIGATION}#${CONTENTS_ID}` }]
      : []),
    ...lists.map(({ type, title }) => ({ type, label: title, href: `${NAVIGATION}#${type}` })),
    ...(first === undefined ? [] : [{ type: "bodymatter", label: labels.start, href: first.path }]),
  ];
}

function manifestOf(
  documents: readonly BookDocument[],
  pictures: readonly Picture[],
  cover: Picture | undefined,
  fonts: BookFonts,
): readonly ManifestItem[] {
  return [
    { id: "nav", href: NAVIGATION, mediaType: XHTML, properties: "nav" },
    { id: "ncx", href: "toc.ncx", mediaType: "application/x-dtbncx+xml" },
    { id: "css", href: STYLE_SHEET, mediaType: "text/css" },
    ...documents.map(({ id, path, text }) => ({
      id,
      href: path,
      mediaType: XHTML,
      // EPUB 3.3, D.4.2: said of each document that has some.
      properties: text.includes("<math ") ? "mathml" : undefined,
    })),
    ...pictures.map(({ id, path, image }) => ({
      id,
      href: path,
      mediaType: image.mediaType,
      properties: id === cover?.id ? "cover-image" : undefined,
    })),
    ...fonts.files.map(({ id, path, mediaType }) => ({ id, href: path, mediaType })),
    ...(fonts.files.length === 0
      ? []
      : [{ id: "font-notice", href: "fonts/NOTICE.txt", mediaType: "text/plain" }]),
  ];
}
