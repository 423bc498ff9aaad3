import { build, type FrontPart, type FrontRole } from "../../model/index.ts";
import type { StructureRole } from "../frame.ts";
import { element } from "../structure.ts";
import { flowFigure } from "./figure.ts";
import { type FlowContext, styleOf } from "./flow-context.ts";
import { flowList } from "./list.ts";
import { type FlowBlock, stack } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** What stands before and after the body of an article. `anchor` is given to the title. */
export function flowFrontParts(
  parts: readonly FrontPart[],
  context: FlowContext,
  anchor?: string,
): readonly FlowBlock[] {
  return parts.map((part) => flowFrontPart(part, context, anchor));
}

function flowFrontPart(
  part: FrontPart,
  context: FlowContext,
  anchor: string | undefined,
): FlowBlock {
  switch (part.kind) {
    case "line": {
      const isTitle = part.role === "title";
      return flowText(part.content, styleOf(part.role, context), context, {
        span: undefined,
        anchors: isTitle && anchor !== undefined ? [anchor] : [],
        element: element(tagOf(part.role), context.parent),
      });
    }
    case "figure":
      return flowFigure(part.figure, context);
    case "blocks":
      return stack(
        context.flow(part.blocks, { ...context, paragraph: styleOf(part.role, context) }),
      );
    case "points":
      return stack([
        flowText([build.text(part.title)], styleOf("asideTitle", context), context, {
          span: undefined,
          element: element("P", context.parent),
        }),
        flowList(
          {
            type: "list",
            style: "bullet",
            items: part.points.map((point) => ({
              children: [{ type: "paragraph", children: point }],
            })),
          },
          { ...context, paragraph: styleOf(part.role, context) },
        ),
      ]);
  }
}

const tagOf = (role: FrontRole): StructureRole => (role === "title" ? "H1" : "P");
