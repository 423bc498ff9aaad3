import { type Carrier, type LineType, movePen, recast } from "./carrier.ts";

/**
 * In ems. Equal vowels nearer to each other than 0.1 em are one to poppler, and nearer than 0.07 em one to PDFium: the
 * letters between them have to keep them apart.
 */
const LEAST = 0.12;

/** Widens the carriers of narrow letters at the cost of their neighbours; no ink moves. */
export function widenNarrow(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const first = firstNarrow(carriers, type);
  if (first === carriers.length) {
    return carriers;
  }
  const widened = [...carriers];
  for (let at = first; at < widened.length; at += 1) {
    const carrier = widened[at];
    if (carrier === undefined || !isNarrow(carrier, type)) {
      continue;
    }
    const least = leastWidth(type.em(carrier.run));
    const scale = type.unitsPerPoint(carrier.run);
    const right = letterBeside(widened, at, 1);
    const fromRight = takeable(widened[right], carrier, least, type);
    if (fromRight > 0) {
      // What stands on the border of the two, the marks of the right letter, moves with the border.
      for (let between = at + 1; between <= right; between += 1) {
        const other = widened[between];
        if (other !== undefined) {
          const moved = movePen(other, fromRight, scale);
          widened[between] = recast(moved, {
            advance: between === right ? other.advance - fromRight : other.advance,
          });
        }
      }
      widened[at] = recast(carrier, { advance: carrier.advance + fromRight });
    }
    const grown = widened[at] ?? carrier;
    const left = letterBeside(widened, at, -1);
    const fromLeft = takeable(widened[left], grown, least, type);
    if (fromLeft > 0) {
      const other = widened[left];
      if (other !== undefined) {
        widened[left] = recast(other, { advance: other.advance - fromLeft });
      }
      for (let between = left + 1; between <= at; between += 1) {
        const moving = widened[between];
        if (moving !== undefined) {
          const moved = movePen(moving, -fromLeft, scale);
          widened[between] = recast(moved, {
            advance: between === at ? moving.advance + fromLeft : moving.advance,
          });
        }
      }
    }
  }
  return widened;
}

/** The index of the first narrow letter, or that behind the last carrier. */
function firstNarrow(carriers: readonly Carrier[], type: LineType): number {
  let run = -1;
  let least = 0;
  for (let at = 0; at < carriers.length; at += 1) {
    const carrier = carriers[at];
    if (carrier?.kind === "letter") {
      if (carrier.run !== run) {
        run = carrier.run;
        least = leastWidth(type.em(run));
      }
      if (carrier.advance < least) {
        return at;
      }
    }
  }
  return carriers.length;
}

/** What a letter has to have, in font units, of which `em` make one. */
export const leastWidth = (em: number): number => Math.round(em * LEAST);

const isNarrow = ({ kind, advance, run }: Carrier, type: LineType): boolean =>
  kind === "letter" && advance < leastWidth(type.em(run));

function letterBeside(carriers: readonly Carrier[], from: number, step: 1 | -1): number {
  let at = from + step;
  while (carriers[at]?.kind === "mark") {
    at += step;
  }
  return at;
}

/** How much of what `poor` lacks the other one can spare. */
function takeable(
  other: Carrier | undefined,
  poor: Carrier,
  least: number,
  type: LineType,
): number {
  if (other === undefined || other.kind !== "letter" || !type.isSame(other.run, poor.run)) {
    return 0;
  }
  return spareWidth(other.advance, poor.advance, least);
}

/** How much of what a letter lacks to the least width one beside it can spare. */
export const spareWidth = (rich: number, poor: number, least: number): number =>
  Math.max(0, Math.min(least - poor, rich - least));
