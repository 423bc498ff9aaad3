import { describe, expect, test } from "vitest";
import { isMissing } from "../support/checkers.ts";
import {
  ARABIC_FACES,
  addScores,
  CORPUS,
  corpusPdf,
  findEngines,
  type Score,
  scoreText,
} from "../support/text-engines.ts";

/** The least share of words in order, by class; these may only rise. */
const FLOOR: Readonly<Record<string, number>> = { plain: 1, vocalised: 1, quran: 0.99 };
const OTHER_FLOOR = 0.97;
/** The least share of pairs of neighbouring words that are found without removing controls. */
const PAIRS: Readonly<Record<string, number>> = { "pdf.js": 0.95, PDFium: 0.85, poppler: 0.65 };

describe.skipIf(isMissing("pdftotext"))("the corpus of the text layer", () => {
  test.each(ARABIC_FACES)("in %s is read in order by three engines", async (face) => {
    const engines = findEngines();
    expect([...engines.keys()]).toEqual(["pdf.js", "PDFium", "poppler"]);
    const scores = new Map<string, Score[]>();
    for (const [name, { language, paragraphs }] of Object.entries(CORPUS)) {
      const { bytes, expected } = await corpusPdf(face, language, paragraphs);
      for (const [engine, read] of engines) {
        const score = scoreText(expected, await read(bytes));
        const share = score.wordsFound / score.words;
        expect(share, `${engine}, ${name}`).toBeGreaterThanOrEqual(FLOOR[name] ?? OTHER_FLOOR);
        scores.set(engine, [...(scores.get(engine) ?? []), score]);
      }
    }
    for (const [engine, all] of scores) {
      const { pairs, pairsFound } = addScores(all);
      expect(pairsFound / pairs, `${engine}, pairs`).toBeGreaterThanOrEqual(PAIRS[engine] ?? 1);
    }
  });
});
