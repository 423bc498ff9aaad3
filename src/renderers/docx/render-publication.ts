import { Document, type ISectionOptions, Packer } from "docx";
import type { PreparedArticle } from "../../model/index.ts";
import { profileForLanguage } from "../../profile/index.ts";
import type { ReflowableInput } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import { renderBlock, renderBlocks } from "./blocks.ts";
import { createBookmarkBook } from "./bookmarks.ts";
import { renderFrontParts } from "./front-parts.ts";
import { documentLanguages } from "./language.ts";
import { articleAnchor, renderColophon, renderMadePages } from "./made-pages.ts";
import { readFormulas } from "./math/read-formulas.ts";
import { createNoteBook } from "./notes.ts";
import { createNumberingBook } from "./numbering.ts";
import { finishPackage } from "./package/finish.ts";
import { hasDistinctEvenPages, sectionOf } from "./section.ts";
import type { Flow, Session } from "./session.ts";
import { textWidth } from "./styles/role-look.ts";
import { createStyleBook } from "./styles/style-book.ts";

/** Writes a publication as one Word document: a section for the made pages and one for each article. */
export async function renderPublication(
  input: ReflowableInput,
  context: RenderContext,
): Promise<Uint8Array> {
  const { publication: prepared, template, profile, fonts } = input;
  const { publication, direction } = prepared;
  const session: Session = {
    input,
    context,
    languages: documentLanguages(publication.language),
    styles: createStyleBook(template, fonts, direction, publication.language),
    numbering: createNumberingBook(template, profile),
    notes: createNoteBook(),
    bookmarks: createBookmarkBook(),
    formulas: await readFormulas(prepared, template),
    profileFor: (language) =>
      language.split("-")[0] === profile.language ? profile : profileForLanguage(language),
    renderBlocks,
    renderBlock,
  };
  const before = renderMadePages(session);
  const articles = prepared.articles.map((article) => articleSection(article, session));
  const after = renderColophon(session);
  const sections = [...before, ...articles, ...after];
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
    sections,
  });
  const written = await Packer.pack(document, "uint8array");
  return finishPackage(written, {
    prepared,
    languages: session.languages,
    numbering: session.numbering.toXml(),
    // Made pages run as the publication does, articles in their own direction.
    sectionDirections: [
      ...before.map(() => direction),
      ...prepared.articles.map((article) => article.direction),
      ...after.map(() => direction),
    ],
    mirrored: template.page.mirrored,
    now: context.now,
  });
}

function articleSection(article: PreparedArticle, session: Session): ISectionOptions {
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
  session.bookmarks.place(session.bookmarks.nameOf(article, articleAnchor(article, session)));
  const children = [
    ...renderFrontParts(article.opening, isOnly ? "title" : "articleTitle", flow, session),
    ...session.renderBlocks(article.body, flow, session),
    ...renderFrontParts(article.closing, isOnly ? "title" : "articleTitle", flow, session),
  ];
  const { head } = template.page.runningHead;
  return sectionOf(
    {
      children,
      flow,
      runningTitle: head === "publication" ? publication.publication.title : article.shortTitle,
      restartsNotes: !isOnly && publication.publication.noteNumbering !== "continue",
    },
    session,
  );
}
