import { join } from "node:path";
import { expect, test } from "vitest";
import { findReaders, scoreCopy } from "../../../src/copies/index.ts";
import { build, convert, readMarkdown } from "../../../src/index.ts";
import { ROOT } from "../../support/checkers.ts";
import { readExample } from "../../support/read-example.ts";
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

/** To PDFium the letters are a line of their own, so it copies a blank or line end there and nothing worse. */
test.each([
  [
    "a particle before a name",
    "تعمل على Linux وWindows 11 وبWindows 10 والـGoogle Maps معا كما قيل.",
  ],
  ["a particle before a number in a name", "هذه كلمات كثيرة قبل وCOVID-19 وبعد و4G كلمات أخرى."],
  ["a particle with its vowel", "كَتَبَ وَWindows 11 وَبِـGoogle Maps مَعًا فِي البَيْتِ القَدِيمِ."],
  ["a question mark behind a name", "هل قرأت Heart of Darkness؟ نعم قرأتها من أولها إلى آخرها."],
  ["a question mark behind an address", "هل زرت https://example.org/a/b-c؟ نعم زرته مرات كثيرة."],
  ["a semicolon behind a bracket", "وكذلك في Heart of Darkness (1899)؛ أما الكتاب الآخر فلا."],
  [
    "a bracket behind a particle",
    "قال و(Windows 11) و«Google Maps» ثم وWindows 11، وانتهى الكلام الطويل عن البرامج كلها.",
  ],
])("a foreign run that is glued to Arabic keeps its order: %s", async (_name, text) => {
  for (const face of ARABIC_FACES) {
    const { bytes } = await corpusPdf(face, "ar", [text]);
    for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
      const copied = (await read(bytes)).replace(/\p{Cf}/gu, "");
      const squeezed = copied.normalize("NFC").replace(/\s+/g, "");
      expect(squeezed, `${reader}, ${face}`).toContain(text.normalize("NFC").replace(/\s+/g, ""));
      // A search for the name finds it.
      for (const name of text.match(/[A-Z][a-z]+ [\w ]*\w/g) ?? []) {
        expect(copied.replace(/\s+/g, " "), `${reader}, ${face}`).toContain(name);
      }
    }
  }
});

test("signs that stand for phrases are copied as these, and nothing is told of them", async () => {
  const text = "قال محمد ﷺ في المدينة، وقال الله ﷻ في كتابه، وَعَنِ النَّبِيِّ ﷺ: «كلمة»، وذاك ﷴ.";
  const words = text.replace(/[ﷺﷻﷴ]/g, (sign) => sign.normalize("NFKC")).normalize("NFC");
  for (const face of ARABIC_FACES) {
    const { bytes, diagnostics } = await corpusPdf(face, "ar", [text]);
    expect(diagnostics.filter(({ code }) => code === "pdf/text-layer")).toEqual([]);
    for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
      const copied = await read(bytes);
      const plain = copied
        .replace(/\p{Cf}/gu, "")
        .normalize("NFC")
        .replace(/\s+/g, " ");
      expect(plain, `${reader}, ${face}`).toContain(words);
      expect(scoreCopy([text], copied, "of-text").missed, `${reader}, ${face}`).toEqual([]);
    }
  }
});

test("Arabic in an address keeps the order of its letters, and what a reader swaps is told", async () => {
  const text =
    "زر https://ar.wikipedia.org/wiki/ورق ثم https://example.com/دانلود?id=12 وعد إلينا بعد وقت قليل إن شئت.";
  const marked = (await readMarkdown(text)).body;
  const { files, diagnostics } = await convert(build.article(marked), {
    to: ["pdf"],
    now: new Date("2026-01-01T00:00:00Z"),
  });
  for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
    const copied = (await read(files.pdf ?? new Uint8Array())).replace(/\p{Cf}/gu, "");
    expect(copied, reader).toMatch(/ورق/);
    expect(copied, reader).toMatch(/دانلود/);
    if (reader !== "poppler") {
      expect(copied.replace(/\s+/g, " "), reader).toContain("https://ar.wikipedia.org/wiki/ورق");
      expect(copied.replace(/\s+/g, " "), reader).toContain("https://example.com/دانلود?id=12");
    }
  }
  const told = diagnostics.filter(({ code }) => code === "pdf/text-layer");
  expect(told.map(({ message }) => message.split(" may ")[0])).toContain("poppler");
});

