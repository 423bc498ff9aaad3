import createBidi from "bidi-js";
import { arabicIslands } from "./arabic-islands.ts";

/** The library's resolver, made once for this folder. */
const bidiAlgorithm = createBidi();

/** One paragraph after UAX #9, rules P2 to I2. */
export interface BidiParagraph {
  /** One level for each UTF-16 unit; even is left to right. */
  readonly levels: Uint8Array;
  readonly baseLevel: 0 | 1;
}

/** The character with the shape of this one mirrored (UAX #9, L4); the character itself when there is none. */
export function mirrored(character: string): string {
  return bidiAlgorithm.getMirroredCharacter(character) ?? character;
}

/** Stretch of text of one level: UTF-16 offsets, the end excluded. */
export interface LevelRun {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** Bidi_Class of a character (UAX #9 table 4), by its short name such as `AL` or `EN`. */
export function bidiClassOf(character: string): string {
  return bidiAlgorithm.getBidiCharTypeName(character);
}

/** Resolves one paragraph. `auto` takes the direction of the first strong character (P2, P3), left to right if none. */
export function resolveBidi(text: string, base: "ltr" | "rtl" | "auto"): BidiParagraph {
  const islands = base === "rtl" ? arabicIslands(text) : undefined;
  if (islands !== undefined) {
    const levels = new Uint8Array(text.length).fill(1);
    for (const { start, end } of islands) {
      levels.set(islandLevels(text, start, end), start);
    }
    return { levels, baseLevel: 1 };
  }
  const { levels, paragraphs } = bidiAlgorithm.getEmbeddingLevels(withoutAstral(text), base);
  const resolved = paragraphs[0]?.level ?? (base === "rtl" ? 1 : 0);
  return { levels, baseLevel: resolved % 2 === 1 ? 1 : 0 };
}

/** Levels of islands, by what `keyUnits` makes of them: years and short numbers between words are much alike. */
const knownIslands = new Map<string, Uint8Array>();
/** A cache grows to this many islands, then starts anew. */
const MOST_ISLANDS = 5_000;
/** Longer ones seldom return. */
const LONGEST_KNOWN = 40;

function islandLevels(text: string, start: number, end: number): Uint8Array {
  const key = end - start <= LONGEST_KNOWN ? keyOf(text, start, end) : undefined;
  const known = key === undefined ? undefined : knownIslands.get(key);
  if (known !== undefined) {
    return known;
  }
  const { levels } = bidiAlgorithm.getEmbeddingLevels(withoutAstral(text.slice(start, end)), "rtl");
  if (key !== undefined) {
    if (knownIslands.size >= MOST_ISLANDS) {
      knownIslands.clear();
    }
    knownIslands.set(key, levels);
  }
  return levels;
}

/** By UTF-16 unit: the unit that stands for it in keys; letters and digits for their class, all else for itself. */
const keyUnits = new Uint16Array(0x10000);

/** Texts of one key have one and the same levels. */
function keyOf(text: string, start: number, end: number): string {
  let key = "";
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    key += String.fromCharCode(keyUnits[unit] || learnKeyUnit(unit));
  }
  return key;
}

function learnKeyUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  const name = bidiAlgorithm.getBidiCharTypeName(character);
  const isClass = ["L", "AL", "EN", "AN"].includes(name) && !/\p{Cs}/u.test(character);
  const representative = (isClass ? REPRESENTATIVES[name] : undefined) ?? character;
  keyUnits[unit] = representative.charCodeAt(0);
  return representative.charCodeAt(0);
}

/** One character of each bidi class, to stand for those outside the Basic Multilingual Plane. */
const REPRESENTATIVES: Readonly<Record<string, string>> = {
  L: "a",
  R: "\u05d0",
  AL: "\u0628",
  EN: "1",
  AN: "\u0660",
  ET: "$",
  NSM: "\u0300",
  BN: "\u00ad",
};

