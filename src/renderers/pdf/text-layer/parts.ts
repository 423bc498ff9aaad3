import type { TextLine } from "../../../layout/index.ts";
import { type Carrier, type LineType, recast } from "./carrier.ts";
import { endOf, penOf, startOf } from "./pens.ts";

/** Carriers that are shown in one go, from the left. */
export interface Part {
  readonly carriers: readonly Carrier[];
  readonly isSilent: boolean;
}

/** In points: what is silent stands so far before what follows it that PDFium takes it for the first of the two. */
const SILENT_SHIFT = 0.05;
/** In ems: PDFium skips what has no width at all. */
const SILENT_WIDTH = 0.003;
/**
 * In so many widths silent parts take turns. Of its last five text objects PDFium asks whether one was the same, and to it
 * all without ink are that have the same codes and begin about as far from the left, in whatever line of a cut one's size.
 */
const SILENT_WIDTHS = 6;

/** Whose turn it is among the widths of silent parts, from line to line of a file. */
export interface Turn {
  silent: number;
}

export const asPart = (carriers: readonly Carrier[]): Part => ({ carriers, isSilent: false });

/**
 * What is shown in one go, cut where something silent stands. All that is silent comes last: its marked-content sequence
 * would part an item of pdf.js.
 */
export function partsOf(
  items: readonly (readonly Carrier[])[],
  type: LineType,
  turn: Turn,
): readonly Part[] {
  const shown: Part[] = [];
  const silent: Part[] = [];
  for (const item of items) {
    for (const part of cutAtSilent(item, type, turn)) {
      (part.isSilent ? silent : shown).push(part);
    }
  }
  return [...shown, ...silent];
}

function cutAtSilent(item: readonly Carrier[], type: LineType, turn: Turn): readonly Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < item.length; ) {
    const isSilent = item[start]?.kind === "silent";
    let end = start + 1;
    while (end < item.length && (item[end]?.kind === "silent") === isSilent) {
      end += 1;
    }
    const carriers = item.slice(start, end);
    const pen = penOf(item, end, type) ?? endOf(item.slice(0, start), type);
    parts.push(isSilent ? silentPart(carriers, pen, type, turn) : { carriers, isSilent });
    start = end;
  }
  return parts;
}

/** PDFium sorts the parts by their places, and needs two codes to see a width. */
export function silentPart(
  carriers: readonly Carrier[],
  pen: number,
  type: LineType,
  turn: Turn,
): Part {
  turn.silent = (turn.silent + 1) % SILENT_WIDTHS;
  const codes = carriers.length === 1 ? [...carriers, ...carriers] : carriers;
  const wide = codes.map((carrier, at): Carrier => {
    const advance = Math.ceil(SILENT_WIDTH * type.em(carrier.run)) + turn.silent;
    return recast(carrier, { advance, pen: at === 0 ? pen - SILENT_SHIFT : undefined });
  });
  return { carriers: wide, isSilent: true };
}

/** Which of the parts begin farthest to either side; most lines have but one. */
export function outermost(
  parts: readonly Part[],
  type: LineType,
): { readonly leftmost: number; readonly rightmost: number } {
  if (parts.length === 1) {
    return { leftmost: 0, rightmost: 0 };
  }
  const starts = parts.map(({ carriers }) => startOf(carriers, type));
  return {
    leftmost: starts.indexOf(Math.min(...starts)),
    rightmost: starts.indexOf(Math.max(...starts)),
  };
}

/** The items, cut where the colour changes. */
export function byColour(
  line: TextLine,
  items: readonly (readonly Carrier[])[],
): readonly (readonly Carrier[])[] {
  const [first] = line.runs;
  return line.runs.every(({ colour }) => colour === first?.colour)
    ? items
    : items.flatMap((item) => cutAtColours(line, item));
}

function cutAtColours(line: TextLine, item: readonly Carrier[]): readonly (readonly Carrier[])[] {
  const pieces: Carrier[][] = [];
  let colour: string | undefined;
  for (const carrier of item) {
    const own = line.runs[carrier.run]?.colour;
    if (own === colour) {
      pieces.at(-1)?.push(carrier);
    } else {
      pieces.push([carrier]);
      colour = own;
    }
  }
  return pieces;
}
