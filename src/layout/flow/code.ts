import type { Span } from "../../diagnostics/index.ts";
import { build } from "../../model/index.ts";
import type { BlockStyle, StyleRole } from "../../template/index.ts";
import type { StructureRole } from "../frame.ts";
import { element } from "../structure.ts";
import { boxedContext, decorateBlock, unboxed } from "./box.ts";
import { type FlowContext, styleOf } from "./flow-context.ts";
import { type FlowBlock, matter, type Slab } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** Columns between tab stops. */
const TAB_WIDTH = 4;

/** Program text or TeX: line by line, left to right, spaces kept. Lines that are too long go on below. */
export function flowCode(
  value: string,
  role: Extract<StyleRole, "code" | "math">,
  tag: StructureRole,
  span: Span | undefined,
  context: FlowContext,
  alt?: string,
): FlowBlock {
  const style = styleOf(role, context);
  const inside: FlowContext = { ...boxedContext(style, context), direction: "ltr", language: "en" };
  const lineStyle: BlockStyle = {
    ...unboxed(style),
    spaceBefore: 0,
    spaceAfter: 0,
    indentStart: 0,
    indentEnd: 0,
  };
  const block = element(tag, context.parent, {
    // What a formula is read as is in the language around it.
    ...(context.language === "en" || alt !== undefined ? {} : { language: "en" }),
    ...(alt === undefined ? {} : { alt }),
  });
  const slabs = value
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .flatMap((line): readonly Slab[] =>
      line.trim() === ""
        ? [matter(style.leading, () => [])]
        : flowText([build.text(expandTabs(line))], lineStyle, inside, {
            span,
            preserveSpaces: true,
            element: block,
          }).slabs,
    );
  return {
    before: style.spaceBefore,
    after: style.spaceAfter,
    keepWithNext: style.keepWithNext,
    slabs: decorateBlock(noLoneLines(slabs), style, { ...context, direction: inside.direction }),
  };
}

/** As for paragraphs: neither the first nor the last line of a listing stands alone. */
const noLoneLines = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, index) => ({
    ...slab,
    breakAfter: index === slabs.length - 1 || (index > 0 && index < slabs.length - 2),
  }));

function expandTabs(line: string): string {
  let out = "";
  for (const character of line) {
    out += character === "\t" ? " ".repeat(TAB_WIDTH - (out.length % TAB_WIDTH)) : character;
  }
  return out;
}
