import { type Carrier, control, type LineType } from "./carrier.ts";
import { pdfjsLevel } from "./check.ts";
import { pdfiumClassOf } from "./engines/character-class.ts";

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
}

type Solve = (carriers: readonly Carrier[]) => readonly Carrier[] | undefined;

/** Patterns that are remembered; a book of prose has some hundreds. */
const MOST_PATTERNS = 4096;

export function createPatternBook(): PatternBook {
  const answers = new Map<string, Answer | undefined>();
  const answerOf = (abridged: Abridged, solve: Solve): Answer | undefined => {
    const { key } = abridged;
    let answer = answers.get(key);
    if (answer === undefined && !answers.has(key)) {
      if (answers.size === MOST_PATTERNS) {
        answers.clear();
      }
      const solved = solve(abridged.carriers);
      answer = solved === undefined ? undefined : answerFrom(solved, abridged);
      answers.set(key, answer);
    }
    return answer;
  };
  const solvePieces = (given: readonly Carrier[], solve: Solve): readonly Change[] | undefined => {
    const changes: Change[] = [];
    let balance = 0;
    for (const { start, end } of gapsOf(given)) {
      const abridged = abridgeGap(given, start, end);
      const answer = pdfjsLevel(abridged.carriers) === 1 ? answerOf(abridged, solve) : undefined;
      if (answer === undefined) {
        return undefined;
      }
      // A word between two gaps was counted with both.
      balance += answer.balance - (start === 0 ? 0 : 1);
      for (const change of answer.changes) {
        const at = abridged.starts[change.at] ?? given.length;
        if (at < start || at > end) {
          return undefined;
        }
        changes.push({ ...change, at });
      }
    }
    return balance < 0 ? undefined : changes;
  };
  const solveWhole = (
    given: readonly Carrier[],
    level: 0 | 1 | undefined,
    solve: Solve,
  ): readonly Carrier[] | undefined => {
    const abridged = abridge(given);
    const answer = pdfjsLevel(abridged.carriers) === level ? answerOf(abridged, solve) : undefined;
    if (answer === undefined || answer.balance < 0) {
      return undefined;
    }
    const changes = answer.changes.map((change) => ({
      ...change,
      at: abridged.starts[change.at] ?? given.length,
    }));
    const changed = withChanges(given, changes);
    // What is read with a sign counts for the share of Arabic letters, which is another in the abridged stretch.
    const isSame = changes.every(({ prefix }) => prefix === "");
    return isSame || pdfjsLevel(changed) === answer.level ? changed : undefined;
  };
  return {
    solve: (given, type, solve) => {
      const [first] = given;
      if (first === undefined || !given.every(({ run }) => type.isSame(run, first.run))) {
        return undefined;
      }
      const level = pdfjsLevel(given);
      const changes = level === 1 ? solvePieces(given, solve) : undefined;
      return changes === undefined ? solveWhole(given, level, solve) : withChanges(given, changes);
    },
  };
}

interface Answer {
  /** By their place in the abridged carriers, in order. */
  readonly changes: readonly Change[];
  /** Right-to-left segments of PDFium less left-to-right ones. */
  readonly balance: number;
  /** What pdf.js makes of the changed carriers as a whole. */
  readonly level: 0 | 1 | undefined;
}

/** What happens before, and to, the carrier at a place. */
interface Change {
  readonly at: number;
  /** Controls on its left, and whether each is a neighbour of what stands on their left. */
  readonly added: readonly {
    readonly text: string;
    readonly isOfLeft: boolean;
    readonly isAside: boolean;
  }[];
  /** What is read with it, before its own text. */
  readonly prefix: string;
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Of letters and spaces: pdf.js looks past a single letter to what stands on its other side. */
const LEAST_WORDS = 2;

/** What is not Arabic words with spaces between them. */
function gapsOf(given: readonly Carrier[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let start = 0;
  for (let at = 0; at <= given.length; ) {
    const words = endOfWords(given, at);
    if (words.end >= at + LEAST_WORDS || at === given.length) {
      if (at > start) {
        gaps.push({ start, end: at });
      }
      start = words.end;
      at = Math.max(words.end, at + 1);
    } else {
      at = endOfRun(given, at);
    }
  }
  return gaps;
}

/** Words for what stands beside a gap, long enough for pdf.js to take both for Arabic. */
const WORDS = { left: "كلمنهوي", right: "سعفصقرش" };

function abridgeGap(given: readonly Carrier[], start: number, end: number): Abridged {
  const gap = abridge(given.slice(start, end));
  const left = start === 0 ? [] : wordBeside(given[start - 1], WORDS.left, "left");
  const right = end === given.length ? [] : wordBeside(given[end], WORDS.right, "right");
  return {
    key: `${left.length > 0 ? "<" : ""}${gap.key}${right.length > 0 ? ">" : ""}`,
    carriers: [...left, ...gap.carriers, ...right],
    starts: [
      ...left.map(() => -1),
      ...gap.starts.map((place) => start + place),
      ...right.map((_, at) => end + at),
    ],
  };
}

/** A word whose letter beside the gap is `letter`; it is read from the right. */
function wordBeside(
  letter: Carrier | undefined,
  word: string,
  side: "left" | "right",
): readonly Carrier[] {
  return letter === undefined
    ? []
    : Array.from(word, (text, at): Carrier => {
        const steps = side === "left" ? word.length - 1 - at : -at;
        return { ...letter, text, source: text, offset: letter.offset + steps / 1000 };
      });
}

interface Abridged {
  /** Equal for stretches that are the same to the engines. */
  readonly key: string;
  readonly carriers: readonly Carrier[];
  /** For each carrier the place of the first of `given` that it stands for. */
  readonly starts: readonly number[];
}

type Run = "arabic" | "latin" | "digit" | "arabic digit";

/** Stand for any letter or digit of their run; different ones, so that a wrong order shows. */
const STAND_INS: Readonly<Record<Run, string>> = {
  arabic: "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
  latin: "abcdefghijklmnopqrstuvwxyz",
  digit: "123456789",
  "arabic digit": "١٢٣٤٥٦٧٨٩",
};

function abridge(given: readonly Carrier[]): Abridged {
  const starts = placesOf(given);
  const used = { arabic: 0, latin: 0, digit: 0, "arabic digit": 0 };
  const carriers: Carrier[] = [];
  let key = "";
  for (const place of starts) {
    const carrier = given[place];
    if (carrier === undefined) {
      continue;
    }
    const run = runOf(carrier);
    if (run === undefined) {
      carriers.push(carrier);
      key += `${carrier.kind}${carrier.level}${carrier.text}\u0000${carrier.source === carrier.text ? "" : carrier.source}\u0000`;
    } else {
      const standIns = STAND_INS[run];
      const text = standIns.charAt(used[run] % standIns.length);
      used[run] += 1;
      carriers.push({ ...carrier, text, source: text });
      key += `${run}${carrier.level}\u0000`;
    }
  }
  return { key: key + logicalOrder(carriers), carriers, starts };
}

/** Which carriers stand for all: of each run its ends, of each row of words its first and its last with one space. */
function placesOf(given: readonly Carrier[]): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < given.length; ) {
    const words = endOfWords(given, at);
    if (words.last > at) {
      // The first word, its space, and the last word.
      const firstEnd = endOfRun(given, at);
      places.push(...endsOf(at, firstEnd), firstEnd, ...endsOf(words.last, words.end));
      at = words.end;
    } else {
      const end = endOfRun(given, at);
      places.push(...endsOf(at, end));
      at = end;
    }
  }
  return places;
}

