import type { Span } from "../../diagnostics/index.ts";
import { type Affine, compose, type WordsMark } from "../../drawing/index.ts";
import { languageDirection } from "../../model/index.ts";
import { bidiClassOf } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { DrawingWords, TextLine } from "../frame.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import type { InlineRange, ParagraphText } from "../inline/paragraph-text.ts";
import { setOnLine } from "../inline/set-on-line.ts";
import type { TextLook } from "../inline/text-look.ts";
import type { LayoutContext } from "../layout-context.ts";

/** What the words of a drawing take from around it. */
export interface WordsSurroundings {
  readonly context: LayoutContext;
  /** Of words whose drawing names none. */
  readonly language: string;
  readonly span: Span | undefined;
}

/**
 * Sets words of a drawing on a line of their own, in the template's faces: shaped, joined and in the order of UAX #9 like
 * any other text. Several sizes and colours may share a line.
 */
export function setWords(mark: WordsMark, around: WordsSurroundings): DrawingWords | undefined {
  const { scale, rest } = splitScale(mark.matrix);
  const direction = mark.direction ?? firstStrong(mark) ?? languageDirection(around.language);
  const paragraph = collectWords(mark, scale, direction, around);
  if (paragraph.text === "") {
    return undefined;
  }
  const line = setOnLine(paragraph, around.context);
  const [x, y] = [
    -alignment(mark) * line.width + mark.x * scale,
    mark.y * scale + baselineShift(mark.baseline, line),
  ];
  const [first] = line.runs;
  if (first === undefined) {
    return undefined;
  }
  const placed: TextLine = {
    type: "text",
    x: 0,
    baseline: 0,
    width: line.width,
    direction,
    text: line.text,
    runs: line.runs,
    element: null,
  };
  return {
    kind: "words",
    line: placed,
    matrix: compose(rest, [1, 0, 0, 1, x, y]),
    opacity: mark.stretches[0]?.opacity ?? 1,
  };
}

/** A transform as a scale, which goes into the size of the type, and what it does besides. */
function splitScale(matrix: Affine): { readonly scale: number; readonly rest: Affine } {
  const [a, b, c, d, e, f] = matrix;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  return scale === 0
    ? { scale: 1, rest: matrix }
    : { scale, rest: [a / scale, b / scale, c / scale, d / scale, e, f] };
}

function collectWords(
  mark: WordsMark,
  scale: number,
  direction: ParagraphText["direction"],
  { context, language, span }: WordsSurroundings,
): ParagraphText {
  const ranges: InlineRange[] = [];
  let text = "";
  for (const stretch of mark.stretches) {
    const start = text.length;
    text += stretch.text;
    const font = stretch.families.some((family) => /mono|courier|consol/i.test(family))
      ? "code"
      : "body";
    const look: TextLook = {
      font,
      weight: stretch.weight,
      italic: stretch.italic,
      size: stretch.size * scale,
      colour: stretch.colour,
      rise: stretch.rise * scale,
      line: undefined,
      background: undefined,
      chain: context.faces(font, stretch.weight, stretch.italic),
    };
    ranges.push({
      start,
      end: text.length,
      look,
      language: stretch.language ?? language,
      span,
      link: undefined,
      element: null,
      object: undefined,
    });
  }
  return { text, direction, ranges, inserted: new Uint8Array(text.length), notes: [] };
}

/** The share of the line that stands left of the point named. Without a direction of its own, SVG takes words from the left. */
function alignment({ anchor, direction }: WordsMark): number {
  switch (anchor) {
    case "middle":
      return 0.5;
    case "start":
      return direction === "rtl" ? 1 : 0;
    case "end":
      return direction === "rtl" ? 0 : 1;
  }
}

/** UAX #9 P2. */
function firstStrong({ stretches }: WordsMark): "ltr" | "rtl" | undefined {
  for (const character of stretches.map(({ text }) => text).join("")) {
    const kind = bidiClassOf(character);
    if (kind === "L") {
      return "ltr";
    }
    if (kind === "R" || kind === "AL") {
      return "rtl";
    }
  }
  return undefined;
}

/** How far below the point named the baseline lies. */
function baselineShift(baseline: WordsMark["baseline"], { runs: [first] }: LineFrame): Points {
  if (first === undefined) {
    return 0;
  }
  const { metrics } = first.face;
  const scale = first.size / metrics.unitsPerEm;
  switch (baseline) {
    case "alphabetic":
      return 0;
    case "middle":
      return (metrics.xHeight / 2) * scale;
    case "central":
      return ((metrics.ascent + metrics.descent) / 2) * scale;
    case "hanging":
      return metrics.capHeight * scale;
    case "top":
      return metrics.ascent * scale;
    case "bottom":
      return metrics.descent * scale;
  }
}
