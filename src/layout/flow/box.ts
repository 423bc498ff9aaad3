import type { BlockStyle, EdgeRule } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlowContext, indented } from "./flow-context.ts";
import { lineLeft } from "./place-line.ts";
import { type Decoration, decorated, matter, type Slab } from "./slab.ts";

/** Whether a style draws anything behind or beside its text. */
const isBoxed = (style: BlockStyle): boolean => style.shade || style.startRule !== null;

/** `style` for what stands inside the box that the style draws. */
export const unboxed = (style: BlockStyle): BlockStyle => ({
  ...style,
  startRule: null,
  shade: false,
  ruleAbove: null,
  ruleBelow: null,
});

/** The room inside a block's indents, and inside its padding where it has a rule or a shade. */
export function boxedContext(style: BlockStyle, context: FlowContext): FlowContext {
  const inside = indented(context, style.indentStart, style.indentEnd);
  if (!isBoxed(style)) {
    return inside;
  }
  const rule = style.startRule?.width ?? 0;
  return indented(inside, style.padding + rule, style.shade ? style.padding : 0);
}

/** Slabs with the block's shade and rules, and the padding that a shade needs above and below. */
export function decorateBlock(
  slabs: readonly Slab[],
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  if (slabs.length === 0) {
    return slabs;
  }
  return betweenRules(shadeBlock(slabs, style, context), style, context);
}

/** The rules go with the first and the last slab: none heads or ends a page by itself. */
function betweenRules(
  slabs: readonly Slab[],
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  const { ruleAbove, ruleBelow } = style;
  const box = indented(context, style.indentStart, style.indentEnd);
  const upper = ruleAbove === null ? [] : [ruleSlab(ruleAbove, 0, style, box, false)];
  if (ruleBelow === null) {
    return [...upper, ...slabs];
  }
  const last = slabs.length - 1;
  return [
    ...upper,
    ...slabs.map((slab, index) => (index === last ? { ...slab, breakAfter: false } : slab)),
    ruleSlab(ruleBelow, ruleBelow.gap, style, box, slabs[last]?.breakAfter ?? true),
  ];
}

function ruleSlab(
  { width: height, colour, gap, share }: EdgeRule,
  below: Points,
  style: BlockStyle,
  box: FlowContext,
  breakAfter: boolean,
): Slab {
  const width = box.width * share;
  const x = box.x + lineLeft(0, box.width, width, style.align, box.direction, 0);
  return matter(
    height + gap,
    (left, top) => [
      {
        type: "rect",
        rect: { x: left + x, y: top + below, width, height },
        colour: box.article.template.colours[colour],
      },
    ],
    { breakAfter },
  );
}

function shadeBlock(
  slabs: readonly Slab[],
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  if (!isBoxed(style)) {
    return slabs;
  }
  const { colours } = context.article.template;
  const box = indented(context, style.indentStart, style.indentEnd);
  const rule = style.startRule;
  const decoration: Decoration = {
    x: box.x,
    width: box.width,
    shade: style.shade ? colours.shade : undefined,
    rule:
      rule === null
        ? undefined
        : {
            x: box.direction === "rtl" ? box.x + box.width - rule.width : box.x,
            width: rule.width,
            colour: colours[rule.colour],
          },
  };
  if (!style.shade) {
    return decorated(slabs, decoration);
  }
  const padding = (breakAfter: boolean) => matter(style.padding, () => [], { breakAfter });
  const held = slabs.map((slab, index) =>
    // The shade's lower edge goes with the last line.
    index === slabs.length - 1 ? { ...slab, breakAfter: false } : slab,
  );
  return decorated(
    [padding(false), ...held, padding(slabs.at(-1)?.breakAfter ?? true)],
    decoration,
  );
}
