import { diagnostic } from "../../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  checkPublication,
  type Inline,
  type InlineMapper,
  languageDirection,
  mapChildren,
  mapInlinesOfBlocks,
  type Part,
  type Publication,
  walkBlocks,
} from "../../../model/index.ts";
import { createTally, readHtmlBlocks, reportTally, type Tally } from "../../html/index.ts";
import type { ReadSettings } from "../../reader.ts";
import type { BookTexts } from "../container.ts";
import { type BookPackage, factOf } from "../package.ts";
import { isOutside } from "../paths.ts";
import type { BookPictures } from "../pictures.ts";
import { ACROSS, assemble, type BookLinks, type ChapterHtml } from "./assemble.ts";
import { readContents } from "./contents.ts";
import {
  type ForeignDocument,
  isLanguage,
  localeAt,
  readDocuments,
  tagsBetween,
  wordsIn,
} from "./documents.ts";
import { takeHeadline } from "./headline.ts";
import { readMetadata } from "./metadata.ts";
import { notesElsewhere } from "./notes-apart.ts";
import { pageKind } from "./pages-apart.ts";
import { type ChapterPlan, planBook, type Stretch, without } from "./plan.ts";

/** A book that others made, as a publication: an article for each chapter that its contents name. */
export function readForeignBook(
  book: BookPackage,
  settings: ReadSettings,
  texts: BookTexts,
  pictures: BookPictures,
): Publication | undefined {
  const { source, report } = texts;
  const tally = createTally();
  const lost = (what: string) => report(diagnostic("input/lost", `${source}: ${what}`));
  const told = factOf(book, "dc:language")?.replace("_", "-") ?? "";
  const language = isLanguage(told) ? told : settings.language;
  for (const id of book.lost) {
    lost(`the reading order names “${id}”, which is not in the book`);
  }
  const all = readDocuments(book, language, texts, lost);
  const kinds = new Map(all.map((document) => [document, pageKind(document, book)] as const));
  const text = all.filter((document) => kinds.get(document) === undefined);
  // A book of nothing but plates has no other pages.
  const documents = text.length === 0 ? all : text;
  const contents = readContents(book, texts);
  if (contents === undefined) {
    const what = "it has no table of contents that can be read; each of its files is a chapter";
    report(diagnostic("input/guessed", `${source}: ${what}`));
  }
  const plan = planBook(documents, contents);
  const chapters = readChapters(plan.chapters, all, tally, pictures, report);
  const kept = chapters.filter((chapter) => chapter !== undefined);
  const firstLeftOut = chapters.indexOf(undefined);
  if (kept.length === 0) {
    report(diagnostic("input/empty", `${source} has no text in its reading order`));
    return undefined;
  }
  for (const [document, kind] of kinds) {
    if (kind !== undefined && documents !== all) {
      tally.add("input/dropped", `pages that are made anew: the ${kind}`, document.text.span(0, 0));
    }
  }
  tellOfFiles(book, tally, lost);
  reportTally(tally, report);
  const cover = coverOf(book, pictures);
  const has = (kind: string) => [...kinds.values()].some((one) => one === kind);
  const publication: Publication = {
    type: "publication",
    ...readMetadata(book, { title: fileTitle(source), language }, lost),
    ...directionOf(language, book.turns),
    ...(cover === undefined ? {} : { cover }),
    articles: kept,
    // Numbers of articles hold as far as none was left out.
    ...partsOf(plan.parts, firstLeftOut === -1 ? chapters.length : firstLeftOut),
    frontMatter: {
      titlePage: has("title page"),
      contents: has("table of contents") || kept.length > 1,
      colophon: false,
    },
  };
  const checked = checkPublication(publication);
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value;
}

function partsOf(parts: readonly Part[], known: number): Pick<Publication, "parts"> {
  const kept = parts.filter(({ to }) => to <= known);
  return kept.length === 0 ? {} : { parts: kept };
}

const fileTitle = (source: string): string =>
  source.slice(source.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "") || source;

function directionOf(
  language: string,
  turns: BookPackage["turns"],
): Pick<Publication, "direction"> {
  return turns === undefined || turns === languageDirection(language) ? {} : { direction: turns };
}

