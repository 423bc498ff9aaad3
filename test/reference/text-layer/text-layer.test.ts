import { expect, test } from "vitest";
import { findReaders, scoreCopy } from "../../../src/copies/index.ts";
import { build, convert } from "../../../src/index.ts";
import { ARABIC_FACES, CORPUS, corpusPdf } from "../../support/text-engines.ts";

const readers = [...findReaders()].filter(([name]) => name === "pdf.js" || name === "PDFium");

const SAMPLES = Object.entries(CORPUS).flatMap(([name, { language, paragraphs }]) =>
  ARABIC_FACES.map((face) => ({ name, face, language, paragraphs: paragraphs.slice(0, 4) })),
);

/** Paragraphs of each class that a reader does not copy exactly, if there are any; the number may only fall. */
const NOT_EXACT: Readonly<Record<string, number>> = { addresses: 1, ltr: 1 };

test.each(SAMPLES)("$name in $face is copied as it was written", async (sample) => {
  const { bytes, expected } = await corpusPdf(sample.face, sample.language, sample.paragraphs);
  expect(readers).toHaveLength(2);
  for (const [reader, read] of readers) {
    const text = await read(bytes);
    const { words, wordsFound, missed } = scoreCopy(expected, text, "of-text");
    expect(wordsFound / words, `${reader}: words in order`).toBeGreaterThanOrEqual(0.98);
    expect(missed.length, `${reader}: ${missed.join(" / ")}`).toBeLessThanOrEqual(
      NOT_EXACT[sample.name] ?? 0,
    );
    const tatweels = sample.paragraphs.join("").split("\u0640").length;
    expect(text.split("\u0640"), `${reader}: U+0640`).toHaveLength(tatweels);
    expect(text).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufefc]/);
  }
});

test.each(["rtl", "auto"] as const)(
  "Arabic isolated (%s) in Arabic is copied as it reads",
  async (direction) => {
    const inside = build.text("الموازنة الجديدة تدعم الصحة");
    const { files } = await convert(
      build.article([
        build.paragraph(
          build.text("كلام قبل "),
          { type: "isolate", direction, children: [inside] },
          build.text(" وبعده."),
        ),
      ]),
      { to: ["pdf"], now: new Date("2026-01-01T00:00:00Z") },
    );
    for (const [reader, read] of [...findReaders()]) {
      const text = (await read(files.pdf ?? new Uint8Array())).replace(/[\p{Cf}\s]+/gu, " ");
      expect(text, reader).toContain("كلام قبل الموازنة الجديدة تدعم الصحة وبعده");
    }
  },
);
