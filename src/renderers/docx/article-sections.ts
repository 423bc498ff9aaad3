import type { ISectionOptions } from "docx";
import type { FrontPart, PreparedArticle } from "../../model/index.ts";
import type { OpeningPart } from "../../template/index.ts";
import { renderFrontParts } from "./front-parts.ts";
import { articleAnchor } from "./made-pages.ts";
import { paragraph } from "./paragraph.ts";
import { runningHeadOf } from "./running-head.ts";
import { columnSection, type PageNumbers, sectionOf } from "./section.ts";
import { type BlockChild, type Flow, LEAST_WIDTH, type Session } from "./session.ts";
import { columnWidth, textWidth } from "./styles/role-look.ts";

/** What an article's sections depend on beside the article. */
export interface ArticleSectionOptions {
  readonly showsEditorialNotes: boolean;
  readonly pageNumbers: PageNumbers | undefined;
}

/** One article on pages of its own: one section, or where the template has columns one across them and one in them. */
export function articleSections(
  article: PreparedArticle,
  { showsEditorialNotes, pageNumbers }: ArticleSectionOptions,
  session: Session,
): readonly ISectionOptions[] {
  const { template, publication } = session.input;
  const { columns, articleOpens, runningHead } = template.page;
  const flow: Flow = {
    article,
    direction: article.direction,
    language: article.article.language,
    role: "body",
    depth: 0,
    width: textWidth(template),
    inCell: false,
  };
  const { editorialNote } = article.article;
  if (showsEditorialNotes && editorialNote !== undefined && editorialNote !== "") {
    const words = [{ type: "text", value: editorialNote } as const];
    session.comments.add([paragraph(words, flow, session, { role: "note" })]);
  }
  session.bookmarks.place(session.bookmarks.nameOf(article, articleAnchor(article, session)));
  const titleRole = publication.articles.length === 1 ? "title" : "articleTitle";
  const spanning =
    columns.count === 1
      ? article.opening
      : article.opening.slice(0, 1 + article.opening.findLastIndex(spans(columns.spanning)));
  const inColumn: Flow = {
    ...flow,
    width: Math.max(LEAST_WIDTH, columnWidth(template)),
  };
  const looks = { titleRole, opens: false } as const;
  const across = renderFrontParts(spanning, { titleRole, opens: true }, flow, session);
  const rest = article.opening.slice(spanning.length);
  const running = [
    ...renderFrontParts(rest, { titleRole, opens: spanning.length === 0 }, inColumn, session),
    ...session.renderBlocks(article.body, inColumn, session),
    ...renderFrontParts(article.closing, looks, inColumn, session),
    ...headingOfNotes(article, inColumn, session),
  ];
  const odd = runningHeadOf(article, runningHead.head, session);
  const section = {
    flow,
    heads: {
      odd,
      even:
        runningHead.versoHead === undefined
          ? odd
          : runningHeadOf(article, runningHead.versoHead, session),
    },
    restartsNotes: restartsNotes(session),
    opensRecto: articleOpens === "recto",
    pageNumbers,
  };
  return columns.count === 1
    ? [sectionOf({ ...section, children: [...across, ...running] }, session)]
    : [sectionOf({ ...section, children: across }, session), columnSection(running, session)];
}

/** What stands over notes at the end of an article; Word sets them behind its last paragraph. */
function headingOfNotes(
  { noteLabels }: PreparedArticle,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const words = session.profileFor(flow).labels.notes;
  return session.styles.notes === "endnote" && noteLabels.size > 0
    ? [paragraph([{ type: "text", value: words }], flow, session, { role: "heading1" })]
    : [];
}

const spans =
  (spanning: readonly OpeningPart[]) =>
  (part: FrontPart): boolean => {
    const name = part.kind === "line" ? part.role : part.kind === "figure" ? "hero" : part.role;
    return spanning.some((one) => one === name);
  };

/** The publication decides, and where it says nothing the template. */
function restartsNotes({ input }: Session): boolean {
  const { articles, publication } = input.publication;
  return (
    articles.length > 1 &&
    (publication.noteNumbering === undefined
      ? input.template.notes.numbering !== "publication"
      : publication.noteNumbering === "restart")
  );
}
