import { expect, test } from "vitest";
import { hasPresentationForms, lettersOfForms } from "../../../src/repair/index.ts";

test.each([
  ["letters", "\ufedb\ufe98\ufe8e\ufe8f", "كتاب"],
  ["lam with alef", "\ufefb \ufef7 \ufef9 \ufef5", "لا لأ لإ لآ"],
  ["letters of Persian", "\ufb8e\ufbff\ufb7c", "کیچ"],
  ["ligatures of form block A", "\ufd0e\ufc40", "سرلح"],
  ["a mark alone, without the space that compatibility gives it", "\ufe76\ufe78\ufe7c", "َُّ"],
  ["a mark on an elongation", "\ufe77", "ـَ"],
  ["words in one sign that letters spell", "\ufdf4", "محمد"],
])("%s", (_name, forms, letters) => {
  expect(lettersOfForms(forms)).toBe(letters);
  expect(hasPresentationForms(forms)).toBe(true);
});

test.each(["ﷺ", "﷽", "ﷲ", "﴿﴾", "﷼", "ﷻ", "كتاب x ½ ﬁ ①"])("%s is kept", (text) => {
  expect(lettersOfForms(text)).toBe(text);
  expect(hasPresentationForms(text)).toBe(false);
});

test("no form of a letter is left, in either block", () => {
  const left: string[] = [];
  for (let code = 0xfb50; code <= 0xfefc; code += 1) {
    const form = String.fromCodePoint(code);
    const isForm = code <= 0xfdff || code >= 0xfe70;
    if (isForm && /\p{L}/u.test(form) && lettersOfForms(form) === form) {
      left.push(form);
    }
  }
  expect(left.join("")).toMatchInlineSnapshot(`"ﷰﷱﷲﷺﷻﹳ"`);
});
