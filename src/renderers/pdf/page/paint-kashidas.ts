import type { FontFace, OutlineStep } from "../../../font/index.ts";
import type { PlacedKashida, PlacedRun, TextLine } from "../../../layout/index.ts";
import { operation } from "./graphics.ts";
import type { OperatorBuffer } from "./operator-buffer.ts";
import type { PageContent } from "./page-content.ts";

/**
 * Draws the elongation strokes of a line as outlines: they widen letters, but are no characters, and whoever copies the
 * line must not get them. The caller marks them as an artifact.
 */
export function paintKashidas(content: PageContent, line: TextLine): void {
  for (const run of line.runs) {
    for (const kashida of run.kashidas) {
      content.setFill(run.colour);
      paintKashida(content, line, run, kashida);
    }
  }
}

function paintKashida(
  content: PageContent,
  line: TextLine,
  run: PlacedRun,
  kashida: PlacedKashida,
): void {
  const em = run.size / run.face.metrics.unitsPerEm;
  const { glyphs, width } = kashida;
  const advances = glyphs.map((glyph) => run.face.advanceOf(glyph) * em * run.glyphScale);
  const natural = advances.reduce((sum, advance) => sum + advance, 0);
  if (natural <= 0) {
    return;
  }
  // Strokes that are too long for their place overlap; one that is too short, or alone, is stretched to fill it.
  const overlaps = natural > width && glyphs.length > 1;
  const stretch = overlaps ? 1 : width / natural;
  const step = overlaps ? (natural - width) / (glyphs.length - 1) : 0;
  const y = content.flip(line.baseline) + run.rise;
  let x = run.x + kashida.x;
  for (const [at, glyph] of glyphs.entries()) {
    const slot = (advances[at] ?? 0) * stretch;
    const { scale, shift } = stretchOf(run, glyph, slot);
    content.operators.text("q\n");
    writeMatrix(content.operators, scale, em, x + shift, y);
    content.write(strokeOperators(run.face, glyph), "Q");
    x += slot - step;
  }
}

/**
 * The horizontal scale of a stroke, and how far to move it, for its place to be `slot` points wide. What the ink
 * overhangs on both sides, to join its neighbours, is not stretched with it.
 */
function stretchOf(
  run: PlacedRun,
  glyph: number,
  slot: number,
): { readonly scale: number; readonly shift: number } {
  const natural = (run.size * run.glyphScale) / run.face.metrics.unitsPerEm;
  const ink = run.face.inkOf(glyph);
  if (ink === undefined) {
    return { scale: natural, shift: 0 };
  }
  const overhang = ink.xMax - ink.xMin - run.face.advanceOf(glyph);
  const scale = Math.max(0, slot + overhang * natural) / (ink.xMax - ink.xMin);
  return { scale, shift: ink.xMin * (natural - scale) };
}

/** The scale of glyph space needs more decimals than places do: it is multiplied by up to 2,048. */
function writeMatrix(
  operators: OperatorBuffer,
  across: number,
  up: number,
  x: number,
  y: number,
): void {
  operators.number(across, 6);
  operators.text(" 0 0 ");
  operators.number(up, 6);
  operators.text(" ");
  operators.number(x, 6);
  operators.text(" ");
  operators.number(y, 6);
  operators.text(" cm\n");
}

/** By face and glyph: a face has a few strokes, which a book shows thousands of times. */
const knownStrokes = new WeakMap<FontFace, Map<number, string>>();

function strokeOperators(face: FontFace, glyph: number): string {
  const strokes = knownStrokes.get(face) ?? new Map<number, string>();
  knownStrokes.set(face, strokes);
  const known = strokes.get(glyph);
  if (known !== undefined) {
    return known;
  }
  const operators = outlineOperators(face.outlineOf(glyph)).join("\n");
  strokes.set(glyph, operators);
  return operators;
}

function outlineOperators(steps: readonly OutlineStep[]): readonly string[] {
  let pen: readonly [number, number] = [0, 0];
  const operators = steps.map((step) => {
    const start = pen;
    const [x = start[0], y = start[1]] = step.points.slice(-2);
    pen = [x, y];
    return outlineOperator(step, start);
  });
  return [...operators, "f"];
}

function outlineOperator({ kind, points }: OutlineStep, start: readonly [number, number]): string {
  switch (kind) {
    case "move":
      return operation(points, "m");
    case "line":
      return operation(points, "l");
    case "cubic":
      return operation(points, "c");
    case "quadratic":
      return operation(elevate(start, points), "c");
    case "close":
      return "h";
  }
}

/** PDF has cubic curves alone. */
function elevate(start: readonly [number, number], points: readonly number[]): readonly number[] {
  const [controlX = 0, controlY = 0, endX = 0, endY = 0] = points;
  const towards = (from: number, control: number): number => from + (2 / 3) * (control - from);
  return [
    towards(start[0], controlX),
    towards(start[1], controlY),
    towards(endX, controlX),
    towards(endY, controlY),
    endX,
    endY,
  ];
}
