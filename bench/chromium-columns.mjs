import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { findChromium } from "./peers.mjs";

/** Parts the paragraphs, so that the last line of each can be told by the distance to the next. */
const PARAGRAPH_GAP = 40;
const LEADING = 24;

const FILES = {
  Amiri: "fonts/amiri/Amiri-Regular.ttf",
  "Noto Naskh Arabic": "fonts/noto-naskh-arabic/NotoNaskhArabic-Regular.ttf",
  "IBM Plex Sans Arabic": "fonts/ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf",
};

/**
 * The same paragraphs in columns of the same face, size and width as Chromium prints them: for each family and width,
 * the justified lines as multiples of the natural space. `undefined` where there is no Chromium.
 */
export async function chromiumColumns(root, paragraphs, families, widths, size, naturalSpace) {
  const chromium = findChromium();
  if (chromium === undefined) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "columns-"));
  try {
    const library = await PDFiumLibrary.init();
    const columns = [];
    for (const family of families) {
      for (const width of widths) {
        const html = join(folder, "column.html");
        const pdf = join(folder, "column.pdf");
        writeFileSync(html, columnPage(root, paragraphs, family, width, size));
        const [program, ...args] = chromium.print(html, pdf, join(folder, "profile"));
        const run = spawnSync(program, args, { encoding: "utf8", timeout: 120_000 });
        if (run.status !== 0) {
          throw new Error(`Chromium failed: ${run.stderr}`);
        }
        const document = await library.loadDocument(readFileSync(pdf));
        const lines = [...document.pages()].flatMap(linesOf);
        document.destroy();
        columns.push({ family, width, ...ratiosOf(lines, naturalSpace(family)) });
      }
    }
    return { version: chromium.version, columns };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function columnPage(root, paragraphs, family, width, size) {
  const face = pathToFileURL(join(root, FILES[family]));
  const style = [
    `@font-face{font-family:column;src:url("${face}")}`,
    `@page{size:${width + 20}mm 4000mm;margin:10mm}`,
    `body{margin:0;width:${width}mm;font:${size}pt/${LEADING}pt column;text-align:justify}`,
    `p{margin:0 0 ${PARAGRAPH_GAP}pt}`,
  ].join("\n");
  const body = paragraphs.map(
    (text) => `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`,
  );
  return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><style>${style}</style></head><body>${body.join("\n")}</body></html>`;
}

/** The boxes of a page's signs, by line: left and right edges of what is no space, from top to bottom. */
function linesOf(page) {
  const module = Reflect.get(page, "module");
  const text = module._FPDFText_LoadPage(Reflect.get(page, "pageIdx"));
  const rect = module.wasmExports.malloc(16);
  const origin = module.wasmExports.malloc(16);
  const lines = new Map();
  for (let at = 0; at < module._FPDFText_CountChars(text); at += 1) {
    const sign = String.fromCodePoint(module._FPDFText_GetUnicode(text, at));
    if (/[\s\0]/.test(sign)) {
      continue;
    }
    module._FPDFText_GetLooseCharBox(text, at, rect);
    module._FPDFText_GetCharOrigin(text, at, origin, origin + 8);
    const baseline = module.HEAPF64[origin / 8 + 1];
    const key = [...lines.keys()].find((one) => Math.abs(one - baseline) < LEADING / 2) ?? baseline;
    const boxes = lines.get(key) ?? [];
    boxes.push({ left: module.HEAPF32[rect / 4], right: module.HEAPF32[rect / 4 + 2] });
    lines.set(key, boxes);
  }
  module.wasmExports.free(rect);
  module.wasmExports.free(origin);
  module._FPDFText_ClosePage(text);
  return [...lines]
    .sort(([one], [other]) => other - one)
    .map(([baseline, boxes]) => ({ baseline, boxes }));
}

function ratiosOf(lines, natural) {
  const justified = lines.filter(
    ({ baseline }, at) =>
      baseline - (lines[at + 1]?.baseline ?? Number.NEGATIVE_INFINITY) < LEADING + 1,
  );
  return {
    lines: lines.length,
    ratios: justified
      .map(({ boxes }) => meanGap(boxes, 0.6 * natural) / natural)
      .filter(Number.isFinite),
  };
}

/** The mean white between the words of a line. Chromium narrows no space, so what is less than `least` parts letters. */
function meanGap(boxes, least) {
  const sorted = [...boxes].sort((one, other) => one.left - other.left);
  const gaps = [];
  let right = sorted[0].right;
  for (const box of sorted) {
    if (box.left - right > least) {
      gaps.push(box.left - right);
    }
    right = Math.max(right, box.right);
  }
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}
