import { InternalHyperlink, type ISectionOptions, Tab, TextRun } from "docx";
import {
  type CaptionList,
  type Heading,
  type Inline,
  numberedHeading,
  type PreparedArticle,
  type PreparedIndex,
  type PreparedPart,
} from "../../model/index.ts";
import type { Template } from "../../template/index.ts";
import { SEQUENCE } from "./caption.ts";
import { fieldParts } from "./field.ts";
import { madeFlow } from "./made-flow.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { asParagraphChildren, type RunChild } from "./run-child.ts";
import { inlineRuns } from "./runs.ts";
import { NO_HEADS, type PageNumbers, sectionOf } from "./section.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { PARAGRAPH_ROLES, type ParagraphRole } from "./styles/paragraph-roles.ts";

/** The anchor of an article as a whole, by which our own pages know it too. */
export function articleAnchor(article: PreparedArticle, session: Session): string {
  return `article-${session.input.publication.articles.indexOf(article) + 1}`;
}

/** The pages before the articles that the publication asks for, in one section; none when it asks for none. */
export function renderMadePages(session: Session): readonly ISectionOptions[] {
  const { publication, articles, captionLists } = session.input.publication;
  const [first] = articles;
  const { titlePage, contents } = publication.frontMatter;
  if (first === undefined || !(titlePage || contents || captionLists.length > 0)) {
    return [];
  }
  const flow = madeFlow(first, session);
  const children = [
    ...(titlePage ? renderTitlePage(flow, session) : []),
    ...(contents ? renderContents(flow, session, titlePage) : []),
    ...captionLists.flatMap((list, index) =>
      renderCaptionList(list, flow, session, index === 0 && titlePage && !contents),
    ),
  ];
  const pageNumbers = FRONT_FOLIOS[session.input.template.page.frontFolios];
  return [
    sectionOf({ children, flow, heads: NO_HEADS, restartsNotes: false, pageNumbers }, session),
  ];
}

const FRONT_FOLIOS: Readonly<Record<Template["page"]["frontFolios"], PageNumbers | undefined>> = {
  continue: undefined,
  abjad: { formatType: "arabicAbjad" },
  roman: { formatType: "lowerRoman" },
};

/** The page after the articles that says who published, under which rights and identifier. */
export function renderColophon(session: Session): readonly ISectionOptions[] {
  const { articles, colophon } = session.input.publication;
  const [first] = articles;
  if (first === undefined || colophon.length === 0) {
    return [];
  }
  const flow = madeFlow(first, session, "rights");
  const children = colophon.map(({ text: words, direction: own }) =>
    paragraph(
      own === undefined
        ? [text(words)]
        : [{ type: "isolate", direction: own, children: [text(words)] }],
      flow,
      session,
    ),
  );
  return [sectionOf({ children, flow, heads: NO_HEADS, restartsNotes: false }, session)];
}

const text = (value: string): Inline => ({ type: "text", value });

function renderTitlePage(flow: Flow, session: Session): readonly BlockChild[] {
  const { publication } = session.input.publication;
  const line = (value: string | undefined, role: ParagraphRole, opens?: "titlePage") =>
    value === undefined || value === ""
      ? []
      : [paragraph([text(value)], { ...flow, align: "center" }, session, { role, opens })];
  const creators = publication.creators
    .map((creator) => creator.name)
    .join(session.input.profile.labels.listSeparator);
  const cover =
    publication.cover === undefined
      ? []
      : inlineRuns([{ type: "image", image: publication.cover }], flow, "body", session);
  return [
    ...(cover.length === 0 ? [] : [paragraphOf(cover, flow, session, { role: "figure" })]),
    ...line(publication.title, "title", cover.length === 0 ? "titlePage" : undefined),
    ...line(publication.subtitle, "deck"),
    ...line(creators, "byline"),
    ...line(publication.publisher, "dateline"),
  ];
}

interface Entry {
  readonly role: "contents1" | "contents2" | "captionEntry";
  readonly words: readonly Inline[];
  readonly article: PreparedArticle;
  /** Of the article itself when absent. */
  readonly anchor: string | undefined;
}

/** A contents field with its entries in it, so that it reads right before anybody updates it. */
function renderContents(outer: Flow, session: Session, onNewPage: boolean): readonly BlockChild[] {
  const isOnly = session.input.publication.articles.length === 1;
  return renderList(
    {
      title: session.input.profile.labels.contents,
      instruction: `TOC \\o "1-${isOnly ? 2 : 1}" \\h \\z \\u`,
      entries: contentsEntries(session),
    },
    outer,
    session,
    onNewPage,
  );
}

/** The same for figures or tables: Word finds them by the fields in their captions. */
function renderCaptionList(
  { kind, title, entries }: CaptionList,
  outer: Flow,
  session: Session,
  onNewPage: boolean,
): readonly BlockChild[] {
  const { articles } = session.input.publication;
  return renderList(
    {
      title,
      instruction: `TOC \\h \\z \\c "${SEQUENCE[kind]}"`,
      entries: entries.flatMap(({ article: at, anchor, line }): readonly Entry[] => {
        const article = articles[at];
        return article === undefined
          ? []
          : [{ role: "captionEntry", words: line, article, anchor }];
      }),
    },
    outer,
    session,
    onNewPage,
  );
}

interface ListedPages {
  readonly title: string;
  /** Of the field. */
  readonly instruction: string;
  readonly entries: readonly Entry[];
}

function renderList(
  { title: words, instruction, entries }: ListedPages,
  outer: Flow,
  session: Session,
  onNewPage: boolean,
): readonly BlockChild[] {
  const title = paragraph([text(words)], outer, session, {
    role: "contentsHeading",
    startsPage: onNewPage,
  });
  const [before, after] = fieldParts(instruction, outer.direction === "rtl");
  const lines = entries.map((entry, index) => {
    const children = [...(index === 0 ? before : []), entryLink(entry, outer, session)];
    return paragraphOf(children, outer, session, { role: entry.role });
  });
  // The field ends in a paragraph of its own: an update replaces the others, and with them the section's end.
  return entries.length === 0 ? [] : [title, ...lines, paragraphOf(after, outer, session)];
}

function entryLink(entry: Entry, flow: Flow, given: Session): RunChild {
  // What the words are is kept where they stand in the text; here they are made anew.
  const session: Session = { ...given, ownData: { ...given.ownData, inline: () => undefined } };
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
  const { articles, parts, indexes } = session.input.publication;
  const [only] = articles;
  const made = (
    { title, anchor }: PreparedPart | PreparedIndex,
    article: PreparedArticle,
  ): Entry => ({ role: "contents1", words: [text(title)], article, anchor });
  const ofIndexes = only === undefined ? [] : indexes.map((index) => made(index, only));
  if (only === undefined || articles.length > 1) {
    // All on one level, as an update of the field gives them.
    const entries = articles.flatMap((article, index): readonly Entry[] => [
      ...parts.filter(({ start }) => start === index).map((part) => made(part, article)),
      { role: "contents1", words: [text(article.title)], article, anchor: undefined },
    ]);
    return [...entries, ...ofIndexes];
  }
  const headings = only.body
    .filter((block): block is Heading => block.type === "heading" && block.level <= 2)
    .map(
      (heading): Entry => ({
        role: heading.level === 1 ? "contents1" : "contents2",
        words: numberedHeading(heading, only).filter((inline) => inline.type !== "note"),
        article: only,
        anchor: only.anchors.get(heading),
      }),
    );
  return [...headings, ...ofIndexes];
}
