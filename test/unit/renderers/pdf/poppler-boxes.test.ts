import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { glyphList } from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { CHECKERS, runProgram } from "../../../support/checkers.ts";
import {
  amiri,
  notoNaskh,
  pagedDocument,
  plexArabic,
  textLine,
} from "../../../support/pdf-lines.ts";

const TEXT = "وصل الوفد وعدده خمسة إلى فندق Palace في وسط المدينة مساء أمس";

/** Words with the edges of their boxes, as poppler selects them. */
function boxesOf(pdf: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "warraq-boxes-"));
  try {
    const file = join(folder, "file.pdf");
    writeFileSync(file, pdf);
    const { stdout } = runProgram(CHECKERS.pdftotext ?? "", ["-bbox", file, "-"]);
    return [...stdout.matchAll(/<word xMin="([\d.]+)".*? xMax="([\d.]+)"[^>]*>([^<]*)</g)].map(
      ([, left, right, text = ""]) => ({
        left: Number(left),
        right: Number(right),
        text: text.replace(/[\u061c\u200e\u200f]/g, ""),
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(CHECKERS.pdftotext === undefined).each([
  ["Amiri", amiri()],
  ["Noto Naskh", notoNaskh()],
  ["Plex", plexArabic()],
])("%s: poppler finds each word where it is inked, within 4 pt", async (_name, face) => {
  const line = textLine(TEXT, { face, right: 400, width: 380 });
  const bytes = await renderPdf(pagedDocument([[line]]), { report: () => {}, now: new Date(0) });
  const boxes = boxesOf(bytes).filter(({ text }) => text.trim() !== "");
  const words = [...TEXT.matchAll(/\S+/g)];
  expect(boxes).toHaveLength(words.length);
  const placed = words
    .map((word) => {
      const glyphs = line.runs.flatMap((run) =>
        glyphList(run.glyphs)
          .filter(({ start }) => start >= word.index && start < word.index + word[0].length)
          .map(({ x, advance }) => ({ left: run.x + x, right: run.x + x + advance })),
      );
      return {
        left: Math.min(...glyphs.map(({ left }) => left)),
        right: Math.max(...glyphs.map(({ right }) => right)),
      };
    })
    .sort((one, other) => one.left - other.left);
  const found = [...boxes].sort((one, other) => one.left - other.left);
  for (const [at, { left, right }] of placed.entries()) {
    expect(Math.abs((found[at]?.left ?? 0) - left), `${found[at]?.text}`).toBeLessThan(4);
    expect(Math.abs((found[at]?.right ?? 0) - right), `${found[at]?.text}`).toBeLessThan(4);
  }
});
