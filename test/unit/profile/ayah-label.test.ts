import { expect, test } from "vitest";
import { ayahLabel, profileForLanguage } from "../../../src/profile/index.ts";

test.each([
  ["١", "الآية"],
  ["الأولى", "الآية"],
  ["١–٤", "الآيات"],
  ["1-4", "الآيات"],
  ["٦ - ٧", "الآيتان"],
  ["٢٥٥، ٢٨٥", "الآيتان"],
  ["٢٥٥ و٢٨٥", "الآيتان"],
  ["١ و٣ و٥", "الآيات"],
])("%s is told as %s", (ayahs, label) => {
  expect(ayahLabel(ayahs, profileForLanguage("ar").labels)).toBe(label);
});

test("other languages have a plural alone", () => {
  expect(ayahLabel("1–2", profileForLanguage("en").labels)).toBe("ayahs");
  expect(ayahLabel("۱–۲", profileForLanguage("fa").labels)).toBe("آیات");
});
