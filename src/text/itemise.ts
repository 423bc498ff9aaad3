import { type BidiParagraph, levelRuns } from "../bidi/index.ts";
import type { FontFace } from "../font/index.ts";
import { clusterStarts } from "./clusters.ts";
import { COMMON, type ScriptRun, scriptRuns } from "./script.ts";

/** How a stretch of the paragraph is to be set. Ranges ascend, touch, and cover the text. */
export interface StyleRange {
  readonly start: number;
  readonly end: number;
  /** Faces to try, in order; never empty. */
  readonly chain: readonly FontFace[];
  /** In points. */
  readonly size: number;
  /** BCP 47 tag. */
  readonly language: string;
  /** OpenType features as HarfBuzz writes them, such as `-liga` or `ss01`. */
  readonly features: readonly string[];
}

/** Stretch of text that one call of the shaper can set. UTF-16 offsets of the paragraph, the end excluded. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  /** Bidi level (UAX #9); odd runs are set from right to left. */
  readonly level: number;
  readonly face: FontFace;
  /** In points. */
  readonly size: number;
  /** ISO 15924. */
  readonly script: string;
  readonly language: string;
  readonly features: readonly string[];
  /** Whether no face has these characters, so that they are set as the first face's `.notdef`. */
  readonly missing: boolean;
}

/**
 * Cuts a paragraph into runs of one level, script, face and style, in logical order; together they cover the text.
 * A cluster falls back whole. Spaces stay with the face before them. `onMissing` is told of each cluster no face has.
 */
export function itemise(
  text: string,
  bidi: BidiParagraph,
  styles: readonly StyleRange[],
  onMissing: (start: number, end: number) => void,
): readonly TextRun[] {
  const levels = levelRuns(bidi.levels, 0);
  const scripts = scriptRuns(text);
  const starts = clusterStarts(text);
  const ofParagraph = paragraphScript(scripts, bidi.baseLevel);
  const runs: { -readonly [Key in keyof TextRun]: TextRun[Key] }[] = [];
  let level = 0;
  let script = 0;
  let cluster = 0;
  for (const style of styles) {
    let at = style.start;
    let previous: FontFace | undefined;
    while (at < style.end) {
      while ((levels[level]?.end ?? Number.POSITIVE_INFINITY) <= at) {
        level += 1;
      }
      while ((scripts[script]?.end ?? Number.POSITIVE_INFINITY) <= at) {
        script += 1;
      }
      while ((starts[cluster] ?? Number.POSITIVE_INFINITY) <= at) {
        cluster += 1;
      }
      // A style that begins inside a cluster cuts it: its author asked for a mark that differs from its letter.
      const end = Math.min(
        starts[cluster] ?? text.length,
        style.end,
        levels[level]?.end ?? text.length,
        scripts[script]?.end ?? text.length,
      );
      const { face, missing } = faceFor(text.slice(at, end), style.chain, previous);
      if (missing) {
        onMissing(at, end);
      }
      const { size, language, features } = style;
      const itsLevel = levels[level]?.level ?? bidi.baseLevel;
      const run: TextRun = {
        start: at,
        end,
        level: itsLevel,
        face,
        size,
        script: setScript(scripts[script]?.script ?? COMMON, itsLevel, ofParagraph),
        language,
        features,
        missing,
      };
      const last = runs.at(-1);
      if (last !== undefined && canMerge(last, run)) {
        last.end = end;
      } else {
        runs.push({ ...run });
      }
      previous = face;
      at = end;
    }
  }
  return runs;
}

const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand"]);

/** The script in which signs that belong to the paragraph are set: that of its first word in its own direction. */
function paragraphScript(scripts: readonly ScriptRun[], baseLevel: 0 | 1): string {
  const own = scripts.find(
    ({ script }) => script !== COMMON && RIGHT_TO_LEFT.has(script) === (baseLevel === 1),
  );
  return own?.script ?? (baseLevel === 1 ? "Arab" : "Latn");
}

/**
 * A full stop after a Latin word that ends an Arabic sentence has taken the Latin word's script, and its Arabic level:
 * it is set as the sentence is. So is what has no script at all, such as the number of a list.
 */
function setScript(script: string, level: number, ofParagraph: string): string {
  const isForeign =
    level % 2 === 1 ? !RIGHT_TO_LEFT.has(script) : level === 0 && RIGHT_TO_LEFT.has(script);
  return script === COMMON || isForeign ? ofParagraph : script;
}

interface Choice {
  readonly face: FontFace;
  readonly missing: boolean;
}

const choices = new WeakMap<
  readonly FontFace[],
  Map<string, Choice & { readonly blank: boolean }>
>();

function faceFor(
  cluster: string,
  chain: readonly FontFace[],
  previous: FontFace | undefined,
): Choice {
  let known = choices.get(chain);
  if (known === undefined) {
    known = new Map();
    choices.set(chain, known);
  }
  let choice = known.get(cluster);
  if (choice === undefined) {
    choice = { ...chooseFrom(chain, cluster), blank: NEEDS_NO_INK.test(cluster) };
    known.set(cluster, choice);
  }
  const stays = choice.blank && previous !== undefined && hasAll(previous, cluster);
  return stays ? { face: previous, missing: false } : choice;
}

function chooseFrom(chain: readonly FontFace[], cluster: string): Choice {
  const [first] = chain;
  if (first === undefined) {
    throw new Error("a style range needs at least one face");
  }
  const composed = cluster.normalize("NFC");
  const decomposed = cluster.normalize("NFD");
  // A letter drawn as one before one put together: HarfBuzz as built for us places a mark only where the face says so.
  const face =
    chain.find((candidate) => hasAll(candidate, composed)) ??
    chain.find((candidate) => hasAll(candidate, cluster) || hasAll(candidate, decomposed));
  return { face: face ?? first, missing: face === undefined };
}

/** White space, controls, and characters that are never seen (Default_Ignorable_Code_Point). */
const NEEDS_NO_INK = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u;
const INVISIBLE = /^[\p{Cc}\u2028\u2029\p{Default_Ignorable_Code_Point}]$/u;

function hasAll(face: FontFace, cluster: string): boolean {
  for (const character of cluster) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!face.covers(codePoint) && !INVISIBLE.test(character) && !isMadeUp(face, character)) {
      return false;
    }
  }
  return true;
}

/** What HarfBuzz makes from another glyph: the spaces of fixed width, and the hyphen that does not break. */
function isMadeUp(face: FontFace, character: string): boolean {
  return (
    (/\p{Zs}/u.test(character) && face.covers(0x20)) ||
    (character === "\u2011" && face.covers(0x2010))
  );
}

function canMerge(one: TextRun, next: TextRun): boolean {
  return (
    one.face === next.face &&
    one.level === next.level &&
    one.script === next.script &&
    one.size === next.size &&
    one.language === next.language &&
    one.missing === next.missing &&
    one.features.length === next.features.length &&
    one.features.every((feature, at) => feature === next.features[at])
  );
}
