import { build, type Inline, type Verse, type VerseLine } from "../../model/index.ts";
import { profileIn } from "../../profile/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { contentWidth } from "../inline/content-width.ts";
import { blockLook } from "../inline/text-look.ts";
import { element, type GrowingElement } from "../structure.ts";
import { type FlowContext, inset, styleOf } from "./flow-context.ts";
import { type FlowBlock, matter, type Slab, stack, together } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** A hemistich narrower than this share of its column is not stretched. */
const SHORTEST_SHARE = 0.6;
/** Between the hemistichs, in em. */
const GUTTER = 2.6;
/** How much further from the start the second one stands when it is below the first, in em. */
const STEP = 5;

/**
 * Poetry: the hemistichs of a bayt side by side in two columns as wide as the widest of the poem, the first at the
 * start side; under each other where the page is too narrow. Lines of one part are centred.
 */
export function flowVerse(verse: Verse, context: FlowContext): FlowBlock {
  const style = styleOf("verse", context);
  const made = element("Sect", context.parent);
  const inside: FlowContext = { ...context, parent: made };
  const gutter = GUTTER * style.size;
  const widest = Math.max(
    0,
    ...verse.lines.flatMap(({ hemistichs }) =>
      hemistichs.length === 2 ? hemistichs.map((part) => naturalWidth(part, style, inside)) : [],
    ),
  );
  const columns = 2 * widest + gutter <= context.width;
  const blocks = verse.lines.map((line): FlowBlock => {
    const slabs = columns
      ? flowBayt(line, widest, gutter, style, inside)
      : flowStaggered(line, widest, style, inside);
    return { before: 0, after: 0, keepWithNext: false, slabs: together(slabs) };
  });
  const source = verseSource(verse, context);
  const poet =
    source.length === 0
      ? []
      : [
          flowText(source, { ...styleOf("attribution", context), align: "center" }, context, {
            span: verse.span,
            element: element("P", made),
          }),
        ];
  return {
    ...stack([
      ...blocks.map((block, index) => ({
        ...block,
        keepWithNext: index === 0 || (poet.length > 0 && index === blocks.length - 1),
      })),
      ...poet,
    ]),
    before: style.spaceBefore,
    after: style.spaceAfter,
  };
}

/** Who wrote it, and in which metre. */
function verseSource(verse: Verse, context: FlowContext): readonly Inline[] {
  const { listSeparator } = profileIn(context.language, context.article.profile).labels;
  const poet = verse.poet ?? [];
  if (verse.metre === undefined) {
    return poet;
  }
  const separator = poet.length === 0 ? "" : listSeparator;
  return [...poet, build.text(`${separator}${verse.metre}`)];
}

function flowBayt(
  line: VerseLine,
  width: Points,
  gutter: Points,
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  const [first, second] = line.hemistichs;
  if (second === undefined) {
    return flowText(first, style, context, {
      span: line.span,
      element: element("P", context.parent),
    }).slabs;
  }
  const side = (context.width - 2 * width - gutter) / 2;
  const bayt = element("P", context.parent);
  const columns = [
    flowHemistich(first, inset(context, side, side + gutter + width), style, bayt, line),
    flowHemistich(second, inset(context, side + gutter + width, side), style, bayt, line),
  ];
  const [right = [], left = []] = columns;
  const rows = Math.max(right.length, left.length);
  return Array.from({ length: rows }, (_, row) => {
    const parts = [right[row], left[row]].filter((slab) => slab !== undefined);
    const height = Math.max(...parts.map((slab) => slab.height));
    return matter(height, (x, top) => parts.flatMap((slab) => slab.paint(x, top)), {
      inks: parts.flatMap(({ inks }) => inks),
      notes: parts.flatMap((slab) => slab.notes),
      anchors: parts.flatMap((slab) => slab.anchors),
    });
  });
}

function flowHemistich(
  part: readonly Inline[],
  context: FlowContext,
  style: BlockStyle,
  bayt: GrowingElement,
  line: VerseLine,
): readonly Slab[] {
  // A part much shorter than the others would be torn apart: it stands in the middle of its column.
  const stretched = naturalWidth(part, style, context) >= SHORTEST_SHARE * context.width;
  return flowText(
    part,
    { ...style, align: stretched ? "justify" : "center", indentStart: 0, indentEnd: 0 },
    // A hair more than the widest: it must not break at its own width.
    { ...context, width: context.width + 0.01 },
    { span: line.span, element: bayt, justifyAll: stretched },
  ).slabs;
}

/**
 * The hemistichs of a bayt one under the other, as wide as the widest of the poem: the first at the start side of a
 * block in the middle of the page, the second at its end side.
 */
function flowStaggered(
  line: VerseLine,
  widest: Points,
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  const bayt = element("P", context.parent);
  const step = Math.min(STEP * style.size, context.width - widest);
  const [first, second, ...more] = line.hemistichs;
  if (first === undefined || second === undefined || more.length > 0 || step < style.size) {
    return line.hemistichs.flatMap(
      (part) => flowText(part, style, context, { span: line.span, element: bayt }).slabs,
    );
  }
  const side = (context.width - widest - step) / 2;
  return [
    ...flowHemistich(first, inset(context, side, side + step), style, bayt, line),
    ...flowHemistich(second, inset(context, side + step, side), style, bayt, line),
  ];
}

function naturalWidth(part: readonly Inline[], style: BlockStyle, context: FlowContext): Points {
  const { article, language, direction } = context;
  const base = { look: blockLook(style, article), language, direction, element: null };
  return contentWidth(part, base, article).max;
}
