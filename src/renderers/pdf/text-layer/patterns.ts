import {
  type Abridged,
  abridge,
  everyPlaceOf,
  gapsOf,
  type Piece,
  startAt,
  wholeOf,
} from "./abridge.ts";
import {
  type Carrier,
  type CarrierKind,
  control,
  isOneType,
  type LineType,
  recast,
} from "./carrier.ts";
import { pdfjsLevel, pdfjsLevelOfCodes } from "./check.ts";
import { pdfiumClassOf } from "./engines/character-class.ts";
import { itemsOf } from "./items.ts";
import type { LineCodes } from "./line-codes.ts";
import { patternKey, type SignRow } from "./pattern-key.ts";
import { RunTable } from "./run-table.ts";

/**
 * The models' answers by pattern. To the engines one letter is as good as another of its class, and a long row of words
 * as a short one; what stands between two Arabic words does not touch what stands elsewhere. So they are asked about each
 * such piece by itself, abridged to two letters for each run of letters or digits, once for all that look so.
 */
export interface PatternBook {
  /**
   * `given` with the controls that it needs, in visual order; `undefined` when its pieces do not speak for it: it has to
   * be asked about as it is. `solve` gives `undefined` for what some engine reads wrong.
   */
  readonly solve: (
    given: readonly Carrier[],
    type: LineType,
    solve: Solve,
  ) => readonly Carrier[] | undefined;
  /**
   * What has to be done with codes that are a stretch by themselves, in their order, as far as its patterns are known;
   * `undefined` where one is not.
   */
  readonly recall: (codes: LineCodes) => readonly Change[] | undefined;
}

type Solve = (carriers: readonly Carrier[]) => readonly Carrier[] | undefined;

/** Carriers of a stretch, such as a cell with a year, of which all may stand for themselves. */
const SHORT = 12;

/** Patterns that are remembered; a book of prose has some hundreds. */
const MOST_PATTERNS = 4096;

export function createPatternBook(): PatternBook {
  const answers = new Map<string, Answer | undefined>();
  const runs = new RunTable();
  /** `levels` are what pdf.js makes of all of `given`. */
  const answerOf = (
    given: readonly Carrier[],
    piece: Piece,
    levels: string,
    type: LineType,
    solve: Solve,
  ): Answer | undefined => {
    const key = patternKey(rowOf(given), runs, piece, levels, type);
    let answer = answers.get(key);
    if (answer === undefined && !answers.has(key)) {
      if (answers.size === MOST_PATTERNS) {
        answers.clear();
      }
      answer = newAnswer(abridge(given, piece), levels, type, solve);
      answers.set(key, answer);
    }
    return answer;
  };
  const solvePieces = (
    count: number,
    answerTo: (gap: Piece) => Answer | undefined,
  ): readonly Change[] | undefined => {
    const changes: Change[] = [];
    let balance = 0;
    for (const gap of gapsOf(runs)) {
      const answer = answerTo(gap);
      if (answer === undefined) {
        return undefined;
      }
      // A word between two gaps was counted with both.
      balance += answer.balance - (gap.start === 0 ? 0 : 1);
      for (const { at, added, prefix } of answer.changes) {
        const start = startAt(count, gap, at);
        if (start < gap.start || start > gap.end) {
          return undefined;
        }
        changes.push({ at: start, added, prefix });
      }
    }
    return balance < 0 ? undefined : changes;
  };
  const solveWhole = (
    given: readonly Carrier[],
    whole: Piece,
    levels: string,
    type: LineType,
    solve: Solve,
  ): readonly Carrier[] | undefined => {
    // Its balance was counted by the models: PDFium takes a line from the left as a whole, and would then read an abridged
    // row of words wrong, so that what is solved and weighs to the left has no such row and is as it is.
    const answer = answerOf(given, whole, levels, type, solve);
    if (answer === undefined) {
      return undefined;
    }
    const changes = answer.changes.map(({ at, added, prefix }) => ({
      at: startAt(given.length, whole, at),
      added,
      prefix,
    }));
    const changed = withChanges(given, changes);
    // What is read with a sign counts for the share of Arabic letters, which is another in the abridged stretch.
    const isSame = changes.every(({ prefix }) => prefix === "");
    return isSame || levelsOf(changed, type) === answer.levels ? changed : undefined;
  };
  return {
    solve: (given, type, solve) => {
      const levels = levelsOf(given, type);
      runs.read(given, type);
      // What stands at a change of type is the end of an item to pdf.js: such a stretch does not go to pieces.
      const changes =
        levels === ARABIC && isOneType(given, type)
          ? solvePieces(given.length, (gap) => answerOf(given, gap, ARABIC, type, solve))
          : undefined;
      if (changes !== undefined) {
        return withChanges(given, changes);
      }
      const whole = wholeOf(runs);
      const solved = solveWhole(given, whole, levels, type, solve);
      // A number by itself is of another direction to pdf.js when it is long than when it is short.
      return solved === undefined && given.length <= SHORT && whole.places.length < given.length
        ? solveWhole(given, everyPlaceOf(runs), levels, type, solve)
        : solved;
    },
    recall: (codes) => {
      if (pdfjsLevelOfCodes(codes) !== 1) {
        return undefined;
      }
      runs.readCodes(codes);
      return solvePieces(codes.count, (gap) => answers.get(patternKey(codes, runs, gap, ARABIC)));
    },
  };
}

