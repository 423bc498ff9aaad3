import { type GlyphRange, type GlyphRun, SAFE_TO_INSERT_TATWEEL } from "./glyph-run.ts";

/** A place in a word where a kashida may stand: before the letter at `offset` (UTF-16, in the paragraph). */
export interface KashidaJoint {
  readonly offset: number;
  /** Rank of the joint in the tradition of the script; 0 is best. */
  readonly rank: JointRank;
  /** Letters in the word, marks and tatweels left out. */
  readonly letters: number;
}

/**
 * From the priorities of the Microsoft typography of 1999, as later layout engines corrected them: 0 at a tatweel that
 * the author typed, 1 after seen or sad, 2 before teh marbuta, dal or final heh, 3 before alef or final lam, tah, kaf,
 * 4 before a tooth followed by reh or final yeh, 5 before waw or final ain, qaf, feh, 6 before reh or another final
 * letter, 7 at any other joint. 8 is a joint of the ranks 1 to 6 that the face does not declare safe, and that was tried.
 */
export type JointRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Tells whether a word may be elongated before the letter at `offset` although the face does not say so. */
export type TryJoint = (offset: number) => boolean;

/** Where a word is: `[start, end)` of the text, and `[from, to)` of the glyphs. */
export interface WordPlace extends GlyphRange {
  readonly start: number;
  readonly end: number;
}

/** Letters of the shortest word that may be elongated. */
export const FEWEST_LETTERS = 3;

const TATWEEL = "\u0640";

const SEEN_SAD = new Set("سشصضڛښڜۺڝڞۻ");
const TEH_MARBUTA_DAL = new Set("ةۃدذڈډڌڎڏڐۮ");
const HEH = new Set("هہةەۀۂھ");
const ALEF = new Set("اأإآٱٲٳٵ");
const FINAL_LAM_TAH_KAF = new Set("لڵطظكکڪگڭݣڮڰ");
const TOOTH = new Set("بتثنيئپٹٺٻٽٿڀىیېںڻ");
const REH = new Set("رزڑژڕړږڗۯ");
const YEH = new Set("يىیېےئ");
const WAW = new Set("وؤۆۇۈۋۅۉ");
const FINAL_AIN_QAF_FEH = new Set("عغڠقڧڨفڤڥڦ");
const LAM = new Set("لڵ");

/** الله with its prefixes and the meem of اللهم, without marks; the heh also as Urdu has it. */
const NAME_OF_GOD = /^[وفأ]?[بتك]?[اآٱ]?لل[هہ]?م?$/u;
/** The same as the second part of a name that is written as one word: عبدالله. */
const ENDS_WITH_NAME = /[اأٱ]لل[هہ]$/u;

/**
 * The best joint of the word that `glyphs` set, or `undefined`: one kashida a word is the most that reads well. The
 * shaper decides where the letters allow it (HarfBuzz `HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL`), the ranks which of these
 * places is best; among equals the last. Words of two letters, the name of God, and words with ZWNJ or ZWJ have none.
 */
export function kashidaJoint(
  text: string,
  glyphs: GlyphRun,
  { start, end, from, to }: WordPlace,
  tryJoint: TryJoint = () => false,
): KashidaJoint | undefined {
  const word = lettersOf(text, start, end);
  if (word === undefined || word.length < FEWEST_LETTERS) {
    return undefined;
  }
  const letters = word.map(({ letter }) => letter).join("");
  if (NAME_OF_GOD.test(letters)) {
    return undefined;
  }
  const limit = ENDS_WITH_NAME.exec(letters)?.index ?? word.length;
  const safe = safeOffsets(glyphs, from, to);
  let best: KashidaJoint | undefined;
  for (let at = 1; at < limit; at += 1) {
    const offset = word[at]?.offset ?? 0;
    const rank = safe.has(offset) ? rankOf(word, at) : undefined;
    if (rank !== undefined && (best === undefined || rank <= best.rank)) {
      best = { offset, rank, letters: word.length };
    }
  }
  return best ?? triedJoint(word, limit, tryJoint);
}

