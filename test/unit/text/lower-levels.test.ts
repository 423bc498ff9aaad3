import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerLevels, resolveBidi, visualRuns } from "../../../src/text/index.ts";

const TOKENS = [
  "كلمة",
  "a b",
  " ",
  "12",
  ".",
  "(",
  ")",
  "\u2066",
  "\u2067",
  "\u2068",
  "\u2069",
  "\u202b",
  "\u202c",
  "%",
];

test("an isolate of the line's own direction has the level of the line", () => {
  const text = "قبل \u2067وسط abc\u2069 بعد";
  const lowered = lowerLevels(resolveBidi(text, "rtl"));
  expect(
    [...lowered.levels].map((level, at) => (/[a-c]/.test(text[at] ?? "") ? level : 1)),
  ).toEqual([...lowered.levels]);
  expect(lowered.levels[text.indexOf("b")]).toBe(2);
});

test("Arabic quoted in English in Arabic keeps its level", () => {
  const text = "قبل \u2066say \u2067كلمة\u2069 now\u2069 بعد";
  expect(lowerLevels(resolveBidi(text, "rtl")).levels[text.indexOf("كلمة")]).toBe(3);
});

test("the order of any line is that of UAX #9", () => {
  const order = (
    text: string,
    paragraph: ReturnType<typeof resolveBidi>,
    from: number,
    to: number,
  ) =>
    visualRuns(text, paragraph, from, to).flatMap(({ start, end, level }) => {
      const units = Array.from({ length: end - start }, (_, at) => start + at);
      return level % 2 === 1 ? units.reverse() : units;
    });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 30 }),
      fc.constantFrom("ltr" as const, "rtl" as const),
      fc.nat(),
      (tokens, base, cut) => {
        const text = tokens.join("");
        const paragraph = resolveBidi(text, base);
        const at = cut % text.length;
        for (const [from, to] of [
          [0, text.length],
          [at, text.length],
        ] as const) {
          expect(order(text, lowerLevels(paragraph), from, to)).toEqual(
            order(text, paragraph, from, to),
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});
