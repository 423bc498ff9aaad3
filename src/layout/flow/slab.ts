import type { Note } from "../../model/index.ts";
import type { Colour } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { PageItem } from "../frame.ts";
import { type LineInk, marksLack } from "./line-ink.ts";

/** A horizontal slice of a page that no page break may part: a line, a picture, a table row, a space. */
export interface Slab {
  readonly kind: "matter" | "space" | "page-break" | "float" | "span";
  readonly height: Points;
  /** Whether a page may end below this slab. */
  readonly breakAfter: boolean;
  /** Where a page had better not end below this slab, but may rather than leave a hole: above a divider, in a small table. */
  readonly reluctant?: "divider" | "table" | undefined;
  /** The slab's items on a page; `left` is the left edge of the text area and `top` the slab's upper edge. */
  readonly paint: (left: Points, top: Points) => readonly PageItem[];
  /** What must stand at the foot of the same page. */
  readonly notes: readonly NoteBlock[];
  /** Anchors that lead here. */
  readonly anchors: readonly string[];
  /** Shades and rules of the blocks that the slab lies in, the outermost first. */
  readonly decorations: readonly Decoration[];
  /** Slabs to repeat at the head of a page that begins with this one: the head of a table. */
  readonly repeated: readonly Slab[];
  /** The lines of text that a block above or below must not touch with its marks. */
  readonly inks: readonly SlabInk[];
  /** The paragraph that the slab is a line of, where it can be set in other lengths; one object for all its lines. */
  readonly flexible?: FlexibleParagraph | undefined;
  /** Matter for pages of its own that lie on their side, behind the page that this slab falls on. */
  readonly turned?: readonly Slab[] | undefined;
  /** What floats, of a slab of that kind, or spans all columns. */
  readonly float?: Float | undefined;
}

/** A paragraph whose lines can be broken another way. */
export interface FlexibleParagraph {
  /** Its lines in one more (1) or one fewer (-1); `undefined` where that would be seen. Worked out at the first call. */
  readonly otherwise: (change: 1 | -1) => OtherLength | undefined;
}

export interface OtherLength {
  /** The bare lines: without what the blocks around the paragraph give its slabs. */
  readonly slabs: readonly Slab[];
  /** Demerits above those of the best setting. */
  readonly excess: number;
}

/**
 * Matter that may leave its place: it stands there if the page has the room, and else heads a page after it while the
 * text goes on.
 */
export interface Float {
  readonly slabs: readonly Slab[];
  /** Room that it wants above and below, at its own place. */
  readonly before: Points;
  readonly after: Points;
  /** Room between its neighbours when it is elsewhere. */
  readonly instead: Points;
}

/** A line in a slab; its baseline counts from the slab's top. */
export interface SlabInk {
  readonly ink: LineInk;
  readonly baseline: Points;
}

/** A note ready to be placed. */
export interface NoteBlock {
  readonly note: Note;
  readonly slabs: readonly Slab[];
}

/** Drawn behind consecutive slabs that share it; identity counts. */
export interface Decoration {
  /** From the left edge of the text area. */
  readonly x: Points;
  readonly width: Points;
  readonly shade: Colour | undefined;
  readonly rule:
    | { readonly x: Points; readonly width: Points; readonly colour: Colour }
    | undefined;
}

/** Paints something beside the first line of a block, given that line's baseline. */
export type Marker = (left: Points, baseline: Points) => readonly PageItem[];

/** The slabs of one block with the room that it wants around it. */
export interface FlowBlock {
  readonly before: Points;
  readonly after: Points;
  readonly keepWithNext: boolean;
  /** True for what may not head a page: the source of a quotation. */
  readonly keepWithPrevious?: boolean;
  /** True for what heads a page only where the page before would else end in white: a divider. */
  readonly rathersPrevious?: boolean;
  /** True for what may leave its place when the page has no room for it. */
  readonly floats?: boolean;
  /** As `floats`, of what stands across all columns. */
  readonly spans?: boolean;
  readonly slabs: readonly Slab[];
}

type Rest = Partial<Omit<Slab, "kind" | "height" | "paint">>;

