import type { CodeUnit } from "./code-units.ts";
import { MARK } from "./share-characters.ts";

/** Above this, in ems, pdf.js takes a gap for the end of a piece of text, and no longer knows the words' order. */
const WIDEST_GAP = 0.55;
/** What is left of a gap that was too wide. */
const KEPT_GAP = 0.4;
/** Widths are added in these steps, so that lines share their codes. */
const STEP = 0.04;
/** After a space that is read with its neighbour poppler takes 0.03 em for another one. */
const FINE_STEP = 0.02;

/**
 * Makes the spaces of a run readable. What is too wide of a space goes to the code on its left, behind its ink. A space
 * before a mark is read together with that code: pdf.js would put a second space after the mark. `unitsPerPoint` is
 * horizontal.
 */
export function fitSpaces(
  units: readonly CodeUnit[],
  unitsPerEm: number,
  unitsPerPoint: number,
): readonly CodeUnit[] {
  const fitted: CodeUnit[] = [];
  for (const [at, unit] of units.entries()) {
    const left = fitted.at(-1);
    const right = units[at + 1];
    if (!isSpace(unit.text) || left === undefined || right === undefined || MARK.test(left.text)) {
      fitted.push(unit);
      continue;
    }
    const gap = ((right.pen - unit.pen) * unitsPerPoint) / unitsPerEm;
    if (MARK.test(right.text)) {
      const text = `${left.text}${unit.text}`;
      fitted[fitted.length - 1] = {
        ...left,
        text,
        advance: left.advance + steps(gap, FINE_STEP, unitsPerEm),
      };
    } else if (gap > WIDEST_GAP) {
      const added = steps(gap - KEPT_GAP, STEP, unitsPerEm);
      fitted[fitted.length - 1] = { ...left, advance: left.advance + added };
      fitted.push({ ...unit, pen: unit.pen + added / unitsPerPoint });
    } else {
      fitted.push(unit);
    }
  }
  return fitted;
}

export function isSpace(text: string): boolean {
  return /^\s*$/u.test(text);
}

/** A length in ems, cut to whole steps, in font units. */
function steps(length: number, step: number, unitsPerEm: number): number {
  return Math.round(Math.floor(length / step) * step * unitsPerEm);
}
