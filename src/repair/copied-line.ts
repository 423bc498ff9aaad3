import { visualOrder } from "../bidi/index.ts";

/**
 * How the characters of a line of right-to-left text were put in order by what it was copied with.
 *
 * - `logical`: as they are read.
 * - `letters`: from left to right as they are seen (visual order): «ةبتكملا يف».
 * - `words`: the words from left to right as they are seen, each spelt as it is read: «المكتبة في» for «في المكتبة».
 * - `runs`: the stretches between numbers and Latin words from left to right, each as it is read, so that a full stop
 *   opens its line.
 */
export type LineOrder = "logical" | "letters" | "words" | "runs";

/** An order, and what goes with it. */
export interface CopiedAs {
  readonly order: LineOrder;
  /** Whether a bracket is the character that is seen at its place or the one that was typed. */
  readonly brackets: "shape" | "source";
  /** Whether a mark stands after its letter, or before it as in letters taken from left to right. */
  readonly marks: "after" | "reversed";
}

/** Embeddings, overrides, isolates and marks of direction (UAX #9). */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What stands between an embedding or isolate of right to left and its end. */
const WRAPPED = /[\u202b\u2067]([^\u202a-\u202e\u2066-\u2069]*)[\u202c\u2069]/u;

/** `line` without the controls of direction that copying put in. */
export const withoutControls = (line: string): string => line.replace(CONTROLS, "");

/** Letters that read from right to left, with the marks and joiners that go with them. */
export const RTL_LETTER =
  /[\u0591-\u05f4\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]/u;
const RTL = RTL_LETTER.source.slice(1, -1);
const RTL_WORDS = new RegExp(`[${RTL}](?:[${RTL}\\u0640\\u200c\\u200d]*[${RTL}\\u0640])?`, "gu");
/** Words and what stands between them, as long as it is no number and no Latin letter. */
const RTL_RUNS = new RegExp(`[${RTL}](?:[^\\p{N}A-Za-z\\u00c0-\\u024f%٪]*[${RTL}])?`, "gu");

const backwards = (text: string): string =>
  (text.match(/[^\p{M}]\p{M}*|\p{M}+/gu) ?? []).reverse().join("");

/** What is embedded from left to right in a line that reads from right to left. */
const EMBEDDED_LTR = /\u202a([^\u202a-\u202e]*)\u202c/gu;

/**
 * A line without the embeddings that pdftotext puts in: it embeds lines of right-to-left pages, and in them what stands
 * from left to right as it is seen, blanks and stops at its ends included.
 */
export function withoutEmbeddings(line: string): string {
  const isRtl = /^\s*\u202b/u.test(line);
  const read = isRtl
    ? line.replace(EMBEDDED_LTR, (_, seen: string) => decodeIsland(seen, EMBEDDED, BETWEEN).text)
    : line;
  return read.replace(/[\u202a-\u202e]/gu, "");
}

/** What stands around a line. */
export interface LineContext {
  /** True when no Arabic letter of the same paragraph stands before it, which decides what its first numbers are. */
  readonly opens?: boolean;
  /** The direction of its paragraph; that of most of its own letters when absent. */
  readonly base?: "ltr" | "rtl";
}

/**
 * The line in logical order. The result is a line that is seen as the given one: where rules leave no such line, the one
 * whose stretches are seen so, and `isCertain` is false.
 */
export function inLogicalOrder(
  line: string,
  as: CopiedAs,
  context: LineContext = {},
): { readonly text: string; readonly isCertain: boolean } {
  switch (as.order) {
    case "logical":
      return { text: line, isCertain: true };
    case "letters":
      return fromVisual(withoutControls(line), as, context);
    case "words": {
      // What stands between controls is one thing, marks and all; a word may be cut into several.
      const letters = line
        .split(WRAPPED)
        .map((part, at) =>
          at % 2 === 1 && RTL_LETTER.test(part)
            ? backwards(withoutControls(part))
            : withoutControls(part).replace(RTL_WORDS, backwards),
        )
        .join("");
      return fromVisual(letters, { ...as, marks: "after" }, context);
    }
    case "runs":
      return { text: fromRuns(withoutControls(line)), isCertain: false };
  }
}

function fromVisual(
  line: string,
  settings: Settings,
  { opens = false, base = directionOf(line) }: LineContext,
): { readonly text: string; readonly isCertain: boolean } {
  if (!RTL_LETTER.test(line) && !/\p{N}/u.test(line)) {
    return { text: line, isCertain: true };
  }
  if (base === "ltr") {
    const text = visualOrder(line, "ltr", settings);
    return { text, isCertain: visualOrder(text, "ltr", settings) === line };
  }
  const parts = line.split(RTL_SPLIT);
  let isCertain = true;
  const decoded = parts.map((part, at) => {
    if (at % 2 === 1) {
      return reversedLetters(part, settings.marks);
    }
    if (part === "") {
      return "";
    }
    const context: Context = {
      before: at < parts.length - 1 || !opens ? STRONG : "",
      after: at > 0 ? STRONG : "",
    };
    const island = decodeIsland(part, settings, context);
    isCertain &&= island.isCertain;
    return island.text;
  });
  return { text: decoded.reverse().join(""), isCertain };
}

const RTL_LETTERS = new RegExp(RTL_LETTER.source, "gu");
const RTL_SPLIT = new RegExp(`([${RTL}][${RTL}\\u0640\\u200c\\u200d]*)`, "u");

