import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Article, inlineText } from "../../../src/model/index.ts";
import { readText } from "../../../src/readers/index.ts";
import { said } from "./outline.ts";

fc.configureGlobal({ seed: 1936 });

const LONG =
  "أعلنت هيئة السكك الحديدية، اليوم الثلاثاء، استئناف حركة القطارات بين العاصمة ومدينة وادي الزيتون بعد توقف دام أشهرا.";
const MORE =
  "وقالت الهيئة في بيان إن أول قطار سينطلق من المحطة المركزية عند الساعة 5:40 صباحا في ثماني رحلات يوميا.";

function read(text: string): Article {
  const article = readText(text, {}, () => undefined);
  if (article === undefined) {
    throw new Error("not read");
  }
  return article;
}

/** What an article is made of, in lines. */
function outline(text: string): readonly string[] {
  const { headline, bylines, dateline, dates, editorialNote, body } = read(text);
  return [
    ...(headline === undefined ? [] : [`headline ${inlineText(headline)}`]),
    ...bylines.map(({ name, role }) => `${role} ${name}`),
    ...(dateline === undefined
      ? []
      : [`dateline ${[...dateline.places, dateline.date ?? "", ...dateline.agencies].join("|")}`]),
    ...(dates.published === undefined ? [] : [`date ${dates.published}`]),
    ...body.map((block) => {
      switch (block.type) {
        case "paragraph":
          return block.children.length > 0 && inlineText(block.children).length > 50
            ? "…"
            : `p ${inlineText(block.children)}`;
        case "heading":
          return `h${block.level} ${inlineText(block.children)}`;
        case "list":
          return `${block.style} ${block.items.length}`;
        case "verse":
          return `verse ${block.lines.map((line) => line.hemistichs.length).join("+")}`;
        default:
          return block.type;
      }
    }),
    ...(editorialNote === undefined ? [] : [`note ${editorialNote}`]),
  ];
}

test.each([
  ["القاهرة – رويترز: ", "القاهرة||رويترز"],
  ["القاهرة - رويترز - ", "القاهرة||رويترز"],
  ["بيروت (أ ف ب) – ", "بيروت||أ ف ب"],
  ["بيروت (أ.ف.ب) - ", "بيروت||أ.ف.ب"],
  ["غزة – خاص: ", "غزة||خاص"],
  ["الرياض/ واس/ ", "الرياض||واس"],
  ["رويترز – القاهرة: ", "القاهرة||رويترز"],
  ["دمشق، بيروت – وكالات: ", "دمشق|بيروت||وكالات"],
  ["القاهرة، 12 نوفمبر 2026 (رويترز) – ", "القاهرة|2026-11-12|رويترز"],
  ["بغداد – واع – 3 تشرين الثاني 2026: ", "بغداد|2026-11-03|واع"],
  ["BEIRUT (Reuters) - ", "BEIRUT||Reuters"],
  ["الرملة البيضاء (رويترز) – ", "الرملة البيضاء||رويترز"],
])("dateline %s", (opening, expected) => {
  expect(outline(`${opening}${LONG}\n${MORE}`)).toEqual([`dateline ${expected}`, "…", "…"]);
});

test.each([
  ["بيروت، 5 مارس (رويترز) - ", "بيروت||رويترز", "5 مارس"],
  ["الرباط 12 آذار/مارس (أ ف ب) – ", "الرباط||أ ف ب", "12 آذار/مارس"],
  ["دمشق - سانا - الخميس ٣ تشرين الثاني: ", "دمشق||سانا", "الخميس ٣ تشرين الثاني"],
  ["BEIRUT, March 5 (Reuters) - ", "BEIRUT||Reuters", "March 5"],
])("dateline %s whose day has no year, which the desk is told", (opening, expected, day) => {
  const { dateline, editorialNote } = read(`${opening}${LONG}\n${MORE}`);
  expect(outline(`${opening}${LONG}\n${MORE}`)).toContain(`dateline ${expected}`);
  expect(dateline).not.toHaveProperty("date");
  expect(editorialNote).toBe(day);
});

