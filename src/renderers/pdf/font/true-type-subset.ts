import { glyphKey, type Ink, type SubsetGlyph } from "./glyph-ink.ts";
import { tableOf, writeTables } from "./sfnt.ts";
import {
  COMPONENT,
  componentsOf,
  OUTLINE_HEADER,
  readTrueTypeGlyphs,
  type TrueTypeGlyphs,
} from "./true-type-glyphs.ts";

/**
 * A TrueType font that grows by the glyphs that a document uses. A glyph of the face keeps its outline and its hints;
 * ink of several glyphs, moved ink, and ink with another advance become composite glyphs over it.
 */
export interface TrueTypeSubset {
  /** The new number of a glyph, which is added when it is not there yet. */
  readonly add: (glyph: SubsetGlyph) => number;
  readonly encode: () => Buffer;
}

/** A glyph to be written: a stored outline whose components are renumbered, or a composite of stored ones. */
type Slot =
  | { readonly kind: "stored"; readonly glyph: number }
  | { readonly kind: "composite"; readonly ink: Ink; readonly advance: number };

interface Metric {
  readonly advance: number;
  readonly bearing: number;
}

/** The tables that hinted outlines need, beside those that are written anew. */
const HINTING_TABLES = ["cvt ", "fpgm", "prep"];

export function createTrueTypeSubset(bytes: Uint8Array): TrueTypeSubset {
  const source = readTrueTypeGlyphs(bytes);
  const slots: Slot[] = [];
  const stored = new Map<number, number>();
  const composites = new Map<string, number>();

  const addStored = (glyph: number): number => {
    const known = stored.get(glyph);
    if (known !== undefined) {
      return known;
    }
    const made = slots.push({ kind: "stored", glyph }) - 1;
    stored.set(glyph, made);
    for (const component of componentsOf(source.outline(glyph))) {
      addStored(component.glyph);
    }
    return made;
  };

  const addComposite = (ink: Ink, advance: number): number => {
    const key = glyphKey({ ink, advance });
    const known = composites.get(key);
    if (known !== undefined) {
      return known;
    }
    for (const part of ink) {
      addStored(part.glyph);
    }
    const made = slots.push({ kind: "composite", ink, advance }) - 1;
    composites.set(key, made);
    return made;
  };

  // Number 0 is the glyph for what is missing, in every font.
  addStored(0);
  return {
    add: ({ ink, advance }) => {
      const [first] = ink;
      const isStored =
        first !== undefined &&
        ink.length === 1 &&
        first.x === 0 &&
        first.y === 0 &&
        // What is missing is drawn from a glyph of its own: PDF/A wants no text in glyph 0 (ISO 19005-2 6.2.11.8).
        first.glyph !== 0 &&
        advance === source.advance(first.glyph);
      return isStored
        ? addStored(first.glyph)
        : addComposite(
            ink.filter((part) => source.outline(part.glyph).length > 0),
            advance,
          );
    },
    encode: () => encode(source, slots, stored),
  };
}

function encode(
  source: TrueTypeGlyphs,
  slots: readonly Slot[],
  renumbered: ReadonlyMap<number, number>,
): Buffer {
  const newNumber = (glyph: number): number => renumbered.get(glyph) ?? 0;
  const outlines = slots.map((slot) =>
    slot.kind === "stored"
      ? renumberComponents(source.outline(slot.glyph), newNumber)
      : compositeOutline(source, slot.ink, newNumber),
  );
  const metrics = slots.map((slot, at): Metric => {
    if (slot.kind === "stored") {
      return {
        advance: source.advance(slot.glyph),
        bearing: source.leftSideBearing(slot.glyph),
      };
    }
    const outline = outlines[at];
    const isBlank = outline === undefined || outline.length === 0;
    return { advance: Math.max(0, slot.advance), bearing: isBlank ? 0 : outline.readInt16BE(2) };
  });
  const { glyf, loca, longOffsets } = packOutlines(outlines);
  const head = Buffer.from(tableOf(source.tables, "head"));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(longOffsets ? 1 : 0, 50);
  const hhea = Buffer.from(tableOf(source.tables, "hhea"));
  hhea.writeUInt16BE(slots.length, 34);
  const hinting = HINTING_TABLES.flatMap((tag): readonly (readonly [string, Buffer])[] => {
    const table = source.tables.get(tag);
    return table === undefined ? [] : [[tag, table]];
  });
  return writeTables(
    new Map([
      ["glyf", glyf],
      ["head", head],
      ["hhea", hhea],
      ["hmtx", packMetrics(metrics)],
      ["loca", loca],
      ["maxp", maximumProfile(source, slots)],
      ...hinting,
    ]),
  );
}

