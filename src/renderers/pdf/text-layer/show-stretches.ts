import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { EmbeddedFont } from "../font/embedded-font.ts";
import type { FontSet } from "../font/font-set.ts";
import type { SubsetGlyph } from "../font/glyph-ink.ts";
import { type Carrier, control, type LineType, LRM, RLM, recast } from "./carrier.ts";
import type { Stretch } from "./foreign-runs.ts";
import { hasMarks } from "./has-marks.ts";
import { itemsOf } from "./items.ts";
import type { Gap, RowPlace, TextPiece } from "./text-layer.ts";

/** Differences below this, in points, are not worth a number in the file; they never add up. */
const TOLERANCE = 0.002;
/**
 * Font size of lines that are shown in several stretches. PDFium begins a line of text where the baseline moves by one
 * unit of text space, which this makes a thousandth of the type's size.
 */
const FINE_SIZE = 1000;
/** By how many such units the baseline moves: nobody sees a fortieth of a point. */
const NUDGE = 2;
/** A code is dropped by PDFium when it was among the last codes and stands, in ems, as near as this. */
const NEAR = 0.08;
const LAST_CODES = 8;

/**
 * The pieces of a line, in logical order: pdf.js keeps the order of the file, the other engines sort by place. `isOpen`
 * is what the line before it left, as it is given here with the pieces: whether to PDFium it goes on in a line that is
 * cut, unless that begins with a space without width.
 */
export function showStretches(
  line: TextLine,
  stretches: readonly Stretch[],
  type: LineType,
  fonts: FontSet,
  row: RowPlace | undefined,
  isOpen: () => boolean,
): { readonly pieces: readonly TextPiece[]; readonly isOpen: () => boolean } {
  const isOwnLine = row?.isForeign === true;
  const isCut = stretches.length > 1 || isOwnLine;
  // In units of the largest type: pieces of other sizes, such as code, stand apart from those beside them as before.
  const rowRise =
    isOwnLine && row.index % 2 === 1 ? (2 * NUDGE * largestSize(line)) / FINE_SIZE : 0;
  const shownPieces: TextPiece[] = [];
  let last: readonly Carrier[] = [];
  for (let at = 0; at < stretches.length; at += 1) {
    const stretch = stretches[at];
    if (stretch === undefined) {
      continue;
    }
    const { hasAsides, hasSilent } = hiddenKinds(stretch.carriers);
    const items = byColour(line, itemsOf(stretch.carriers, stretch.direction, type));
    const shown = hasSilent ? partsOf(items, type) : items.map(asPart);
    const isLed = at > 0 || (isCut && isOpen()) || (isOwnLine && row.index > 0);
    const goesOn = at < stretches.length - 1 || isOwnLine || reachesOut(line);
    const nudge = isCut && stretch.direction !== line.direction ? NUDGE : 0;
    const { leftmost, rightmost } = outermost(shown, type);
    for (let piece = 0; piece < shown.length; piece += 1) {
      const part = shown[piece];
      if (part === undefined) {
        continue;
      }
      const { carriers, isSilent } = part;
      const manner = {
        isFine: isCut,
        isSilent,
        joinsLast: isSilent,
        rowRise,
        nudge,
        leads: isLed && (piece === 0 || piece === leftmost),
        trails: piece === rightmost && goesOn,
        hasRight: piece !== rightmost,
      };
      const codes = hasAsides && carriers.length > 1 ? carriers.filter(isNoAside) : carriers;
      const run = runOf(line, carriers);
      shownPieces.push(showCodes(line, run, codes, startOf(carriers, type), fonts, type, manner));
      last = carriers;
    }
    if (hasAsides) {
      addAsides(shownPieces, line, items, fonts, type);
    }
  }
  return {
    pieces: shownPieces,
    isOpen: () => (!isCut && isLow(line, last)) || shownPieces.some(({ isBlank }) => isBlank),
  };
}

/** In points: PDFium sees that two texts stand one below the other where the ink of both is higher than five. */
const LOW = 5.5;

