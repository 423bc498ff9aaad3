import type { Destination } from "../../../layout/index.ts";
import type { PdfDocument, PdfPage } from "../document/open-document.ts";
import { nameTree, type PdfValue } from "../document/pdf-object.ts";

/** A place to show: its top at the top of the window, the zoom and the side to side position as they were. */
export function explicitDestination(
  { page, y }: Destination,
  pages: readonly PdfPage[],
): PdfValue | undefined {
  const found = pages[page];
  return found === undefined
    ? undefined
    : [found.dictionary, "XYZ", null, Math.max(0, found.height - y), null];
}

/** Gives every anchor a name that links inside and outside the file can use (ISO 32000-1 12.3.2.3). */
export function nameDestinations(
  document: PdfDocument,
  destinations: ReadonlyMap<string, Destination>,
  pages: readonly PdfPage[],
): void {
  const named = [...destinations].flatMap(([anchor, destination]): [string, PdfValue][] => {
    const place = explicitDestination(destination, pages);
    return place === undefined ? [] : [[anchor, place]];
  });
  document.setNames("Dests", nameTree(named));
}
