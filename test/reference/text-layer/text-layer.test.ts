import { expect, test } from "vitest";
import {
  ARABIC_FACES,
  CORPUS,
  corpusPdf,
  findEngines,
  scoreText,
} from "../../support/text-engines.ts";

const engines = [...findEngines()].filter(([name]) => name !== "poppler");

const SAMPLES = Object.entries(CORPUS).flatMap(([name, { language, paragraphs }]) =>
  ARABIC_FACES.map((face) => ({ name, face, language, paragraphs: paragraphs.slice(0, 4) })),
);

/** Paragraphs of each class that an engine does not copy exactly, if there are any; the number may only fall. */
const NOT_EXACT: Readonly<Record<string, number>> = { addresses: 1, ltr: 1 };

test.each(SAMPLES)("$name in $face is copied as it was written", async (sample) => {
  const { bytes, expected } = await corpusPdf(sample.face, sample.language, sample.paragraphs);
  for (const [engine, read] of engines) {
    const text = await read(bytes);
    const { words, wordsFound, missed } = scoreText(expected, text);
    expect(wordsFound / words, `${engine}: words in order`).toBeGreaterThanOrEqual(0.98);
    expect(missed.length, `${engine}: ${missed.join(" / ")}`).toBeLessThanOrEqual(
      NOT_EXACT[sample.name] ?? 0,
    );
    const tatweels = sample.paragraphs.join("").split("\u0640").length;
    expect(text.split("\u0640"), `${engine}: U+0640`).toHaveLength(tatweels);
    expect(text).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufefc]/);
  }
});
