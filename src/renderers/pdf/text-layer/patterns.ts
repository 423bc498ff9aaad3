import { type Carrier, control, type LineType } from "./carrier.ts";
import { pdfjsLevel } from "./check.ts";
import { pdfiumClassOf } from "./engines/character-class.ts";

/**
 * The models' answers by pattern. To the engines one letter is as good as another of its class, and a long row of words
 * as a short one; so they are asked about an abridged stretch, two letters for each run of letters or digits and two words for
 * each row of Arabic words, once for all stretches that look so.
 */
export interface PatternBook {
  /**
   * `given` with the controls that it needs, in visual order; `undefined` when the abridged stretch does not speak for it:
   * `given` has to be asked about as it is. `solve` gives `undefined` for what some engine reads wrong.
   */
  readonly solve: (
    given: readonly Carrier[],
    type: LineType,
    solve: (carriers: readonly Carrier[]) => readonly Carrier[] | undefined,
  ) => readonly Carrier[] | undefined;
}

/** Patterns that are remembered; a book of prose has some hundreds. */
const MOST_PATTERNS = 4096;

export function createPatternBook(): PatternBook {
  const answers = new Map<string, Answer | undefined>();
  return {
    solve: (given, type, solve) => {
      const abridged = abridge(given, type);
      if (abridged === undefined) {
        return undefined;
      }
      let answer = answers.get(abridged.key);
      if (answer === undefined && !answers.has(abridged.key)) {
        if (answers.size === MOST_PATTERNS) {
          answers.clear();
        }
        const solved = solve(abridged.carriers);
        answer = solved === undefined ? undefined : stepsTo(solved, abridged);
        answers.set(abridged.key, answer);
      }
      if (answer === undefined) {
        return undefined;
      }
      const result = take(answer.steps, given, abridged.starts);
      const { level } = answer;
      return level === undefined || pdfjsLevel(result) === level ? result : undefined;
    },
  };
}

interface Answer {
  /** One for each carrier of the abridged stretch, and one for its end. */
  readonly steps: readonly Step[];
  /** What pdf.js makes of it as a whole, where that changed: it goes by the share of Arabic letters. */
  readonly level: 0 | 1 | undefined;
}

/** A carrier of the abridged stretch, by its place, with what is put before it. */
interface Step {
  /** Controls on its left, and whether each is a neighbour of what stands on their left. */
  readonly added: readonly {
    readonly text: string;
    readonly isOfLeft: boolean;
    readonly isAside: boolean;
  }[];
  /** What is read with it, before its own text. */
  readonly prefix: string;
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

function abridge(given: readonly Carrier[], type: LineType): Abridged | undefined {
  const [first] = given;
  if (first === undefined || !given.every(({ run }) => type.isSame(run, first.run))) {
    return undefined;
  }
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
  if (pdfjsLevel(carriers) !== pdfjsLevel(given)) {
    return undefined;
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
function stepsTo(solved: readonly Carrier[], { carriers, starts }: Abridged): Answer | undefined {
  if (!isReadFromTheRight(solved)) {
    return undefined;
  }
  const steps: Step[] = [];
  let added: Step["added"][number][] = [];
  for (const carrier of solved) {
    const own = carriers[steps.length];
    const isAdded = carrier.source === "" && carrier !== own;
    if (isAdded) {
      added.push({
        text: carrier.text,
        isOfLeft: carrier.offset !== own?.offset,
        isAside: carrier.kind === "aside",
      });
      continue;
    }
    const isWithinRun =
      steps.length > 0 && (starts[steps.length] ?? 0) - (starts[steps.length - 1] ?? 0) > 1;
    if (own === undefined || (added.length > 0 && isWithinRun)) {
      return undefined;
    }
    steps.push({ added, prefix: carrier.text.slice(0, carrier.text.length - own.text.length) });
    added = [];
  }
  const level = steps.some(({ prefix }) => prefix !== "") ? pdfjsLevel(solved) : undefined;
  return { steps: [...steps, { added, prefix: "" }], level };
}

/** With fewer runs of words than the whole, PDFium must still take it for right to left. */
function isReadFromTheRight(carriers: readonly Carrier[]): boolean {
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
  return balance >= 0;
}

function take(
  steps: readonly Step[],
  given: readonly Carrier[],
  starts: readonly number[],
): readonly Carrier[] {
  const result: Carrier[] = [];
  for (const [index, { added, prefix }] of steps.entries()) {
    const start = starts[index] ?? given.length;
    const own = given[start];
    const left = given[start - 1];
    for (const { text, isOfLeft, isAside } of added) {
      const neighbour = isOfLeft ? left : own;
      if (neighbour !== undefined) {
        const put = control(text, neighbour);
        result.push(isAside ? { ...put, kind: "aside" } : put);
      }
    }
    if (own !== undefined) {
      result.push(prefix === "" ? own : { ...own, text: `${prefix}${own.text}` });
    }
    const end = starts[index + 1] ?? given.length;
    for (let at = start + 1; at < end; at += 1) {
      const carrier = given[at];
      if (carrier !== undefined) {
        result.push(carrier);
      }
    }
  }
  return result;
}
