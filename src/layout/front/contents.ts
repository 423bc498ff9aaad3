import { build, type Inline } from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { lineLeft, placeLine } from "../flow/place-line.ts";
import { type FlowBlock, matter, type Slab, stack } from "../flow/slab.ts";
import { firstBaseline, flowText } from "../flow/text-block.ts";
import type { PageItem } from "../frame.ts";
import { contentWidth } from "../inline/content-width.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import { blockLook } from "../inline/text-look.ts";
import { element, type GrowingElement } from "../structure.ts";
import { type ContentsEntry, type ContentsSection, targetName } from "./contents-entries.ts";

/** Of the type size: from dot to dot, how wide a dot is, and the room on either side of the dots. */
const PITCH = 0.5;
const DOT = 0.07;
const AIR = 0.5;

/**
 * The contents and the lists after them: words at the start side, the page's number at the end side, dots between them.
 * `labelOf` gives the number printed on the page of an anchor.
 */
export function flowContents(
  sections: readonly ContentsSection[],
  labelOf: (anchor: string) => string,
  context: FlowContext,
): readonly Slab[] {
  return stack(sections.flatMap((section) => flowSection(section, labelOf, context))).slabs;
}

function flowSection(
  { title: words, anchor, entries }: ContentsSection,
  labelOf: (anchor: string) => string,
  context: FlowContext,
): readonly FlowBlock[] {
  const title = flowText([build.text(words)], styleOf("heading1", context), context, {
    span: undefined,
    element: element("H1", context.parent),
    anchors: [anchor],
  });
  const list = element("TOC", context.parent);
  const inside: FlowContext = { ...context, parent: list };
  const style: BlockStyle = { ...styleOf("body", context), align: "start", firstLineIndent: 0 };
  const room = numberRoom(style, inside);
  // What stands below an entry is a list in the list (ISO 32000-1, 14.8.4.3.3).
  let below: GrowingElement | undefined;
  const lines = entries.map((entry) => {
    below = entry.depth === 0 ? undefined : (below ?? element("TOC", list));
    return flowEntry(entry, labelOf(entry.anchor), room, style, {
      ...inside,
      parent: below ?? list,
    });
  });
  return [title, ...lines];
}

/** A fourth digit takes from the room of the dots. */
const DIGITS = 3;

/** Room for any number of a page, so that lines break alike whatever the numbers turn out to be. */
function numberRoom(style: BlockStyle, context: FlowContext): Points {
  const { profile } = context.article;
  const widths = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => {
    const number = profile.counter(Number(String(digit).repeat(DIGITS)));
    return widthOf([build.text(number)], style, context);
  });
  return Math.max(...widths);
}

function flowEntry(
  { words, anchor, depth }: ContentsEntry,
  number: string,
  numberRoom: Points,
  style: BlockStyle,
  context: FlowContext,
): FlowBlock {
  const { article, direction } = context;
  const made = element("TOCI", context.parent);
  const indent = depth * article.template.list.indent;
  const air = style.size * AIR;
  const room = context.width - indent - numberRoom - 2 * air - style.size;
  const lines = paragraph(linked(words, anchor), room, style, made, context);
  const [numberLine] = paragraph(
    linked([build.text(number)], anchor),
    Number.MAX_SAFE_INTEGER,
    style,
    made,
    context,
  );
  const baseline = firstBaseline(style, context);
  const isRtl = direction === "rtl";
  const textLeft = context.x + (isRtl ? numberRoom + 2 * air + style.size : indent);
  const slabs = lines.map((line, index): Slab => {
    const isLast = index === lines.length - 1;
    const x = lineLeft(textLeft, room, line.width, "start", direction, 0);
    return matter(
      style.leading,
      (left, top) => {
        const y = top + baseline;
        const own = placeLine(line, left + x, y, direction, made);
        if (!isLast || numberLine === undefined) {
          return own;
        }
        const numberX = isRtl
          ? left + context.x
          : left + context.x + context.width - numberLine.width;
        const dots = isRtl
          ? leaders(numberX + numberLine.width + air, left + x - air, y, style, context)
          : leaders(left + x + line.width + air, numberX - air, y, style, context);
        return [...own, ...dots, ...placeLine(numberLine, numberX, y, direction, made)];
      },
      { breakAfter: isLast },
    );
  });
  return { before: 0, after: article.template.list.itemSpacing, keepWithNext: false, slabs };
}

/** Words that lead to the anchor. */
const linked = (words: readonly Inline[], anchor: string): readonly Inline[] => [
  { type: "crossReference", target: targetName(anchor), children: words },
];

const paragraph = (
  words: readonly Inline[],
  width: Points,
  style: BlockStyle,
  made: GrowingElement | null,
  { article, language, direction }: FlowContext,
) =>
  layOutPlain(
    words,
    { look: blockLook(style, article), language, direction, element: made },
    width,
    article,
  );

function widthOf(words: readonly Inline[], style: BlockStyle, context: FlowContext): Points {
  const { article, language, direction } = context;
  const base = { look: blockLook(style, article), language, direction, element: null };
  return contentWidth(words, base, article).max;
}

/** Dots on a grid that is the same in every line, so that they stand below each other; drawn, not text to be read. */
function leaders(
  from: Points,
  to: Points,
  baseline: Points,
  style: BlockStyle,
  { article }: FlowContext,
): readonly PageItem[] {
  const pitch = style.size * PITCH;
  const size = style.size * DOT;
  const first = Math.ceil(from / pitch);
  const count = Math.max(0, Math.floor((to - size) / pitch) - first + 1);
  return Array.from({ length: count }, (_, index) => ({
    type: "rect",
    rect: { x: (first + index) * pitch, y: baseline - size, width: size, height: size },
    colour: article.template.colours.muted,
  }));
}
