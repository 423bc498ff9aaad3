import type { FontFace } from "./face.ts";
import { renameFont } from "./rename-font.ts";
import { runSubset } from "./run-subset.ts";

/** `HB_SUBSET_FLAGS_NO_HINTING` and `HB_SUBSET_FLAGS_NOTDEF_OUTLINE`: no screen of today hints, and a box must stay a box. */
const FLAGS = 0x1 | 0x40;

/** `HB_SUBSET_SETS_LAYOUT_FEATURE_TAG`. */
const LAYOUT_FEATURES = 6;

/** `OS/2` fsType bit 8: no subsetting (OpenType 1.9.1, OS/2). */
const NO_SUBSETTING = 0x0100;

/** Subsets by face and characters: a run over many articles asks for few different ones. */
const made = new WeakMap<FontFace, Map<string, Uint8Array>>();
/** Of one face; the oldest goes when another comes. */
const MOST_KEPT = 8;

/**
 * A font file with the glyphs that `codePoints` can become through any feature of the face, under a name of its own.
 * The same face and characters give the same bytes. The whole file when the font's embedding bits forbid parts.
 */
export function subsetFace(face: FontFace, codePoints: ReadonlySet<number>): Uint8Array {
  if ((face.fsType & NO_SUBSETTING) !== 0) {
    return face.bytes;
  }
  const wanted = [...codePoints].filter((one) => face.covers(one)).sort((one, two) => one - two);
  const key = wanted.join(" ");
  const kept = made.get(face) ?? new Map<string, Uint8Array>();
  made.set(face, kept);
  const known = kept.get(key);
  if (known !== undefined) {
    return known;
  }
  // A font that the library cannot take apart is sound enough to be read whole: it was opened.
  const part = makeSubset(face.bytes, wanted);
  const subset = part === undefined ? face.bytes : renameFont(part, face);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) {
    kept.delete(oldest);
  }
  kept.set(key, subset);
  return subset;
}

function makeSubset(bytes: Uint8Array, codePoints: readonly number[]): Uint8Array | undefined {
  return runSubset(bytes, (hb, input) => {
    const features = hb.hb_subset_input_set(input, LAYOUT_FEATURES);
    hb.hb_set_clear(features);
    hb.hb_set_invert(features);
    hb.hb_subset_input_set_flags(input, FLAGS);
    const unicodes = hb.hb_subset_input_unicode_set(input);
    for (const codePoint of codePoints) {
      hb.hb_set_add(unicodes, codePoint);
    }
  });
}
