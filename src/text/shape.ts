import { Buffer, Direction, Feature, Font, shape as shapeWithHarfBuzz } from "harfbuzzjs";
import { type FontFace, shapingFontOf } from "../font/index.ts";
import { type GlyphRun, SAFE_TO_INSERT_TATWEEL, UNSAFE_TO_BREAK } from "./glyph-run.ts";
import type { TextRun } from "./itemise.ts";
import { joiningContext } from "./joining-context.ts";

export interface Shaper {
  /**
   * Shapes `[start, end)` of a run, exactly as HarfBuzz does when that range is the item and the paragraph around it
   * the context: a letter whose neighbour outside the range joins it takes its joined form.
   */
  readonly shape: (text: string, run: TextRun, start: number, end: number) => GlyphRun;
}

/** Numbers kept for one glyph of a `ShapedText`, in this order. */
const ID = 0;
const CLUSTER = 1;
const ADVANCE = 2;
const X_OFFSET = 3;
const Y_OFFSET = 4;
const FLAGS = 5;
const STRIDE = 6;

/** Glyphs in visual order, `STRIDE` numbers each; clusters are relative to the start of what was shaped. */
type ShapedText = Int32Array;

/** A cache grows to this many entries for one face and style, then starts anew; a long book has about 50,000 words. */
const MOST_ENTRIES = 200_000;

const KEPT_FLAGS = UNSAFE_TO_BREAK | SAFE_TO_INSERT_TATWEEL;
/** HarfBuzz `HB_BUFFER_FLAG_PRODUCE_UNSAFE_TO_CONCAT` and `HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL`. */
const PRODUCE_FLAGS = 0x40 | 0x80;
/** HarfBuzz `HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS`: a mark has its own cluster unless it is part of a ligature. */
const CLUSTER_LEVEL = 1;

/** A shaper with an empty cache. Keep one for a whole publication. */
export function createShaper(): Shaper {
  const styles = new Map<FontFace, Map<string, Style>>();

  const styleOf = (run: TextRun): Style => {
    let ofFace = styles.get(run.face);
    if (ofFace === undefined) {
      ofFace = new Map();
      styles.set(run.face, ofFace);
    }
    const rightToLeft = run.level % 2 === 1;
    const key = `${rightToLeft ? "rtl" : "ltr"} ${run.script} ${run.language} ${run.features.join()}`;
    let style = ofFace.get(key);
    if (style === undefined) {
      style = createStyle(run, rightToLeft);
      ofFace.set(key, style);
    }
    return style;
  };

  return {
    shape: (text, run, start, end) => {
      const style = styleOf(run);
      const { before, after } = joiningContext(text, run.script, start, end);
      const shaped = shapeText(style, before, text.slice(start, end), after);
      return toGlyphRun(run, shaped, start, end);
    },
  };
}

/** All that a shaping result depends on besides the text. */
interface Style {
  readonly font: Font;
  readonly buffer: Buffer;
  readonly rightToLeft: boolean;
  readonly script: string;
  readonly language: string;
  readonly features: Feature[];
  readonly blank: number;
  readonly cache: Map<string, ShapedText>;
}

let sharedBuffer: Buffer | undefined;

function createStyle(run: TextRun, rightToLeft: boolean): Style {
  const font = shapingFontOf(run.face);
  if (!(font instanceof Font)) {
    throw new Error("the face did not come from openFace");
  }
  // One buffer for all: the library never frees one before its collector runs.
  sharedBuffer ??= new Buffer();
  return {
    font,
    buffer: sharedBuffer,
    rightToLeft,
    script: run.script,
    language: run.language,
    features: run.features.map(parseFeature),
    blank: run.face.glyphFor(0x20),
    cache: new Map(),
  };
}

function parseFeature(written: string): Feature {
  const feature = Feature.fromString(written);
  if (feature === undefined) {
    throw new Error(`not an OpenType feature: ${written}`);
  }
  return feature;
}

function shapeText(style: Style, before: string, text: string, after: string): ShapedText {
  const key = before === "" && after === "" ? text : `${before}\u0000${text}\u0000${after}`;
  const known = style.cache.get(key);
  if (known !== undefined) {
    return known;
  }
  const shaped = shapeWhole(style, before, text, after);
  if (style.cache.size >= MOST_ENTRIES) {
    style.cache.clear();
  }
  style.cache.set(key, shaped);
  return shaped;
}

function shapeWhole(style: Style, before: string, text: string, after: string): ShapedText {
  const { buffer, font } = style;
  buffer.reset();
  buffer.setClusterLevel(CLUSTER_LEVEL);
  buffer.setFlags(PRODUCE_FLAGS);
  buffer.addText(before + text + after, before.length, text.length);
  buffer.setDirection(style.rightToLeft ? Direction.RTL : Direction.LTR);
  buffer.setScript(style.script);
  buffer.setLanguage(style.language);
  shapeWithHarfBuzz(font, buffer, style.features);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const shaped = new Int32Array(infos.length * STRIDE);
  for (const [at, info] of infos.entries()) {
    const cluster = info.cluster - before.length;
    const position = positions[at];
    const unseen = info.codepoint === 0 && isControl(text, cluster);
    const to = at * STRIDE;
    shaped[to + ID] = unseen ? style.blank : info.codepoint;
    shaped[to + CLUSTER] = cluster;
    shaped[to + ADVANCE] = unseen ? 0 : (position?.xAdvance ?? 0);
    shaped[to + X_OFFSET] = position?.xOffset ?? 0;
    shaped[to + Y_OFFSET] = position?.yOffset ?? 0;
    shaped[to + FLAGS] = info.flags;
  }
  return shaped;
}

/** Line feeds, tabs and separators that reach the shaper: no face has a glyph for them, and none should be seen. */
function isControl(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit === 0x2028 || unit === 0x2029;
}

function toGlyphRun(run: TextRun, shaped: ShapedText, start: number, end: number): GlyphRun {
  const count = shaped.length / STRIDE;
  const glyphIds = new Int32Array(count);
  const clusters = new Int32Array(count);
  const xAdvances = new Int32Array(count);
  const xOffsets = new Int32Array(count);
  const yOffsets = new Int32Array(count);
  const flags = new Uint8Array(count);
  let advance = 0;
  for (let at = 0, from = 0; at < count; at += 1, from += STRIDE) {
    glyphIds[at] = shaped[from + ID] ?? 0;
    clusters[at] = (shaped[from + CLUSTER] ?? 0) + start;
    xAdvances[at] = shaped[from + ADVANCE] ?? 0;
    xOffsets[at] = shaped[from + X_OFFSET] ?? 0;
    yOffsets[at] = shaped[from + Y_OFFSET] ?? 0;
    flags[at] = (shaped[from + FLAGS] ?? 0) & KEPT_FLAGS;
    advance += xAdvances[at] ?? 0;
  }
  return { run, start, end, glyphIds, clusters, xAdvances, xOffsets, yOffsets, flags, advance };
}
