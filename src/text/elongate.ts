import { createGlyphColumns, type GlyphRun } from "./glyph-run.ts";
import type { TextRun } from "./itemise.ts";
import { JOINING_REACH } from "./joining-context.ts";
import type { Shaper } from "./shape.ts";

const TATWEEL = "\u0640";

/** A word with a kashida: its own glyphs, and those of the stroke, which stand for no character. */
export interface ElongatedRun {
  /** As `GlyphRun`, in visual order, without the stroke; offsets are those of the text without it. */
  readonly glyphs: GlyphRun;
  /** The stroke's glyphs, from left to right; empty where a letter has taken it up. */
  readonly stroke: readonly number[];
  /** The stroke's width, in font units. */
  readonly strokeAdvance: number;
  /** How many of `glyphs` stand to the left of the stroke. */
  readonly glyphsBefore: number;
}

/**
 * Shapes `[start, end)` of a run with `count` tatweels before the letter at `before`. Setting the whole word anew lets
 * a face choose its long stroke (Amiri has one glyph for up to six tatweels) and the forms beside it.
 */
export function elongate(
  shaper: Shaper,
  text: string,
  run: TextRun,
  start: number,
  end: number,
  before: number,
  count: number,
): ElongatedRun {
  // Only what stands near is seen from inside the word.
  const from = Math.max(0, start - JOINING_REACH);
  const longer =
    text.slice(from, before) + TATWEEL.repeat(count) + text.slice(before, end + JOINING_REACH);
  const shaped = shaper.shape(longer, run, start - from, end + count - from);
  const joint = before - from;
  // A face may draw letter and stroke as one glyph (Amiri's long alef): then the letter is long by itself.
  const merged = !shaped.clusters.includes(joint + count);
  const stroke: number[] = [];
  const kept: number[] = [];
  let strokeAdvance = 0;
  let glyphsBefore = 0;
  for (let at = 0; at < shaped.clusters.length; at += 1) {
    const cluster = shaped.clusters[at] ?? 0;
    if (!merged && cluster >= joint && cluster < joint + count) {
      stroke.push(shaped.glyphIds[at] ?? 0);
      strokeAdvance += shaped.xAdvances[at] ?? 0;
      glyphsBefore = kept.length;
    } else {
      kept.push(at);
    }
  }
  const { glyphIds, clusters, xAdvances, xOffsets, yOffsets, flags } = createGlyphColumns(
    kept.length,
  );
  for (let to = 0; to < kept.length; to += 1) {
    const at = kept[to] ?? 0;
    const cluster = (shaped.clusters[at] ?? 0) + from;
    glyphIds[to] = shaped.glyphIds[at] ?? 0;
    clusters[to] = cluster > before ? Math.max(before, cluster - count) : cluster;
    xAdvances[to] = shaped.xAdvances[at] ?? 0;
    xOffsets[to] = shaped.xOffsets[at] ?? 0;
    yOffsets[to] = shaped.yOffsets[at] ?? 0;
    flags[to] = shaped.flags[at] ?? 0;
  }
  const advance = shaped.advance - strokeAdvance;
  return {
    glyphs: { run, start, end, glyphIds, clusters, xAdvances, xOffsets, yOffsets, flags, advance },
    stroke,
    strokeAdvance,
    glyphsBefore,
  };
}

/** How a face draws elongation. */
export interface Tatweel {
  /** Advance of one tatweel between two joined letters, in font units; 0 where a face has none to show. */
  readonly advance: number;
  /**
   * True where several tatweels are as many equal strokes, which may overlap to have any length; false where a face has
   * one curve for each number of them.
   */
  readonly overlaps: boolean;
}

const probes = new WeakMap<object, Map<string, Tatweel>>();

/** Styles of writing whose words hang from a slope or keep their proportions: nastaʿlīq, ruqʿah and kufi are not stretched. */
const NEVER_STRETCHED = /nasta.?l[eiī]|noori|gulzar|urdu typesetting|ru[qk]\W?a|kufi|kufam/iu;

/** The face's tatweel. A face whose tatweel is blank or without width asks not to be elongated. */
export function tatweelOf(shaper: Shaper, run: TextRun): Tatweel {
  let ofFace = probes.get(run.face);
  if (ofFace === undefined) {
    ofFace = new Map();
    probes.set(run.face, ofFace);
  }
  const key = `${run.script} ${run.language} ${run.features.join()}`;
  let tatweel = ofFace.get(key);
  if (tatweel === undefined) {
    tatweel = probe(shaper, run);
    ofFace.set(key, tatweel);
  }
  return tatweel;
}

const NO_TATWEEL: Tatweel = { advance: 0, overlaps: false };
const SEVERAL = 4;

function probe(shaper: Shaper, run: TextRun): Tatweel {
  const glyph = run.face.glyphFor(0x640);
  const { family } = run.face;
  if (glyph === 0 || run.face.inkOf(glyph) === undefined || NEVER_STRETCHED.test(family)) {
    return NO_TATWEEL;
  }
  const shaped = (text: string): GlyphRun =>
    shaper.shape(text, { ...run, start: 0, end: text.length, level: 1 }, 0, text.length);
  // Between two letters: some faces draw a stroke that stands alone longer.
  const plain = shaped("سس");
  const advance = shaped("سـس").advance - plain.advance;
  const long = shaped(`س${TATWEEL.repeat(SEVERAL)}س`);
  const strokes = long.glyphIds.filter((id) => id === glyph).length;
  const isEven = Math.abs(long.advance - plain.advance - SEVERAL * advance) <= 1;
  return advance <= 0 ? NO_TATWEEL : { advance, overlaps: strokes === SEVERAL && isEven };
}

/** How far one tatweel may differ from the usual, and the second from the first, as shares of the usual advance. */
const FIRST_LEAST = 0.6;
const FIRST_MOST = 1.7;
const STEP_TOLERANCE = 0.15;

/**
 * Whether a word bears a kashida before the letter at `before` although the face does not declare the joint safe: with
 * one and with two tatweels it must grow as any joint grows, else its letters have changed their forms.
 */
export function bearsKashida(
  shaper: Shaper,
  text: string,
  run: TextRun,
  start: number,
  end: number,
  before: number,
): boolean {
  const usual = tatweelOf(shaper, run).advance;
  const widths = [1, 2].map((count) => {
    const long = elongate(shaper, text, run, start, end, before, count);
    return { width: long.glyphs.advance + long.strokeAdvance, drawn: long.stroke.length > 0 };
  });
  const natural = shaper.shape(text, run, start, end).advance;
  const [one, two] = widths;
  if (usual === 0 || one === undefined || two === undefined || !one.drawn || !two.drawn) {
    return false;
  }
  const first = one.width - natural;
  const second = two.width - one.width;
  return (
    first >= FIRST_LEAST * usual &&
    first <= FIRST_MOST * usual &&
    Math.abs(second - usual) <= STEP_TOLERANCE * usual
  );
}
