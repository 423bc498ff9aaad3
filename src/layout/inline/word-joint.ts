import type { FontFace } from "../../font/index.ts";
import {
  bearsKashida,
  FEWEST_LETTERS,
  type KashidaJoint,
  kashidaJoint,
  SAFE_TO_INSERT_TATWEEL,
  type Shaper,
  type TextRun,
} from "../../text/index.ts";
import type { Piece } from "./item.ts";

export type GlyphPiece = Extract<Piece, { type: "glyphs" }>;

/** What a word bears with its glyphs as they are; offsets count from the start of the word. */
interface KnownJoint {
  /** See `safePlaces`. */
  readonly safe: string | number;
  readonly joint: KashidaJoint | undefined;
}

/** By word, of one face, language and set of features. */
type KnownJoints = Map<string, KnownJoint[]>;

const joints = new WeakMap<Shaper, Map<FontFace, Map<string, KnownJoints>>>();

/** A cache grows to this many words, then starts anew. */
const MOST_WORDS = 50_000;

/** Finds the best joints of Arabic words, and remembers them: a book has each of its words ten times. */
export class WordJoints {
  private readonly shaper: Shaper;
  /** Those of the run asked for last: words come run by run. */
  private latest: { readonly run: TextRun; readonly known: KnownJoints } | undefined;

  constructor(shaper: Shaper) {
    this.shaper = shaper;
  }

  of(text: string, piece: GlyphPiece): KashidaJoint | undefined {
    const { start, end } = piece;
    if (end - start < FEWEST_LETTERS) {
      return undefined;
    }
    if (!standsAlone(text, start, end)) {
      return this.find(text, piece);
    }
    const known = this.knownOf(piece.glyphs.run);
    const word = text.slice(start, end);
    const safe = safePlaces(piece);
    const ofWord = known.get(word) ?? [];
    let entry: KnownJoint | undefined;
    for (const one of ofWord) {
      if (one.safe === safe) {
        entry = one;
      }
    }
    if (entry === undefined) {
      const found = this.find(text, piece);
      const joint = found === undefined ? undefined : { ...found, offset: found.offset - start };
      entry = { safe, joint };
      if (known.size >= MOST_WORDS) {
        known.clear();
      }
      ofWord.push(entry);
      known.set(word, ofWord);
    }
    const { joint } = entry;
    if (joint === undefined) {
      return undefined;
    }
    const { offset, rank, letters } = joint;
    return { offset: offset + start, rank, letters };
  }

  private find(
    text: string,
    { start, end, glyphs, from, to }: GlyphPiece,
  ): KashidaJoint | undefined {
    return kashidaJoint(text, glyphs, { start, end, from, to }, (offset) =>
      bearsKashida(this.shaper, text, glyphs.run, start, end, offset),
    );
  }

  private knownOf(run: TextRun): KnownJoints {
    if (this.latest?.run !== run) {
      this.latest = { run, known: knownJoints(this.shaper, run) };
    }
    return this.latest.known;
  }
}

/** Whether nothing beside the word can join it. */
function standsAlone(text: string, start: number, end: number): boolean {
  const isEdge = (at: number): boolean =>
    at < 0 || at >= text.length || text.charCodeAt(at) === 0x20;
  return isEdge(start - 1) && isEdge(end);
}

/**
 * Before which glyphs the shaper allows a tatweel, as bits: it may depend on what stands beyond a space. A number where
 * the glyphs are few, as they mostly are.
 */
function safePlaces({ glyphs: { flags }, from, to }: GlyphPiece): string | number {
  let places = "";
  let bits = 0;
  for (let at = from; at < to; at += 1) {
    bits = bits * 2 + (((flags[at] ?? 0) & SAFE_TO_INSERT_TATWEEL) === 0 ? 0 : 1);
    if ((at - from) % 24 === 23) {
      places += `${bits}.`;
      bits = 0;
    }
  }
  return places === "" ? bits : `${places}${bits}`;
}

function knownJoints(shaper: Shaper, { face, language, features }: TextRun): KnownJoints {
  const ofShaper = remembered(joints, shaper, () => new Map<FontFace, Map<string, KnownJoints>>());
  const ofFace = remembered(ofShaper, face, () => new Map<string, KnownJoints>());
  return remembered(ofFace, `${language} ${features.join()}`, () => new Map());
}

function remembered<Key, Value>(
  known: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
