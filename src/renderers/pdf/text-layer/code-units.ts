import type { PlacedGlyph, PlacedRun } from "../../../layout/index.ts";
import type { Ink } from "../font/glyph-ink.ts";
import { fitSpaces, isSpace } from "./fit-spaces.ts";
import { MARK, shareCharacters } from "./share-characters.ts";

/** A character without ink that acts on its neighbours: General_Category Cf, but for the signs that enclose numbers. */
const CONTROL = /^(?![\u0600-\u0605\u06dd\u0890\u0891\u08e2])\p{Cf}$/u;

/** What will be one code of a line: its ink, its pen advance in font units, and the text it reads as. */
export interface CodeUnit {
  readonly ink: Ink;
  readonly advance: number;
  readonly text: string;
  /** Where the pen has to be for the ink to stand right, in points from the run's left end. */
  readonly pen: number;
}

/** Font units to a point. */
interface Scale {
  readonly across: number;
  readonly up: number;
}

/** The codes of a run, in visual order: one for each character. */
export function codeUnits(run: PlacedRun, text: string): readonly CodeUnit[] {
  const { unitsPerEm } = run.face.metrics;
  const scale = { across: unitsPerEm / (run.size * run.glyphScale), up: unitsPerEm / run.size };
  const units: CodeUnit[] = [];
  let pen = 0;
  for (const cluster of clustersOf(run.glyphs)) {
    units.push(...clusterUnits(run, cluster, text, pen, scale));
    pen += cluster.reduce((sum, glyph) => sum + glyph.advance, 0);
  }
  return fitSpaces(joinControls(units), unitsPerEm, scale.across);
}

function clustersOf(glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const clusters: PlacedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = clusters.at(-1);
    if (last !== undefined && last[0]?.start === glyph.start) {
      last.push(glyph);
    } else {
      clusters.push([glyph]);
    }
  }
  return clusters;
}

/**
 * A code for each character of a cluster. A glyph that stands for several, a ligature, is drawn by the leftmost and its
 * advance shared by its letters: several characters on one code come out in the wrong order wherever a reader turns a
 * line around. A glyph that stands for none is drawn with one that does: a code without text shows as a stray character.
 */
function clusterUnits(
  run: PlacedRun,
  cluster: readonly PlacedGlyph[],
  lineText: string,
  start: number,
  scale: Scale,
): readonly CodeUnit[] {
  const isRightToLeft = run.level % 2 === 1;
  const glyphs = isRightToLeft ? [...cluster].reverse() : cluster;
  const text = lineText.slice(glyphs[0]?.start, glyphs[0]?.end);
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
  let used = 0;
  return visual.map((at): CodeUnit => {
    const owner = owners[at] ?? 0;
    const drawn = glyphs.filter((_, glyph) => hosts[glyph] === owner);
    const owned = visual.filter((other) => owners[other] === owner);
    const letters = owned.filter((other) => !isWidthless(characters[other] ?? ""));
    const bearers = letters.length === 0 ? owned : letters;
    const pen = start + used / scale.across;
    const ink = bearers[0] === at ? drawn.map((glyph) => placeInk(glyph, pen, scale)) : [];
    const width = drawn.reduce((sum, glyph) => sum + widthOf(run, glyph, text, scale), 0);
    const advance = shareOf(width, bearers, at);
    used += advance;
    return { text: characters[at] ?? "", pen, advance, ink };
  });
}

function placeInk(glyph: PlacedGlyph, pen: number, scale: Scale): Ink[number] {
  return {
    glyph: glyph.id,
    x: toUnits((glyph.x - pen) * scale.across),
    y: toUnits(glyph.y * scale.up),
  };
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
function widthOf(run: PlacedRun, glyph: PlacedGlyph, text: string, scale: Scale): number {
  return isSpace(text) ? run.face.advanceOf(glyph.id) : toUnits(glyph.advance * scale.across);
}

/** A character that takes no room beside the letter it belongs to: a mark, or a control such as U+200C. */
function isWidthless(character: string): boolean {
  return MARK.test(character) || CONTROL.test(character);
}

/** Reads a control together with the code on its right: pdf.js drops a code that ends in one. */
function joinControls(units: readonly CodeUnit[]): readonly CodeUnit[] {
  const joined: CodeUnit[] = [];
  let controls = "";
  for (const [at, unit] of units.entries()) {
    const isControl = CONTROL.test(unit.text) && unit.advance === 0 && at + 1 < units.length;
    if (isControl) {
      controls += unit.text;
    } else {
      joined.push(controls === "" ? unit : { ...unit, text: `${controls}${unit.text}` });
      controls = "";
    }
  }
  return joined;
}

/** To whole font units, without a negative zero. */
function toUnits(length: number): number {
  return Math.round(length) + 0;
}
