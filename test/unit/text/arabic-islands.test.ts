import createBidi from "bidi-js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveBidi } from "../../../src/text/index.ts";

fc.configureGlobal({ seed: 1954 });
const whole = createBidi();

test("resolving only what stands around foreign matter gives the levels of the whole (UAX #9)", () => {
  const text = fc
    .array(
      fc.constantFrom(
        ..."ابتكلم    abxz0129٠١٢.,:/-+%()()[]«»\u064b\u200f\t\u2066\u2069$\u2329\u232a",
        "كتاب ",
        "word ",
        " (كتاب word 12/10) ",
        "\u2067١\u2069",
        "\u2066a (ب) 1\u2069 كتب",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(""));
  let short = 0;
  fc.assert(
    fc.property(text, (written) => {
      const { levels } = resolveBidi(written, "rtl");
      short += written.includes("\u2066") ? 0 : 1;
      expect([...levels]).toEqual([...whole.getEmbeddingLevels(written, "rtl").levels]);
    }),
    { numRuns: 20_000 },
  );
  expect(short).toBeGreaterThan(5_000);
});

test.each([
  ["a bracket that closes behind Arabic", "a (b كتاب c) d"],
  ["a pair in a pair", "كتب (انظر [BBC] هنا) ثم"],
  ["a number at the end", "صفحة 12"],
  ["a number at the beginning", "12 صفحة"],
  ["a bracket around Arabic and a date", "كتب (المصدر: Reuters، 26/10/2011). ثم"],
  ["the number of a note, isolated", "كتب.\u2060\u2067١\u2069 ثم عاد 12"],
  ["Arabic in an isolate", "كتب \u2066a ب (ت 12) b\u2069 ثم"],
  ["an isolate in a bracket", "كتب (انظر \u2066www.bbc.com\u2069) ثم"],
  ["a mark behind a bracket", "نص (a)\u064b نص"],
])("%s", (_name, text) => {
  const { levels } = resolveBidi(text, "rtl");
  expect([...levels]).toEqual([...whole.getEmbeddingLevels(text, "rtl").levels]);
});