test.each([
  ["قال – الوزير: ", "neither is known"],
  ["الصين – روسيا: ", "no agency"],
  ["القاهرة: ", "a place alone"],
  ["وزير الخارجية (سابقا) – ", "an aside"],
  ["رويترز: ", "an agency alone"],
  ["في بيروت (أ ف ب) خبر آخر ", "no dash"],
  ["القاهرة – رويترز، 12 نوفمبر (من دون سنة): ", "a day without its year"],
  ["ملاحظة – مهمة: ", "a label"],
])("no dateline: %s(%s)", (opening) => {
  const { dateline, body } = read(`${opening}${LONG}\n${MORE}`);
  expect(dateline).toBeUndefined();
  expect(inlineText(body[0]?.type === "paragraph" ? body[0].children : [])).toBe(
    `${opening}${LONG}`,
  );
});

test.each([
  ["كتب أحمد علي:", "author أحمد علي"],
  ["كتبت: سلمى العطار", "author سلمى العطار"],
  ["بقلم سلمى العطار", "author سلمى العطار"],
  ["تقرير: أحمد علي، سلمى العطار", "author أحمد علي, author سلمى العطار"],
  ["ترجمة: كمال حسن", "translator كمال حسن"],
  ["تصوير: عمر فاروق سالم", "photographer عمر فاروق سالم"],
  ["تحرير – هند المصري", "editor هند المصري"],
  ["By John Smith", "author John Smith"],
  ["گزارش: سارا احمدی", "author سارا احمدی"],
  ["أحمد علي – القاهرة", "author أحمد علي, dateline القاهرة|"],
])("byline %s", (line, expected) => {
  expect(outline(`عنوان من أربع كلمات\n\n${line}\n\n${LONG}\n\n${MORE}`)).toEqual([
    "headline عنوان من أربع كلمات",
    ...expected.split(", "),
    "…",
    "…",
  ]);
});

test.each([
  "تقرير عن الأسعار",
  "كتب كثيرة صدرت",
  "ترجمة الرواية في سطور",
  "تصوير الفيلم",
  "كتب: هذا ما قاله الوزير.",
  "حوار مع وزير المالية",
  "تحقيق 2026",
  "القاهرة – بيروت",
])("no byline: %s", (line) => {
  expect(read(`${LONG}\n${line}\n${MORE}`).bylines).toEqual([]);
  expect(read(`${line}\n${LONG}\n${MORE}`).bylines).toEqual([]);
});

test("a story from headline to sign-off", () => {
  const story = [
    "القطارات تعود إلى وادي الزيتون",
    "كتب أحمد علي:",
    "12 نوفمبر 2026",
    "",
    `القاهرة – خاص: ${LONG}`,
    "",
    "أولًا: الجسران الجديدان",
    "",
    LONG,
    "",
    "آراء التجار",
    "",
    MORE,
    "",
    "- أول البنود",
    "- ثاني البنود",
    "",
    "١. واحد",
    "٢. اثنان",
    "",
    "على قدر أهل العزم تأتي العزائم *** وتأتي على قدر الكرام المكارم",
    "",
    "* * *",
    "",
    LONG,
    "ترجمة: كمال حسن",
    "(انتهى)",
  ].join("\n");
  expect(outline(story)).toEqual([
    "headline القطارات تعود إلى وادي الزيتون",
    "author أحمد علي",
    "translator كمال حسن",
    "dateline القاهرة||خاص",
    "date 2026-11-12",
    "…",
    "h1 أولًا: الجسران الجديدان",
    "…",
    "h1 آراء التجار",
    "…",
    "bullet 2",
    "arabic-indic 2",
    "verse 2",
    "divider",
    "…",
    "note (انتهى)",
  ]);
});