/** A full stop, a dash, what has no ink: after these alone it asks for the width of what follows. */
function isLow(line: TextLine, carriers: readonly Carrier[]): boolean {
  let top = Number.NEGATIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  for (const { ink, run: index } of carriers) {
    const run = line.runs[index];
    for (const { glyph, y } of run === undefined ? [] : ink) {
      const box = run?.face.inkOf(glyph);
      if (box !== undefined && run !== undefined) {
        const scale = run.size / run.face.metrics.unitsPerEm;
        top = Math.max(top, (box.yMax + y) * scale);
        bottom = Math.min(bottom, (box.yMin + y) * scale);
        if (top - bottom > LOW) {
          return false;
        }
      }
    }
  }
  return true;
}

const largestSize = ({ runs }: TextLine): Points =>
  runs.reduce((most, { size }) => Math.max(most, size), 0);

/** Which of the parts begin farthest to either side; most lines have but one. */
function outermost(
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

/** Whether some carriers are for one engine alone. */
function hiddenKinds(carriers: readonly Carrier[]): {
  readonly hasAsides: boolean;
  readonly hasSilent: boolean;
} {
  let hasAsides = false;
  let hasSilent = false;
  for (let at = 0; at < carriers.length; at += 1) {
    const kind = carriers[at]?.kind;
    hasAsides ||= kind === "aside";
    hasSilent ||= kind === "silent";
  }
  return { hasAsides, hasSilent };
}

const isAside = ({ kind }: Carrier): boolean => kind === "aside";
const isNoAside = ({ kind }: Carrier): boolean => kind !== "aside";

interface Part {
  readonly carriers: readonly Carrier[];
  readonly isSilent: boolean;
}

/** In points: what is silent stands so far before what follows it that PDFium takes it for the first of the two. */
const SILENT_SHIFT = 0.05;
/** In ems: PDFium skips what has no width at all. */
const SILENT_WIDTH = 0.003;

const asPart = (carriers: readonly Carrier[]): Part => ({ carriers, isSilent: false });

/**
 * What is shown in one go, cut where something silent stands. All that is silent comes last: its marked-content sequence
 * would part an item of pdf.js.
 */
function partsOf(items: readonly (readonly Carrier[])[], type: LineType): readonly Part[] {
  const parts = items.flatMap((item) => cutAtSilent(item, type));
  return [
    ...parts.filter(({ isSilent }) => !isSilent),
    ...parts.filter(({ isSilent }) => isSilent),
  ];
}

function cutAtSilent(item: readonly Carrier[], type: LineType): readonly Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < item.length; ) {
    const isSilent = item[start]?.kind === "silent";
    let end = start + 1;
    while (end < item.length && (item[end]?.kind === "silent") === isSilent) {
      end += 1;
    }
    const carriers = item.slice(start, end);
    const pen = penOf(item, end, type) ?? endOf(item.slice(0, start), type);
    parts.push(isSilent ? silentPart(carriers, pen, type) : { carriers, isSilent });
    start = end;
  }
  return parts;
}

/** PDFium sorts the parts by their places, and needs two codes to see a width. */
function silentPart(carriers: readonly Carrier[], pen: number, type: LineType): Part {
  const codes = carriers.length === 1 ? [...carriers, ...carriers] : carriers;
  const wide = codes.map((carrier, at): Carrier => {
    const advance = Math.ceil(SILENT_WIDTH * type.em(carrier.run));
    return recast(carrier, { advance, pen: at === 0 ? pen - SILENT_SHIFT : undefined });
  });
  return { carriers: wide, isSilent: true };
}

/** How far from the baseline, in ems, the letters of a sloping script such as Nastaliq stand. */
const SLOPE = 0.15;

/** Marks, and letters that stand above or below the baseline, may reach into the next line. */
function reachesOut({ text, runs }: TextLine): boolean {
  return hasMarks(text) || runs.some(isSloping);
}

function isSloping({ glyphs, size }: PlacedRun): boolean {
  const most = SLOPE * size;
  const { ys } = glyphs;
  for (let at = 0; at < ys.length; at += 1) {
    const y = ys[at] ?? 0;
    if (y > most || y < -most) {
      return true;
    }
  }
  return false;
}

