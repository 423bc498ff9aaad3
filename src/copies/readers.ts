import { readByMupdf } from "./read-by-mupdf.ts";
import { readByPdfium } from "./read-by-pdfium.ts";
import { readByPdfjs } from "./read-by-pdfjs.ts";
import { hasPoppler, readByPoppler } from "./read-by-poppler.ts";

/** A program, or the engine of several, that copies text out of a PDF. */
export type ReaderName = "pdf.js" | "PDFium" | "MuPDF" | "poppler";

/** The text of all pages, a line end after each; rejects for what the engine cannot open. */
export type ReadCopy = (pdf: Uint8Array) => Promise<string>;

/** The package that brings an engine; poppler is a program of the system. */
const PACKAGES: readonly (readonly [ReaderName, string, ReadCopy])[] = [
  ["pdf.js", "pdfjs-dist", readByPdfjs],
  ["PDFium", "@hyzyla/pdfium", readByPdfium],
  ["MuPDF", "mupdf", readByMupdf],
];

/** Those engines that are there: warraq depends on none of them. */
export function findReaders(): ReadonlyMap<ReaderName, ReadCopy> {
  const found = new Map<ReaderName, ReadCopy>();
  for (const [name, from, read] of PACKAGES) {
    if (isInstalled(from)) {
      found.set(name, read);
    }
  }
  if (hasPoppler()) {
    found.set("poppler", readByPoppler);
  }
  return found;
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
