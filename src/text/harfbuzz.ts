import { Buffer, Direction, Feature, Font, shape } from "harfbuzzjs";
import { shapingFontOf } from "../font/index.ts";
import type { TextRun } from "./itemise.ts";

/** All that the shape of a text depends on, besides the text and its neighbours. */
export interface ShapingStyle {
  readonly font: Font;
  readonly rightToLeft: boolean;
  readonly script: string;
  readonly language: string;
  readonly features: Feature[];
  /** The glyph set for a control character. */
  readonly blank: number;
}

/**
 * Glyphs in visual order, `STRIDE` numbers each. Clusters count from the start of the text shaped; lengths are font
 * units. One array, because a book keeps tens of thousands of them.
 */
export type ShapedText = Int32Array;

/** Where in a glyph's `STRIDE` numbers each one stands. */
export const ID = 0;
export const CLUSTER = 1;
export const ADVANCE = 2;
export const X_OFFSET = 3;
export const Y_OFFSET = 4;
export const FLAGS = 5;
export const STRIDE = 6;

/** HarfBuzz `HB_BUFFER_FLAG_PRODUCE_UNSAFE_TO_CONCAT` and `HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL`. */
const PRODUCE_FLAGS = 0x40 | 0x80;
/** HarfBuzz `HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS`: a mark keeps its own cluster unless a ligature takes it. */
const CLUSTER_LEVEL = 1;

let sharedBuffer: Buffer | undefined;

/** The style of a run, ready for HarfBuzz. Throws for a face that did not come from `openFace`. */
export function shapingStyleOf(run: TextRun): ShapingStyle {
  const font = shapingFontOf(run.face);
  if (!(font instanceof Font)) {
    throw new Error("the face did not come from openFace");
  }
  return {
    font,
    rightToLeft: run.level % 2 === 1,
    script: run.script,
    language: run.language,
    features: run.features.map(parseFeature),
    blank: run.face.glyphFor(0x20),
  };
}

function parseFeature(written: string): Feature {
  const feature = Feature.fromString(written);
  if (feature === undefined) {
    throw new Error(`not an OpenType feature: ${written}`);
  }
  return feature;
}

/** One call of HarfBuzz: `text` is the item, `before` and `after` are what stands beside it. */
export function shapeItem(
  style: ShapingStyle,
  before: string,
  text: string,
  after: string,
): ShapedText {
  // One buffer for all: the library frees none before the garbage collector runs.
  sharedBuffer ??= new Buffer();
  const buffer = sharedBuffer;
  buffer.reset();
  buffer.setClusterLevel(CLUSTER_LEVEL);
  buffer.setFlags(PRODUCE_FLAGS);
  buffer.addText(before + text + after, before.length, text.length);
  buffer.setDirection(style.rightToLeft ? Direction.RTL : Direction.LTR);
  buffer.setScript(style.script);
  buffer.setLanguage(style.language);
  shape(style.font, buffer, style.features);
  return readGlyphs(buffer, style, text, before.length);
}

function readGlyphs(buffer: Buffer, style: ShapingStyle, text: string, offset: number): ShapedText {
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const shaped = new Int32Array(infos.length * STRIDE);
  for (const [at, info] of infos.entries()) {
    const cluster = info.cluster - offset;
    const position = positions[at];
    const unseen = isControl(text, cluster);
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

/** Line feeds, tabs and separators that reach the shaper: most faces have no glyph for them, and none should be seen. */
function isControl(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit === 0x2028 || unit === 0x2029;
}