const NONE: readonly never[] = [];
const NOTHING: Rest = {};
const paintNothing = (): readonly PageItem[] => NONE;

/** Every field is named, in one order: a book has ten thousands of slabs, and those of one shape are made quickest. */
const slabOf = (
  kind: Slab["kind"],
  height: Points,
  paint: Slab["paint"],
  breakAfter: boolean,
  rest: Rest,
): Slab => ({
  kind,
  height,
  breakAfter: rest.breakAfter ?? breakAfter,
  reluctant: rest.reluctant,
  paint,
  notes: rest.notes ?? NONE,
  anchors: rest.anchors ?? NONE,
  decorations: rest.decorations ?? NONE,
  repeated: rest.repeated ?? NONE,
  inks: rest.inks ?? NONE,
  flexible: rest.flexible,
  turned: rest.turned,
  float: rest.float,
});

/** A slab of matter; what is not given is empty. */
export const matter = (height: Points, paint: Slab["paint"], rest = NOTHING): Slab =>
  slabOf("matter", height, paint, true, rest);

/** Room between blocks; it vanishes at the head and foot of a page. */
export const space = (height: Points): Slab =>
  slabOf("space", height, paintNothing, false, NOTHING);

/** Room that stays at the head of a page too, with what comes below it. */
export const blank = (height: Points): Slab => matter(height, paintNothing, { breakAfter: false });

/** Ends the page, unless the page has nothing yet. */
export const pageBreak = (): Slab => slabOf("page-break", 0, paintNothing, true, NOTHING);

/** Blocks one under the other; between two of them stands the larger of the rooms that they want. */
export function stack(blocks: readonly FlowBlock[]): FlowBlock {
  const filled = blocks.filter(({ slabs }) => slabs.length > 0);
  const slabs: Slab[] = [];
  let staying: FlowBlock | undefined;
  for (const [index, block] of filled.entries()) {
    const previous = filled[index - 1];
    const next = filled[index + 1];
    if (isMovable(block)) {
      slabs.push(floating(block, previous, next, staying));
      continue;
    }
    staying = block;
    const wanted =
      previous === undefined || isMovable(previous) ? 0 : Math.max(previous.after, block.before);
    const room = wanted + inkLack(previous?.slabs.at(-1), block.slabs[0], wanted);
    if (room > 0) {
      slabs.push(space(room));
    }
    const holds = block.keepWithNext || filled[index + 1]?.keepWithPrevious === true;
    const own = holds ? held(block.slabs) : block.slabs;
    slabs.push(...(filled[index + 1]?.rathersPrevious === true ? reluctant(own) : own));
  }
  return {
    before: filled[0]?.before ?? 0,
    after: filled.at(-1)?.after ?? 0,
    keepWithNext: filled.at(-1)?.keepWithNext ?? false,
    slabs,
  };
}

const isMovable = ({ floats, spans }: FlowBlock): boolean => floats === true || spans === true;

/**
 * A floating block as one slab; the room around it is its own affair, for it may go. `staying` is the nearest block
 * before it that may not.
 */
function floating(
  block: FlowBlock,
  previous: FlowBlock | undefined,
  next: FlowBlock | undefined,
  staying: FlowBlock | undefined,
): Slab {
  const between = (above: FlowBlock | undefined, below: FlowBlock | undefined): Points =>
    above === undefined || below === undefined || isMovable(above)
      ? 0
      : Math.max(above.after, below.before);
  const float: Float = {
    slabs: together(block.slabs),
    before: between(previous, block),
    after: next === undefined ? 0 : Math.max(block.after, next.before),
    instead: between(staying, next !== undefined && isMovable(next) ? undefined : next),
  };
  return slabOf(block.spans === true ? "span" : "float", 0, paintNothing, true, { float });
}

/** What `room` between two slabs lacks for no mark of one to touch the other. */
function inkLack(above: Slab | undefined, below: Slab | undefined, room: Points): Points {
  let lack = 0;
  for (const one of above?.inks ?? []) {
    for (const other of below?.inks ?? []) {
      const distance = (above?.height ?? 0) - one.baseline + room + other.baseline;
      lack = Math.max(lack, marksLack(one.ink, other.ink, distance));
    }
  }
  return lack;
}