/**
 * The same text for the eyes of UAX #9, each surrogate pair replaced by two units of its class: the library reads
 * units, and would take an emoji for two letters.
 */
function withoutAstral(text: string): string {
  if (!/[\ud800-\udbff]/.test(text)) {
    return text;
  }
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (pair) =>
    (REPRESENTATIVES[bidiAlgorithm.getBidiCharTypeName(pair)] ?? "!").repeat(2),
  );
}

/**
 * The runs of one line, from left to right: UAX #9 rules L1 and L2 on the units from `start` to `end`. Within a run of
 * odd level the characters read from right to left.
 */
export function visualRuns(
  text: string,
  paragraph: BidiParagraph,
  start: number,
  end: number,
): readonly LevelRun[] {
  const { levels, baseLevel } = paragraph;
  if (start < end && areAll(levels, baseLevel, start, end)) {
    // L1 gives nothing another level than it has.
    return [{ start, end, level: baseLevel }];
  }
  const runs = levelRuns(lineLevels(text, paragraph, start, end), start);
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  const lowestOdd = Math.min(...runs.map(({ level }) => level | 1));
  for (let level = highest; level >= lowestOdd; level -= 1) {
    reverseFrom(runs, level);
  }
  return runs;
}

function areAll(levels: Uint8Array, level: number, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (levels[at] !== level) {
      return false;
    }
  }
  return true;
}

/** Runs of equal levels in logical order; `offset` is where `levels` begins in the text. */
export function levelRuns(levels: Uint8Array, offset: number): LevelRun[] {
  const runs: LevelRun[] = [];
  let start = 0;
  for (let at = 1; at <= levels.length; at += 1) {
    if (at === levels.length || levels[at] !== levels[start]) {
      runs.push({ start: start + offset, end: at + offset, level: levels[start] ?? 0 });
      start = at;
    }
  }
  return runs;
}

/** L1: separators, and white space before them or at the end of the line, take the paragraph's level. */
function lineLevels(
  text: string,
  paragraph: BidiParagraph,
  start: number,
  end: number,
): Uint8Array {
  const levels = paragraph.levels.slice(start, end);
  let trailing = true;
  for (let at = end - 1; at >= start; at -= 1) {
    const unit = text.charCodeAt(at);
    const kind = trailingKinds[unit] || learnTrailingKind(unit);
    if (kind === OTHER) {
      trailing = false;
    } else if (kind === SEPARATOR || trailing) {
      trailing = true;
      levels[at - start] = paragraph.baseLevel;
    }
  }
  return levels;
}

/** By UTF-16 unit: what rule L1 makes of it; 0 is not known yet. */
const trailingKinds = new Uint8Array(0x10000);
const SEPARATOR = 1;
const WHITE_SPACE = 2;
const OTHER = 3;
const SEPARATORS = new Set(["B", "S"]);
/** White space, and what UAX #9 5.2 treats as such at the end of a line. */
const WHITE_SPACES = new Set([
  "WS",
  "BN",
  "LRI",
  "RLI",
  "FSI",
  "PDI",
  "LRE",
  "RLE",
  "LRO",
  "RLO",
  "PDF",
]);

function learnTrailingKind(unit: number): number {
  const name = bidiAlgorithm.getBidiCharTypeName(String.fromCharCode(unit));
  const kind = SEPARATORS.has(name) ? SEPARATOR : WHITE_SPACES.has(name) ? WHITE_SPACE : OTHER;
  trailingKinds[unit] = kind;
  return kind;
}

function reverseFrom(runs: LevelRun[], level: number): void {
  for (let from = 0; from < runs.length; from += 1) {
    let to = from;
    while ((runs[to]?.level ?? -1) >= level) {
      to += 1;
    }
    if (to > from) {
      const reversed = runs.slice(from, to).reverse();
      runs.splice(from, reversed.length, ...reversed);
      from = to;
    }
  }
}
