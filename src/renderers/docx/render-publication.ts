import { Document, type Paragraph as DocxParagraph, Packer } from "docx";
import { profileIn, profileOfArticle } from "../../profile/index.ts";
import type { ReflowableInput } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import { reportAccessibility } from "./accessibility.ts";
import { articleSections } from "./article-sections.ts";
import { createBlockMarkBook } from "./block-marks.ts";
import { renderBlock, renderBlocks } from "./blocks.ts";
import { createBookmarkBook } from "./bookmarks.ts";
import { createCaptionBook } from "./caption.ts";
import { createCommentBook } from "./comments.ts";
import { describeInline } from "./describe.ts";
import { documentLanguages } from "./language.ts";
import { renderColophon, renderMadePages } from "./made-pages.ts";
import { readFormulas } from "./math/read-formulas.ts";
import { createNoteBook } from "./notes.ts";
import { createNumberingBook } from "./numbering.ts";
import type { WordOptions } from "./options.ts";
import { createOwnDataBook } from "./own-data.ts";
import { embedFonts } from "./package/embed-fonts.ts";
import { finishPackage } from "./package/finish.ts";
import { renderIndexes, renderPartPage } from "./parts-and-indexes.ts";
import { readReference } from "./reference/read-reference.ts";
import { onReferencePage } from "./reference/reference-page.ts";
import { hasDistinctEvenPages } from "./section.ts";
import { createSectionNumberBook } from "./section-numbers.ts";
import type { Session } from "./session.ts";
import { createStyleBook } from "./styles/style-book.ts";
import { writeBlocks } from "./written-blocks.ts";

/** Writes a publication as one Word document: a section for the made pages and one for each article. */
export async function renderPublication(
  given: ReflowableInput,
  context: RenderContext,
  options: WordOptions = {},
): Promise<Uint8Array> {
  const { publication: prepared, profile, fonts } = given;
  const { publication, direction } = prepared;
  const reference =
    options.reference === undefined ? undefined : readReference(options.reference, context.report);
  const template =
    reference === undefined
      ? given.template
      : onReferencePage(given.template, reference, direction);
  // Our page numbers are those of the template's page and would be wrong on another.
  const input: ReflowableInput =
    reference === undefined ? given : { ...given, template, pagination: new Map() };
  const isBound = prepared.articles.length > 1;
  const numbering = createNumberingBook(template, profile, isBound);
  const { numberedLevels } = template.headings;
  const sectionNumbers = createSectionNumberBook(prepared.articles, numberedLevels, () =>
    numbering.addHeadings(),
  );
  const bookmarks = createBookmarkBook();
  const formulas = await readFormulas(prepared, template);
  const profileFor: Session["profileFor"] = ({ article, language }) =>
    profileIn(language, profileOfArticle(article.article, profile));
  const session: Session = {
    input,
    context,
    languages: documentLanguages(publication.language),
    styles: createStyleBook(template, fonts, direction, {
      language: publication.language,
      isBound,
      notes: template.notes.place === "article-end" ? "endnote" : "footnote",
      counted: sectionNumbers.inStyles,
    }),
    numbering,
    sectionNumbers,
    notes: createNoteBook(),
    bookmarks,
    captions: createCaptionBook(),
    blockMarks: createBlockMarkBook(prepared.articles, options.blockMarks ?? true),
    ownData: createOwnDataBook(prepared, {
      isWanted: options.blockMarks ?? true,
      isForDesk: options.editorialNotes ?? false,
      enclosed: (["strong", "emphasis"] as const).filter(
        (role) => template.inline[role].enclosed === "guillemets",
      ),
      notesHeading: (article) =>
        profileFor({ article, language: article.article.language }).labels.notes,
      number: bookmarks.number,
      describe: (node, original, outer) => describeInline(node, original, outer, formulas),
    }),
    comments: createCommentBook(),
    written: writeBlocks(),
    formulas,
    profileFor,
    renderBlocks,
    renderBlock,
  };
  reportAccessibility(prepared, context.report);
  const before = renderMadePages(session);
  // Pages before the articles that are numbered by themselves let those begin at 1.
  const startsAfresh = before.length > 0 && template.page.frontFolios !== "continue";
  const articles = prepared.articles.flatMap((article, index) => {
    const pageNumbers = startsAfresh && index === 0 ? { start: 1 } : undefined;
    const part = renderPartPage(index, pageNumbers, session);
    const own = articleSections(
      article,
      {
        showsEditorialNotes: options.editorialNotes ?? false,
        pageNumbers: part.length === 0 ? pageNumbers : undefined,
      },
      session,
    );
    return [
      ...part.map((section) => ({ section, direction })),
      ...own.map((section) => ({ section, direction: article.direction })),
    ];
  });
  const after = [...renderIndexes(session), ...renderColophon(session)];
  const sections = [...before, ...articles.map(({ section }) => section), ...after];
  // Everything is rendered by now, so the books are complete.
  const { body, heading } = session.styles.fonts;
  const theme = (slots: typeof body) => ({
    latin: slots.latin,
    complexScript: slots.complex,
    scripts: { Arab: slots.complex, Hebr: slots.complex },
  });
  const document = new Document({
    title: publication.title,
    ...(publication.subtitle === undefined ? {} : { subject: publication.subtitle }),
    externalStyles: session.styles.toXml(),
    theme: { name: template.name, fonts: { headings: theme(heading), body: theme(body) } },
    evenAndOddHeaderAndFooters: hasDistinctEvenPages(template),
    defaultTabStop: 720,
    [`${session.styles.notes}s` as const]: session.notes.toRecord(),
    ...commentsOf(session, context.now),
    sections,
  });
  const written = await Packer.pack(document, "uint8array");
  return finishPackage(written, {
    prepared,
    insertBlocks: session.written.insert,
    languages: session.languages,
    numbering: session.numbering.toXml(),
    // Made pages run as the publication does, articles in their own direction.
    sectionDirections: [
      ...before.map(() => direction),
      ...articles.map(({ direction: own }) => own),
      ...after.map(() => direction),
    ],
    mirrored: template.page.mirrored,
    notes: session.styles.notes,
    now: context.now,
    blocks: session.blockMarks.toXml(),
    ownData: session.ownData.toXml(),
    options,
    reference,
    report: context.report,
    embed:
      options.embedFonts === true
        ? (parts) => embedFonts(parts, Object.values(session.styles.fonts), fonts, context.report)
        : undefined,
  });
}

/** A document without comments has no part for them. */
function commentsOf(session: Session, now: Date) {
  const comments = session.comments.all();
  return comments.length === 0
    ? {}
    : {
        comments: {
          children: comments.map(({ id, children }) => ({
            id,
            author: "warraq",
            date: now,
            // docx's type is narrower than its writer, as for notes.
            children: children as readonly DocxParagraph[],
          })),
        },
      };
}