/** The direction of most letters of `text`. */
export const directionOf = (text: string): "ltr" | "rtl" =>
  countOf(text, /\p{Script=Latin}/gu) > countOf(text, RTL_LETTERS) ? "ltr" : "rtl";

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const reversedLetters = (letters: string, marks: "after" | "reversed"): string =>
  marks === "after" ? backwards(letters) : [...letters].reverse().join("");

type Settings = Omit<CopiedAs, "order">;

/** The letters on both sides of a stretch without any, in logical order. */
interface Context {
  readonly before: string;
  readonly after: string;
}

const STRONG = "\u0628";
const BETWEEN: Context = { before: STRONG, after: STRONG };
const EMBEDDED: Settings = { brackets: "shape", marks: "after" };

/** What stands between Arabic letters: the arrangement of its parts that is seen as `seen`. */
function decodeIsland(
  seen: string,
  settings: Settings,
  context: Context,
): { readonly text: string; readonly isCertain: boolean } {
  const isSeenSo = (text: string) => look(text, settings, context) === seen;
  let first: string | undefined;
  for (const candidate of arrangements(seen, settings)) {
    if (isSeenSo(candidate)) {
      // «8 GB» and «GB 8» are seen alike: what they mean decides.
      const measured = candidate.replace(UNIT_FIRST, "$2 $1");
      return { text: isSeenSo(measured) ? measured : candidate, isCertain: true };
    }
    first ??= candidate;
  }
  return { text: first ?? seen, isCertain: false };
}

/** A unit that stands before its number. */
const UNIT_FIRST =
  /(?<![\p{L}\p{N}] ?)([kMGT]?(?:B|Hz|W|Wh|bps|Pa|V)|m?Ah|[kcmµn]?m|[kmµ]?g|[mc]?l|[mµn]?s|rpm|dB|USD|EUR) (\p{N}+(?:[.,]\p{N}+)*)(?![\p{L}\p{N}])/gu;

/** A stretch as it is seen between its neighbours. */
function look(text: string, settings: Settings, { before, after }: Context): string {
  const seen = visualOrder(`${before}${text}${after}`, "rtl", settings);
  return seen.slice(after.length, seen.length - before.length);
}

const PARTS = /\p{N}+(?:[.,:/٫٬]\p{N}+)*|[\p{Script=Latin}\p{M}]+|[^\p{N}\p{Script=Latin}]/gu;
/** Beyond this many parts, not every order of them is tried. */
const MOST_PERMUTED = 5;

/** Orders in which the parts of a stretch may have been typed, the likely ones first. */
function* arrangements(seen: string, settings: Settings): Generator<string> {
  const mirror = (text: string) =>
    settings.brackets === "shape" ? visualOrder(text, "rtl", settings) : text;
  const parts = seen.match(PARTS) ?? [];
  yield visualOrder(`${STRONG}${seen}${STRONG}`, "rtl", settings).slice(1, -1);
  const turned = parts.map((part) =>
    /^[\p{N}\p{Script=Latin}]/u.test(part) ? part : mirror(part),
  );
  yield [...turned].reverse().join("");
  if (parts.length > LONGEST_SEARCHED) {
    return;
  }
  // From each beginning to each end, a stretch that stands from left to right, and the rest reversed around it.
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = parts.length; to > from + 1; to -= 1) {
      const rest = [...turned.slice(0, from), parts.slice(from, to).join(""), ...turned.slice(to)];
      yield rest.reverse().join("");
    }
  }
  if (parts.length <= MOST_PERMUTED) {
    for (const order of permutations(parts)) {
      yield order.join("");
      yield order.map(mirror).join("");
    }
  }
}

/** Parts up to which every beginning and end of a left-to-right stretch is tried. */
const LONGEST_SEARCHED = 24;

function* permutations(parts: readonly string[]): Generator<readonly string[]> {
  if (parts.length < 2) {
    yield parts;
    return;
  }
  for (const [at, part] of parts.entries()) {
    for (const rest of permutations(parts.toSpliced(at, 1))) {
      yield [part, ...rest];
    }
  }
}

/** Spaces between the stretches are lost in such copies, so they are set anew. */
function fromRuns(line: string): string {
  const runs: string[] = [];
  let at = 0;
  for (const { 0: run, index } of line.matchAll(RTL_RUNS)) {
    const between = line.slice(at, index);
    const opening = /[^\s\p{N}\p{L}]*\s*$/u.exec(between)?.[0] ?? "";
    const before = between.slice(0, between.length - opening.length);
    runs.push(before);
    // What is seen first in a line closes it; further on, a stop opens the stretch that it was copied with.
    const isStop = /^[.،؛:؟!…]+\s*$/u.test(opening) && before.trim() !== "";
    runs.push(isStop ? `${opening}${run}` : `${run}${opening.trim()}`);
    at = index + run.length;
  }
  if (runs.length === 0) {
    return line.trim().replace(/^([.،؛:؟!…]+)\s*(\S.*)$/u, "$2$1");
  }
  runs.push(line.slice(at));
  return runs
    .map((run) => run.trim())
    .filter((run) => run !== "")
    .reverse()
    .map((run) => run.replace(/^([%٪])([\d.,٫٬٠-٩]+)$/u, "$2$1"))
    .join(" ")
    .replace(/ +(?=[.،؛:؟!…»)\]])/gu, "");
}