/** Slabs after the last of which no page may end. */
const held = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, index) => (index === slabs.length - 1 ? { ...slab, breakAfter: false } : slab));

/** Slabs after the last of which a page ends only to spare a hole. */
const reluctant = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, index) =>
    index === slabs.length - 1 ? { ...slab, reluctant: "divider" } : slab,
  );

/** Slabs that no page break may part. */
export const together = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, index) => (index < slabs.length - 1 ? { ...slab, breakAfter: false } : slab));

/** Slabs that lie in a decorated block. */
export function decorated(slabs: readonly Slab[], decoration: Decoration): readonly Slab[] {
  const known = new Map<readonly Slab[], readonly Slab[]>();
  /** What is repeated on the next page lies in the block too; the rows of a table share it. */
  const again = (repeated: readonly Slab[]): readonly Slab[] => {
    const made = known.get(repeated) ?? repeated.map(inside);
    known.set(repeated, made);
    return made;
  };
  const inside = (slab: Slab): Slab => ({
    ...slab,
    decorations: [decoration, ...slab.decorations],
    repeated: slab.repeated.length === 0 ? slab.repeated : again(slab.repeated),
  });
  return slabs.map(inside);
}

/** Slabs whose first has further anchors. */
export const anchored = (slabs: readonly Slab[], anchors: readonly string[]): readonly Slab[] =>
  anchors.length === 0
    ? slabs
    : slabs.map((slab, index) => (index === 0 ? withAnchors(slab, anchors) : slab));

const withAnchors = (slab: Slab, anchors: readonly string[]): Slab =>
  slab.float === undefined
    ? { ...slab, anchors: [...anchors, ...slab.anchors] }
    : { ...slab, float: { ...slab.float, slabs: anchored(slab.float.slabs, anchors) } };

export const totalHeight = (slabs: readonly Slab[]): Points =>
  slabs.reduce((sum, { height }) => sum + height, 0);

/** The first slabs that fit into `height`, or the first `least` where they do not. */
export function fitting(slabs: readonly Slab[], height: Points, least = 0): readonly Slab[] {
  let used = 0;
  const end = slabs.findIndex((slab, index) => {
    used += slab.height;
    return used > height && index >= least;
  });
  return end === -1 ? slabs : slabs.slice(0, end);
}

/** A slab and its upper edge. */
export interface PlacedSlab {
  readonly slab: Slab;
  readonly top: Points;
}

/** Slabs one under the other from `top` on. */
export function place(slabs: readonly Slab[], top: Points): readonly PlacedSlab[] {
  let y = top;
  return slabs.map((slab) => {
    const placed = { slab, top: y };
    y += slab.height;
    return placed;
  });
}

/** Everything in placed slabs, with the shades and rules behind them first. */
export function paintPlaced(slabs: readonly PlacedSlab[], left: Points): readonly PageItem[] {
  return [
    ...paintDecorations(slabs, left),
    ...slabs.flatMap(({ slab, top }) => slab.paint(left, top)),
  ];
}

function paintDecorations(slabs: readonly PlacedSlab[], left: Points): readonly PageItem[] {
  // Decorations nest, so one that begins earlier, or further out, lies below.
  const extents = new Map<Decoration, { top: Points; bottom: Points }>();
  for (const { slab, top } of slabs) {
    for (const decoration of slab.decorations) {
      const known = extents.get(decoration);
      const bottom = top + slab.height;
      if (known === undefined) {
        extents.set(decoration, { top, bottom });
      } else {
        known.bottom = bottom;
      }
    }
  }
  const items: PageItem[] = [];
  for (const [{ x, width, shade, rule }, { top, bottom }] of extents) {
    const height = bottom - top;
    if (shade !== undefined) {
      items.push({ type: "rect", rect: { x: left + x, y: top, width, height }, colour: shade });
    }
    if (rule !== undefined) {
      const rect = { x: left + rule.x, y: top, width: rule.width, height };
      items.push({ type: "rect", rect, colour: rule.colour });
    }
  }
  return items;
}
