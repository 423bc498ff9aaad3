import type { FontFace } from "../../font/index.ts";
import type { Points } from "../../units/index.ts";
import type { PlacedGlyph, PlacedRun } from "../frame.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { glyphList } from "../placed-glyphs.ts";

/** A set line and how far its ink reaches from its baseline, at the most. */
export interface LineInk {
  readonly line: LineFrame;
  /** Where its left end stands. */
  readonly x: Points;
  readonly up: Points;
  readonly down: Points;
  /** The largest type in the line. */
  readonly size: Points;
}

/** The ink of one glyph: left and right edge on the page, top above and bottom below the baseline. */
interface GlyphBox {
  readonly left: Points;
  readonly right: Points;
  readonly up: Points;
  readonly down: Points;
  /** A vowel mark or another mark on a letter. */
  readonly isMark: boolean;
}

/** White that stays between a mark and the ink of the other line, in em of the mark's type. */
const CLEARANCE_EM = 0.03;

export function lineInk(line: LineFrame, x: Points): LineInk {
  let up = 0;
  let down = 0;
  let largest = 0;
  for (const { face, size, rise, glyphs } of line.runs) {
    const scale = size / face.metrics.unitsPerEm;
    const extents = extentsOf(face);
    const { tops, bottoms } = extents;
    const { ids, ys } = glyphs;
    largest = Math.max(largest, size);
    for (let index = 0; index < ids.length; index += 1) {
      const glyph = extents.at(ids[index] ?? 0);
      const shift = (ys[index] ?? 0) + rise;
      const top = (tops[glyph] ?? 0) * scale + shift;
      const bottom = (bottoms[glyph] ?? 0) * scale + shift;
      up = Math.max(up, top);
      down = Math.max(down, -bottom);
    }
  }
  for (const { rect } of line.objects) {
    up = Math.max(up, -rect.y);
    down = Math.max(down, rect.y + rect.height);
  }
  return { line, x, up, down, size: largest };
}

/**
 * How much farther than `distance` the baselines of two lines have to be apart for no mark of one to touch the other; 0
 * where none does. Boxes of single glyphs are compared where their sides overlap, and only of lines that reach
 * each other's band at all. Letters may come as near as the template's leading lets them.
 */
export function marksLack(above: LineInk, below: LineInk, distance: Points): Points {
  const room = distance - CLEARANCE_EM * Math.max(above.size, below.size);
  if (above.down + below.up <= room) {
    return 0;
  }
  const hanging = boxesOf(above, ({ down }) => down + below.up > room);
  const standing = boxesOf(below, ({ up }) => up + above.down > room);
  let lack = 0;
  for (const one of hanging) {
    for (const other of standing) {
      if ((one.isMark || other.isMark) && one.left < other.right && other.left < one.right) {
        lack = Math.max(lack, one.down + other.up - room);
      }
    }
  }
  return lack < 1e-6 ? 0 : lack;
}

function boxesOf({ line, x }: LineInk, reaches: (box: GlyphBox) => boolean): readonly GlyphBox[] {
  // What is drawn in the line keeps its distance as a mark does.
  const objects = line.objects
    .map(
      ({ rect }): GlyphBox => ({
        left: x + rect.x,
        right: x + rect.x + rect.width,
        up: -rect.y,
        down: rect.y + rect.height,
        isMark: true,
      }),
    )
    .filter(reaches);
  const glyphs = line.runs.flatMap((run) =>
    glyphList(run.glyphs).flatMap((glyph): readonly GlyphBox[] => {
      const ink = run.face.inkOf(glyph.id);
      if (ink === undefined) {
        return [];
      }
      const box = glyphBox(run, glyph, ink, x);
      return reaches(box) ? [box] : [];
    }),
  );
  return [...objects, ...glyphs];
}

function glyphBox(
  run: PlacedRun,
  glyph: PlacedGlyph,
  ink: {
    readonly xMin: number;
    readonly xMax: number;
    readonly yMin: number;
    readonly yMax: number;
  },
  x: Points,
): GlyphBox {
  const scale = run.size / run.face.metrics.unitsPerEm;
  const left = x + run.x + glyph.x;
  return {
    left: left + ink.xMin * scale * run.glyphScale,
    right: left + ink.xMax * scale * run.glyphScale,
    up: ink.yMax * scale + glyph.y + run.rise,
    down: -(ink.yMin * scale + glyph.y + run.rise),
    // A mark stands on its letter and moves no pen.
    isMark: glyph.advance === 0,
  };
}

/** Upper and lower edge of the ink of a face's glyphs, in font units, filled as glyphs are met; 0 for a blank one. */
interface Extents {
  readonly tops: Int16Array;
  readonly bottoms: Int16Array;
  /** The glyph's index in both. */
  readonly at: (glyph: number) => number;
}

const knownExtents = new WeakMap<FontFace, Extents>();

/** Reading an outline for its box is dear, and every glyph of every line is asked for. */
function extentsOf(face: FontFace): Extents {
  const known = knownExtents.get(face);
  if (known !== undefined) {
    return known;
  }
  const tops = new Int16Array(face.glyphCount);
  const bottoms = new Int16Array(face.glyphCount);
  const isKnown = new Uint8Array(face.glyphCount);
  const at = (glyph: number): number => {
    if (isKnown[glyph] !== 1) {
      isKnown[glyph] = 1;
      const ink = face.inkOf(glyph);
      tops[glyph] = ink?.yMax ?? 0;
      bottoms[glyph] = ink?.yMin ?? 0;
    }
    return glyph;
  };
  const extents = { tops, bottoms, at };
  knownExtents.set(face, extents);
  return extents;
}
