import { expect, test } from "vitest";
import { findReaders } from "../../../src/copies/index.ts";
import { convert } from "../../../src/index.ts";
import { glyphList } from "../../../src/layout/index.ts";
import { type Block, build } from "../../../src/model/index.ts";
import { hyphenPoints } from "../../../src/text/index.ts";
import {
  bundledTemplate,
  layOut,
  linesOf,
  newsTemplate,
  smallTemplate,
} from "../../support/lay-out.ts";

const shown = (word: string, language: string): string => {
  const cuts = [0, ...hyphenPoints(word, language), word.length];
  return cuts
    .slice(1)
    .map((end, at) => word.slice(cuts[at], end))
    .join("-");
};

// From the dictionaries: Merriam-Webster, Le Robert, Duden, and the rules of the RAE.
test.each([
  ["en", "hyphenation", "hyphen-ation"],
  ["en-GB", "typesetting", "type-set-ting"],
  ["fr", "développement", "déve-lop-pe-ment"],
  ["de", "Silbentrennung", "Sil-ben-tren-nung"],
  ["es", "responsabilidad", "res-pon-sa-bi-li-dad"],
  ["it", "responsabilità", "respon-sa-bi-lità"],
])("%s parts %s", (language, word, expected) => {
  expect(shown(word, language)).toBe(expected);
});

test.each([
  ["a short word", "mother", "en"],
  ["an abbreviation", "UNESCOWORD", "en"],
  ["a language without patterns", "hyphenation", "ar"],
])("%s is not parted", (_name, word, language) => {
  expect(hyphenPoints(word, language)).toEqual([]);
});

const ENGLISH =
  "Representatives of international organisations acknowledged yesterday that extraordinary circumstances necessitate " +
  "unprecedented administrative cooperation, notwithstanding considerable disagreements concerning implementation.";

const english = (text: string): Block => ({ ...build.paragraph(text), language: "en" });

const column = async (body: readonly Block[], width: number) => {
  const template = smallTemplate(width, 60);
  return linesOf(await layOut(body, { template })).filter(({ element }) => element?.role === "P");
};

const whole = (lines: readonly { readonly text: string }[]): string =>
  lines.map(({ text }) => text).join("");

test("words are parted where lines without hyphens would have holes, with a hyphen that is seen", async () => {
  const lines = await column([english(ENGLISH)], 170);
  const parted = lines.filter(({ text }) => text.endsWith("\u00ad"));
  expect(parted.length).toBeGreaterThan(0);
  expect(whole(lines).replaceAll("\u00ad", "")).toBe(ENGLISH);
  for (const { runs, text } of parted) {
    const hyphen = runs.flatMap(({ glyphs }) => glyphList(glyphs)).at(-1);
    expect(hyphen?.start).toBe(text.length - 1);
    expect(hyphen?.advance).toBeGreaterThan(0);
    expect([0x2d, 0x2010].map((sign) => runs.at(-1)?.face.glyphFor(sign))).toContain(hyphen?.id);
  }
  for (const line of lines.slice(0, -1)) {
    expect(line.width).toBeCloseTo(170, 2);
  }
});

test.each(["news", "newspaper", "report"])(
  "the hyphen of the %s template is off the baseline",
  async (name) => {
    const template = { ...bundledTemplate(name), page: smallTemplate(170, 60).page };
    const lines = linesOf(await layOut([english(ENGLISH)], { template }));
    const parted = lines.filter(({ text }) => text.endsWith("\u00ad"));
    expect(parted.length).toBeGreaterThan(0);
    for (const { runs } of parted) {
      const { face, glyphs } = runs.at(-1) ?? expect.fail("a line without runs");
      const ink = face.inkOf(glyphList(glyphs).at(-1)?.id ?? 0);
      expect(ink?.yMin).toBeGreaterThan(0.3 * face.metrics.xHeight);
    }
  },
);

test("where lines are good without, no word is parted", async () => {
  const easy = "The old man was happy to see responsible people on the way to the town again. "
    .repeat(4)
    .trim();
  const lines = await column([english(easy)], 320);
  expect(lines.length).toBeGreaterThan(2);
  expect(whole(lines)).toBe(easy);
});

test("the author's soft hyphens are used, and vanish elsewhere", async () => {
  const word = "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft";
  const lines = await column([build.paragraph(`${word} ${word}`)], 150);
  expect(lines.length).toBeGreaterThan(1);
  for (const { text } of lines.slice(0, -1)) {
    expect(text).toMatch(/\u00ad$|gesellschaft $/);
  }
  expect(whole(lines).replaceAll("\u00ad", "")).toBe(`${word} ${word}`.replaceAll("\u00ad", ""));
});

test("Arabic words are never parted, not even at a soft hyphen", async () => {
  const lines = await column(
    [build.paragraph("بال\u00adعلاقات الثنا\u00adئية والمستقبل\u00adية ".repeat(6).trim())],
    90,
  );
  for (const { text } of lines) {
    expect(text).not.toContain("\u00ad");
  }
});

test("a Latin word in Arabic is parted in the language of its span", async () => {
  const span = (language: string): Block => ({
    type: "paragraph",
    children: [
      build.text("وقال في كتابه "),
      { type: "span", language, children: [build.text("internationalisation responsibilities")] },
      build.text(" كلاما طويلا عن هذه المسألة"),
    ],
  });
  expect(whole(await column([span("en")], 118))).toContain("\u00ad");
  expect(whole(await column([span("und")], 118))).not.toContain("\u00ad");
});

test("addresses, compounds and program text show no hyphen that is not theirs", async () => {
  const text =
    "See https://www.example.org/internationalisation/responsibilities?administration=representatives and write " +
    "to administration@representatives.example.org about state-representatives or internationalisation.responsibilities today.";
  for (const width of [110, 150, 200]) {
    const lines = await column([english(text)], width);
    const broken = whole(lines);
    expect(broken.replaceAll("\u00ad", "")).toBe(text);
    for (const { text: line } of lines.filter((one) => one.text.endsWith("\u00ad"))) {
      expect(line).not.toMatch(/[/@.=?-]\p{L}+\u00ad$/u);
    }
    expect(broken).toMatch(
      /https:\/\/www\.example\.org\/internationalisation\/responsibilities\?administration=representatives/,
    );
  }
});

test("readers of the PDF put parted words together again", async () => {
  const news = newsTemplate();
  const { page } = smallTemplate(170, 40);
  const { files } = await convert(build.article([english(ENGLISH)]), {
    to: ["pdf"],
    template: {
      ...news,
      page: { ...page, runningHead: { ...page.runningHead, head: "none", folio: "none" } },
    },
  });
  // PDFium marks a hyphen that it takes out of a word by U+FFFE, pdf.js's search drops a hyphen before a line end.
  const readings = [
    ["PDFium", (text: string) => text.replaceAll("\ufffe", "")],
    ["pdf.js", (text: string) => text.replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, "")],
  ] as const;
  for (const [name, read] of readings) {
    const copied = await findReaders().get(name)?.(files.pdf ?? new Uint8Array());
    expect(copied).not.toContain(ENGLISH);
    expect(read(copied ?? "").replace(/\s+/g, " ")).toContain(ENGLISH);
  }
});
