import { diagnostic, type Span } from "../../diagnostics/index.ts";
import { type DrawnMark, readSvg } from "../../drawing/index.ts";
import type { MeasureWords } from "../../formulas/index.ts";
import type { Direction } from "../../model/index.ts";
import type { Colour } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { outlineWords } from "../drawing/outline-words.ts";
import { placeMarks } from "../drawing/place-marks.ts";
import { scaleMarks } from "../drawing/scale-marks.ts";
import { setWords } from "../drawing/set-words.ts";
import type { DrawingMark } from "../frame.ts";
import type { LayoutContext } from "../layout-context.ts";
import { glyphList } from "../placed-glyphs.ts";

/** A formula as its author wrote it. */
export interface WrittenFormula {
  readonly tex: string;
  /** In words. */
  readonly alt?: string | undefined;
  readonly span?: Span | undefined;
}

/** How a formula is to be set. */
export interface FormulaPlace {
  readonly displayed: boolean;
  /** Of the type around it. */
  readonly size: Points;
  readonly colour: Colour;
  readonly language: string;
  readonly direction: Direction;
  /** Room for a line. */
  readonly width: Points;
}

/** A formula, drawn; lengths are points. */
export interface SetFormula {
  /** From the upper left corner, y downwards. */
  readonly marks: readonly DrawingMark[];
  readonly width: Points;
  readonly height: Points;
  /** How far it reaches below the baseline. */
  readonly depth: Points;
  /** Where it may be parted, from its left. */
  readonly breaks: readonly Points[];
  /** In words, for those who hear it. */
  readonly spoken: string;
}

/** An em of drawings in which words are measured. */
const MEASURED_SIZE = 100;

/** Draws a formula; undefined, and reported, where its TeX cannot be read. */
export function setFormula(
  { tex, alt, span }: WrittenFormula,
  place: FormulaPlace,
  context: LayoutContext,
): SetFormula | undefined {
  const { displayed, size, colour, language, direction, width } = place;
  const typeset = context.typesetTex?.(tex, {
    displayed,
    room: width / size,
    tagSide: direction === "rtl" ? "left" : "right",
    language,
    measure: measureWords(language, span, context),
  });
  if (typeset === undefined || typeset.kind === "unreadable") {
    const reason = typeset === undefined ? "" : `: ${typeset.reason}`;
    context.report(
      diagnostic("layout/unsupported-node", `a formula is printed as its TeX source${reason}`, {
        span,
      }),
    );
    return undefined;
  }
  const to = { width: typeset.width * size, height: typeset.height * size };
  // MathJax's drawings have 16 units to an em.
  const own = { width: typeset.width * 16, height: typeset.height * 16 };
  const { marks } = readSvg(typeset.svg, { ...own, to, colour });
  return {
    marks: outlineWords(placeMarks(inNaturalSize(marks), { context, language, span }, () => {})),
    ...to,
    depth: typeset.depth * size,
    breaks: typeset.breaks.map(({ at }) => at * size),
    spoken: alt ?? typeset.spoken ?? tex,
  };
}

/**
 * Of the margin above the text, into which a formula in the first line of a page reaches by half its height: one in a
 * line is no higher, unless it is no higher than so many em.
 */
const HIGHEST_IN_LINE = { margins: 1.5, em: 5 };

/** Sets a formula that stands in a line: one so high that it could leave the page is made smaller, and reported. */
export function setFormulaInLine(
  written: WrittenFormula,
  place: Omit<FormulaPlace, "displayed" | "width">,
  context: LayoutContext,
): SetFormula | undefined {
  const formula = setFormula(written, { ...place, displayed: false, width: 0 }, context);
  const { margins, em } = HIGHEST_IN_LINE;
  const most = Math.max(margins * context.template.page.margins.top, em * place.size);
  if (formula === undefined || formula.height <= most) {
    return formula;
  }
  const scale = most / formula.height;
  context.report(
    diagnostic(
      "layout/overfull-block",
      `a formula is too high for a line and is set at ${Math.round(scale * 100)} % of its size`,
      { span: written.span, hints: ["let it stand on a line of its own, between $$ and $$"] },
    ),
  );
  return {
    ...formula,
    marks: scaleMarks(formula.marks, scale),
    width: formula.width * scale,
    height: most,
    depth: formula.depth * scale,
    breaks: formula.breaks.map((at) => at * scale),
  };
}

/** Lines thinner than this, in points, vanish in print. */
const HAIRLINE = 0.25;

/** The rules of a small formula stay visible. */
const inNaturalSize = (marks: readonly DrawnMark[]): readonly DrawnMark[] =>
  marks.map((mark) =>
    mark.kind === "path" && mark.stroke !== undefined
      ? { ...mark, stroke: { ...mark.stroke, width: Math.max(HAIRLINE, mark.stroke.width) } }
      : mark,
  );

/** Words inside a formula are set in the faces of the text. */
function measureWords(
  language: string,
  span: Span | undefined,
  context: LayoutContext,
): MeasureWords {
  return (words, { bold, italic }) => {
    const set = setWords(
      {
        kind: "words",
        matrix: [1, 0, 0, 1, 0, 0],
        x: 0,
        y: 0,
        anchor: "start",
        direction: undefined,
        baseline: "alphabetic",
        stretches: [
          {
            text: words,
            families: [],
            size: MEASURED_SIZE,
            weight: bold ? 700 : 400,
            italic,
            rise: 0,
            colour: "#000000",
            opacity: 1,
            language,
          },
        ],
      },
      { context, language, span },
    );
    let [height, depth] = [0, 0];
    for (const { face, size, glyphs } of set?.line.runs ?? []) {
      for (const { id, y } of glyphList(glyphs)) {
        const ink = face.inkOf(id);
        const scale = size / face.metrics.unitsPerEm;
        height = Math.max(height, (ink?.yMax ?? 0) * scale + y);
        depth = Math.max(depth, -(ink?.yMin ?? 0) * scale - y);
      }
    }
    return {
      width: (set?.line.width ?? 0) / MEASURED_SIZE,
      height: height / MEASURED_SIZE,
      depth: depth / MEASURED_SIZE,
    };
  };
}
