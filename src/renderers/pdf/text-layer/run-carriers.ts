import {
  glyphList,
  type PlacedGlyph,
  type PlacedRun,
  type TextLine,
} from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { Ink } from "../font/glyph-ink.ts";
import { ALM, type Carrier, recast, UNIT_PARTS } from "./carrier.ts";
import { SPACE, traitsOf, traitsOfUnit } from "./character-traits.ts";
import { shareCharacters } from "./share-characters.ts";
import { isWideMark, withoutWideMarks } from "./wide-marks.ts";

/** Font units to a point. */
export interface Scale {
  readonly across: number;
  readonly up: number;
  /**
   * How far above the baseline the run is drawn. Its ink is moved and not its pen: readers would take a raised number of a
   * note for another line.
   */
  readonly rise: Points;
}

/** The scale of a run. */
export function scaleOf({ face, size, glyphScale, rise }: PlacedRun): Scale {
  const { unitsPerEm } = face.metrics;
  return { across: unitsPerEm / (size * glyphScale), up: unitsPerEm / size, rise };
}

/** The carriers of all runs of a line, one for each character, in visual order. */
export function lineCarriers({ runs, text }: TextLine): readonly Carrier[] {
  // Nearly every glyph is a character; a list that grew would be copied again and again.
  const carriers = new Array<Carrier>(runs.reduce((sum, { glyphs }) => sum + glyphs.ids.length, 0));
  let count = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (run !== undefined) {
      count = addRunCarriers(carriers, count, run, at, text);
    }
  }
  carriers.length = count;
  return carriers;
}

/**
 * Adds the carriers of a run, one for each character, in visual order, to those that there are, and gives how many there
 * are then. `index` is the run's place in the line.
 */
function addRunCarriers(
  carriers: Carrier[],
  begin: number,
  run: PlacedRun,
  index: number,
  text: string,
): number {
  const scale = scaleOf(run);
  let filled = begin;
  const { ids, xs, ys, starts, ends, advances } = run.glyphs;
  const { level } = run;
  const left = run.x;
  const count = starts.length;
  let hasControls = false;
  let hasWideMarks = false;
  let pen = 0;
  let space = -1;
  let spaceWidth = 0;
  for (let at = 0; at < count; ) {
    const start = starts[at] ?? 0;
    let end = at + 1;
    while (end < count && starts[end] === start) {
      end += 1;
    }
    const advance = advances[at] ?? 0;
    if (end === at + 1 && ends[at] === start + 1) {
      // Nearly every cluster of a text without marks.
      const traits = traitsOfUnit(text.charCodeAt(start));
      let width: number;
      if (traits.kind === "space") {
        const glyph = ids[at] ?? 0;
        if (glyph !== space) {
          space = glyph;
          spaceWidth = run.face.advanceOf(glyph);
        }
        width = spaceWidth;
      } else {
        width = toUnits(advance * scale.across);
      }
      width = Math.max(0, width);
      hasControls ||= traits.isControl && width === 0;
      const glyph = ids[at] ?? 0;
      const x = toUnits(((xs[at] ?? 0) - pen) * scale.across);
      const y = toUnits(((ys[at] ?? 0) + scale.rise) * scale.up);
      // A soft hyphen that is seen: the engines take words apart by U+002D at a line end, and put them together again.
      const read = traits.text === SOFT_HYPHEN && width > 0 ? "-" : traits.text;
      carriers[filled] = {
        run: index,
        level,
        ink: inkAt(glyph, x, y),
        advance: width,
        text: read,
        source: read === traits.text ? traits.source : read,
        offset: start * UNIT_PARTS,
        pen: left + pen,
        kind: traits.kind,
      };
      filled += 1;
      pen += advance;
    } else if (isLetterWithMarks(run, at, end, text)) {
      for (let glyph = at; glyph < end; glyph += 1) {
        carriers[filled] = letterOrMark(run, index, glyph, at, end, text, pen, scale);
        filled += 1;
      }
      pen += advances[end - 1] ?? 0;
    } else {
      const cluster = glyphList(run.glyphs, at, end);
      for (const carrier of clusterCarriers(run, index, cluster, text, pen, scale)) {
        hasControls ||= isHidden(carrier);
        hasWideMarks ||= isWideMark(carrier);
        carriers[filled] = carrier;
        filled += 1;
      }
      pen += cluster.reduce((sum, glyph) => sum + glyph.advance, 0);
    }
    at = end;
  }
  if (run.isBlank === true || hasControls || hasWideMarks) {
    const all = carriers.slice(begin, filled);
    const own = hasWideMarks ? withoutWideMarks(all, scale.across) : all;
    const inked = run.isBlank === true ? own.map((carrier) => recast(carrier, { ink: [] })) : own;
    filled = begin;
    for (const carrier of hasControls ? joinControls(inked) : inked) {
      carriers[filled] = carrier;
      filled += 1;
    }
  }
  return filled;
}

