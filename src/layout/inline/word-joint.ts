import {
  bearsKashida,
  type KashidaJoint,
  kashidaJoint,
  SAFE_TO_INSERT_TATWEEL,
  type Shaper,
} from "../../text/index.ts";
import type { Piece } from "./item.ts";

export type GlyphPiece = Extract<Piece, { type: "glyphs" }>;

/** What a word and its glyphs bear, by what that depends on; offsets count from the start of the word. */
type KnownJoints = Map<string, KashidaJoint | undefined>;

const joints = new WeakMap<Shaper, Map<object, KnownJoints>>();

/** A cache grows to this many words, then starts anew. */
const MOST_WORDS = 50_000;

/** The best joint of an Arabic word, remembered: a book has each of its words ten times. */
export function wordJoint(
  text: string,
  piece: GlyphPiece,
  shaper: Shaper,
): KashidaJoint | undefined {
  const { start, end, glyphs, from, to } = piece;
  const { run } = glyphs;
  const find = (): KashidaJoint | undefined =>
    kashidaJoint(text, glyphs, { start, end, from, to }, (offset) =>
      bearsKashida(shaper, text, run, start, end, offset),
    );
  if (!standsAlone(text, start, end)) {
    return find();
  }
  const known = knownJoints(shaper, run.face);
  const key = `${text.slice(start, end)} ${safePlaces(piece)} ${run.language} ${run.features.join()}`;
  let joint = known.get(key);
  if (joint === undefined && !known.has(key)) {
    const found = find();
    joint = found === undefined ? undefined : { ...found, offset: found.offset - start };
    if (known.size >= MOST_WORDS) {
      known.clear();
    }
    known.set(key, joint);
  }
  return joint === undefined ? undefined : { ...joint, offset: joint.offset + start };
}

/** Whether nothing beside the word can join it. */
function standsAlone(text: string, start: number, end: number): boolean {
  const isEdge = (at: number): boolean =>
    at < 0 || at >= text.length || text.charCodeAt(at) === 0x20;
  return isEdge(start - 1) && isEdge(end);
}

/** Where the shaper allows a tatweel: it may depend on what stands beyond a space. */
function safePlaces({ glyphs: { flags }, from, to }: GlyphPiece): string {
  let places = "";
  let bits = 0;
  for (let at = from; at < to; at += 1) {
    bits = bits * 2 + (((flags[at] ?? 0) & SAFE_TO_INSERT_TATWEEL) === 0 ? 0 : 1);
    if ((at - from) % 24 === 23) {
      places += `${bits}.`;
      bits = 0;
    }
  }
  return `${places}${bits}`;
}

function knownJoints(shaper: Shaper, face: object): KnownJoints {
  let ofShaper = joints.get(shaper);
  if (ofShaper === undefined) {
    ofShaper = new Map();
    joints.set(shaper, ofShaper);
  }
  let known = ofShaper.get(face);
  if (known === undefined) {
    known = new Map();
    ofShaper.set(face, known);
  }
  return known;
}
