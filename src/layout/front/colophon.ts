import { build, type ColophonLine, type Inline } from "../../model/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { matter, type Slab, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { element } from "../structure.ts";

/** Who made the book, under which rights and number: small, at the foot of a page of its own. */
export function flowColophon(
  lines: readonly ColophonLine[],
  context: FlowContext,
): readonly Slab[] {
  const style = { ...styleOf("rights", context), spaceBefore: 0, spaceAfter: 2 };
  const { slabs } = stack(
    lines.map((line) =>
      flowText(inlinesOf(line), style, context, {
        span: undefined,
        element: element("P", context.parent),
      }),
    ),
  );
  const room = context.area.height - totalHeight(slabs);
  const above = room <= 0 ? [] : [matter(room, () => [], { breakAfter: false })];
  return [...above, ...slabs];
}

const inlinesOf = ({ text, direction }: ColophonLine): readonly Inline[] =>
  direction === undefined
    ? [build.text(text)]
    : [{ type: "isolate", direction, children: [build.text(text)] }];
