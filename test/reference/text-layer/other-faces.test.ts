import { describe, expect, test } from "vitest";
import { findReaders, scoreCopy } from "../../../src/copies/index.ts";
import { pdfObjects } from "../../support/pdf-reading.ts";
import { expectClean } from "../../support/qpdf.ts";
import { CORPUS, corpusPdf } from "../../support/text-engines.ts";

const modules = new URL("../../../node_modules/", import.meta.url).pathname;
const readers = [...findReaders()].filter(([name]) => name === "pdf.js" || name === "PDFium");

/** Faces that come with nobody's help: a variable one, a sloping one, one with CFF outlines. */
const FACES = [
  {
    face: "Vazirmatn",
    file: `${modules}vazirmatn/fonts/variable/Vazirmatn[wght].ttf`,
    classes: ["plain", "vocalised", "mixed", "persian", "quran"],
    program: "/FontFile2",
  },
  {
    face: "Noto Nastaliq Urdu",
    file: `${modules}@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf`,
    classes: ["urdu", "plain", "vocalised", "punctuation"],
    program: "/FontFile2",
  },
  {
    face: "Noto Naskh Arabic",
    file: new URL("../../support/fonts/noto-naskh-arabic-cff.otf", import.meta.url).pathname,
    classes: ["plain", "vocalised", "numbers"],
    program: "/FontFile3",
  },
] as const;

const SAMPLES = FACES.flatMap(({ classes, ...face }) => classes.map((name) => ({ ...face, name })));

test.each(SAMPLES)("$name in a $face from elsewhere is copied exactly", async (sample) => {
  const { language = "ar", paragraphs = [] } = CORPUS[sample.name] ?? {};
  const { bytes, expected, diagnostics } = await corpusPdf(
    sample.face,
    language,
    paragraphs.slice(0, 6),
    [sample.file],
  );
  for (const [reader, read] of readers) {
    const { missed, words, wordsFound } = scoreCopy(expected, await read(bytes), "of-text");
    expect(missed, reader).toEqual([]);
    expect(wordsFound).toBe(words);
  }
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect([...pdfObjects(bytes).values()].join("\n")).toContain(sample.program);
  expectClean(bytes);
});

describe("emoji, which no text face has", () => {
  const TEXT = "صباح الخير 😀 يا أصدقاء، مبروك 🎉 النجاح والتفوق.";
  const file = `${modules}@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`;

  test.each(["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])(
    "are drawn from another face beside %s and copied",
    async (face) => {
      const { bytes, diagnostics } = await corpusPdf(face, "ar", [TEXT], [file]);
      expect(diagnostics.filter(({ code }) => code.startsWith("font/"))).toEqual([]);
      for (const [reader, read] of readers) {
        expect(scoreCopy([TEXT], await read(bytes), "of-text").missed, reader).toEqual([]);
      }
      expectClean(bytes);
    },
  );
});

test("a sign that sticks to a long address does not stand too far from it for a font file", async () => {
  const text = "الرابط https://example.org/a/long/address/that/fills/a/line/of/it.html، ثم عد.";
  const [{ face, file }] = FACES;
  const { bytes } = await corpusPdf(face, "ar", [text], [file]);
  const read = new Map(readers).get("pdf.js");
  const copied = (await read?.(bytes)) ?? "";
  expect(copied.replace(/\u061c|\s/g, "")).toContain(text.replaceAll(" ", ""));
  expectClean(bytes);
});