/** An article for each planned chapter; none for those that held nothing but notes of others. */
function readChapters(
  planned: readonly ChapterPlan[],
  documents: readonly ForeignDocument[],
  tally: Tally,
  pictures: BookPictures,
  report: BookTexts["report"],
): readonly (Article | undefined)[] {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const notes = planned.map((chapter) => notesElsewhere(chapter, byPath));
  const consumed = notes.flat().map(({ note }) => note);
  // A file that held nothing but notes is no chapter.
  const isLeftOut = planned.map((chapter) => isNotesOnly(chapter, consumed));
  const chapters = planned.filter((_, at) => isLeftOut[at] !== true);
  const wanted = chapters.map(() => new Set<string>());
  const links = linksOf(chapters, byPath, (article, id) => wanted[article - 1]?.add(id));
  const assembled = chapters.map((chapter, at) =>
    assemble({
      chapter,
      number: at + 1,
      notes: notes[planned.indexOf(chapter)] ?? [],
      consumed,
      links,
      pictures,
    }),
  );
  const read = chapters.map((chapter, at) =>
    readChapter(chapter, assembled[at], wanted[at] ?? new Set(), tally, report),
  );
  const articles = [...linkChapters(read)];
  return isLeftOut.map((isOut) => (isOut ? undefined : articles.shift()));
}

interface ReadChapter {
  readonly article: Article;
  /** Ids of the headings that became headlines. */
  readonly headlineIds: ReadonlySet<string>;
}

/** Whether a chapter held notes of others, and nothing else but a heading and the numbers between them. */
function isNotesOnly({ stretches }: ChapterPlan, consumed: readonly Stretch[]): boolean {
  const rest = stretches.flatMap((stretch) => without(stretch, consumed));
  const isWhole = rest.every((kept) =>
    stretches.some(({ from, to }) => kept.from === from && kept.to === to),
  );
  return !isWhole && rest.every((kept) => !hasText(kept));
}

/** Whether there are words outside of headings. */
function hasText({ document, from, to }: Stretch): boolean {
  const { text, tags, ends } = document;
  let at = from;
  for (const tag of tagsBetween(tags, from, to)) {
    if (tag.kind === "open" && /^h[1-6]$/.test(tag.name) && tag.start >= at) {
      if (/\p{L}/u.test(wordsIn(text.text, tags, at, tag.start))) {
        return true;
      }
      at = Math.min(to, ends.get(tag) ?? tag.end);
    }
  }
  return /\p{L}/u.test(wordsIn(text.text, tags, at, to));
}

function linksOf(
  chapters: readonly ChapterPlan[],
  documents: ReadonlyMap<string, ForeignDocument>,
  want: BookLinks["want"],
): BookLinks {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const stretches = new Map<ForeignDocument, (Stretch & { readonly article: number })[]>();
  for (const [at, chapter] of chapters.entries()) {
    for (const stretch of chapter.stretches) {
      const known = stretches.get(stretch.document) ?? [];
      stretches.set(stretch.document, [...known, { ...stretch, article: at + 1 }]);
    }
  }
  return {
    documents,
    want,
    articleAt: (document, offset) => {
      const own = stretches.get(document) ?? [];
      const around = own.find(({ from, to }) => offset >= from && offset < to);
      // A link to a file leads to where its text begins.
      return (around ?? own.find(({ from }) => from >= offset))?.article;
    },
    idOf: (document, name) => {
      const key = `${document.path}\n${name}`;
      const known = ids.get(key);
      if (known !== undefined) {
        return known;
      }
      const plain = name === "" ? `file-${document.number + 1}` : modelId(name);
      let id = plain;
      for (let count = 2; taken.has(id); count += 1) {
        id = `${plain}-${document.number + 1}${count === 2 ? "" : `-${count}`}`;
      }
      taken.add(id);
      ids.set(key, id);
      return id;
    },
  };
}

/** A name as ids of the model are: letters, digits and a few marks, no digit first. */
const modelId = (name: string): string =>
  name.replace(/[^\p{L}\p{M}\p{N}_.:-]/gu, "-").replace(/^(?=[^\p{L}_])/u, "_");

