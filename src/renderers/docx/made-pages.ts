import { InternalHyperlink, type ISectionOptions, Tab, TextRun } from "docx";
import type { Heading, Inline, PreparedArticle } from "../../model/index.ts";
import { fieldParts } from "./field.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { asParagraphChildren, type RunChild } from "./run-child.ts";
import { inlineRuns } from "./runs.ts";
import { sectionOf } from "./section.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { PARAGRAPH_ROLES, type ParagraphRole } from "./styles/paragraph-roles.ts";
import { textWidth } from "./styles/role-look.ts";

/** The anchor of an article as a whole, by which our own pages know it too. */
export function articleAnchor(article: PreparedArticle, session: Session): string {
  return `article-${session.input.publication.articles.indexOf(article) + 1}`;
}

/** The pages before the articles that the publication asks for, in one section; none when it asks for none. */
export function renderMadePages(session: Session): readonly ISectionOptions[] {
  const { publication, articles, direction } = session.input.publication;
  const [first] = articles;
  const { titlePage, contents } = publication.frontMatter;
  if (first === undefined || !(titlePage || contents)) {
    return [];
  }
  const flow: Flow = {
    article: first,
    direction,
    language: publication.language,
    role: "body",
    depth: 0,
    width: textWidth(session.input.template),
    inCell: false,
  };
  const children = [
    ...(titlePage ? renderTitlePage(flow, session) : []),
    ...(contents ? renderContents(flow, session, titlePage) : []),
  ];
  return [sectionOf({ children, flow, runningTitle: "", restartsNotes: false }, session)];
}

/** The page after the articles that says who published, under which rights and identifier. */
export function renderColophon(session: Session): readonly ISectionOptions[] {
  const { publication, articles, direction, colophon } = session.input.publication;
  const [first] = articles;
  if (first === undefined || colophon.length === 0) {
    return [];
  }
  const flow: Flow = {
    article: first,
    direction,
    language: publication.language,
    role: "rights",
    depth: 0,
    width: textWidth(session.input.template),
    inCell: false,
  };
  const children = colophon.map(({ text: words, direction: own }) =>
    paragraph(
      own === undefined
        ? [text(words)]
        : [{ type: "isolate", direction: own, children: [text(words)] }],
      flow,
      session,
    ),
  );
  return [sectionOf({ children, flow, runningTitle: "", restartsNotes: false }, session)];
}

const text = (value: string): Inline => ({ type: "text", value });

function renderTitlePage(flow: Flow, session: Session): readonly BlockChild[] {
  const { publication } = session.input.publication;
  const line = (value: string | undefined, role: ParagraphRole) =>
    value === undefined || value === "" ? [] : [paragraph([text(value)], flow, session, { role })];
  const creators = publication.creators
    .map((creator) => creator.name)
    .join(session.input.profile.labels.listSeparator);
  const cover =
    publication.cover === undefined
      ? []
      : inlineRuns([{ type: "image", image: publication.cover }], flow, "body", session);
  return [
    ...(cover.length === 0 ? [] : [paragraphOf(cover, flow, session, { role: "figure" })]),
    ...line(publication.title, "title"),
    ...line(publication.subtitle, "deck"),
    ...line(creators, "byline"),
    ...line(publication.publisher, "dateline"),
  ];
}

interface Entry {
  readonly level: 1 | 2;
  readonly words: readonly Inline[];
  readonly article: PreparedArticle;
  /** Of the article itself when absent. */
  readonly anchor: string | undefined;
}

/** A contents field with its entries in it, so that it reads right before anybody updates it. */
function renderContents(outer: Flow, session: Session, onNewPage: boolean): readonly BlockChild[] {
  const entries = contentsEntries(session);
  const isOnly = session.input.publication.articles.length === 1;
  const instruction = isOnly ? 'TOC \\o "1-2" \\h \\z \\u' : 'TOC \\h \\z \\t "Article Title,1"';
  const title = paragraph([text(session.input.profile.labels.contents)], outer, session, {
    role: "contentsHeading",
    startsPage: onNewPage,
  });
  const [before, after] = fieldParts(instruction, outer.direction === "rtl");
  const lines = entries.map((entry, index) => {
    const children = [...(index === 0 ? before : []), entryLink(entry, outer, session)];
    return paragraphOf(children, outer, session, { role: `contents${entry.level}` });
  });
  // The field ends in a paragraph of its own: an update replaces the others, and with them the section's end.
  return entries.length === 0 ? [] : [title, ...lines, paragraphOf(after, outer, session)];
}

function entryLink(entry: Entry, flow: Flow, session: Session): RunChild {
  const target = entry.anchor ?? articleAnchor(entry.article, session);
  const anchor = session.bookmarks.nameOf(entry.article, target);
  const page = session.input.pagination.get(target);
  const rightToLeft = flow.direction === "rtl";
  const [begin, end] = fieldParts(`PAGEREF ${anchor} \\h`, rightToLeft);
  const direction = rightToLeft ? { rightToLeft: true } : {};
  return new InternalHyperlink({
    anchor,
    children: asParagraphChildren([
      ...inlineRuns(
        [
          {
            type: "span",
            language: entry.article.article.language,
            direction: entry.article.direction,
            children: entry.words,
          },
        ],
        { ...flow, article: entry.article },
        PARAGRAPH_ROLES.contents1.look,
        session,
      ),
      new TextRun({ ...direction, children: [new Tab()] }),
      ...begin,
      // Better no number than a wrong one: Word fills it in when the contents are updated.
      ...(page === undefined ? [] : [new TextRun({ ...direction, text: page })]),
      ...end,
    ]),
  });
}

/** Of several articles their titles; of one its headings of the first two levels. */
function contentsEntries(session: Session): readonly Entry[] {
  const { articles } = session.input.publication;
  const [only] = articles;
  if (only === undefined || articles.length > 1) {
    return articles.map((article) => ({
      level: 1,
      words: [text(article.title)],
      article,
      anchor: undefined,
    }));
  }
  return only.body
    .filter((block): block is Heading => block.type === "heading" && block.level <= 2)
    .map((heading) => ({
      level: heading.level === 1 ? 1 : 2,
      words: heading.children.filter((inline) => inline.type !== "note"),
      article: only,
      anchor: only.anchors.get(heading),
    }));
}