const endsOf = (start: number, end: number): readonly number[] =>
  end - start === 1 ? [start] : [start, end - 1];

/** The end of the run that begins at a place; what is of no run is one by itself. */
function endOfRun(given: readonly Carrier[], start: number): number {
  const first = given[start];
  const run = first === undefined ? undefined : runOf(first);
  let end = start + 1;
  while (run !== undefined && end < given.length) {
    const next = given[end];
    if (next === undefined || runOf(next) !== run || next.level !== first?.level) {
      break;
    }
    end += 1;
  }
  return end;
}

/** The end of the row of Arabic words that begins at a place, and the start of its last word. */
function endOfWords(given: readonly Carrier[], start: number): { end: number; last: number } {
  let last = start;
  let end = isArabic(given[start]) ? endOfRun(given, start) : start;
  while (end > start && isPlainSpace(given[end]) && isArabic(given[end + 1])) {
    last = end + 1;
    end = endOfRun(given, last);
  }
  return { end, last };
}

const isArabic = (carrier: Carrier | undefined): boolean =>
  carrier !== undefined && runOf(carrier) === "arabic";

const isPlainSpace = (carrier: Carrier | undefined): boolean =>
  carrier?.kind === "space" && carrier.text === " " && carrier.level === 1;

function runOf({ kind, text, source, level }: Carrier): Run | undefined {
  if (kind !== "letter" || text !== source || text.length !== 1) {
    return undefined;
  }
  const unit = text.charCodeAt(0);
  if (level % 2 === 1) {
    const isLetter =
      (unit >= 0x0621 && unit <= 0x064a && unit !== 0x0640) ||
      (unit >= 0x0671 && unit <= 0x06d3 && unit !== 0x06d4);
    return isLetter ? "arabic" : undefined;
  }
  if (unit >= 0x30 && unit <= 0x39) {
    return "digit";
  }
  if (unit >= 0x0660 && unit <= 0x0669) {
    return "arabic digit";
  }
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ? "latin" : undefined;
}

/** The places of the carriers in the order of the author. */
function logicalOrder(carriers: readonly Carrier[]): string {
  return carriers
    .map((_, at) => at)
    .sort((one, other) => (carriers[one]?.offset ?? 0) - (carriers[other]?.offset ?? 0))
    .join();
}

/** What was done to the abridged carriers; `undefined` when it cannot be done to the whole ones. */
function answerFrom(
  solved: readonly Carrier[],
  { carriers, starts }: Abridged,
): Answer | undefined {
  const changes: Change[] = [];
  let added: Change["added"][number][] = [];
  let at = 0;
  for (const carrier of solved) {
    const own = carriers[at];
    if (carrier.source === "" && carrier !== own) {
      added.push({
        text: carrier.text,
        isOfLeft: carrier.offset !== own?.offset,
        isAside: carrier.kind === "aside",
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
  return { changes, balance: balanceOf(solved), level: pdfjsLevel(solved) };
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
  const result: Carrier[] = [];
  let done = 0;
  const copyTo = (end: number): void => {
    for (; done < end; done += 1) {
      const carrier = given[done];
      if (carrier !== undefined) {
        result.push(carrier);
      }
    }
  };
  for (const { at, added, prefix } of changes) {
    copyTo(at);
    const own = given[at];
    for (const { text, isOfLeft, isAside } of added) {
      const neighbour = isOfLeft ? given[at - 1] : own;
      if (neighbour !== undefined) {
        const put = control(text, neighbour);
        result.push(isAside ? { ...put, kind: "aside" } : put);
      }
    }
    if (prefix !== "" && own !== undefined) {
      result.push({ ...own, text: `${prefix}${own.text}` });
      done = at + 1;
    }
  }
  copyTo(given.length);
  return result;
}