function readChapter(
  { title, stretches }: ChapterPlan,
  assembled: ChapterHtml | undefined,
  wanted: ReadonlySet<string>,
  tally: Tally,
  report: BookTexts["report"],
): ReadChapter | undefined {
  const [first] = stretches;
  if (first === undefined || assembled === undefined) {
    return undefined;
  }
  const { text } = first.document;
  const { language, direction } = localeAt(first.document, first.from);
  const { html, place } = assembled;
  const { blocks } = readHtmlBlocks(html, { language, direction, report, place, wanted, tally });
  const named = title ?? first.document.title;
  const { body, ids, headline, kicker } = takeHeadline(blocks, named === "" ? undefined : named);
  return {
    headlineIds: ids,
    article: {
      type: "article",
      kind: "chapter",
      language,
      ...(direction === languageDirection(language) ? {} : { direction }),
      ...(headline === undefined ? {} : { headline }),
      ...(kicker === undefined ? {} : { kicker }),
      bylines: [],
      sources: [],
      dates: {},
      corrections: [],
      keywords: [],
      sections: [],
      abstract: [],
      summaryPoints: [],
      body,
      span: text.span(first.from, first.to),
    },
  };
}

/** Makes references of links that lead to other chapters, or to what became a headline. */
function linkChapters(
  read: readonly (ReadChapter | undefined)[],
): readonly (Article | undefined)[] {
  const ids = read.map((chapter) => idsOf(chapter?.article.body ?? []));
  return read.map((chapter, at) => {
    if (chapter === undefined) {
      return undefined;
    }
    const own = ids[at] ?? new Set();
    const mapper: InlineMapper = { inlines: (nodes) => nodes.flatMap(linked), in: () => mapper };
    const linked = (inline: Inline): readonly Inline[] => {
      const node = mapChildren(inline, mapper);
      if (node.type === "link" && node.url.startsWith(ACROSS)) {
        const { type: _, url, title: __, ...rest } = node;
        const [number = "", id = ""] = url.slice(ACROSS.length).split("#");
        const isThere = ids[Number(number) - 1]?.has(id) === true;
        const target = `article-${number}${isThere ? `#${id}` : ""}`;
        return [{ ...rest, type: "crossReference", target }];
      }
      if (node.type === "crossReference" && !own.has(node.target)) {
        return chapter.headlineIds.has(node.target) || /^file-\d+/.test(node.target)
          ? [{ ...node, target: `article-${at + 1}` }]
          : node.children;
      }
      return [node];
    };
    return { ...chapter.article, body: mapInlinesOfBlocks(chapter.article.body, mapper) };
  });
}

function idsOf(blocks: readonly Block[]): ReadonlySet<string> {
  const ids = new Set<string>();
  walkBlocks(blocks, (node) => {
    if ("id" in node && node.id !== undefined) {
      ids.add(node.id);
    }
  });
  return ids;
}

function coverOf(book: BookPackage, pictures: BookPictures): Publication["cover"] {
  const items = [...book.items.values()];
  const named = factOf(book, "cover");
  const item =
    items.find(({ properties }) => properties.includes("cover-image")) ??
    items.find(({ id, href }) => named !== undefined && (id === named || href === named));
  const isPicture = item?.mediaType.startsWith("image/") === true;
  const src = isPicture && item.path !== undefined ? pictures.take(item.path) : undefined;
  return src === undefined ? undefined : { src };
}

/** What is in the book and comes into no article. */
function tellOfFiles(book: BookPackage, tally: Tally, lost: (what: string) => void): void {
  const items = [...book.items.values()];
  const count = (code: "input/dropped" | "input/lost", what: string, test: RegExp): void => {
    const found = items.filter(({ mediaType }) => test.test(mediaType)).length;
    if (found > 0) {
      tally.add(code, what, undefined, found);
    }
  };
  count("input/dropped", "style sheets", /^text\/css$/);
  count("input/dropped", "fonts", /^(?:font\/|application\/(?:x-font|font|vnd\.ms-opentype))/);
  count("input/dropped", "scripts", /javascript|ecmascript/);
  count("input/lost", "sounds and films are left out", /^(?:audio|video)\//);
  const isFixed =
    factOf(book, "rendition:layout") === "pre-paginated" ||
    /^true$/i.test(factOf(book, "fixed-layout") ?? "");
  if (isFixed) {
    lost("its pages are of fixed layout; their words become running text");
  }
  const remote = items.filter(({ href }) => isOutside(href)).length;
  if (remote > 0) {
    tally.add("input/lost", "files that are on the web and not in the book", undefined, remote);
  }
}