const SOFT_HYPHEN = "\u00ad";

/** Whether the glyphs from `at` to `end`, a cluster of a right-to-left run, are one for its letter and each of its marks. */
export function isLetterWithMarks(
  { level, glyphs: { starts, ends, advances } }: PlacedRun,
  at: number,
  end: number,
  text: string,
): boolean {
  const start = starts[at] ?? 0;
  const isOneEach = level % 2 === 1 && (ends[at] ?? 0) - start === end - at;
  const letter = traitsOfUnit(text.charCodeAt(start));
  if (!isOneEach || letter.kind !== "letter" || letter.isControl || letter.text.length > 1) {
    return false;
  }
  for (let glyph = at; glyph < end - 1; glyph += 1) {
    const isMark = traitsOfUnit(text.charCodeAt(start + end - 1 - glyph)).kind === "mark";
    if (!isMark || advances[glyph] !== 0) {
      return false;
    }
  }
  return (advances[end - 1] ?? 0) > 0;
}

/** The carrier of one glyph of such a cluster, which begins at `pen`. */
function letterOrMark(
  run: PlacedRun,
  index: number,
  glyph: number,
  at: number,
  end: number,
  text: string,
  pen: Points,
  scale: Scale,
): Carrier {
  const { ids, xs, ys, starts, advances } = run.glyphs;
  const start = starts[at] ?? 0;
  const place = end - 1 - glyph;
  const x = toUnits(((xs[glyph] ?? 0) - pen) * scale.across);
  const y = toUnits(((ys[glyph] ?? 0) + scale.rise) * scale.up);
  const id = ids[glyph] ?? 0;
  const character = text.charAt(start + place);
  const offset = start * UNIT_PARTS + Math.floor((place * UNIT_PARTS) / (end - at));
  const advance = toUnits((advances[glyph] ?? 0) * scale.across);
  return carrierOf(run, index, character, offset, pen, advance, inkAt(id, x, y));
}

const inkAt = (glyph: number, x: number, y: number): Ink =>
  x === 0 && y === 0 ? plainInk(glyph) : [{ glyph, x, y }];

/**
 * A carrier for each character of a cluster. A glyph that stands for several, a ligature, is drawn by the leftmost and its
 * advance shared by its letters: several characters on one code come out in the wrong order wherever a reader turns a
 * line around. A glyph that stands for none is drawn with one that does: a code without text shows as a stray character.
 */
function clusterCarriers(
  run: PlacedRun,
  index: number,
  cluster: readonly PlacedGlyph[],
  lineText: string,
  start: number,
  scale: Scale,
): readonly Carrier[] {
  const isRightToLeft = run.level % 2 === 1;
  const glyphs = isRightToLeft ? [...cluster].reverse() : cluster;
  const from = glyphs[0]?.start ?? 0;
  const text = lineText.slice(from, glyphs[0]?.end);
  const characters = text === "" ? [""] : [...text];
  const owners = shareCharacters(
    glyphs.map((glyph) => glyph.advance === 0),
    characters,
  );
  const hosts = glyphs.map((_, at) => hostOf(at, owners));
  const visual = characters.map((_, at) => at);
  if (isRightToLeft) {
    visual.reverse();
  }
  const isSpace = SPACE.test(text);
  let used = 0;
  return visual.map((at): Carrier => {
    const owner = owners[at] ?? 0;
    const drawn = glyphs.filter((_, glyph) => hosts[glyph] === owner);
    const owned = visual.filter((other) => owners[other] === owner);
    const letters = owned.filter((other) => !isWidthless(characters[other] ?? ""));
    const bearers = letters.length === 0 ? owned : letters;
    const pen = start + used / scale.across;
    const ink = bearers[0] === at ? drawn.map((glyph) => placeInk(glyph, pen, scale)) : [];
    const width = drawn.reduce(
      (sum, glyph) => sum + widthOf(run, glyph.id, glyph.advance, isSpace, scale),
      0,
    );
    const advance = shareOf(width, bearers, at);
    used += advance;
    const offset = from * UNIT_PARTS + Math.floor((at * UNIT_PARTS) / characters.length);
    return carrierOf(run, index, characters[at] ?? "", offset, pen, Math.max(0, advance), ink);
  });
}

