import type { Carrier, LineType } from "./carrier.ts";
import { readByPdfium } from "./engines/pdfium.ts";
import { levelByPdfjs, levelOfUnits, readByPdfjs } from "./engines/pdfjs.ts";
import { readByPoppler } from "./engines/poppler.ts";
import { itemsOf } from "./items.ts";
import type { LineCodes } from "./line-codes.ts";

/** The readers that lines are written for. */
export type Engine = "poppler" | "PDFium" | "pdf.js";

/** A stretch as the models of the engines see it. */
export interface Question {
  /** What has to be read, normalised. */
  readonly wanted: string;
  readonly direction: "ltr" | "rtl";
  readonly type: LineType;
}

/** What the engines are asked about carriers, in visual order; the order of the author is that of their offsets. */
export function questionOf(
  carriers: readonly Carrier[],
  direction: "ltr" | "rtl",
  type: LineType,
): Question {
  const logical = carriers
    .filter(({ source }) => source !== "")
    .sort((one, other) => one.offset - other.offset);
  const wanted = logical.map(({ kind, source }) => (kind === "edge" ? KEPT : source)).join("");
  return { wanted: normalise(wanted), direction, type };
}

/**
 * How far the engines are from reading the carriers right: edits that their texts need, together; 0 is exact. Once it is
 * `enough`, nothing more is counted.
 */
export function errorOf(
  carriers: readonly Carrier[],
  question: Question,
  enough: number = Number.POSITIVE_INFINITY,
): number {
  const { wanted, direction } = question;
  let error = distance(normalise(popplerReading(carriers, direction)), wanted);
  if (error < enough) {
    error += distance(normalise(pdfiumReading(carriers)), wanted);
  }
  return error < enough
    ? error + distance(normalise(pdfjsReading(carriers, question)), wanted)
    : error;
}

/**
 * Whether all read the carriers right. pdf.js need not be asked again about carriers that differ in codes of controls
 * alone: it drops these.
 */
export function isExact(
  carriers: readonly Carrier[],
  question: Question,
  asksPdfjs: boolean = true,
): boolean {
  const { wanted, direction } = question;
  return (
    reads(popplerReading(carriers, direction), wanted) &&
    reads(pdfiumReading(carriers), wanted) &&
    (!asksPdfjs || reads(pdfjsReading(carriers, question), wanted))
  );
}

/** Whether PDFium does. */
export function isExactInPdfium(carriers: readonly Carrier[], { wanted }: Question): boolean {
  return reads(pdfiumReading(carriers), wanted);
}

/** Whether poppler does. */
export function isExactInPoppler(
  carriers: readonly Carrier[],
  { wanted, direction }: Question,
): boolean {
  return reads(popplerReading(carriers, direction), wanted);
}

function popplerReading(carriers: readonly Carrier[], page: "ltr" | "rtl"): string {
  return readByPoppler(charactersOf(carriers.filter(({ kind }) => kind !== "silent")), page);
}

function pdfiumReading(carriers: readonly Carrier[]): string {
  return readByPdfium(charactersOf(carriers.filter(({ kind }) => kind !== "aside")));
}

/** The engines that read something else; `page` is the direction in which poppler reads the page. */
export function misreaders(
  carriers: readonly Carrier[],
  question: Question,
  page: "ltr" | "rtl",
): readonly Engine[] {
  const readings: readonly (readonly [Engine, string])[] = [
    ["poppler", popplerReading(carriers, page)],
    ["PDFium", pdfiumReading(carriers)],
    ["pdf.js", pdfjsReading(carriers, question)],
  ];
  return readings.filter(([, text]) => !reads(text, question.wanted)).map(([engine]) => engine);
}

/** Stands for a space at a border, so that its loss counts: it is trimmed by nobody. */
const KEPT = "|";

const modelText = ({ kind, text }: Carrier): string =>
  kind === "edge" ? text.replace(" ", KEPT) : text;

function charactersOf(carriers: readonly Carrier[]): string[] {
  const characters: string[] = [];
  for (const carrier of carriers) {
    const text = modelText(carrier);
    if (text.length === 1) {
      characters.push(text);
    } else {
      characters.push(...text);
    }
  }
  return characters;
}

/** pdf.js begins an item at every change of type. */
function pdfjsReading(carriers: readonly Carrier[], { direction, type }: Question): string {
  const ordered = itemsOf(carriers, direction, type).map((item) => item.map(modelText));
  // Between items that follow each other to the right it puts a space where there is a gap.
  const between = ordered.map((item, at) => {
    const next = ordered[at + 1];
    const isGap = direction === "ltr" && (item.at(-1) === " " || next?.[0] === " ");
    return `${readByPdfjs(item)}${isGap ? " " : ""}`;
  });
  return between.join("");
}

/** The level that pdf.js gives carriers of one type as a whole. */
export const pdfjsLevel = (carriers: readonly Carrier[]): 0 | 1 | undefined =>
  levelByPdfjs(carriers, modelText);

/** The same of codes that read as one UTF-16 unit each. */
export const pdfjsLevelOfCodes = (codes: LineCodes): 0 | 1 | undefined =>
  levelOfUnits(codes.count, (at) => codes.unitOf(at));

const FORMATTING = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Neither what is dropped nor white space other than single spaces between words. */
const NORMAL = /^(?! )(?:[^\s\u00ad\u061c\u200b-\u200f\u2060-\u206f\ufeff]| (?! |$))*$/;

/** Whether a reading is, normalised, what was wanted. */
const reads = (reading: string, wanted: string): boolean =>
  reading === wanted || normalise(reading) === wanted;

function normalise(text: string): string {
  if (NORMAL.test(text)) {
    return text.normalize("NFC");
  }
  return text.replace(FORMATTING, "").replace(/\s+/g, " ").trim().normalize("NFC");
}

/** Levenshtein's distance; equal starts and ends cost nothing. */
function distance(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) {
    start += 1;
  }
  let end = one.length;
  let otherEnd = other.length;
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  let row = Array.from({ length: otherEnd - start + 1 }, (_, at) => at);
  for (let at = start; at < end; at += 1) {
    const next = [(row[0] ?? 0) + 1];
    for (let column = 1; column < row.length; column += 1) {
      const same = one[at] === other[start + column - 1];
      next.push(
        Math.min(
          (next[column - 1] ?? 0) + 1,
          (row[column] ?? 0) + 1,
          (row[column - 1] ?? 0) + (same ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
