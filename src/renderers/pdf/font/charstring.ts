import type { FontFace, OutlineStep } from "../../../font/index.ts";
import type { Ink, SubsetGlyph } from "./glyph-ink.ts";

/** Type 2 charstring operators (Adobe Technical Note 5177, appendix A). */
const OPERATOR = { rlineto: 5, endchar: 14, rmoveto: 21, rrcurveto: 8 } as const;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A glyph as a Type 2 charstring in thousandths of an em, without hints. The width comes first, as its difference to a
 * nominal width of 0.
 */
export function charstring(face: FontFace, { ink, advance }: SubsetGlyph): Buffer {
  const scale = 1000 / face.metrics.unitsPerEm;
  const parts: Buffer[] = [operand(advance * scale)];
  let pen: Point = { x: 0, y: 0 };
  const draw = (operator: number, points: readonly Point[]): void => {
    for (const point of points) {
      // Differences of rounded places, so that errors never add up along an outline.
      parts.push(operand(point.x - pen.x), operand(point.y - pen.y));
      pen = point;
    }
    parts.push(Buffer.of(operator));
  };
  for (const { kind, points } of stepsOf(face, ink, scale)) {
    switch (kind) {
      case "move":
        draw(OPERATOR.rmoveto, points);
        break;
      case "line":
        draw(OPERATOR.rlineto, points);
        break;
      case "cubic":
        draw(OPERATOR.rrcurveto, points);
        break;
      case "quadratic":
        draw(OPERATOR.rrcurveto, elevate(pen, points));
        break;
      case "close":
        // A subpath of a charstring is always closed.
        break;
    }
  }
  parts.push(Buffer.of(OPERATOR.endchar));
  return Buffer.concat(parts);
}

function stepsOf(
  face: FontFace,
  ink: Ink,
  scale: number,
): readonly { readonly kind: OutlineStep["kind"]; readonly points: readonly Point[] }[] {
  return ink.flatMap((part) =>
    face.outlineOf(part.glyph).map(({ kind, points }) => ({
      kind,
      points: pairs(points).map(({ x, y }) => ({
        x: fixed((x + part.x) * scale),
        y: fixed((y + part.y) * scale),
      })),
    })),
  );
}

function pairs(numbers: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    points.push({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0 });
  }
  return points;
}

/** The cubic curve that is the same as a quadratic one from `start`. */
function elevate(start: Point, points: readonly Point[]): readonly Point[] {
  const [control = start, end = start] = points;
  const towards = (from: Point): Point => ({
    x: fixed(from.x + (2 / 3) * (control.x - from.x)),
    y: fixed(from.y + (2 / 3) * (control.y - from.y)),
  });
  return [towards(start), towards(end), end];
}

/** To the nearest 1/65536, the finest a charstring can say. */
function fixed(value: number): number {
  return Math.round(value * 65536) / 65536;
}

/** A number of a charstring (Adobe Technical Note 5177, section 3.2). */
function operand(value: number): Buffer {
  if (!Number.isInteger(value)) {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(255, 0);
    bytes.writeInt32BE(Math.round(value * 65536), 1);
    return bytes;
  }
  if (value >= -107 && value <= 107) {
    return Buffer.of(value + 139);
  }
  if (value >= 108 && value <= 1131) {
    return Buffer.of(247 + ((value - 108) >> 8), (value - 108) & 0xff);
  }
  if (value >= -1131 && value <= -108) {
    return Buffer.of(251 + ((-value - 108) >> 8), (-value - 108) & 0xff);
  }
  const bytes = Buffer.alloc(3);
  bytes.writeUInt8(28, 0);
  bytes.writeInt16BE(value, 1);
  return bytes;
}
