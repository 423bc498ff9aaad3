import { inflateSync } from "node:zlib";
import { getDocument, OPS, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Opens a PDF in pdf.js, an engine that shares no code with what wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
}

/** The page's text as pdf.js hands it out for searching and copying. `number` counts from 1. */
export async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return items
    .map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : ""))
    .join("");
}

/** A code that was shown, in points from the lower left corner of the page. */
export interface ShownCode {
  readonly code: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface TextState {
  size: number;
  scale: number;
  rise: number;
  matrix: readonly number[];
}

/** Every code that the page shows, placed by the rules of ISO 32000-1 9.4.4 from the operators that pdf.js parsed. */
export async function shownCodes(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<readonly ShownCode[]> {
  const page = await pdf.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const state: TextState = { size: 0, scale: 1, rise: 0, matrix: [1, 0, 0, 1, 0, 0] };
  const shown: ShownCode[] = [];
  for (const [at, operator] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly never[];
    if (operator === OPS.setFont) {
      state.size = Number(args[1]);
    } else if (operator === OPS.setHScale) {
      state.scale = Number(args[0]) / 100;
    } else if (operator === OPS.setTextRise) {
      state.rise = Number(args[0]);
    } else if (operator === OPS.setTextMatrix) {
      state.matrix = Object.values(args[0] ?? {}).map(Number);
    } else if (operator === OPS.showText) {
      shown.push(...show(state, args[0] ?? []));
    }
  }
  return shown;
}

type ShownElement =
  | number
  | { readonly originalCharCode: number; readonly unicode: string; readonly width: number };

function show(state: TextState, elements: readonly ShownElement[]): readonly ShownCode[] {
  const [zoom = 1, , , , x = 0, y = 0] = state.matrix;
  const unit = (state.size * state.scale * zoom) / 1000;
  let pen = 0;
  return elements.flatMap((element) => {
    if (typeof element === "number") {
      pen -= element * unit;
      return [];
    }
    const code = {
      code: element.originalCharCode,
      text: element.unicode,
      x: x + pen,
      y: y + state.rise * zoom,
      size: state.size * zoom,
    };
    pen += element.width * unit;
    return [code];
  });
}

/** The file's objects as they are written, by number, those in object streams too; streams are left out. */
export function pdfObjects(bytes: Uint8Array): ReadonlyMap<number, string> {
  const file = Buffer.from(bytes).toString("latin1");
  const plain = Array.from(
    file.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n[\s\S]*?endstream)?\nendobj/g),
    (found) => [Number(found[1]), found[2] ?? ""] as const,
  );
  const packed = streamsWith(bytes, "/Type /ObjStm").flatMap(objectsWithin);
  return new Map([...plain, ...packed].sort(([one], [other]) => one - other));
}

/** Numbers and offsets come first, and the first object begins where they end (ISO 32000-1 7.5.7). */
function objectsWithin(stream: Buffer): readonly (readonly [number, string])[] {
  const text = stream.toString("latin1");
  const head = /^[\d ]+\n/.exec(text)?.[0] ?? "";
  const numbers = head.trim().split(" ").map(Number);
  const pairs = numbers.flatMap((id, at) =>
    at % 2 === 0 ? [{ id, from: numbers[at + 1] ?? 0 }] : [],
  );
  return pairs.map(({ id, from }, at) => [
    id,
    text
      .slice(head.length + from, pairs[at + 1] && head.length + (pairs[at + 1]?.from ?? 0))
      .trim(),
  ]);
}

/** The decompressed streams whose object has `entry` among its words, such as `/Subtype /XML`. */
export function streamsWith(bytes: Uint8Array, entry: string): readonly Buffer[] {
  const file = Buffer.from(bytes);
  const text = file.toString("latin1");
  const found: Buffer[] = [];
  for (const match of text.matchAll(/\d+ 0 obj\n(<<(?:(?!endobj)[\s\S])*?>>)\nstream\n/g)) {
    const dictionary = match[1] ?? "";
    if (!dictionary.includes(entry)) {
      continue;
    }
    const start = match.index + match[0].length;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const stream = file.subarray(start, start + length);
    found.push(dictionary.includes("/FlateDecode") ? inflateSync(stream) : stream);
  }
  return found;
}
