import { inflateSync } from "node:zlib";
import { adam7Passes } from "../../../media/index.ts";
import { type Png, samplesOf } from "./read-png.ts";

/** Bytes of a row of so many pixels, without its filter byte. */
export function rowLength(png: Png, width: number = png.width): number {
  return Math.ceil((width * samplesOf(png.colourType) * png.depth) / 8);
}

/**
 * The picture's rows as they are stored, each behind its filter byte. Data that is cut off, or damaged, gives a picture
 * that is empty from there on, as browsers show it.
 */
export function filteredRows(png: Png): Buffer {
  const rows = Buffer.alloc((rowLength(png) + 1) * png.height);
  inflate(png.data).copy(rows);
  return rows;
}

/** The picture's rows without filter bytes, top to bottom, each starting at a whole byte. */
export function plainRows(png: Png): Buffer {
  if (!png.interlaced) {
    return unfilter(filteredRows(png), rowLength(png), png.height, bytesPerPixel(png));
  }
  return joinPasses(png, inflate(png.data));
}

function inflate(data: Buffer): Buffer {
  try {
    // Without a flush at the end, what could be read of a truncated stream is returned.
    return inflateSync(data, { finishFlush: 2 });
  } catch {
    return Buffer.alloc(0);
  }
}

function bytesPerPixel(png: Png): number {
  return Math.max(1, (samplesOf(png.colourType) * png.depth) / 8);
}

/** Undoes the filters of ISO 15948 9.2. */
function unfilter(filtered: Buffer, length: number, height: number, distance: number): Buffer {
  const rows = Buffer.alloc(length * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (length + 1);
    const to = row * length;
    const filter = filtered[from] ?? 0;
    for (let at = 0; at < length; at += 1) {
      const left = at >= distance ? (rows[to + at - distance] ?? 0) : 0;
      const above = row > 0 ? (rows[to + at - length] ?? 0) : 0;
      const corner = row > 0 && at >= distance ? (rows[to + at - length - distance] ?? 0) : 0;
      const stored = filtered[from + 1 + at] ?? 0;
      rows[to + at] = stored + prediction(filter, left, above, corner);
    }
  }
  return rows;
}

function prediction(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const estimate = left + above - corner;
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) =>
        Math.abs(estimate - value),
      ) as [number, number, number];
      if (toLeft <= toAbove && toLeft <= toCorner) {
        return left;
      }
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}

function joinPasses(png: Png, data: Buffer): Buffer {
  const bits = samplesOf(png.colourType) * png.depth;
  const length = rowLength(png);
  const rows = Buffer.alloc(length * png.height);
  let offset = 0;
  for (const { left, top, across, down, width, height } of adam7Passes(png.width, png.height)) {
    const passLength = rowLength(png, width);
    const size = (passLength + 1) * height;
    const filtered = Buffer.alloc(size);
    data.copy(filtered, 0, offset, offset + size);
    offset += size;
    const pass = unfilter(filtered, passLength, height, bytesPerPixel(png));
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const target = (top + y * down) * length;
        copyPixel(pass, y * passLength, x, rows, target, left + x * across, bits);
      }
    }
  }
  return rows;
}

function copyPixel(
  from: Buffer,
  fromRow: number,
  fromX: number,
  to: Buffer,
  toRow: number,
  toX: number,
  bits: number,
): void {
  if (bits >= 8) {
    const bytes = bits / 8;
    from.copy(to, toRow + toX * bytes, fromRow + fromX * bytes, fromRow + (fromX + 1) * bytes);
    return;
  }
  const at = toRow + ((toX * bits) >> 3);
  to[at] =
    (to[at] ?? 0) | (sampleAt(from, fromRow, fromX, bits) << (8 - bits - ((toX * bits) & 7)));
}

/** The sample of a pixel of less than two bytes; the first pixel of a byte is in its highest bits. */
export function sampleAt(rows: Buffer, row: number, x: number, bits: number): number {
  const byte = rows[row + ((x * bits) >> 3)] ?? 0;
  return (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
}
