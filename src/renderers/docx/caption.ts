import { BookmarkEnd, BookmarkStart, type Paragraph } from "docx";
import { build, type CaptionedBlock, type CaptionNumber, type Inline } from "../../model/index.ts";
import { numberAnchor } from "./bookmarks.ts";
import { fieldParts } from "./field.ts";
import { type ParagraphExtras, paragraph, paragraphOf } from "./paragraph.ts";
import type { RunChild } from "./run-child.ts";
import { inlineRuns } from "./runs.ts";
import type { Flow, Session } from "./session.ts";
import { PARAGRAPH_ROLES } from "./styles/paragraph-roles.ts";

/** What Word counts by; the same in every language, so that its list of figures finds them all. */
export const SEQUENCE = { figure: "Figure", table: "Table" } as const;

/** The last number of each sequence that was written. */
export interface CaptionBook {
  readonly last: Map<CaptionNumber["kind"], number>;
}

export const createCaptionBook = (): CaptionBook => ({ last: new Map() });

/** A caption: its number is a field, so that it follows when an editor puts a figure before it. None where there is nothing to print. */
export function captionParagraph(
  node: CaptionedBlock,
  flow: Flow,
  session: Session,
  role: "caption" | "tableCaption",
  extras: ParagraphExtras = {},
): readonly Paragraph[] {
  const words = node.caption ?? [];
  const number = flow.article.captions.get(node);
  if (number === undefined) {
    return words.length === 0 ? [] : [paragraph(words, flow, session, { ...extras, role })];
  }
  const at = number.chapter === undefined ? 0 : number.number.indexOf("-") + 1;
  const chapter = build.text(number.number.slice(0, at));
  const index = build.text(number.number.slice(at));
  const separator = words.length === 0 ? [] : [build.text(number.separator.trimEnd())];
  const line: readonly Inline[] = [
    build.strong(`${number.label}\u00a0`, chapter, index, ...separator),
    ...(words.length === 0 ? [] : [build.text(" "), ...words]),
  ];
  const fields = numberFields(node, number, { chapter, index }, flow, session);
  const { look } = PARAGRAPH_ROLES[role];
  return [
    paragraphOf(inlineRuns(line, flow, look, session, fields), flow, session, { ...extras, role }),
  ];
}

/** The runs of the number, made a field and given a name that references lead to. */
function numberFields(
  node: CaptionedBlock,
  { kind, index }: CaptionNumber,
  parts: { readonly chapter: Inline; readonly index: Inline },
  { article, direction }: Flow,
  session: Session,
): ReadonlyMap<Inline, (shown: readonly RunChild[]) => readonly RunChild[]> {
  const { last } = session.captions;
  const follows = (last.get(kind) ?? 0) + 1 === index;
  last.set(kind, index);
  const anchor = article.anchors.get(node);
  const bookmark =
    anchor === undefined
      ? undefined
      : session.bookmarks.number(session.bookmarks.nameOf(article, numberAnchor(anchor)));
  const start = bookmark === undefined ? [] : [new BookmarkStart(bookmark.name, bookmark.id)];
  const end = bookmark === undefined ? [] : [new BookmarkEnd(bookmark.id)];
  const restart = follows ? "" : ` \\r ${index}`;
  const [before, after] = fieldParts(
    `SEQ ${SEQUENCE[kind]} \\* ARABIC${restart}`,
    direction === "rtl",
  );
  const hasChapter = parts.chapter.type === "text" && parts.chapter.value !== "";
  return new Map([
    [parts.chapter, (shown) => [...start, ...shown]],
    [parts.index, (shown) => [...(hasChapter ? [] : start), ...before, ...shown, ...after, ...end]],
  ]);
}