function renumberComponents(outline: Buffer, newNumber: (glyph: number) => number): Buffer {
  const components = componentsOf(outline);
  if (components.length === 0) {
    return outline;
  }
  const copy = Buffer.from(outline);
  for (const { glyph, offset } of components) {
    copy.writeUInt16BE(newNumber(glyph), offset);
  }
  return copy;
}

function compositeOutline(
  source: TrueTypeGlyphs,
  ink: Ink,
  newNumber: (glyph: number) => number,
): Buffer {
  if (ink.length === 0) {
    return Buffer.alloc(0);
  }
  const box = [32767, 32767, -32768, -32768] as [number, number, number, number];
  const parts = ink.map((part, at) => {
    const outline = source.outline(part.glyph);
    const left = outline.readInt16BE(2);
    // Alone, a glyph is painted with its left edge at its side bearing; as a component, as its points are stored.
    const x = Math.round(part.x) + source.leftSideBearing(part.glyph) - left;
    const y = Math.round(part.y);
    box[0] = Math.min(box[0], left + x);
    box[1] = Math.min(box[1], outline.readInt16BE(4) + y);
    box[2] = Math.max(box[2], outline.readInt16BE(6) + x);
    box[3] = Math.max(box[3], outline.readInt16BE(8) + y);
    const more = at + 1 < ink.length ? COMPONENT.more : 0;
    return componentRecord(newNumber(part.glyph), x, y, COMPONENT.argumentsAreOffsets | more);
  });
  const header = Buffer.alloc(OUTLINE_HEADER);
  header.writeInt16BE(-1, 0);
  for (const [at, edge] of box.entries()) {
    header.writeInt16BE(edge, 2 + at * 2);
  }
  return Buffer.concat([header, ...parts]);
}

function componentRecord(glyph: number, x: number, y: number, flags: number): Buffer {
  const fitsBytes = x >= -128 && x <= 127 && y >= -128 && y <= 127;
  const record = Buffer.alloc(fitsBytes ? 6 : 8);
  record.writeUInt16BE(fitsBytes ? flags : flags | COMPONENT.wordArguments, 0);
  record.writeUInt16BE(glyph, 2);
  if (fitsBytes) {
    record.writeInt8(x, 4);
    record.writeInt8(y, 5);
  } else {
    record.writeInt16BE(x, 4);
    record.writeInt16BE(y, 6);
  }
  return record;
}

function packOutlines(outlines: readonly Buffer[]): {
  readonly glyf: Buffer;
  readonly loca: Buffer;
  readonly longOffsets: boolean;
} {
  const even = outlines.map((outline) =>
    outline.length % 2 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(1)]),
  );
  const glyf = Buffer.concat(even);
  const longOffsets = glyf.length > 0xffff * 2;
  const loca = Buffer.alloc((even.length + 1) * (longOffsets ? 4 : 2));
  let offset = 0;
  for (const [at, length] of [...even.map((outline) => outline.length), 0].entries()) {
    if (longOffsets) {
      loca.writeUInt32BE(offset, at * 4);
    } else {
      loca.writeUInt16BE(offset / 2, at * 2);
    }
    offset += length;
  }
  return { glyf, loca, longOffsets };
}

function packMetrics(metrics: readonly Metric[]): Buffer {
  const hmtx = Buffer.alloc(metrics.length * 4);
  for (const [at, { advance, bearing }] of metrics.entries()) {
    hmtx.writeUInt16BE(advance, at * 4);
    hmtx.writeInt16BE(bearing, at * 4 + 2);
  }
  return hmtx;
}

/** The limits of table `maxp`, widened so that they hold for the composites that were added. */
function maximumProfile(source: TrueTypeGlyphs, slots: readonly Slot[]): Buffer {
  const maxp = Buffer.from(tableOf(source.tables, "maxp"));
  maxp.writeUInt16BE(slots.length, 4);
  const most = Math.max(
    0,
    ...slots.map((slot) => (slot.kind === "composite" ? slot.ink.length : 0)),
  );
  if (most === 0) {
    return maxp;
  }
  const widen = (offset: number, atLeast: number): void => {
    maxp.writeUInt16BE(Math.min(0xffff, Math.max(maxp.readUInt16BE(offset), atLeast)), offset);
  };
  const points = Math.max(maxp.readUInt16BE(6), maxp.readUInt16BE(10));
  const contours = Math.max(maxp.readUInt16BE(8), maxp.readUInt16BE(12));
  widen(10, points * most);
  widen(12, contours * most);
  widen(28, most);
  widen(30, maxp.readUInt16BE(30) + 1);
  return maxp;
}
