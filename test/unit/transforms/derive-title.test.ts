import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { build } from "../../../src/model/index.ts";
import { deriveTitle, openingWords } from "../../../src/transforms/derive-title.ts";

const silent = () => undefined;

test("the headline is the title, without its notes and on one line", () => {
  const article = build.article([], {
    headline: [
      build.text(" عنوان"),
      build.note(build.paragraph("حاشية")),
      { type: "lineBreak" },
      build.strong("طويل "),
    ],
  });
  expect(deriveTitle(article, silent)).toBe("عنوان طويل");
});

test("a headline of which nothing is seen is none", () => {
  const found: Diagnostic[] = [];
  const article = build.article([build.paragraph("نص")], {
    headline: [build.text("\u200f\u200e \u00ad\u00a0")],
  });
  expect(deriveTitle(article, (one) => found.push(one))).toBe("نص");
  expect(found.map(({ code }) => code)).toEqual(["article/no-headline"]);
});

test("a story without a headline is called by its opening words, and says so", () => {
  const found: Diagnostic[] = [];
  const opening =
    "قال الرئيس إنه يتعين على الجانبين صياغة وتخطيط تبادلات ثنائية رفيعة المستوى خلال المرحلة.";
  const title = deriveTitle(build.article([build.paragraph(opening)]), (one) => found.push(one));
  expect(title).toBe("قال الرئيس إنه يتعين على الجانبين صياغة وتخطيط تبادلات…");
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ["article/no-headline", "info"],
  ]);
});

test.each([
  ["short enough", "خبر قصير.", 20, "خبر قصير."],
  ["cut at a word", "one two three four", 10, "one two…"],
  ["cut just where a word ends", "one two three", 7, "one two…"],
  ["without the comma before the cut", "قال، ثم مضى", 5, "قال…"],
  ["one long word", "abcdefghij", 4, "abcd…"],
  ["whole characters beyond the first plane", "😀😀😀😀", 2, "😀😀…"],
])("opening words, %s", (_case, text, longest, expected) => {
  expect(openingWords(text, longest)).toBe(expected);
});

test("an article without a word has a title all the same", () => {
  expect(deriveTitle(build.article([{ type: "divider" }]), silent)).toBe("—");
});
