import type { FontFace, InkBox, Reach } from "../../font/index.ts";
import type { Points } from "../../units/index.ts";
import type { PlacedGlyph, PlacedRun } from "../frame.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { glyphList } from "../placed-glyphs.ts";

/** How far something reaches from the baseline. */
interface Heights {
  readonly up: Points;
  readonly down: Points;
}

/** A set line and how far its ink reaches from its baseline, at the most. */
export interface LineInk extends Heights {
  readonly line: LineFrame;
  /** Where its left end stands. */
  readonly x: Points;
  /** The largest type in the line. */
  readonly size: Points;
}

/** The ink of one glyph: left and right edge on the page, top above and bottom below the baseline. */
interface GlyphBox extends Heights {
  readonly left: Points;
  readonly right: Points;
  /** A vowel mark or another mark on a letter. */
  readonly isMark: boolean;
}

/** White that stays between a mark and the ink of the other line, in em of the mark's type. */
const CLEARANCE_EM = 0.03;
/** The same, more of it, above and below a formula or picture in the line. */
const AROUND_OBJECT_EM = 0.15;

/** The reach of a line whose left end stands at `x`, with white around formulas and pictures in it. */
export function lineInk(line: LineFrame, x: Points): LineInk {
  const { up, down } = heights(line, reaches);
  let size = 0;
  for (const run of line.runs) {
    size = Math.max(size, run.size);
  }
  const around = line.objects.length === 0 ? 0 : AROUND_OBJECT_EM * size;
  return { line, x, up: up + around, down: down + around, size };
}

/** How far the ink of a line reaches from its baseline, to a font unit. */
export const inkHeights = (line: LineFrame): Heights => heights(line, inks);

function heights({ runs, objects }: LineFrame, known: Extents): Heights {
  let up = 0;
  let down = 0;
  for (const { face, size, rise, glyphs } of runs) {
    const scale = size / face.metrics.unitsPerEm;
    const { tops, bottoms, at } = known.of(face);
    const { ids, ys } = glyphs;
    for (let index = 0; index < ids.length; index += 1) {
      const glyph = at(ids[index] ?? 0);
      const shift = (ys[index] ?? 0) + rise;
      up = Math.max(up, (tops[glyph] ?? 0) * scale + shift);
      down = Math.max(down, -(bottoms[glyph] ?? 0) * scale - shift);
    }
  }
  for (const { rect } of objects) {
    up = Math.max(up, -rect.y);
    down = Math.max(down, rect.y + rect.height);
  }
  return { up, down };
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

function boxesOf(
  { line, x, size }: LineInk,
  isNear: (box: Heights) => boolean,
): readonly GlyphBox[] {
  // What is drawn in the line keeps its distance as a mark does, and some more.
  const objects = line.objects
    .map(
      ({ rect }): GlyphBox => ({
        left: x + rect.x,
        right: x + rect.x + rect.width,
        up: -rect.y + AROUND_OBJECT_EM * size,
        down: rect.y + rect.height + AROUND_OBJECT_EM * size,
        isMark: true,
      }),
    )
    .filter(isNear);
  const glyphs = line.runs.flatMap((run) =>
    glyphList(run.glyphs).flatMap((glyph): readonly GlyphBox[] => {
      const { face } = run;
      const reach = face.reachOf(glyph.id);
      const ink =
        reach !== undefined && isNear(glyphHeights(run, glyph, reach))
          ? face.inkOf(glyph.id)
          : undefined;
      const box = ink === undefined ? undefined : glyphBox(run, glyph, ink, x);
      return box !== undefined && isNear(box) ? [box] : [];
    }),
  );
  return [...objects, ...glyphs];
}

function glyphHeights({ face, size, rise }: PlacedRun, { y }: PlacedGlyph, reach: Reach): Heights {
  const scale = size / face.metrics.unitsPerEm;
  return { up: reach.yMax * scale + y + rise, down: -(reach.yMin * scale + y + rise) };
}

function glyphBox(run: PlacedRun, glyph: PlacedGlyph, ink: InkBox, x: Points): GlyphBox {
  const scale = run.size / run.face.metrics.unitsPerEm;
  const left = x + run.x + glyph.x;
  return {
    left: left + ink.xMin * scale * run.glyphScale,
    right: left + ink.xMax * scale * run.glyphScale,
    ...glyphHeights(run, glyph, ink),
    // A mark stands on its letter and moves no pen.
    isMark: glyph.advance === 0,
  };
}

/** Upper and lower edge of a face's glyphs, in font units, filled as glyphs are met; 0 for a blank one. */
interface FaceExtents {
  readonly tops: Int16Array;
  readonly bottoms: Int16Array;
  /** The glyph's index in both. */
  readonly at: (glyph: number) => number;
}

/** Those of all faces that were met: every glyph of every line is asked for. */
class Extents {
  private readonly known = new WeakMap<FontFace, FaceExtents>();
  private readonly ask: (face: FontFace, glyph: number) => Reach | undefined;

  constructor(ask: (face: FontFace, glyph: number) => Reach | undefined) {
    this.ask = ask;
  }

  of(face: FontFace): FaceExtents {
    const known = this.known.get(face);
    if (known !== undefined) {
      return known;
    }
    const tops = new Int16Array(face.glyphCount);
    const bottoms = new Int16Array(face.glyphCount);
    const isKnown = new Uint8Array(face.glyphCount);
    const at = (glyph: number): number => {
      if (isKnown[glyph] !== 1) {
        isKnown[glyph] = 1;
        const reach = this.ask(face, glyph);
        tops[glyph] = reach?.yMax ?? 0;
        bottoms[glyph] = reach?.yMin ?? 0;
      }
      return glyph;
    };
    const extents = { tops, bottoms, at };
    this.known.set(face, extents);
    return extents;
  }
}

const inks = new Extents((face, glyph) => face.inkOf(glyph));
/** For most lines it is enough to know how far their glyphs may reach: reading an outline for its box is dear. */
const reaches = new Extents((face, glyph) => face.reachOf(glyph));