const rowOf = (given: readonly Carrier[]): SignRow => ({
  count: given.length,
  signAt: (place) => {
    const carrier = given[place];
    if (carrier === undefined) {
      throw new RangeError(`no carrier at ${place}`);
    }
    return carrier;
  },
});

/** The levels of a stretch that is one item, and Arabic, to pdf.js. */
const ARABIC = "1";

/** The level that pdf.js gives each item of the carriers, in the order in which they are shown. */
function levelsOf(carriers: readonly Carrier[], type: LineType): string {
  let levels = "";
  for (const item of itemsOf(carriers, "rtl", type)) {
    levels += pdfjsLevel(item) ?? "-";
  }
  return levels;
}

interface Answer {
  /** By their place in the abridged carriers, in order. */
  readonly changes: readonly Change[];
  /** Right-to-left segments of PDFium less left-to-right ones. */
  readonly balance: number;
  /** What pdf.js makes of the changed carriers. */
  readonly levels: string;
}

/** What happens before, and to, the carrier at a place. */
export interface Change {
  readonly at: number;
  /** On its left. */
  readonly added: readonly AddedControl[];
  /** What is read with it, before its own text. */
  readonly prefix: string;
}

export interface AddedControl {
  readonly text: string;
  /** Whether it is a neighbour of what stands on its left. */
  readonly isOfLeft: boolean;
  readonly kind: CarrierKind;
}

/** None where pdf.js does not take the abridged carriers for what it takes the whole stretch for. */
function newAnswer(
  abridged: Abridged,
  levels: string,
  type: LineType,
  solve: Solve,
): Answer | undefined {
  const isAlike = levelsOf(abridged.carriers, type) === levels;
  const solved = isAlike ? solve(abridged.carriers) : undefined;
  return solved === undefined ? undefined : answerFrom(solved, abridged, type);
}

/** What was done to the abridged carriers; `undefined` when it cannot be done to the whole ones. */
function answerFrom(
  solved: readonly Carrier[],
  { carriers, starts }: Abridged,
  type: LineType,
): Answer | undefined {
  const changes: Change[] = [];
  let added: AddedControl[] = [];
  let at = 0;
  for (const carrier of solved) {
    const own = carriers[at];
    if (carrier.source === "" && carrier !== own) {
      added.push({
        text: carrier.text,
        isOfLeft: carrier.offset !== own?.offset,
        kind: carrier.kind,
      });
      continue;
    }
    const isWithinRun = at > 0 && (starts[at] ?? 0) - (starts[at - 1] ?? 0) > 1;
    if (own === undefined || (added.length > 0 && isWithinRun)) {
      return undefined;
    }
    const prefix = carrier.text.slice(0, carrier.text.length - own.text.length);
    if (added.length > 0 || prefix !== "") {
      changes.push({ at, added, prefix });
      added = [];
    }
    at += 1;
  }
  if (added.length > 0) {
    changes.push({ at, added, prefix: "" });
  }
  return { changes, balance: balanceOf(solved), levels: levelsOf(solved, type) };
}

/** Where left-to-right segments are more, PDFium takes a line from the left. */
function balanceOf(carriers: readonly Carrier[]): number {
  let balance = 0;
  let last = "";
  for (const { kind, text } of carriers) {
    if (kind === "aside") {
      continue;
    }
    for (const character of text) {
      const strong = pdfiumClassOf(character);
      if (strong !== last) {
        balance += strong === "right" ? 1 : strong === "left" ? -1 : 0;
        last = strong;
      }
    }
  }
  return balance;
}

function withChanges(given: readonly Carrier[], changes: readonly Change[]): readonly Carrier[] {
  if (changes.length === 0) {
    return given;
  }
  const result: Carrier[] = [];
  let next = 0;
  for (let place = 0; place <= given.length; place += 1) {
    const own = given[place];
    let shown = own;
    for (; changes[next]?.at === place; next += 1) {
      const { added, prefix } = changes[next] ?? NO_CHANGE;
      for (const { text, isOfLeft, kind } of added) {
        const neighbour = isOfLeft ? given[place - 1] : own;
        if (neighbour !== undefined) {
          result.push(recast(control(text, neighbour), { kind }));
        }
      }
      if (prefix !== "" && own !== undefined) {
        shown = recast(own, { text: `${prefix}${own.text}` });
      }
    }
    if (shown !== undefined) {
      result.push(shown);
    }
  }
  return result;
}

const NO_CHANGE: Change = { at: -1, added: [], prefix: "" };
