import { ALM, BEHIND_ALL, type Carrier, control, LRM, RLM, recast, signOf } from "./carrier.ts";
import { isRightToLeft, pdfiumClassOf, popplerClassOf } from "./engines/character-class.ts";
import { isTurned } from "./engines/pdfium.ts";

/**
 * Puts controls between the carriers of a right-to-left stretch, in visual order. pdf.js does not see them, but for 5: it drops a
 * code that ends in one. They give poppler and PDFium the strong neighbours that these lack:
 *
 * 1. at the left end of a left-to-right run an RLM, unless an Arabic letter stands there;
 * 2. on the left of a sign or mark that poppler takes for a number, or that PDFium would turn, an RLM, unless a letter does;
 * 3. on the right of what PDFium would turn an LRM, so that it is the bracket of the author; then an RLM before what is
 *    left to right again;
 * 4. between two marks on one letter an RLM when their order matters: PDFium leaves marks in the order of the file;
 * 5. read with the first digit of a number an ALM, when the letter before it on the left is Latin: pdf.js would take the
 *    number for part of the Latin words;
 * 6. on the right of a sign that is weak to PDFium an RLM when something weak follows, which would change places with it.
 */
export function addControls(carriers: readonly Carrier[]): readonly Carrier[] {
  const result: Carrier[] = [];
  const addRlm = (neighbour: Carrier): void => {
    if (result.at(-1)?.text !== RLM) {
      result.push(control(RLM, neighbour));
    }
  };
  let isAfterLatin = false;
  for (let at = 0; at < carriers.length; at += 1) {
    const carrier = carriers[at];
    if (carrier === undefined) {
      continue;
    }
    const sign = signOf(carrier);
    if (carrier.kind === "letter" && carrier.level < 2 && isRightToLeft(sign)) {
      // Nearly all of a line of Arabic.
      isAfterLatin = false;
      result.push(carrier);
      continue;
    }
    const left = carriers[at - 1];
    const right = carriers[at + 1];
    const strong = pdfiumClassOf(sign);
    const followsLatin = isAfterLatin;
    if (strong === "left" || strong === "right") {
      isAfterLatin = strong === "left";
    }
    if (carrier.kind === "guard" || carrier.kind === "edge") {
      result.push(carrier);
      continue;
    }
    const hasArabicLeft = left !== undefined && isRightToLeft(signOf(left));
    if (carrier.level >= 2) {
      if (!hasArabicLeft && (left === undefined || left.level < 2)) {
        addRlm(carrier);
      }
      const isNewNumber = strong === "weak" && followsLatin && (left?.level ?? 1) < 2;
      result.push(isNewNumber ? recast(carrier, { text: `${ALM}${carrier.text}` }) : carrier);
      continue;
    }
    if (carrier.kind === "mark") {
      const isNumber = popplerClassOf(sign) === "number" && !hasArabicLeft;
      if (isNumber || (left?.kind === "mark" && changePlaces(sign, signOf(left)))) {
        addRlm(carrier);
      }
      result.push(carrier);
      continue;
    }
    if (carrier.kind !== "letter") {
      result.push(carrier);
      continue;
    }
    const turns = isTurned(sign);
    const isWeak = pdfiumClassOf(sign) === "weak";
    const poppler = popplerClassOf(sign);
    const isWeakPair = isWeak && left !== undefined && pdfiumClassOf(signOf(left)) === "weak";
    if (!hasArabicLeft && (turns || poppler === "number" || poppler === "left" || isWeakPair)) {
      addRlm(carrier);
    }
    result.push(carrier);
    if (turns) {
      result.push(control(LRM, carrier));
      if (
        right !== undefined &&
        (right.level >= 2 || popplerClassOf(firstOf(right)) === "number")
      ) {
        addRlm(carrier);
      }
    } else if (isWeak && right !== undefined) {
      if (right.kind === "mark" || pdfiumClassOf(firstOf(right)) === "weak") {
        addRlm(carrier);
      }
    }
  }
  return result;
}

/**
 * The same for a left-to-right stretch: an LRM at the right end of each Arabic run, where poppler would read on in its
 * direction, unless a Latin letter or a digit stands there; and one at the end of a line that ends in neither, which a
 * page read from the right would begin with.
 */
export function addLeftToRightControls(
  carriers: readonly Carrier[],
  page: "ltr" | "rtl",
): readonly Carrier[] {
  const result: Carrier[] = [];
  for (const [at, carrier] of carriers.entries()) {
    result.push(carrier);
    const right = carriers[at + 1];
    const isArabicEnd =
      carrier.level % 2 === 1 &&
      carrier.kind !== "space" &&
      (right === undefined || right.level % 2 === 0) &&
      !(right !== undefined && isLeftToRight(firstOf(right)));
    const isLoneEnd = right === undefined && page === "rtl" && !isLeftToRight(signOf(carrier));
    if (isArabicEnd || isLoneEnd) {
      result.push(control(LRM, carrier));
    }
  }
  return result;
}

/** Whether poppler reads it from the left. */
export function isLeftToRight(character: string): boolean {
  const kind = popplerClassOf(character);
  return kind === "left" || kind === "number";
}

/** Whether the order of two marks on a letter is more than a matter of spelling (UAX #15). */
export function changePlaces(one: string, other: string): boolean {
  return `ا${one}${other}`.normalize("NFD") !== `ا${other}${one}`.normalize("NFD");
}

/** The same of two marks by their UTF-16 units, known once it was asked. */
export function changePlacesOf(one: number, other: number): boolean {
  const pair = one * 0x10000 + other;
  let known = knownPairs.get(pair);
  if (known === undefined) {
    known = changePlaces(String.fromCharCode(one), String.fromCharCode(other));
    knownPairs.set(pair, known);
  }
  return known;
}

const knownPairs = new Map<number, boolean>();

function firstOf({ text }: Carrier): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20);
}

/** A space of the full gap that pdf.js keeps: its text does not begin with white space. */
export function edgeSpace(space: Carrier, advance: number): Carrier {
  return recast(space, { kind: "edge", text: `${ALM} `, ink: [], advance });
}

/** Keeps a mark at the left end of a stretch apart from the item of pdf.js that was shown before. */
export function guardOf(first: Carrier, unitsPerPoint: number): Carrier {
  return recast(first, {
    kind: "guard",
    level: 1,
    text: GUARD_TEXT,
    source: "",
    offset: BEHIND_ALL,
    ink: [],
    advance: GUARD_WIDTH,
    pen: first.pen === undefined ? undefined : first.pen - GUARD_WIDTH / unitsPerPoint,
  });
}

/** In font units: seen by nobody. */
export const GUARD_WIDTH = 2;
export const GUARD_TEXT = `${ALM} `;
