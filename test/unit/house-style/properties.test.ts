import { readFileSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyHouseStyle, RULES } from "../../../src/house-style/index.ts";
import {
  type Article,
  type Block,
  build,
  type Inline,
  walkArticle,
} from "../../../src/model/index.ts";
import { formatOf, type InputFormat, readSource } from "../../../src/readers/index.ts";
import { exampleFiles } from "../../support/examples.ts";

// The same articles on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

/** Every rule at its strongest. */
const ALL = {
  level: "house",
  rules: { "CL-12": "before", "CL-22": "shadda" },
} as const;

/** What rules look at, in any order: words, marks, numbers, controls, signs, addresses. */
const FRAGMENTS = [
  ..."كتاب قال و في على علی ص هـ م أ.ف.ب د. محمد COVID word ﻛﺘﺎﺏ ﷺ کتـــاب كَتَبَ شدّّة شكراً گل ہے 12 ١٥ 2024 3.14 12:30 كم مايو".split(
    " ",
  ),
  ...",;?.:!…،؛؟\"'“”«»()[]-–—_/@#%".split(""),
  "...",
  "''",
  " .",
  "--",
  " ",
  " ",
  "  ",
  "\u00a0",
  "\u200c",
  "\u200f",
  "\u00ad",
  "\u064e",
  "\u0651",
  "\u0640",
  "\ufeff",
  "\u2067",
  "\u2069",
  "https://example.org/?q=كتـاب,",
  "a.b@example.org",
  "#كتـاب_نعم",
  "ملف.pdf",
  "﴿ قل هـو ﴾",
  ":)",
  "صلى الله عليه وسلم",
];

const words = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 })
  .map((parts) => parts.join(""));

const { inlines, blocks } = fc.letrec<{
  inline: Inline;
  block: Block;
  inlines: Inline[];
  blocks: Block[];
}>((tie) => ({
  inlines: fc.array(tie("inline"), { maxLength: 5 }),
  blocks: fc.array(tie("block"), { maxLength: 3 }),
  inline: fc.oneof(
    { maxDepth: 3 },
    words.map((value): Inline => build.text(value)),
    fc.record({
      type: fc.constantFrom("strong" as const, "emphasis" as const, "mark" as const),
      children: tie("inlines"),
    }),
    fc.record({
      type: fc.constant("quotation" as const),
      level: fc.constantFrom(1 as const, 2 as const),
      children: tie("inlines"),
    }),
    fc.record({
      type: fc.constant("span" as const),
      language: fc.constantFrom("fa", "ur", "en"),
      children: tie("inlines"),
    }),
    fc.record({
      type: fc.constant("link" as const),
      url: fc.constant("https://example.org/كتـاب"),
      children: tie("inlines"),
    }),
    fc.record({ type: fc.constant("code" as const), value: words }),
    fc.record({ type: fc.constant("inlineMath" as const), tex: words }),
    tie("blocks").map((children): Inline => build.note(...children)),
    fc.constant<Inline>({ type: "lineBreak" }),
  ),
  block: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.record({ type: fc.constant("paragraph" as const), children: tie("inlines") }),
    fc.record({ type: fc.constant("quran" as const), children: tie("inlines") }),
    fc.record({
      type: fc.constant("verse" as const),
      lines: fc.array(
        tie("inlines").map((one) => ({ hemistichs: [one] as const })),
        { maxLength: 2 },
      ),
    }),
    fc.record({
      type: fc.constant("heading" as const),
      level: fc.constant(2 as const),
      children: tie("inlines"),
    }),
    fc.record({ type: fc.constant("quote" as const), children: tie("blocks") }),
    fc.record({ type: fc.constant("code" as const), value: words }),
    fc.record({
      type: fc.constant("list" as const),
      style: fc.constant("bullet" as const),
      items: fc.array(fc.record({ children: tie("blocks") }), { maxLength: 2 }),
    }),
  ),
}));

const articles = fc
  .record({ body: blocks, headline: inlines })
  .map(({ body, headline }): Article => ({ ...build.article(body), headline }));

