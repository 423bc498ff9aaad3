import { diagnostic } from "../../diagnostics/index.ts";
import type { MathBlock } from "../../model/index.ts";
import { scaleMarks } from "../drawing/scale-marks.ts";
import type { PageItem } from "../frame.ts";
import { blockLook } from "../inline/text-look.ts";
import { formulaRuns, formulaText } from "../math/formula-text.ts";
import { setFormula } from "../math/set-formula.ts";
import { element } from "../structure.ts";
import { flowCode } from "./code.ts";
import { type FlowContext, indented, styleOf } from "./flow-context.ts";
import { lineLeft } from "./place-line.ts";
import { type FlowBlock, matter } from "./slab.ts";
import { firstBaseline } from "./text-block.ts";

/** A formula wider or higher than its room shrinks; below this share of its size the author hears of it. */
const SMALLEST = 0.6;

/** A displayed formula as a drawing, with its TeX as the text beneath; what is no TeX is printed as it was written. */
export function flowFormula(block: MathBlock, outer: FlowContext): FlowBlock {
  const style = styleOf("math", outer);
  const context = indented(outer, style.indentStart, style.indentEnd);
  const { article, paragraph, direction, language, width: room } = context;
  const look = blockLook({ ...paragraph, colour: style.colour }, article);
  const { size, colour } = look;
  const place = { displayed: true, size, colour, language, direction, width: room };
  const formula = setFormula(block, place, article);
  if (formula === undefined) {
    return flowCode(block.tex, "math", "Formula", block.span, outer, block.alt ?? block.tex);
  }
  const across = room / formula.width;
  const down = context.area.height / formula.height;
  const scale = Math.min(1, across, down);
  if (scale < SMALLEST) {
    const [fault, hint] =
      across <= down
        ? ["wide for its measure", "break it into several lines, with align or gathered"]
        : ["high for a page", "part it into several formulas"];
    const share = Math.round(scale * 100);
    article.report(
      diagnostic(
        "layout/overfull-block",
        `a formula is too ${fault} and is set at ${share} % of its size`,
        { span: block.span, hints: [hint] },
      ),
    );
  }
  const [width, height] = [formula.width * scale, formula.height * scale];
  const depth = formula.depth * scale;
  const marks = scale === 1 ? formula.marks : scaleMarks(formula.marks, scale);
  const made = element("Formula", context.parent, { alt: formula.spoken });
  // As high as a line of text at least.
  const baseline = Math.max(height - depth, firstBaseline(paragraph, context));
  const foot = Math.max(depth, paragraph.leading - firstBaseline(paragraph, context));
  const align = style.align === "justify" ? "center" : style.align;
  const x = lineLeft(context.x, room, width, align, direction, 0);
  const text = formulaText(block.tex);
  const runs = formulaRuns(text, width, look, block.span, article);
  const paint = (left: number, top: number): readonly PageItem[] => [
    {
      type: "drawing",
      rect: { x: left + x, y: top + baseline - height + depth, width, height },
      marks,
      element: made,
    },
    {
      type: "text",
      x: left + x,
      baseline: top + baseline,
      width,
      direction: "ltr",
      text,
      runs: runs.map((run) => ({ ...run, x: run.x + left + x })),
      element: made,
    },
  ];
  return {
    before: style.spaceBefore,
    after: style.spaceAfter,
    keepWithNext: style.keepWithNext,
    slabs: [matter(baseline + foot, paint)],
  };
}
