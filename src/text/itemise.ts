import { type BidiParagraph, levelRuns } from "../bidi/index.ts";
import type { FontFace } from "../font/index.ts";
import { clusterBeginnings } from "./clusters.ts";
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
  const begins = clusterBeginnings(text);
  const ofParagraph = paragraphScript(scripts, bidi.baseLevel);
  const runs: GrowingRun[] = [];
  let last: GrowingRun | undefined;
  let level = 0;
  let script = 0;
  for (const style of styles) {
    const { size, language, features } = style;
    const faces = facesOf(style.chain);
    let previous: FontFace | undefined;
    let at = style.start;
    while (at < style.end) {
      while ((levels[level]?.end ?? Number.POSITIVE_INFINITY) <= at) {
        level += 1;
      }
      while ((scripts[script]?.end ?? Number.POSITIVE_INFINITY) <= at) {
        script += 1;
      }
      // Up to here only the face can change. A style that begins inside a cluster cuts it: its author asked for a mark
      // that differs from its letter.
      const stop = Math.min(
        style.end,
        levels[level]?.end ?? text.length,
        scripts[script]?.end ?? text.length,
      );
      const itsLevel = levels[level]?.level ?? bidi.baseLevel;
      const itsScript = setScript(scripts[script]?.script ?? COMMON, itsLevel, ofParagraph);
      let goesOn = last !== undefined && canMerge(last, style, itsLevel, itsScript);
      while (at < stop) {
        let end = at + 1;
        while (end < stop && begins[end] === 0) {
          end += 1;
        }
        const choice = faces.choose(text, at, end);
        const stays =
          choice.blank &&
          previous !== undefined &&
          previous !== choice.face &&
          hasAll(previous, text.slice(at, end));
        const face: FontFace = stays && previous !== undefined ? previous : choice.face;
        const missing = choice.missing && !stays;
        if (missing) {
          onMissing(at, end);
        }
        if (goesOn && last !== undefined && last.face === face && last.missing === missing) {
          last.end = end;
        } else {
          last = {
            start: at,
            end,
            level: itsLevel,
            face,
            size,
            script: itsScript,
            language,
            features,
            missing,
          };
          runs.push(last);
          goesOn = true;
        }
        previous = face;
        at = end;
      }
    }
  }
  return runs;
}

type GrowingRun = { -readonly [Key in keyof TextRun]: TextRun[Key] };

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
  /** Whether nothing of it is seen, so that any face will do. */
  readonly blank: boolean;
}

/** What the faces of a chain have, remembered: a text has few clusters, each of them thousands of times. */
class ChainFaces {
  private readonly chain: readonly FontFace[];
  private readonly ofUnit: (Choice | undefined)[] = new Array(SMALL_UNITS).fill(undefined);
  private readonly ofCluster = new Map<string, Choice>();

  constructor(chain: readonly FontFace[]) {
    this.chain = chain;
  }

  /** The face for the cluster `[start, end)` of the text. */
  choose(text: string, start: number, end: number): Choice {
    const unit = text.charCodeAt(start);
    if (end > start + 1 || unit >= SMALL_UNITS) {
      const cluster = text.slice(start, end);
      return this.ofCluster.get(cluster) ?? this.learn(cluster);
    }
    return this.ofUnit[unit] ?? this.learn(text.charAt(start));
  }

  private learn(cluster: string): Choice {
    const choice = { ...chooseFrom(this.chain, cluster), blank: NEEDS_NO_INK.test(cluster) };
    if (cluster.length === 1 && cluster.charCodeAt(0) < SMALL_UNITS) {
      this.ofUnit[cluster.charCodeAt(0)] = choice;
    } else {
      if (this.ofCluster.size >= MOST_CLUSTERS) {
        this.ofCluster.clear();
      }
      this.ofCluster.set(cluster, choice);
    }
    return choice;
  }
}

/** Latin, Greek, Cyrillic, Hebrew and Arabic lie below. */
const SMALL_UNITS = 0x780;
/** A cache grows to this many clusters, then starts anew. */
const MOST_CLUSTERS = 50_000;

const chains = new WeakMap<readonly FontFace[], ChainFaces>();

function facesOf(chain: readonly FontFace[]): ChainFaces {
  let known = chains.get(chain);
  if (known === undefined) {
    known = new ChainFaces(chain);
    chains.set(chain, known);
  }
  return known;
}

function chooseFrom(chain: readonly FontFace[], cluster: string): Omit<Choice, "blank"> {
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

/** Whether text of that style, level and script can go on in the run, should its face do so. */
function canMerge(
  run: TextRun,
  { size, language, features }: StyleRange,
  level: number,
  script: string,
): boolean {
  return (
    run.level === level &&
    run.script === script &&
    run.size === size &&
    run.language === language &&
    run.features.length === features.length &&
    run.features.every((feature, at) => feature === features[at])
  );
}
