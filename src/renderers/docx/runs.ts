import {
  BookmarkEnd,
  BookmarkStart,
  EndnoteIdReference,
  ExternalHyperlink,
  FootnoteReference,
  InternalHyperlink,
  NoBreakHyphen,
  SoftHyphen,
  Tab,
  TextRun,
} from "docx";
import { diagnostic } from "../../diagnostics/index.ts";
import type { Inline, InlineMath } from "../../model/index.ts";
import type { StyleRole } from "../../template/index.ts";
import { type DirectionRun, directionRuns } from "../../text/index.ts";
import { addNote } from "./notes.ts";
import { collectText, type LinkPlace, type Piece } from "./paragraph-text.ts";
import { pictureReplacement, pictureRun } from "./picture.ts";
import { numberField, numberOf, referenceField } from "./reference-field.ts";
import { asParagraphChildren, type RunChild } from "./run-child.ts";
import { runOptions } from "./run-options.ts";
import type { Flow, Session } from "./session.ts";

/** What a text node of the paragraph becomes beyond its runs. */
type Fields = ReadonlyMap<Inline, (shown: readonly RunChild[]) => readonly RunChild[]>;

/** The runs of one paragraph: direction is resolved over its whole text, then cut where the format changes. */
export function inlineRuns(
  inlines: readonly Inline[],
  flow: Flow,
  surroundings: StyleRole,
  session: Session,
  fields: Fields = new Map(),
): readonly RunChild[] {
  const { text, pieces } = collectText(inlines, {
    language: flow.language,
    profile: session.profileFor(flow),
    report: session.context.report,
    lead: flow.lead,
    annotate: session.ownData.inline,
    replacement: (image) => pictureReplacement(image, session),
  });
  const directions = directionRuns(text, flow.direction);
  const children: RunChild[] = [];
  for (let at = 0; at < pieces.length; ) {
    const link = pieces[at]?.format.link;
    let end = at + 1;
    while (link !== undefined && pieces[end]?.format.link === link) {
      end += 1;
    }
    const number = link === undefined ? undefined : numberOf(link, pieces[end - 1], text, flow);
    const written = pieces.slice(at, end).flatMap((piece, index) => {
      const runs = pieceRuns(piece, text, directions, flow, surroundings, session);
      const isNumber = number !== undefined && index === end - at - 1;
      const shown = isNumber ? numberField(number, runs, flow, session) : runs;
      return piece.node === undefined ? shown : (fields.get(piece.node)?.(shown) ?? shown);
    });
    const isRaised = pieces[at]?.format.roles.includes("superscript") === true;
    children.push(
      ...(link === undefined ? written : linked(link, written, isRaised, flow, session)),
    );
    at = end;
  }
  return children;
}

function pieceRuns(
  piece: Piece,
  text: string,
  directions: readonly DirectionRun[],
  flow: Flow,
  surroundings: StyleRole,
  session: Session,
): readonly RunChild[] {
  const options = (rightToLeft: boolean) =>
    runOptions(piece.format, rightToLeft, surroundings, session);
  const within = directions.filter((run) => run.end > piece.start && run.start < piece.end);
  const { content } = piece;
  if (content === "break") {
    return [new TextRun({ ...options(within[0]?.rtl === true), break: 1 })];
  }
  if (content === "text") {
    return within.flatMap((run, index) => {
      const value = text.slice(Math.max(run.start, piece.start), Math.min(run.end, piece.end));
      const before = index === 0 ? (piece.before ?? "") : "";
      const after = index === within.length - 1 ? (piece.after ?? "") : "";
      const children = runContent(value, before, after);
      return children.length === 0 ? [] : [new TextRun({ ...options(run.rtl), children })];
    });
  }
  if ("bookmark" in content) {
    const { name, id } = content.bookmark;
    return [content.edge === "start" ? new BookmarkStart(name, id) : new BookmarkEnd(id)];
  }
  if ("image" in content) {
    return pictureRun(content.image, flow, session);
  }
  if ("math" in content) {
    return formulaRuns(content.math, options(false), session);
  }
  const reference = addNote(content.note, flow, session);
  if (reference.kind === "text") {
    return inlineRuns(reference.inlines, { ...flow, lead: undefined }, surroundings, session);
  }
  const run = new TextRun({
    ...options(within[0]?.rtl === true),
    children: [
      session.styles.notes === "endnote"
        ? new EndnoteIdReference(reference.id)
        : new FootnoteReference(reference.id),
    ],
  });
  const name = session.bookmarks.nameOfNode(flow.article, content.note);
  if (name === undefined) {
    return [run];
  }
  const bookmark = session.bookmarks.number(name);
  return [new BookmarkStart(bookmark.name, bookmark.id), run, new BookmarkEnd(bookmark.id)];
}

/** Word's own mathematics in the line, or the TeX source where there is none for it. */
function formulaRuns(
  math: InlineMath,
  options: ReturnType<typeof runOptions>,
  session: Session,
): readonly RunChild[] {
  const formula = session.formulas.get(math);
  if (formula?.kind === "formula") {
    return [formula.child()];
  }
  const reason = formula === undefined ? "" : `: ${formula.reason}`;
  session.context.report(
    diagnostic("docx/unsupported-node", `a formula is written to Word as its TeX${reason}`, {
      span: math.span,
    }),
  );
  return [new TextRun({ ...options, text: math.tex })];
}

/** Direction stands in the runs; the characters that asked for it would be seen by searches and by readers aloud. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text as the content of `w:r`: characters that Word writes as elements are taken out. */
function runContent(
  value: string,
  before: string,
  after: string,
): (string | SoftHyphen | NoBreakHyphen | Tab)[] {
  const plain = value.replace(BIDI_CONTROLS, "").replace(/[\n\r\u2028\u2029]+/g, " ");
  return `${before}${plain}${after}`
    .split(/([\u00ad\u2011\t])/)
    .filter((part) => part !== "")
    .map((part) => ELEMENTS.get(part)?.() ?? part);
}

const ELEMENTS: ReadonlyMap<string, () => SoftHyphen | NoBreakHyphen | Tab> = new Map([
  ["\u00ad", () => new SoftHyphen()],
  ["\u2011", () => new NoBreakHyphen()],
  ["\t", () => new Tab()],
]);

function linked(
  place: LinkPlace,
  children: readonly RunChild[],
  isRaised: boolean,
  flow: Flow,
  session: Session,
): readonly RunChild[] {
  if (children.length === 0) {
    return [];
  }
  if (place.kind === "internal") {
    const target = flow.article.targets.get(place.target);
    if (target === undefined) {
      return children;
    }
    const { articles } = session.input.publication;
    const article = articles[target.inArticle?.index ?? articles.length] ?? flow.article;
    const own = { ...flow, article };
    const shown = referenceField(place.words, target, isRaised, own, session, children);
    const anchor = session.bookmarks.nameOf(article, target.anchor);
    return [new InternalHyperlink({ anchor, children: asParagraphChildren(shown) })];
  }
  return [new ExternalHyperlink({ link: place.url, children: asParagraphChildren(children) })];
}
