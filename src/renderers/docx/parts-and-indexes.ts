import { InternalHyperlink, type ISectionOptions, TextRun } from "docx";
import type { IndexEntry } from "../../model/index.ts";
import { fieldParts } from "./field.ts";
import { madeFlow } from "./made-flow.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { asParagraphChildren, type RunChild } from "./run-child.ts";
import { inlineRuns } from "./runs.ts";
import { NO_HEADS, type PageNumbers, sectionOf } from "./section.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";

/** The page of the part that begins with an article, if one does. */
export function renderPartPage(
  firstArticle: number,
  pageNumbers: PageNumbers | undefined,
  session: Session,
): readonly ISectionOptions[] {
  const { parts, articles } = session.input.publication;
  const part = parts.find(({ start }) => start === firstArticle);
  const article = articles[firstArticle];
  if (part === undefined || article === undefined) {
    return [];
  }
  const flow = { ...madeFlow(article, session), align: "center" } as const;
  session.bookmarks.place(session.bookmarks.nameOf(article, part.anchor));
  const line = (words: string, role: ParagraphRole, opens?: "titlePage"): BlockChild =>
    paragraph([{ type: "text", value: words }], flow, session, { role, opens });
  const children = [
    line(part.title, "articleTitle", "titlePage"),
    ...(part.subtitle === undefined ? [] : [line(part.subtitle, "deck")]),
  ];
  return [
    sectionOf({ children, flow, heads: NO_HEADS, restartsNotes: false, pageNumbers }, session),
  ];
}

/** The indexes, with the page numbers of our own layout in fields that Word brings up to date. */
export function renderIndexes(session: Session): readonly ISectionOptions[] {
  const { indexes, articles } = session.input.publication;
  const [first] = articles;
  if (first === undefined) {
    return [];
  }
  const flow = madeFlow(first, session);
  const titleRole = articles.length === 1 ? "heading1" : "articleTitle";
  return indexes.map(({ title, anchor, groups }) => {
    session.bookmarks.place(session.bookmarks.nameOf(first, anchor));
    const children = [
      paragraph([{ type: "text", value: title }], flow, session, { role: titleRole }),
      ...groups.flatMap(({ letter, entries }) => [
        paragraph([{ type: "strong", children: [{ type: "text", value: letter }] }], flow, session),
        ...entries.map((entry) => indexEntry(entry, flow, session)),
      ]),
    ];
    return sectionOf({ children, flow, heads: NO_HEADS, restartsNotes: false }, session);
  });
}

function indexEntry({ words, places }: IndexEntry, flow: Flow, session: Session): BlockChild {
  const { publication, pagination, profile } = session.input;
  const rightToLeft = flow.direction === "rtl";
  const direction = rightToLeft ? { rightToLeft: true } : {};
  const text = (value: string): readonly RunChild[] =>
    inlineRuns([{ type: "text", value }], flow, "body", session);
  const seen = new Set<string>();
  const pages = places.flatMap(({ anchor, article: at }): readonly RunChild[] => {
    const article = publication.articles[at];
    const page = pagination.get(anchor) ?? "";
    if (article === undefined || seen.has(page)) {
      return [];
    }
    seen.add(page);
    const name = session.bookmarks.nameOf(article, anchor);
    const [begin, end] = fieldParts(`PAGEREF ${name} \\h`, rightToLeft);
    return [
      ...text(profile.labels.listSeparator),
      new InternalHyperlink({
        anchor: name,
        children: asParagraphChildren([
          ...begin,
          new TextRun({ ...direction, text: page }),
          ...end,
        ]),
      }),
    ];
  });
  return paragraphOf([...text(words), ...pages], flow, session);
}
