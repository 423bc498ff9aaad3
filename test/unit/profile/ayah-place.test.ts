import { expect, test } from "vitest";
import { ayahPlace, profileForLanguage, readAyahPlace } from "../../../src/profile/index.ts";

const labelsOf = (language: string) => profileForLanguage(language).labels;

test.each([
  ["١", "الآية ١"],
  ["الأولى", "الآية الأولى"],
  ["١–٤", "الآيات ١–٤"],
  ["1-4", "الآيات 1-4"],
  ["٦ - ٧", "الآيتان ٦ - ٧"],
  ["٢٥٥، ٢٨٥", "الآيتان ٢٥٥، ٢٨٥"],
  ["٢٥٥ و٢٨٥", "الآيتان ٢٥٥ و٢٨٥"],
  ["١ و٣ و٥", "الآيات ١ و٣ و٥"],
])("%s is told as %s", (ayahs, printed) => {
  expect(ayahPlace({ ayahs }, labelsOf("ar"))).toBe(printed);
});

test("other languages have a plural alone", () => {
  expect(ayahPlace({ ayahs: "1–2" }, labelsOf("en"))).toBe("ayahs 1–2");
  expect(ayahPlace({ ayahs: "۱–۲" }, labelsOf("fa"))).toBe("آیات ۱–۲");
});

test("a label that the author wrote is not written again", () => {
  const labels = labelsOf("ar");
  expect(ayahPlace({ surah: "الفاتحة", ayahs: "١" }, labels)).toBe("سورة الفاتحة، الآية ١");
  expect(ayahPlace({ surah: "سورة الفاتحة", ayahs: "الآية ١" }, labels)).toBe(
    "سورة الفاتحة، الآية ١",
  );
  expect(ayahPlace({ ayahs: "الآية ١–٣" }, labels)).toBe("الآية ١–٣");
  expect(ayahPlace({}, labels)).toBe("");
});

test.each(["ar", "fa", "ur", "ps", "ckb", "he", "en", "fr"])(
  "a place printed in %s is read back",
  (language) => {
    const labels = labelsOf(language);
    const surah = `${labels.surah} X`;
    for (const ayahs of ["7", "1–2", "1, 3, 5"]) {
      expect(readAyahPlace(ayahPlace({ surah, ayahs }, labels))).toEqual({ surah, ayahs });
      expect(readAyahPlace(ayahPlace({ ayahs }, labels))).toEqual({ ayahs });
    }
    expect(readAyahPlace(surah)).toEqual({ surah });
  },
);

test("a word that ends like a label is part of the name", () => {
  expect(readAyahPlace("سورة حكآية ٣")).toEqual({ surah: "سورة حكآية", ayahs: "٣" });
  expect(readAyahPlace("البقرة: ٢٥٥")).toEqual({ surah: "البقرة", ayahs: "٢٥٥" });
});

test("a long row of signs is read at once", () => {
  for (const sign of [" ", "،", "1", "و"]) {
    const surah = `سورة ${sign.repeat(100_000)}x`;
    expect(readAyahPlace(`${surah} ٣`)).toEqual({ surah, ayahs: "٣" });
  }
});
