import { type CopiedAs, inLogicalOrder, type LineOrder, RTL_LETTER } from "./copied-line.ts";
import { type OrderEvidence, weighOrder } from "./order-evidence.ts";

/** What the order of a text's lines looks like. */
export interface OrderFinding {
  /** How the lines that are not in logical order were copied; `logical` when all are. */
  readonly as: CopiedAs;
  /** 0 to 1: how surely. Below 0.75, or with too little to tell by, `as` is `logical`. */
  readonly score: number;
  /** Whether each line is in that order; the others are as they should be. */
  readonly lines: readonly boolean[];
}

const KINDS: readonly Omit<CopiedAs, "marks">[] = [
  { order: "letters", brackets: "shape" },
  { order: "letters", brackets: "source" },
  { order: "words", brackets: "source" },
  { order: "words", brackets: "shape" },
  { order: "runs", brackets: "source" },
];

/** What of the evidence must speak for another order than the one given. */
const LEAST_SCORE = 0.75;
/** And by how much, in the weights of `weighOrder`: two words or so. */
const LEAST_GAIN = 4;
/** Gain, or loss, from which a line decides for itself. */
const DECISIVE = 2.5;

const LOGICAL: CopiedAs = { order: "logical", brackets: "source", marks: "after" };

/** A mark where a word begins as it is seen: it was written before its letter. */
const LEADING_MARK = /(?:^|[\s\p{P}])\p{M}/u;
/** One where a word ends, which is where it begins to be read: it was written after its letter. */
const TRAILING_MARK = /\p{M}(?:[\s\p{P}]|$)/u;

/**
 * Tells whether lines of right-to-left text were copied in another order than they are read in: each line is weighed
 * as it stands, and as it would read if it had been copied in one of the orders known. A line that says nothing goes with
 * those around it, up to the next blank line.
 */
export function examineOrder(lines: readonly string[]): OrderFinding {
  const given = lines.map((line) => (RTL_LETTER.test(line) ? weighOrder(line) : NOTHING));
  const doubted = doubtedLines(lines, given);
  if (!doubted.includes(true)) {
    return { as: LOGICAL, score: 0, lines: lines.map(() => false) };
  }
  const isAfter = lines.some((line) => TRAILING_MARK.test(line));
  const marks = isAfter && !lines.some((line) => LEADING_MARK.test(line)) ? "after" : "reversed";
  const weighed = KINDS.filter((kind) => isWorthTrying(kind.order, lines)).map((kind) => {
    const as: CopiedAs = { ...kind, marks };
    const read = lines.map((line, at) => (given[at] === NOTHING ? NOTHING : weighCopied(line, as)));
    const gains = read.map((evidence, at) => net(evidence) - net(given[at] ?? NOTHING));
    const gain = gains.reduce((sum, one) => sum + Math.max(one, 0), 0);
    return { as, read, gains, gain };
  });
  const likely = weighed.toSorted((one, other) => other.gain - one.gain)[0];
  const none = { as: LOGICAL, score: 0, lines: lines.map(() => false) };
  if (likely === undefined || likely.gain < LEAST_GAIN) {
    return none;
  }
  const { as, gains, read } = likely;
  const decided = decide(lines, gains);
  const isOther = (at: number) => decided[at] === true;
  const total = (weights: readonly number[]) =>
    weights.reduce((sum, weight, at) => sum + (isOther(at) ? weight : 0), 0);
  const speaking = total(lines.map((_, at) => difference(read[at], given[at])));
  const contrary = total(lines.map((_, at) => difference(given[at], read[at])));
  const score = speaking === 0 ? 0 : speaking / (speaking + contrary);
  const isSaid =
    as.order !== "letters" ||
    wordsSpeak(
      lines.filter((_, at) => isOther(at)),
      as,
    );
  const isCopied = score >= LEAST_SCORE && total(gains) >= LEAST_GAIN && isSaid;
  return isCopied ? { as, score, lines: decided } : { ...none, score: Math.min(score, 0.7) };
}

/**
 * Whether the words themselves read better with their letters the other way: stops and brackets on the wrong side alone
 * are somebody's way of typing («قال ,نعم»).
 */
