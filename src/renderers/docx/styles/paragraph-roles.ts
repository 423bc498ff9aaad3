import type { StyleRole } from "../../../template/index.ts";

/** Every kind of paragraph that is written; each has a style of its own. */
export type ParagraphRole =
  | Exclude<StyleRole, "listItem" | "summary" | "nameplate" | "motto" | "ear" | "nameplateLine">
  | "bodyFirst"
  | "articleTitle"
  | "listItem"
  | "listContinue"
  | "figure"
  | "afterTable"
  | "betweenBoxes"
  | "divider"
  | "contentsHeading"
  | "contents1"
  | "contents2"
  | "contents3"
  | "captionEntry";

/** How a role is called in Word. */
export interface RoleEntry {
  readonly id: string;
  /** A name that Word knows keeps Word's own translation of it; others show as they are. */
  readonly name: string;
  readonly builtIn: boolean;
  /** The template's style that gives the look. */
  readonly look: StyleRole;
  /** The paragraph that Enter begins after this one; itself when absent. */
  readonly next?: ParagraphRole;
  /** Order in Word's list of styles. */
  readonly priority: number;
  readonly outlineLevel?: number;
}

const builtIn = (
  id: string,
  name: string,
  look: StyleRole,
  priority: number,
  rest: Partial<RoleEntry> = {},
): RoleEntry => ({ id, name, builtIn: true, look, priority, ...rest });

const own = (
  id: string,
  name: string,
  look: StyleRole,
  priority: number,
  rest: Partial<RoleEntry> = {},
): RoleEntry => ({ id, name, builtIn: false, look, priority, ...rest });

const heading = (level: number, look: StyleRole): RoleEntry =>
  builtIn(`Heading${level}`, `heading ${level}`, look, 9, {
    next: "body",
    outlineLevel: level - 1,
  });

/** The names "Source Code" and "First Paragraph" are those that pandoc reads and writes. */
export const PARAGRAPH_ROLES: Readonly<Record<ParagraphRole, RoleEntry>> = {
  body: builtIn("BodyText", "Body Text", "body", 1),
  bodyFirst: own("FirstParagraph", "First Paragraph", "body", 1, { next: "body" }),
  kicker: own("Kicker", "Kicker", "kicker", 10, { next: "title" }),
  title: builtIn("Title", "Title", "title", 10, { next: "deck" }),
  articleTitle: own("ArticleTitle", "Article Title", "title", 10, {
    next: "deck",
    outlineLevel: 0,
  }),
  deck: builtIn("Subtitle", "Subtitle", "deck", 11, { next: "byline" }),
  byline: own("Byline", "Byline", "byline", 12, { next: "dateline" }),
  dateline: own("Dateline", "Dateline", "dateline", 12, { next: "body" }),
  abstract: own("Abstract", "Abstract", "abstract", 13),
  heading1: heading(1, "heading1"),
  heading2: heading(2, "heading2"),
  heading3: heading(3, "heading3"),
  heading4: heading(4, "heading4"),
  heading5: heading(5, "heading5"),
  heading6: heading(6, "heading6"),
  listItem: builtIn("ListParagraph", "List Paragraph", "listItem", 34),
  listContinue: builtIn("ListContinue", "List Continue", "listItem", 34),
  quote: builtIn("Quote", "Quote", "quote", 29),
  attribution: own("Attribution", "Attribution", "attribution", 30, { next: "body" }),
  pullQuote: own("PullQuote", "Pull Quote", "pullQuote", 30, { next: "body" }),
  verse: own("Verse", "Verse", "verse", 31),
  quran: own("Quran", "Quran", "quran", 31, { next: "body" }),
  figure: own("Figure", "Figure", "body", 35, { next: "caption" }),
  caption: builtIn("Caption", "caption", "caption", 35, { next: "body" }),
  credit: own("Credit", "Credit", "credit", 35, { next: "body" }),
  tableCaption: own("TableCaption", "Table Caption", "tableCaption", 36, { next: "body" }),
  tableHead: own("TableHead", "Table Head", "tableHead", 36),
  tableCell: own("TableText", "Table Text", "tableCell", 36),
  afterTable: own("AfterTable", "After Table", "body", 36, { next: "body" }),
  betweenBoxes: own("BetweenBoxes", "Between Boxes", "body", 38, { next: "body" }),
  code: own("SourceCode", "Source Code", "code", 37),
  math: own("DisplayMath", "Display Math", "math", 37, { next: "body" }),
  aside: own("Aside", "Aside", "aside", 38),
  asideTitle: own("AsideTitle", "Aside Title", "asideTitle", 38, { next: "aside" }),
  question: own("Question", "Question", "question", 38, { next: "answer" }),
  answer: own("Answer", "Answer", "answer", 38),
  divider: own("Divider", "Divider", "body", 38, { next: "body" }),
  note: builtIn("FootnoteText", "footnote text", "note", 99),
  correction: own("Correction", "Correction", "correction", 40),
  source: own("Source", "Source", "source", 40),
  rights: own("Rights", "Rights", "rights", 40),
  biography: own("Biography", "Biography", "biography", 40),
  runningHead: builtIn("Header", "header", "runningHead", 99),
  folio: builtIn("Footer", "footer", "folio", 99),
  contentsHeading: builtIn("TOCHeading", "TOC Heading", "heading1", 39, { next: "body" }),
  contents1: builtIn("TOC1", "toc 1", "body", 39),
  contents2: builtIn("TOC2", "toc 2", "body", 39),
  contents3: builtIn("TOC3", "toc 3", "body", 39),
  captionEntry: builtIn("TableofFigures", "table of figures", "body", 39),
};

/**
 * The roles of a document of several articles: their titles are its headings of the first level, and the headings in them
 * go one level down, as an editor would have it. Word's map of the document and an updated contents then agree with ours.
 */
export function boundRoles(): Readonly<Record<ParagraphRole, RoleEntry>> {
  const { articleTitle, heading1, heading2, heading3, heading4, heading5, heading6 } =
    PARAGRAPH_ROLES;
  const moved = (role: RoleEntry, level: number): RoleEntry => ({
    ...role,
    id: `Heading${level}`,
    name: `heading ${level}`,
    builtIn: true,
    priority: 9,
    outlineLevel: level - 1,
  });
  return {
    ...PARAGRAPH_ROLES,
    articleTitle: moved(articleTitle, 1),
    heading1: moved(heading1, 2),
    heading2: moved(heading2, 3),
    heading3: moved(heading3, 4),
    heading4: moved(heading4, 5),
    heading5: moved(heading5, 6),
    heading6: moved(heading6, 7),
  };
}
