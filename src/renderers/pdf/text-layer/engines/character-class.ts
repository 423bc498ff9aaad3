import { bidiClassOf } from "../../../../text/index.ts";
import { CharacterTable } from "../character-table.ts";

/** How poppler sorts characters for direction: right to left, left to right, like a number, or neutral. */
export type PopplerClass = "right" | "left" | "number" | "neutral";

/** How PDFium does: its weak class takes in marks and all numbers (UAX #9 NSM, EN, AN, CS, ES, ET, BN). */
export type PdfiumClass = "right" | "left" | "weak" | "neutral";

/**
 * poppler's table is the bidi classes of Unicode 4: Arabic letters and marks, and the controls that stand for a letter,
 * without digits and the signs beside them.
 */
const POPPLER_RIGHT =
  /^[\u0600-\u0603\u060d\u0616-\u0658\u066d-\u066f\u0670-\u06d5\u06dd\u06e5\u06e6\u06ee\u06ef\u06fa-\u070d\u0710\u0712-\u072f\u074b-\u077f\u200f\u061c\u202b\u202e]$/;
/** Marks in the range above that are neutral to poppler. */
const POPPLER_NEUTRAL = /^[\u064b-\u0658\u0670]$/;
const POPPLER_NUMBER = /^[\u0604-\u060c\u0659-\u066c\u06f0-\u06f9]$/;
const POPPLER_LEFT = /^[\u202a\u202d]$/;
/** What is younger than the table, as far as it is not a letter from left to right, and what it knows another way. */
const POPPLER_UNKNOWN = /^[\u0600-\u077f\u07b2-\u08ff\u20b2-\u20cf\ufd3e\ufd3f\ufdfd-\ufdff]$/;

/** By bidi class (UAX #9 table 4); what is not named is neutral. */
const POPPLER_BY_BIDI = new Map<string, PopplerClass>([
  ["L", "left"],
  ["R", "right"],
  ["AL", "right"],
  ...["EN", "ES", "ET", "AN", "CS"].map((kind) => [kind, "number"] as const),
]);
const PDFIUM_BY_BIDI = new Map<string, PdfiumClass>([
  ["L", "left"],
  ["R", "right"],
  ["AL", "right"],
  ...["NSM", "EN", "AN", "CS", "ES", "ET", "BN"].map((kind) => [kind, "weak"] as const),
]);

interface Classes {
  readonly poppler: PopplerClass;
  readonly pdfium: PdfiumClass;
}

const table = new CharacterTable(newClasses);

export const popplerClassOf = (character: string): PopplerClass => table.of(character).poppler;

export const popplerClassOfUnit = (unit: number): PopplerClass => table.ofUnit(unit).poppler;

export const pdfiumClassOf = (character: string): PdfiumClass => table.of(character).pdfium;

export const pdfiumClassOfUnit = (unit: number): PdfiumClass => table.ofUnit(unit).pdfium;

/** A letter that every engine takes for right to left. */
export function isRightToLeft(character: string): boolean {
  const { poppler, pdfium } = table.of(character);
  return poppler === "right" && pdfium === "right";
}

function newClasses(character: string): Classes {
  return { poppler: popplerClass(character), pdfium: pdfiumClass(character) };
}

function popplerClass(character: string): PopplerClass {
  if (POPPLER_NUMBER.test(character)) {
    return "number";
  }
  if (POPPLER_RIGHT.test(character)) {
    return POPPLER_NEUTRAL.test(character) ? "neutral" : "right";
  }
  if (POPPLER_LEFT.test(character)) {
    return "left";
  }
  // It looks no further than the first plane.
  return character.length > 1 || POPPLER_UNKNOWN.test(character)
    ? "neutral"
    : (POPPLER_BY_BIDI.get(bidiClassOf(character)) ?? "neutral");
}

function pdfiumClass(character: string): PdfiumClass {
  // Newer than PDFium's table, which has it as a letter.
  return character === "\u061c"
    ? "right"
    : (PDFIUM_BY_BIDI.get(bidiClassOf(character)) ?? "neutral");
}