test("a left-to-right line with much Arabic is not turned around", async () => {
  const text = 'He said "السلام عليكم ورحمة الله" and left; then he said مرحبا, twice.';
  const { bytes, diagnostics } = await corpusPdf("Amiri", "en", [text]);
  expect(diagnostics.filter(({ code }) => code === "pdf/text-layer")).toEqual([]);
  for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
    const copied = (await read(bytes)).replace(/\p{Cf}/gu, "").replace(/\s+/g, "");
    expect(copied, reader).toContain(text.replace(/\s+/g, ""));
  }
});

test("cells that end in a sign or a bracket are copied as they were written", async () => {
  const cells = ["٣٤٫١٪", "إنجليزية (English)", "٢٤ درجة!", "12 %", "«نص»", "٣١٪"];
  const table = `| أ | ب | ج |\n|---|---|---|\n| ${cells.slice(0, 3).join(" | ")} |\n| ${cells.slice(3).join(" | ")} |\n`;
  const { files, diagnostics } = await convert(build.article((await readMarkdown(table)).body), {
    to: ["pdf"],
    now: new Date("2026-01-01T00:00:00Z"),
  });
  expect(diagnostics.filter(({ code }) => code === "pdf/text-layer")).toEqual([]);
  for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
    const copied = await read(files.pdf ?? new Uint8Array());
    expect(scoreCopy(cells, copied, "of-text").missed, reader).toEqual([]);
  }
});

test("a reference that ends beside a bracket is copied as it was written", async () => {
  // The bracket and the number touch, and both are moved by parts of a point to fill the line.
  const folder = join(ROOT, "examples");
  const { files } = await convert(await readExample(join(folder, "report-ar.md")), {
    to: ["pdf"],
    baseFolder: folder,
    now: new Date("2026-01-01T00:00:00Z"),
  });
  for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
    const copied = (await read(files.pdf ?? new Uint8Array())).replace(/\p{Cf}/gu, "");
    expect(copied, reader).toContain("متساوية (شكل ١). فقد");
  }
});

test.each([
  ["formulas of one letter", "ارسم دائرة نصف قطرها $r$ («نق» في الرسم)، ثم خذ $x$ وحده و$n$."],
  [
    "code in a list, parted",
    "- يرفض النشر أي ملف لا يجتاز الفحص الطويل `npm run check:config -- --strict`.",
  ],
  [
    "a foreign run below a full stop alone",
    "يرفض النشر أي ملف إعداد لا يجتاز الفحص الطويل جدا `npm run check:config -- --strict`.\n\nوهذا الفحص Windows 11 update السريع.",
  ],
  [
    "a foreign run below a formula",
    "$$\nA = r^2\n$$\n\nونسبتها إلى مساحة الدائرة Windows 11 update مئة.",
  ],
])("%s: order and words stay", async (_name, source) => {
  const { body } = await readMarkdown(source);
  const { files, diagnostics } = await convert(
    build.article(body, { headline: [build.text("أ")] }),
    {
      to: ["pdf"],
      now: new Date("2026-01-01T00:00:00Z"),
    },
  );
  expect(diagnostics.filter(({ code }) => code === "pdf/text-layer")).toEqual([]);
  const expected = source
    .replace(/^- |[`$]/gm, "")
    .trim()
    .split(/\n+/);
  for (const [reader, read] of [...findReaders()].filter(([name]) => name !== "MuPDF")) {
    const copied = await read(files.pdf ?? new Uint8Array());
    expect(scoreCopy(expected, copied, "of-text").missed, reader).toEqual([]);
  }
});
