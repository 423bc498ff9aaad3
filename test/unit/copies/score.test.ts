import { expect, test } from "vitest";
import { addScores, kindOfText, scoreCopy } from "../../../src/copies/index.ts";

const PARAGRAPHS = ["قال المعلم نعم", "راجع الموقع example.org/ar اليوم"];

test("a copy that is the text is exact, whatever white space and marks of direction it has", () => {
  const copied = "قال المعلم\nنعم\u200f\n راجع  الموقع \u202aexample.org/ar\u202c اليوم";
  const score = scoreCopy(PARAGRAPHS, copied, "of-text");
  expect(score).toMatchObject({ words: 7, wordsFound: 7, exact: 2, missed: [] });
  // What is literally there is counted with the marks: they part the address from its neighbours.
  expect(score).toMatchObject({ pairs: 5, pairsFound: 3, addresses: 1, addressesFound: 1 });
});

test("a word that was parted at a line end is one word", () => {
  for (const copied of ["it goes with-\nout saying", "it goes with\ufffeout saying"]) {
    expect(scoreCopy(["it goes without saying"], copied, "of-text").exact).toBe(1);
  }
  expect(scoreCopy(["cable USB-C here"], "cable USB-\nC here", "of-text").exact).toBe(0);
});

test("words out of order are found as far as they are in order", () => {
  const score = scoreCopy(["واحد اثنان ثلاثة أربعة"], "أربعة واحد اثنان ثلاثة", "of-text");
  expect(score).toMatchObject({ words: 4, wordsFound: 3, exact: 0, pairsFound: 2 });
});

test("a paragraph is looked for where most of it is, whatever stands elsewhere", () => {
  const noise = Array.from({ length: 200 }, (_, at) => `كلمة${at}`).join(" ");
  const copied = `${PARAGRAPHS[1]} ${noise} قال رأس الصفحة المعلم نعم`;
  expect(scoreCopy(PARAGRAPHS, copied, "of-text").wordsFound).toBe(4);
  expect(scoreCopy(PARAGRAPHS, copied, "of-paragraphs").wordsFound).toBe(7);
});

test("scores add up", () => {
  const one = scoreCopy([PARAGRAPHS[0] ?? ""], "قال المعلم نعم", "of-text");
  const other = scoreCopy([PARAGRAPHS[1] ?? ""], "", "of-text");
  expect(addScores([one, other])).toMatchObject({
    words: 7,
    wordsFound: 3,
    paragraphs: 2,
    exact: 1,
    missed: [PARAGRAPHS[1]],
  });
});

test.each([
  ["plain", "عاد المهندس إلى قريته، ثم مضى."],
  ["vocalised", "خَرَجَ الصَّيَّادُ مَعَ الفَجْرِ"],
  ["punctuation", "قال: «نعم (أو لا)»"],
  ["numbers", "بلغ العدد 12 عام ٢٠٢٤"],
  ["mixed", "أصدرت شركة Mozilla نسخة 120"],
  ["addresses", "راجع example.org/ar أو info@example.org"],
  ["left to right", "The word كتاب means book"],
] as const)("a paragraph is told to be %s", (kind, text) => {
  expect(kindOfText(text)).toBe(kind);
});