test("running twice changes nothing, in any article", () => {
  fc.assert(
    fc.property(articles, (article) => {
      const once = applyHouseStyle(article, ALL);
      const twice = applyHouseStyle(once.input, ALL);
      expect(twice.edits).toEqual([]);
      expect(twice.input).toBe(once.input);
    }),
    { numRuns: 600 },
  );
});

test.each(RULES.filter(({ level }) => level !== "report").map(({ id }) => id))(
  "running %s alone twice changes nothing, in any text",
  (id) => {
    fc.assert(
      fc.property(words, words, words, (first, second, third) => {
        const strong: Inline = { type: "strong", children: [build.text(second)] };
        const article = build.article([
          { type: "paragraph", children: [build.text(first), strong, build.text(third)] },
        ]);
        const setting = RULES.find((rule) => rule.id === id)?.settings?.at(-1) ?? true;
        const options = { level: "off", rules: { [id]: setting } } as const;
        expect(applyHouseStyle(applyHouseStyle(article, options).input, options).edits).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

test("what is protected comes out as it went in, in any article", () => {
  fc.assert(
    fc.property(articles, (article) => {
      const { input } = applyHouseStyle(article, ALL);
      expect(protectedText(input)).toEqual(protectedText(article));
      const addresses = (one: Article) =>
        JSON.stringify(one).match(/https:\/\/example\.org\/\?q=كتـاب|a\.b@example\.org|﴿/gu);
      expect(addresses(input)).toEqual(addresses(article));
    }),
    { numRuns: 300 },
  );
});

/** The characters of code, formulas, the Qurʾān and the addresses of links, in order. */
function protectedText(article: Article): readonly string[] {
  const found: string[] = [];
  walkArticle(article, (node) => {
    if (node.type === "quran") {
      found.push(JSON.stringify(node.children));
      return false;
    }
    if (node.type === "code") {
      found.push(node.value);
    } else if (node.type === "inlineMath") {
      found.push(node.tex);
    } else if (node.type === "link") {
      found.push(node.url);
    }
    return true;
  });
  return found;
}

test("Persian, Urdu and Kurdish are only mended in encoding and white space", () => {
  const holding = RULES.filter(
    ({ languages, level }) => languages === "all" && level !== "report",
  ).map(({ id }) => id);
  expect(holding).toEqual(["CL-01", "CL-02", "CL-13", "CL-03"]);
  fc.assert(
    fc.property(words, fc.constantFrom("fa", "ur", "ckb", "en"), (value, language) => {
      const article = build.article([build.paragraph(build.text(value))], { language });
      const rules = applyHouseStyle(article, ALL).edits.map(({ rule }) => rule);
      expect(rules.filter((rule) => !holding.includes(rule))).toEqual([]);
    }),
  );
});

test.each(exampleFiles().map((path) => [basename(path), path] as const))(
  "running twice changes nothing in %s, and its letters stay",
  async (name, path) => {
    const text = readFileSync(path, "utf8");
    const format = formatOf(name) as Exclude<InputFormat, "publication">;
    const input = await readSource(format, text, { source: name }, () => {});
    if (input === undefined) {
      throw new Error(`${name} cannot be read`);
    }
    const once = applyHouseStyle(input, ALL);
    expect(applyHouseStyle(once.input, ALL).edits).toEqual([]);
    const safe = applyHouseStyle(input, { level: "safe" });
    const letters = (one: typeof input) =>
      (one.type === "article" ? [one] : one.articles).flatMap((article) => {
        const found: string[] = [];
        walkArticle(article, (node) => {
          if (node.type === "text") {
            found.push(node.value.normalize("NFC").replace(/[^\p{L}\p{Nd}]|\u0640/gu, ""));
          }
        });
        return found.filter((one) => one !== "");
      });
    // No example was typed on a Persian keyboard in an Arabic text: a safe edit touches no letter and no digit.
    expect(letters(safe.input)).toEqual(letters(input));
  },
);
