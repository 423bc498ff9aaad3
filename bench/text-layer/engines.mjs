import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What each engine copies out of a PDF, by its name: bytes in, text out; poppler only where it is installed. */
export function findEngines() {
  const engines = new Map([
    ["pdf.js", readByPdfjs],
    ["PDFium", readByPdfium],
  ]);
  if (spawnSync("pdftotext", ["-v"]).status === 0) {
    engines.set("poppler", readByPoppler);
  }
  return engines;
}

async function readByPdfjs(bytes) {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  try {
    const pdf = await loading.promise;
    let text = "";
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      text += `${items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join("")}\n`;
    }
    return text;
  } finally {
    await loading.destroy();
  }
}

let library;

async function readByPdfium(bytes) {
  library ??= PDFiumLibrary.init();
  const pdf = await (await library).loadDocument(bytes);
  try {
    let text = "";
    for (const page of pdf.pages()) {
      text += `${page.getText()}\n`;
    }
    return text;
  } finally {
    pdf.destroy();
  }
}

async function readByPoppler(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "text-layer-"));
  try {
    const file = join(folder, "in.pdf");
    writeFileSync(file, bytes);
    const run = spawnSync("pdftotext", [file, "-"], { encoding: "utf8", maxBuffer: 2 ** 28 });
    if (run.status !== 0) {
      throw new Error(`pdftotext failed: ${run.stderr}`);
    }
    return run.stdout.replaceAll("\f", "\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