/** The items, cut where the colour changes. */
function byColour(
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

/** Where the first code of the carriers begins, on the page. */
function startOf(carriers: readonly Carrier[], type: LineType): number {
  return carriers[0]?.pen ?? penOf(carriers, 0, type) ?? 0;
}

/** A control stands right before what follows it: a gap between the two would part them for poppler. */
function penOf(carriers: readonly Carrier[], at: number, type: LineType): number | undefined {
  let before = 0;
  for (let next = at; next < carriers.length; next += 1) {
    const { pen, advance = 0, run = 0 } = carriers[next] ?? {};
    if (pen !== undefined) {
      return pen - before;
    }
    before += advance / type.unitsPerPoint(run);
  }
  return undefined;
}

/** Controls for poppler, which puts them in their places by sorting; PDFium skips a text object without width. */
function addAsides(
  pieces: TextPiece[],
  line: TextLine,
  shown: readonly (readonly Carrier[])[],
  fonts: FontSet,
  type: LineType,
): void {
  for (const carriers of shown) {
    for (let at = 0; at < carriers.length; at += 1) {
      const carrier = carriers[at];
      if (carrier !== undefined && isAside(carrier)) {
        const pen = penOf(carriers, at, type) ?? endOf(carriers.slice(0, at), type);
        const own = recast(carrier, { pen: pen - ASIDE_SHIFT });
        const codes = [own];
        const run = runOf(line, codes);
        pieces.push(showCodes(line, run, codes, pen - ASIDE_SHIFT, fonts, type, AS_ASIDE));
      }
    }
  }
}

function endOf(carriers: readonly Carrier[], type: LineType): number {
  let end = 0;
  for (const { pen, advance, run } of carriers) {
    end = (pen ?? end) + advance / type.unitsPerPoint(run);
  }
  return end;
}

/** In points: into the space on its left, so that poppler's sorting cannot put it behind its sign. */
const ASIDE_SHIFT = 0.1;

const AS_ASIDE: Manner = {
  isFine: false,
  isSilent: false,
  joinsLast: true,
  rowRise: 0,
  nudge: 0,
  leads: false,
  trails: false,
  hasRight: false,
};

interface Manner {
  readonly isFine: boolean;
  /** Is for PDFium alone. */
  readonly isSilent: boolean;
  /** Belongs to the inline element of what was shown before. */
  readonly joinsLast: boolean;
  /** What the line is raised by, in points, among those beside it. */
  readonly rowRise: Points;
  /** Units of text space that the baseline is raised by besides. */
  readonly nudge: number;
  /** Begins with a space without width, which leaves PDFium no tolerance for the baseline. */
  readonly leads: boolean;
  /**
   * Jumps back to its start and ends with such a space, for what comes next to be a new line to PDFium: it would not
   * be one when its ink reaches up into this line's, as with tall marks.
   */
  readonly trails: boolean;
  /** Another piece follows on its right. */
  readonly hasRight: boolean;
}

/** The run that all of the carriers can be shown with. */
function runOf({ runs }: TextLine, carriers: readonly Carrier[]): PlacedRun {
  const run = runs[carriers[0]?.run ?? 0];
  if (run === undefined) {
    throw new Error("a carrier belongs to no run of its line");
  }
  return run;
}

function showCodes(
  line: TextLine,
  run: PlacedRun,
  given: readonly Carrier[],
  x: number,
  fonts: FontSet,
  type: LineType,
  manner: Manner,
): TextPiece {
  const font = fonts.of(run.face);
  const { size, glyphScale, colour } = run;
  const thousandth = (size * glyphScale) / 1000;
  const codes = withSeenWidth(given);
  const count = codes.length + (manner.leads ? 1 : 0) + (manner.trails ? 1 : 0);
  const writer = new CodeWriter(font, x, thousandth, count);
  if (manner.leads) {
    writer.show(NOTHING, " ");
  }
  const end = manner.hasRight ? endOfInk(codes) : codes.length;
  for (let at = 0; at < codes.length; at += 1) {
    const carrier = codes[at];
    if (carrier !== undefined) {
      if (at === end) {
        writer.moveBy(-CLOSING_SHIFT);
      }
      writer.moveTo(carrier.pen ?? penOf(codes, at, type));
      writer.show(carrier, carrier.text);
    }
  }
  if (manner.trails) {
    writer.jump(x - 2 * thousandth);
    writer.show(NOTHING, " ");
  }
  const zoom = manner.isFine ? size / FINE_SIZE : 1;
  return {
    font,
    colour,
    x,
    baseline: line.baseline - manner.rowRise - manner.nudge * zoom,
    fontSize: manner.isFine ? FINE_SIZE : size,
    zoom,
    horizontalScale: glyphScale,
    cids: writer.cids,
    gaps: writer.gaps,
    owner: manner.joinsLast ? "as-before" : run.element,
    picturesBefore: type.picturesBefore(codes[0]?.run ?? 0),
    isSilent: manner.isSilent,
    isBlank: manner.isSilent || (!manner.joinsLast && codes.every(hasNoInk)),
  };
}

/**
 * A letter without ink, as a formula of one letter has it, is nothing to PDFium, which asks how far the beginnings of the
 * codes lie apart: one more is put behind it.
 */
function withSeenWidth(codes: readonly Carrier[]): readonly Carrier[] {
  const last = codes.at(-1);
  if (last?.kind !== "letter" || last.ink.length > 0) {
    return codes;
  }
  const isSeen = codes.slice(0, -1).some(({ ink, advance }) => ink.length > 0 || advance > 0);
  return isSeen ? codes : [...codes, control(last.level % 2 === 0 ? LRM : RLM, last)];
}

/** In points: closing controls stand so far within their piece that poppler cannot sort them behind the next one's sign. */
const CLOSING_SHIFT = 0.02;

/** How many codes stand before the controls without width at the right end. */
function endOfInk(codes: readonly Carrier[]): number {
  let end = codes.length;
  while (end > 0 && codes[end - 1]?.kind === "control" && codes[end - 1]?.advance === 0) {
    end -= 1;
  }
  return end;
}

const hasNoInk = ({ ink }: Carrier): boolean => ink.length === 0;

const NOTHING: SubsetGlyph = { ink: [], advance: 0 };

/** Shows codes one after another and knows where a reader of the file takes the pen to be. */
class CodeWriter {
  readonly cids: number[];
  readonly gaps: Gap[] = [];
  private readonly font: EmbeddedFont;
  private readonly thousandth: number;
  private pen: number;
  /** The codes without ink, which may follow each other in one place. */
  private readonly blanks: {
    readonly cid: number;
    readonly pen: number;
    readonly count: number;
  }[] = [];

  private count = 0;

  /** `most` codes are going to be shown. */
  constructor(font: EmbeddedFont, pen: number, thousandth: number, most: number) {
    this.cids = new Array<number>(most);
    this.font = font;
    this.pen = pen;
    this.thousandth = thousandth;
  }

  moveTo(pen: number | undefined): void {
    if (pen !== undefined && Math.abs(pen - this.pen) > TOLERANCE) {
      this.jump(pen);
    }
  }

  moveBy(points: number): void {
    this.jump(this.pen + points);
  }

  jump(pen: number): void {
    const by = Math.round(((pen - this.pen) / this.thousandth) * 100) / 100;
    this.gaps.push({ before: this.count, by });
    this.pen += by * this.thousandth;
  }

  show(glyph: SubsetGlyph, text: string): void {
    const cid = glyph.ink.length === 0 ? this.blankCid(glyph, text) : this.font.cidFor(glyph, text);
    this.cids[this.count] = cid;
    this.count += 1;
    this.pen += this.font.widthOf(cid) * this.thousandth;
  }

  private blankCid({ ink, advance }: SubsetGlyph, text: string): number {
    let cid = this.font.cidFor({ ink, advance }, text);
    if (advance === 0) {
      // Blank codes differ in nothing but their width; a unit or two of the font is less than the tolerance.
      for (let spare = 1; spare <= 3 && this.isNear(cid); spare += 1) {
        cid = this.font.cidFor({ ink, advance: spare }, text);
      }
    }
    this.blanks.push({ cid, pen: this.pen, count: this.count });
    return cid;
  }

  private isNear(cid: number): boolean {
    for (let at = this.blanks.length - 1; at >= 0; at -= 1) {
      const blank = this.blanks[at];
      if (blank === undefined || this.count - blank.count > LAST_CODES) {
        return false;
      }
      const distance = Math.abs(blank.pen - this.pen);
      if (blank.cid === cid && distance < NEAR * 1000 * this.thousandth) {
        return true;
      }
    }
    return false;
  }
}
