import { arabicIslands, bidiClassOf, resolveBidi } from "../bidi/index.ts";

/** Stretch of text of one direction: UTF-16 offsets, the end excluded. */
export interface DirectionRun {
  readonly start: number;
  readonly end: number;
  readonly rtl: boolean;
}

/**
 * Runs as a word processor wants them, from the text of a whole paragraph: direction follows the resolved level
 * (UAX #9), except that a number in Arabic-Indic digits goes with the right-to-left run around it. One in the digits 0–9
 * stands from left to right even after Arabic letters, where rule W2 makes it Arabic: the order is the same, and Word
 * draws the digits of right-to-left runs in whatever shape its reader has set. A mark or the second half of a surrogate
 * pair is never cut from its base.
 */
export function directionRuns(text: string, base: "ltr" | "rtl"): readonly DirectionRun[] {
  const islands = base === "rtl" ? arabicIslands(text) : undefined;
  if (islands === undefined) {
    return mergeEqual(unitDirections(text, base));
  }
  const runs: { start: number; end: number; rtl: boolean }[] = [];
  const add = (start: number, end: number, rtl: boolean) => {
    const last = runs.at(-1);
    if (last?.rtl === rtl) {
      last.end = end;
    } else if (end > start) {
      runs.push({ start, end, rtl });
    }
  };
  let done = 0;
  for (const { start, end } of islands) {
    add(done, start, true);
    for (const run of mergeEqual(unitDirections(text.slice(start, end), base))) {
      add(start + run.start, start + run.end, run.rtl);
    }
    done = end;
  }
  add(done, text.length, true);
  return runs;
}

/** Whether each unit goes right to left. */
function unitDirections(text: string, base: "ltr" | "rtl"): readonly boolean[] {
  const { levels } = resolveBidi(text, base);
  const rightToLeft = new Array<boolean>(text.length).fill(false);
  const types = bidiTypes(text);
  for (const [at, type] of types.entries()) {
    rightToLeft[at] = isOdd(levels[at]) || type === "AN";
  }
  for (const [at, type] of types.entries()) {
    if (at > 0 && (type === "NSM" || type === "BN")) {
      rightToLeft[at] = rightToLeft[at - 1] === true;
    } else if (!isOdd(levels[at]) && isNeutral(type) && isInsideNumber(at, levels, rightToLeft)) {
      rightToLeft[at] = true;
    }
  }
  return rightToLeft;
}

/** Bidi class of each unit; both halves of a surrogate pair have that of the pair. */
function bidiTypes(text: string): readonly string[] {
  const types: string[] = [];
  for (const character of text) {
    const type = bidiClassOf(character);
    for (let unit = 0; unit < character.length; unit += 1) {
      types.push(type);
    }
  }
  return types;
}

/** A separator between two digits of a number that goes with a right-to-left run, as in ١٢,٥. */
function isInsideNumber(at: number, levels: Uint8Array, rightToLeft: readonly boolean[]): boolean {
  return (
    rightToLeft[at - 1] === true &&
    rightToLeft[at + 1] === true &&
    levels[at - 1] === levels[at] &&
    levels[at + 1] === levels[at]
  );
}

function isNeutral(type: string): boolean {
  return type !== "L" && type !== "EN" && type !== "AN";
}

function isOdd(level: number | undefined): boolean {
  return level !== undefined && level % 2 === 1;
}

function mergeEqual(rightToLeft: readonly boolean[]): readonly DirectionRun[] {
  const runs: { start: number; end: number; rtl: boolean }[] = [];
  for (const [at, rtl] of rightToLeft.entries()) {
    const last = runs.at(-1);
    if (last?.rtl === rtl) {
      last.end = at + 1;
    } else {
      runs.push({ start: at, end: at + 1, rtl });
    }
  }
  return runs;
}
