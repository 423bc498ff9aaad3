import type { BlockStyle } from "../../template/index.ts";
import { type FlowContext, indented } from "./flow-context.ts";
import { type Decoration, decorated, matter, type Slab } from "./slab.ts";

/** Whether a style draws anything behind or beside its text. */
const isBoxed = (style: BlockStyle): boolean => style.shade || style.startRule !== null;

/** The room inside a block's indents, and inside its padding where it has a rule or a shade. */
export function boxedContext(style: BlockStyle, context: FlowContext): FlowContext {
  const inside = indented(context, style.indentStart, style.indentEnd);
  if (!isBoxed(style)) {
    return inside;
  }
  const rule = style.startRule?.width ?? 0;
  return indented(inside, style.padding + rule, style.shade ? style.padding : 0);
}

/** Slabs with the block's shade and rule behind them, and the padding that a shade needs above and below. */
export function decorateBlock(
  slabs: readonly Slab[],
  style: BlockStyle,
  context: FlowContext,
): readonly Slab[] {
  if (!isBoxed(style) || slabs.length === 0) {
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