/** The best joint before the letter at `limit` that only trying can tell of, for a word without a safe one. */
function triedJoint(
  word: readonly Letter[],
  limit: number,
  tryJoint: TryJoint,
): KashidaJoint | undefined {
  const ranked = word
    .slice(0, limit)
    .map(({ offset }, at) => ({ offset, at, rank: at === 0 ? undefined : rankOf(word, at) }))
    .filter(({ rank }) => rank !== undefined && rank <= 6)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || other.at - one.at);
  const found = ranked.find(({ offset }) => tryJoint(offset));
  return found === undefined ? undefined : { offset: found.offset, rank: 8, letters: word.length };
}

interface Letter {
  readonly letter: string;
  readonly offset: number;
  /** True when the author typed a tatweel before it. */
  readonly elongated: boolean;
}

/** The letters of an Arabic word in logical order, punctuation at its ends left out; `undefined` for another word. */
function lettersOf(text: string, start: number, end: number): readonly Letter[] | undefined {
  const letters: Letter[] = [];
  let elongated = false;
  let ended = false;
  for (let offset = start; offset < end; offset += 1) {
    const letter = text.charAt(offset);
    if (letter === TATWEEL) {
      elongated = true;
    } else if (ARABIC_LETTER.test(letter)) {
      if (ended) {
        // A second word in the same box: two words parted by a sign; neither is a safe choice.
        return undefined;
      }
      letters.push({ letter, offset, elongated });
      elongated = false;
    } else if (!MARK.test(letter)) {
      if (FORBIDDING.test(letter)) {
        return undefined;
      }
      ended = letters.length > 0;
    }
  }
  return letters;
}

const ARABIC_LETTER = /^\p{Script=Arabic}$/u;
const MARK = /^\p{M}$/u;
/** Digits, letters of another script, ZWNJ and ZWJ. */
const FORBIDDING = /^[\p{L}\p{N}\u200c\u200d]$/u;

function safeOffsets(glyphs: GlyphRun, from: number, to: number): ReadonlySet<number> {
  const safe = new Set<number>();
  for (let at = from; at < to; at += 1) {
    if (((glyphs.flags[at] ?? 0) & SAFE_TO_INSERT_TATWEEL) !== 0) {
      safe.add(glyphs.clusters[at] ?? -1);
    }
  }
  return safe;
}

/** Rank of the joint between the letters `at - 1` and `at`; `undefined` where none may be. */
function rankOf(word: readonly Letter[], at: number): JointRank | undefined {
  const before = word[at - 1]?.letter ?? "";
  const { letter, elongated } = word[at] ?? { letter: "", elongated: false };
  const next = word[at + 1];
  const isFinal = next === undefined;
  const nextIsFinal = at + 1 === word.length - 1;
  if (LAM.has(before) && ALEF.has(letter)) {
    return undefined;
  }
  if (elongated) {
    return 0;
  }
  if (SEEN_SAD.has(before)) {
    return 1;
  }
  if (isFinal && YEH.has(letter)) {
    return undefined;
  }
  if (TEH_MARBUTA_DAL.has(letter) || (isFinal && HEH.has(letter))) {
    return 2;
  }
  if (ALEF.has(letter) || (isFinal && FINAL_LAM_TAH_KAF.has(letter))) {
    return 3;
  }
  if (
    TOOTH.has(letter) &&
    next !== undefined &&
    (REH.has(next.letter) || (nextIsFinal && YEH.has(next.letter)))
  ) {
    return 4;
  }
  if (WAW.has(letter) || (isFinal && FINAL_AIN_QAF_FEH.has(letter))) {
    return 5;
  }
  if (REH.has(letter) || isFinal) {
    return 6;
  }
  return 7;
}
