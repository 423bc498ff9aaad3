import unicode from "unicode-properties";
import { SCRIPT_CODES } from "./script-codes.ts";

/** Stretch of text of one script: UTF-16 offsets, the end excluded. */
export interface ScriptRun {
  readonly start: number;
  readonly end: number;
  /** ISO 15924 code, such as `Arab`; `Zyyy` when nothing in the text has a script. */
  readonly script: string;
}

/** ISO 15924 for what belongs to no script. */
export const COMMON = "Zyyy";
const INHERITED = "Zinh";

const PAIRS = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["«", "»"],
  ["‹", "›"],
  ["“", "”"],
  ["‘", "’"],
  ["\u2329", "\u232a"],
  ["\u3008", "\u3009"],
  ["\ufd3f", "\ufd3e"],
  // Isolates: what follows one goes on in the script that stood before it.
  ["\u2066", "\u2069"],
  ["\u2067", "\u2069"],
  ["\u2068", "\u2069"],
]);
const CLOSERS = new Set(PAIRS.values());

/** Scripts that share the Arabic comma, question mark and tatweel (their Script_Extensions). */
const USES_ARABIC_PUNCTUATION = new Set(["Syrc", "Thaa", "Nkoo", "Mand", "Adlm", "Rohg", "Yezi"]);

/**
 * Runs of one script (UAX #24). Common and inherited characters take the script before them, or after them at the
 * start; a closing bracket takes that of its opening one. Arabic punctuation and digits are Arabic even after a Latin
 * word, and are shaped as such. The runs cover the text.
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  const runs: { start: number; end: number; script: string }[] = [];
  const open: { closer: string; script: string }[] = [];
  let last: { start: number; end: number; script: string } | undefined;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || learnKind(unit);
    if (last !== undefined && (kind === FOLLOWING || names[kind] === last.script)) {
      last.end += 1;
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const script = resolve(character, last?.script ?? COMMON, open);
    const end = at + character.length;
    if (last?.script === script) {
      last.end = end;
    } else if (last?.script === COMMON && runs.length === 1) {
      last.script = script;
      last.end = end;
      for (const bracket of open) {
        bracket.script = script;
      }
    } else {
      last = { start: at, end, script };
      runs.push(last);
    }
    at = end;
  }
  return runs;
}

/** By UTF-16 unit: 0 not known yet, `FOLLOWING`, `OPEN`, or the index of its script in `names`. */
const kinds = new Uint8Array(0x10000);
/** Takes the script before it, whatever that is. */
const FOLLOWING = 1;
/** Depends on what stands before it, or is half of a character. */
const OPEN = 2;
/** Scripts met so far, from index 3 on. */
const names: (string | undefined)[] = [undefined, undefined, undefined];

function learnKind(unit: number): number {
  const kind = kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (/\p{Cs}/u.test(character)) {
    return OPEN;
  }
  const own = scriptOf(character);
  if (own === INHERITED) {
    return FOLLOWING;
  }
  if (own === COMMON) {
    const depends =
      PAIRS.has(character) || CLOSERS.has(character) || isArabicPunctuation(character);
    return depends ? OPEN : FOLLOWING;
  }
  if (!names.includes(own)) {
    names.push(own);
  }
  return names.indexOf(own);
}

function resolve(
  character: string,
  current: string,
  open: { closer: string; script: string }[],
): string {
  const own = scriptOf(character);
  if (own === INHERITED) {
    return current;
  }
  if (own !== COMMON) {
    return own;
  }
  const closer = PAIRS.get(character);
  if (closer !== undefined) {
    open.push({ closer, script: current });
    return current;
  }
  if (CLOSERS.has(character)) {
    const opened = open.findLastIndex((bracket) => bracket.closer === character);
    if (opened >= 0) {
      const script = open[opened]?.script ?? current;
      open.length = opened;
      return script;
    }
    return current;
  }
  return isArabicPunctuation(character) && !USES_ARABIC_PUNCTUATION.has(current) ? "Arab" : current;
}

const byCodePoint = new Map<number, string>();

function scriptOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const known = byCodePoint.get(codePoint);
  if (known !== undefined) {
    return known;
  }
  const script = lookUp(character, codePoint);
  byCodePoint.set(codePoint, script);
  return script;
}

function lookUp(character: string, codePoint: number): string {
  const script = SCRIPT_CODES[unicode.getScript(codePoint)] ?? COMMON;
  // The library's data ends before the Arabic letters of Unicode 14 and later; the platform's does not.
  return script === COMMON && /\p{Script=Arabic}/u.test(character) ? "Arab" : script;
}

/** Common characters of the Arabic block: punctuation, tatweel, digits and separators. */
function isArabicPunctuation(character: string): boolean {
  return /[\u0600-\u06ff\ufd3e\ufd3f]/.test(character);
}