test("each guess is told with its confidence, and what is too unsure stays a paragraph", () => {
  const found: Diagnostic[] = [];
  readText(`صنعاء – مصدر محلي: ${LONG}\n${MORE}`, {}, (one) => found.push(one));
  expect(said(found)).toMatchInlineSnapshot(
    `"1:1 input/guessed kept as a paragraph; perhaps a dateline (confidence 0.60): "صنعاء – مصدر محلي: أعلنت هيئة السكك الحديدية، اليو…""`,
  );
  const sure: Diagnostic[] = [];
  readText(`صنعاء – رويترز: ${LONG}\n${MORE}`, {}, (one) => sure.push(one));
  expect(said(sure)).toMatchInlineSnapshot(
    `"1:1 input/guessed taken for a dateline (confidence 0.98): "صنعاء – رويترز: أعلنت هيئة السكك الحديدية، اليوم ا…" (--no-guess takes nothing for what it looks like)"`,
  );
});

test("with guess: false all lines are paragraphs and nothing is told", () => {
  const found: Diagnostic[] = [];
  const text = `عنوان من أربع كلمات\n\nكتب أحمد علي:\n\nبيروت – رويترز: ${LONG}\n\n(انتهى)`;
  const article = readText(text, { guess: false }, (one) => found.push(one));
  expect(article?.body).toHaveLength(4);
  expect(article?.headline).toBeUndefined();
  expect(found).toEqual([]);
});

test.each([
  ["لا تنسوا الموعد\n\nنلتقي غدا", "short lines alone"],
  [`${LONG}\n\n«هذا قول طويل بعض الطول»\n\n${MORE}`, "quoted words"],
  [`${LONG}\n\nوقال:\n\n${MORE}`, "a line that calls what follows"],
  [`${LONG}\n\n12\n\n${MORE}`, "a number"],
  [`${LONG}\nوأضاف الوزير في كلمته أمام النواب\n${MORE}`, "a sentence without a stop"],
  [`الأول\nالثاني\nالثالث`, "a list of words"],
])("no heading and no headline in %j (%s)", (text) => {
  const { headline, body } = read(text);
  expect(headline).toBeUndefined();
  expect(body.every((block) => block.type === "paragraph")).toBe(true);
});

test.each(["examples/wire-ar.txt"])("the paragraphs of %s stay what they are", (path) => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  const found: Diagnostic[] = [];
  const article = readText(text, {}, (one) => found.push(one));
  const lines = article?.body.map((block) =>
    block.type === "paragraph" ? inlineText(block.children) : block.type,
  );
  expect(lines).toEqual(text.trimEnd().split("\n"));
  expect(found).toEqual([]);
});

test("no letter of a text is lost, whatever it is taken for", () => {
  const line = fc.constantFrom(
    LONG,
    MORE,
    "",
    "عنوان قصير هنا",
    "بيروت – رويترز: خبر عاجل.",
    "- بند",
    "١) بند",
    "أ) بند",
    "أولًا: بداية",
    "صدر البيت الأول هنا     عجز البيت الأول هنا",
    "***",
    "(انتهى)",
    "أ.م/ع.ح",
    "تصوير: عمر فاروق",
  );
  // Words that only say a role, and the marks of items, are structure.
  const letters = (text: string) =>
    text
      .replace(/تصوير/g, "")
      .replace(/^[١أ]\)/gmu, "")
      .replace(/[^\p{L}\p{N}]/gu, "");
  const countOf = (text: string, letter: string) => text.split(letter).length - 1;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const text = lines.join("\n");
      const article = readText(text, {}, () => undefined);
      const told = new Set(["span", "type", "role", "style", "kind", "language"]);
      const kept = JSON.stringify(article ?? {}, (key, value) =>
        told.has(key) ? undefined : value,
      );
      for (const letter of new Set(letters(text))) {
        expect(countOf(kept, letter)).toBeGreaterThanOrEqual(countOf(letters(text), letter));
      }
    }),
    { numRuns: 100 },
  );
});
