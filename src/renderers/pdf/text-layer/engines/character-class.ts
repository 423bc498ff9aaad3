import { bidiClassOf } from "../../../../text/index.ts";

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

interface Classes {
  readonly poppler: PopplerClass;
  readonly pdfium: PdfiumClass;
}

const known = new Map<string, Classes>();
/**
 * Those of single UTF-16 units, by unit: a page asks for each of its characters.
 * An array that grew in leaps would be a hash table.
 */
const knownUnits = new Array<Classes | undefined>(0x10000);

export const popplerClassOf = (character: string): PopplerClass => classesOf(character).poppler;

export const popplerClassOfUnit = (unit: number): PopplerClass => classesOfUnit(unit).poppler;

export const pdfiumClassOf = (character: string): PdfiumClass => classesOf(character).pdfium;

/** A letter that every engine takes for right to left. */
export function isRightToLeft(character: string): boolean {
  const { poppler, pdfium } = classesOf(character);
  return poppler === "right" && pdfium === "right";
}

function classesOf(character: string): Classes {
  if (character.length === 1) {
    return classesOfUnit(character.charCodeAt(0));
  }
  let classes = known.get(character);
  if (classes === undefined) {
    classes = newClasses(character);
    known.set(character, classes);
  }
  return classes;
}

function classesOfUnit(unit: number): Classes {
  let classes = knownUnits[unit];
  if (classes === undefined) {
    classes = newClasses(String.fromCharCode(unit));
    knownUnits[unit] = classes;
  }
  return classes;
}

const newClasses = (character: string): Classes => ({
  poppler: popplerClass(character),
  pdfium: pdfiumClass(character),
});

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
    : popplerClassOfBidi(character);
}

function popplerClassOfBidi(character: string): PopplerClass {
  switch (bidiClassOf(character)) {
    case "L":
      return "left";
    case "R":
    case "AL":
      return "right";
    case "EN":
    case "ES":
    case "ET":
    case "AN":
    case "CS":
      return "number";
    default:
      return "neutral";
  }
}

function pdfiumClass(character: string): PdfiumClass {
  // Newer than PDFium's table, which has it as a letter.
  if (character === "\u061c") {
    return "right";
  }
  switch (bidiClassOf(character)) {
    case "L":
      return "left";
    case "R":
    case "AL":
      return "right";
    case "NSM":
    case "EN":
    case "AN":
    case "CS":
    case "ES":
    case "ET":
    case "BN":
      return "weak";
    default:
      return "neutral";
  }
}
