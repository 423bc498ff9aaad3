import type { Block, Paragraph } from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { blockLook } from "../inline/text-look.ts";
import { glyphList } from "../placed-glyphs.ts";

/** How far a number reaches to the left and to the right of the place where its fraction begins. */
export interface DecimalReach {
  readonly left: Points;
  readonly right: Points;
}

/**
 * The reach of the number that a cell holds in one line, or of a dash in its place; `undefined` for other matter. Digits
 * run from left to right in every direction, so left is the whole part also in a right-to-left table.
 */
export function decimalReach(
  blocks: readonly Block[],
  style: BlockStyle,
  context: FlowContext,
): DecimalReach | undefined {
  const [only] = blocks;
  const line =
    blocks.length === 1 && only?.type === "paragraph" ? single(only, style, context) : undefined;
  if (line === undefined) {
    return undefined;
  }
  const decimalMark = /\d(\D)\d/.exec(context.article.profile.number(1.5).normalize("NFKC"))?.[1];
  const end = wholePart(line.text, decimalMark === "," || decimalMark === "٫" ? "," : ".");
  if (end === undefined) {
    return /[\p{L}\p{Nd}]/u.test(line.text) ? undefined : { left: line.width, right: 0 };
  }
  const left = rightEdge(line, end - 1);
  return left === undefined ? undefined : { left, right: line.width - left };
}

function single(
  paragraph: Paragraph,
  style: BlockStyle,
  { article, language, direction }: FlowContext,
): LineFrame | undefined {
  const silent = { ...article, report: () => undefined, missing: () => undefined };
  const lines = layOutPlain(
    paragraph.children,
    { look: blockLook(style, article), language, direction, element: null },
    Number.MAX_SAFE_INTEGER,
    silent,
  );
  return lines.length === 1 ? lines[0] : undefined;
}

/** Digits with what may stand between two of them: points, commas, the Arabic marks, apostrophes and narrow spaces. */
const NUMBER = /\p{Nd}+(?:[.,٫٬،'’\u00a0\u202f]\p{Nd}+)*/u;

/**
 * Offset of the end of the whole part of the first number in `text`. The Arabic mark ٫ always begins a fraction and ٬
 * never does. Of points and commas the last kind does when both occur; one alone does, unless it groups thousands in
 * the language (`,` where the decimal mark is a point) and three digits follow; one that occurs twice groups.
 */
export function wholePart(text: string, decimalMark: "." | ","): number | undefined {
  const found = NUMBER.exec(text);
  if (found === null) {
    return undefined;
  }
  const [number] = found;
  const end = found.index + number.length;
  const arabic = number.indexOf("٫");
  if (arabic !== -1) {
    return found.index + arabic;
  }
  const marks = [...number.matchAll(/[.,،]/g)].map(({ index }) => index);
  const last = marks.at(-1);
  if (last === undefined) {
    return end;
  }
  const kind = sameKind(number[last]);
  const others = marks.filter((at) => sameKind(number[at]) !== kind);
  const twice = marks.length - others.length > 1;
  const groups = kind !== decimalMark && number.length - last - 1 === 3 && others.length === 0;
  return twice || groups ? end : found.index + last;
}

const sameKind = (mark: string | undefined): "." | "," => (mark === "." ? "." : ",");

/** Right edge of the glyph of a character. */
function rightEdge(line: LineFrame, offset: number): Points | undefined {
  for (const run of line.runs) {
    const glyph = glyphList(run.glyphs).find(({ start, end }) => start <= offset && offset < end);
    if (glyph !== undefined) {
      return run.x + glyph.x + glyph.advance;
    }
  }
  return undefined;
}