/** `pen` counts from the run's left end. */
function carrierOf(
  run: PlacedRun,
  index: number,
  character: string,
  offset: number,
  pen: Points,
  advance: number,
  ink: Ink,
): Carrier {
  const { kind, text, source } = traitsOf(character);
  const { level } = run;
  return { run: index, level, ink, advance, text, source, offset, pen: run.x + pen, kind };
}

function placeInk(glyph: PlacedGlyph, pen: number, scale: Scale): Ink[number] {
  return {
    glyph: glyph.id,
    x: toUnits((glyph.x - pen) * scale.across),
    y: toUnits((glyph.y + scale.rise) * scale.up),
  };
}

/** The inks that are a glyph in its own place, by glyph: nearly all. */
const plainInks = new Array<Ink | undefined>(0x10000);

function plainInk(glyph: number): Ink {
  let ink = plainInks[glyph];
  if (ink === undefined) {
    ink = [{ glyph, x: 0, y: 0 }];
    plainInks[glyph] = ink;
  }
  return ink;
}

/** The glyph that a glyph is drawn with: itself when it stands for a character, else the nearest before it that does. */
function hostOf(glyph: number, owners: readonly number[]): number {
  if (owners.includes(glyph)) {
    return glyph;
  }
  const before = owners.filter((owner) => owner < glyph);
  return before.length > 0 ? Math.max(...before) : Math.min(...owners);
}

/** An equal share of whole units for each bearer; the shares add up to the width. */
function shareOf(width: number, bearers: readonly number[], of: number): number {
  const place = bearers.indexOf(of);
  const edge = (count: number): number => Math.round((width * count) / bearers.length);
  return place < 0 ? 0 : edge(place + 1) - edge(place);
}

/** A space keeps its own width: what justification adds differs from line to line. */
function widthOf(
  run: PlacedRun,
  glyph: number,
  advance: Points,
  isSpace: boolean,
  scale: Scale,
): number {
  return isSpace ? run.face.advanceOf(glyph) : toUnits(advance * scale.across);
}

/** A character that takes no room beside the letter it belongs to: a mark, or a control such as U+200C. */
function isWidthless(character: string): boolean {
  const { kind, isControl } = traitsOf(character);
  return kind === "mark" || isControl;
}

/** A control of the author without a place of its own: most are not seen. */
const isHidden = ({ advance, text }: Carrier): boolean => advance === 0 && traitsOf(text).isControl;

/**
 * Reads a control of the author together with the code on its right: pdf.js drops a code that ends in one. Between it and
 * a mark, as in `رئیسِ‌جمهور`, comes an ALM, or pdf.js and PDFium would leave both in the order of the file.
 */
function joinControls(carriers: readonly Carrier[]): readonly Carrier[] {
  const joined: Carrier[] = [];
  let controls = "";
  for (const [at, carrier] of carriers.entries()) {
    if (isHidden(carrier) && at + 1 < carriers.length) {
      controls += carrier.text;
    } else if (controls === "") {
      joined.push(carrier);
    } else {
      const isMark = carrier.kind === "mark" && carrier.level % 2 === 1;
      joined.push(recast(carrier, { text: `${controls}${isMark ? ALM : ""}${carrier.text}` }));
      controls = "";
    }
  }
  return joined;
}

/** To whole font units, without a negative zero. */
export function toUnits(length: number): number {
  return Math.round(length) + 0;
}