function wordsSpeak(lines: readonly string[], as: CopiedAs): boolean {
  const weigh = (line: string) => net(weighOrder(line.replace(STOPS, " ")));
  const gain = lines
    .filter((line) => RTL_LETTER.test(line))
    .reduce((sum, line) => sum + weigh(inLogicalOrder(line, as).text) - weigh(line), 0);
  return gain > LEAST_OF_WORDS;
}

const STOPS = /[\p{Po}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/gu;
/** One word that is common, or none that could not be read so. */
const LEAST_OF_WORDS = 1.5;

/** A line as it reads if it was copied so. Controls round each word are what copying words one by one leaves. */
function weighCopied(line: string, as: CopiedAs): OrderEvidence {
  const evidence = weighOrder(inLogicalOrder(line, as).text);
  const wrapped = as.order === "words" ? (line.match(WRAPPED_WORDS)?.length ?? 0) : 0;
  return wrapped < 2 ? evidence : { ...evidence, for: evidence.for + 2 * wrapped };
}

/** What may speak against the order of a text that is right, of what speaks for it. */
const BEYOND_DOUBT = 0.25;

/** Lines to look at closely: those up to the next blank ones of which more speaks against the order than slips do. */
function doubtedLines(
  lines: readonly string[],
  given: readonly OrderEvidence[],
): readonly boolean[] {
  const doubted = lines.map(() => false);
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at === lines.length || (lines[at] ?? "").trim() === "") {
      const block = given.slice(start, at);
      const against = block.reduce((sum, one) => sum + one.against, 0);
      const isDoubted =
        against > BEYOND_DOUBT * block.reduce((sum, one) => sum + one.for, 0) ||
        lines
          .slice(start, at)
          .some((line) => WRAPPED_WORD.test(line) || OPENS_WITH_STOP.test(line));
      doubted.fill(isDoubted, start, at);
      start = at + 1;
    }
  }
  return doubted.map((is, at) => is && given[at] !== NOTHING);
}

const NOTHING: OrderEvidence = { for: 0, against: 0 };

/** What speaks for one way to read a line and not for the other. */
const difference = (one = NOTHING, other = NOTHING): number =>
  Math.max(one.for - other.for, 0) + Math.max(other.against - one.against, 0);

const net = (evidence: OrderEvidence): number => evidence.for - evidence.against;

/**
 * Orders of words and runs differ from the one read only in the places of stops: they are thought of where several lines
 * open with one, or every word stands between controls of direction.
 */
function isWorthTrying(order: LineOrder, lines: readonly string[]): boolean {
  switch (order) {
    case "logical":
    case "letters":
      return true;
    case "words":
      return (
        lines.filter((line) => OPENS_WITH_STOP.test(line)).length > 1 ||
        lines.some((line) => (line.match(WRAPPED_WORDS)?.length ?? 0) > 2)
      );
    case "runs":
      return lines.filter((line) => OPENS_WITH_STOP.test(line)).length > 1;
  }
}

const OPENS_WITH_STOP =
  /^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*[.،؛:؟!»)](?=\s*[\u202b\u2067]*\p{L})/u;
const WRAPPED_WORD = /[\u202b\u2067][^\s\u202a-\u202e\u2066-\u2069]+[\u202c\u2069]/u;
const WRAPPED_WORDS = new RegExp(WRAPPED_WORD, "gu");

/** Each line by its own gain, or by the nearest line of its block that decides, or by most lines of the text. */
function decide(lines: readonly string[], gains: readonly number[]): readonly boolean[] {
  const own = gains.map((gain) =>
    gain >= DECISIVE ? true : gain <= -DECISIVE ? false : undefined,
  );
  const most = own.filter((one) => one === true).length > own.filter((one) => one === false).length;
  const befores = carried(lines, own);
  const afters = carried(lines.toReversed(), own.toReversed()).toReversed();
  return lines.map((line, at) => {
    if (line.trim() === "") {
      return false;
    }
    const before = befores[at];
    const after = afters[at];
    if (before !== undefined && after !== undefined && before !== after) {
      return (gains[at] ?? 0) > 0;
    }
    return before ?? after ?? (most && (gains[at] ?? 0) >= 0);
  });
}

/** For each line, what the last line up to it has decided since a blank one. */
function carried(
  lines: readonly string[],
  own: readonly (boolean | undefined)[],
): readonly (boolean | undefined)[] {
  let last: boolean | undefined;
  return lines.map((line, at) => {
    last = line.trim() === "" ? undefined : (own[at] ?? last);
    return last;
  });
}
