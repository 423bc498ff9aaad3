import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { inlineText } from "../../../src/model/index.ts";
import { readText } from "../../../src/readers/index.ts";
import { inPresentationForms, seenLines, wrapped } from "../../support/seen-text.ts";
import { said } from "./outline.ts";

const FIRST =
  "افتتحت البلدية أمس مكتبة عامة في الحي القديم بعد عامين من الترميم. وتضم المكتبة قاعة للأطفال وأخرى للباحثين، وتفتح أبوابها من الصباح حتى العاشرة ليلا طوال أيام الأسبوع.";
const SECOND =
  "قال الوزير (سامي العلي) إن الكلفة بلغت 63 مليون دينار، بزيادة 12.5% على عام 2024، وفق «صحيفة النهار» وشركة Siemens Energy الألمانية التي نفذت المشروع.";

const seen = (text: string, width = 62) => seenLines(wrapped(text, width), "rtl").join("\n");

function paragraphs(text: string): readonly string[] {
  const article = readText(text, { repair: true }, () => undefined);
  return (article?.body ?? []).map((block) =>
    block.type === "paragraph" ? inlineText(block.children) : block.type,
  );
}

test("paragraphs copied as they are seen, in wrapped lines, come back whole", () => {
  expect(paragraphs(`${seen(FIRST)}\n\n${seen(SECOND)}`)).toEqual([FIRST, SECOND]);
});

test("so do those between which there is no blank line, by the line that ends early", () => {
  expect(paragraphs([FIRST, SECOND, FIRST].map((text) => seen(text, 70)).join("\n"))).toEqual([
    FIRST,
    SECOND,
    FIRST,
  ]);
});

test("and those in presentation forms", () => {
  const forms = wrapped(FIRST, 62).map((line) => [...inPresentationForms(line)].reverse().join(""));
  expect(paragraphs(forms.join("\n"))).toEqual([FIRST]);
});

test("presentation forms in the right order become letters, and signs stay", () => {
  expect(paragraphs(`${inPresentationForms("قال النبي")} ﷺ`)).toEqual(["قال النبي ﷺ"]);
});

test("without repair the text is as given, and the author is told with a score and a sample", () => {
  const found: Diagnostic[] = [];
  const text = `${seen(FIRST)}\n\n${seen(SECOND)}`;
  const article = readText(text, { guess: false }, (one) => found.push(one));
  expect(article?.body.map((block) => block.span?.start.line)).toEqual([1, 5]);
  expect(inlineText(article?.body[0]?.type === "paragraph" ? article.body[0].children : [])).toBe(
    seen(FIRST).replaceAll("\n", " "),
  );
  expect(said(found)).toMatchInlineSnapshot(
    `"1:1 input/guessed 6 lines whose letters stand as they are seen, from left to right (score 1.00), "نم نيماع دعب ميدقلا يحلا يف ةماع ةبتكم س…" for "افتتحت البلدية أمس مكتبة عامة في الحي ال…" (read it with --repair to have it put right)"`,
  );
});

test("repaired paragraphs know the lines they came from", () => {
  const article = readText(`قال.\n\n${seen(FIRST)}\n\nوختم.`, { repair: true }, () => undefined);
  expect(
    article?.body.map(({ span }) => [span?.start.line, span?.end.line, span?.end.column]),
  ).toEqual([
    [1, 1, 5],
    [3, 5, seen(FIRST).split("\n")[2]?.length ?? 0].map((at, index) => (index === 2 ? at + 1 : at)),
    [7, 7, 6],
  ]);
});

const HEAD = "تاريخ الورق";
const page = (number: number, lines: readonly string[]) =>
  [`${HEAD}`, "", ...lines, "", `${number}`].join("\n");

test("running heads and page numbers that were pasted along go, and the sentence they parted is joined", () => {
  const lines = wrapped(`${FIRST} ${SECOND} ${FIRST}`, 60);
  const pages = [lines.slice(0, 3), lines.slice(3, 6), lines.slice(6)];
  const text = pages.map((part, at) => page(at + 11, part)).join("\n\f");
  const found: Diagnostic[] = [];
  const article = readText(text, { repair: true }, (one) => found.push(one));
  expect(
    article?.body.map((block) => block.type === "paragraph" && inlineText(block.children)),
  ).toEqual([`${FIRST} ${SECOND} ${FIRST}`]);
  expect(said(found)).toMatchInlineSnapshot(
    `"1:1 input/guessed 6 lines that look like running heads or page numbers: "تاريخ الورق", "11", "12", …"`,
  );
});

test("page numbers count without page ends too, at the distance of a page", () => {
  const words = `${FIRST} ${SECOND}`.split(" ");
  const lines = words.map((_, at) =>
    [...words.slice(at), ...words.slice(0, at)].slice(0, 9).join(" "),
  );
  const text = [5, 6, 7]
    .map((number, at) => [...lines.slice(14 * at, 14 * at + 14), `- ${number} -`].join("\n"))
    .join("\n");
  const found: Diagnostic[] = [];
  readText(text, { repair: true, guess: false }, (one) => found.push(one));
  expect(said(found)).toContain('3 lines that look like running heads or page numbers: "- 5 -"');
});

test.each([
  ["years", "2024\nنص السنة الأولى.\n2025\nنص السنة الثانية.\n2026\nنص السنة الثالثة."],
  ["a list of numbers", "1\n2\n3\n4"],
  ["a refrain", "يا ليل\nأغنية أولى\nيا ليل\nأغنية ثانية\nيا ليل"],
])("%s are no page numbers or running heads", (_name, text) => {
  const found: Diagnostic[] = [];
  readText(text, { repair: true, guess: false }, (one) => found.push(one));
  expect(found).toEqual([]);
});

test("prose copied from a page without a blank line is parted where lines end early", () => {
  const lines = [FIRST, SECOND, FIRST].map((text) => wrapped(text, 66).join("\n"));
  expect(paragraphs(lines.join("\n"))).toEqual([FIRST, SECOND, FIRST]);
});

/** What stood on the page that the copies were made of: Chromium's print of these paragraphs, in Amiri. */
function printed(): readonly string[] {
  const corpus: Record<string, { paragraphs: string[] }> = JSON.parse(
    readFileSync(new URL("../../../bench/text-layer/corpus.json", import.meta.url), "utf8"),
  );
  const of = (name: string, count: number) => corpus[name]?.paragraphs.slice(0, count) ?? [];
  return [...of("plain", 8), ...of("mixed", 4), ...of("punctuation", 3)];
}

// What falls short was lost in the copy: spaces in and between words, and stops that hang over a number.
test.each([
  ["pdftotext-raw.txt", 14],
  ["pdftotext.txt", 5],
  ["mupdf.txt", 10],
])("of 15 paragraphs that a program copied (%s), %d come back to the letter", (name, count) => {
  const copy = new URL(`../../reference/sources/text/${name}`, import.meta.url);
  const plain = (text: string) => text.replace(/[\u200e\u200f]/g, "").replace(/\s+/g, " ");
  const read = plain(paragraphs(readFileSync(copy, "utf8")).join(" "));
  expect(printed().filter((paragraph) => read.includes(plain(paragraph)))).toHaveLength(count);
});
