import type { Points } from "../../units/index.ts";
import type { PlacedGlyph, PlacedRun, StructureElement } from "../frame.ts";
import type { TextLook } from "../inline/text-look.ts";

/**
 * The TeX of a formula as a run without ink over its drawing, as wide as it is: what is copied and what a search finds.
 * `start` is the offset of the TeX in the line's text.
 */
export function formulaRun(
  tex: string,
  width: Points,
  look: TextLook,
  start: number,
): Omit<PlacedRun, "x" | "level" | "element" | "span"> | undefined {
  const [face] = look.chain;
  if (face === undefined || tex === "") {
    return undefined;
  }
  const step = width / [...tex].length;
  const glyphs: PlacedGlyph[] = [];
  let at = start;
  for (const character of tex) {
    const id = face.glyphFor(character.codePointAt(0) ?? 0);
    const x = glyphs.length * step;
    glyphs.push({ id, x, y: 0, advance: step, start: at, end: at + character.length });
    at += character.length;
  }
  return {
    face,
    size: look.size,
    colour: look.colour,
    language: "und",
    rise: 0,
    glyphScale: 1,
    glyphs,
    kashidas: [],
    isBlank: true,
  };
}

/** The same run at a place, for an element. */
export const placeRun = (
  run: Omit<PlacedRun, "x" | "level" | "element" | "span">,
  x: Points,
  level: number,
  element: StructureElement | null,
): PlacedRun => ({ ...run, x, level, element });
