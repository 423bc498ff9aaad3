import { Document, type Paragraph as DocxParagraph, type ISectionOptions, Packer } from "docx";
import type { PreparedArticle } from "../../model/index.ts";
import { profileForLanguage } from "../../profile/index.ts";
import type { ReflowableInput } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import { reportAccessibility } from "./accessibility.ts";
import { createBlockMarkBook } from "./block-marks.ts";
import { renderBlock, renderBlocks } from "./blocks.ts";
import { createBookmarkBook } from "./bookmarks.ts";
import { createCaptionBook } from "./caption.ts";
import { createCommentBook } from "./comments.ts";
import { renderFrontParts } from "./front-parts.ts";
import { documentLanguages } from "./language.ts";
import { articleAnchor, renderColophon, renderMadePages } from "./made-pages.ts";
import { readFormulas } from "./math/read-formulas.ts";
import { createNoteBook } from "./notes.ts";
import { createNumberingBook } from "./numbering.ts";
import type { WordOptions } from "./options.ts";
import { embedFonts } from "./package/embed-fonts.ts";
import { finishPackage } from "./package/finish.ts";
import { paragraph } from "./paragraph.ts";
import { renderIndexes, renderPartPage } from "./parts-and-indexes.ts";
import { readReference } from "./reference/read-reference.ts";
import { onReferencePage } from "./reference/reference-page.ts";
import { runningHeadOf } from "./running-head.ts";
import { hasDistinctEvenPages, sectionOf } from "./section.ts";
import type { Flow, Session } from "./session.ts";
import { textWidth } from "./styles/role-look.ts";
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
  const session: Session = {
    input,
    context,
    languages: documentLanguages(publication.language),
    styles: createStyleBook(template, fonts, direction, {
      language: publication.language,
      isBound: prepared.articles.length > 1,
    }),
    numbering: createNumberingBook(template, profile),
    notes: createNoteBook(),
    bookmarks: createBookmarkBook(),
    captions: createCaptionBook(),
    blockMarks: createBlockMarkBook(prepared.articles, options.blockMarks ?? true),
    comments: createCommentBook(),
    written: writeBlocks(),
    formulas: await readFormulas(prepared, template),
    profileFor: (language) =>
      language.split("-")[0] === profile.language ? profile : profileForLanguage(language),
    renderBlocks,
    renderBlock,
  };
  reportAccessibility(prepared, context.report);
  const before = renderMadePages(session);
  const articles = prepared.articles.flatMap((article, index) => [
    ...renderPartPage(index, session).map((section) => ({ section, direction })),
    {
      section: articleSection(article, session, options.editorialNotes ?? false),
      direction: article.direction,
    },
  ]);
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
    footnotes: session.notes.toRecord(),
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
    now: context.now,
    blocks: session.blockMarks.toXml(),
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

function articleSection(
  article: PreparedArticle,
  session: Session,
  showsEditorialNotes: boolean,
): ISectionOptions {
  const { template, publication } = session.input;
  const flow: Flow = {
    article,
    direction: article.direction,
    language: article.article.language,
    role: "body",
    depth: 0,
    width: textWidth(template),
    inCell: false,
  };
  const isOnly = publication.articles.length === 1;
  const { editorialNote } = article.article;
  if (showsEditorialNotes && editorialNote !== undefined && editorialNote !== "") {
    const words = [{ type: "text", value: editorialNote } as const];
    session.comments.add([paragraph(words, flow, session, { role: "note" })]);
  }
  session.bookmarks.place(session.bookmarks.nameOf(article, articleAnchor(article, session)));
  const titleRole = isOnly ? "title" : "articleTitle";
  const children = [
    ...renderFrontParts(article.opening, { titleRole, opens: true }, flow, session),
    ...session.renderBlocks(article.body, flow, session),
    ...renderFrontParts(article.closing, { titleRole, opens: false }, flow, session),
  ];
  return sectionOf(
    {
      children,
      flow,
      runningHead: runningHeadOf(article, session),
      restartsNotes: !isOnly && publication.publication.noteNumbering !== "continue",
    },
    session,
  );
}
