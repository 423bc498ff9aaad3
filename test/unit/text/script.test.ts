import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptRuns } from "../../../src/text/index.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const cut = (text: string) =>
  scriptRuns(text)
    .map(({ start, end, script }) => `${script}:${text.slice(start, end)}`)
    .join("|");

test.each([
  ["digits and punctuation take the script before them", "عام 2018، ثم", "Arab:عام 2018، ثم"],
  ["leading neutrals take the script after them", "«(12) نص", "Arab:«(12) نص"],
  [
    "brackets close in the script they opened in",
    "نص (Latin) نص",
    "Arab:نص (|Latn:Latin|Arab:) نص",
  ],
  [
    "an isolate gives back the script",
    "نص \u2066C++\u2069 100",
    "Arab:نص \u2066|Latn:C++|Arab:\u2069 100",
  ],
  ["Arabic punctuation is Arabic after a Latin word", "في BBC، ثم", "Arab:في |Latn:BBC|Arab:، ثم"],
  ["Syriac keeps the punctuation it shares", "ܫܠܡ، ܫ", "Syrc:ܫܠܡ، ܫ"],
  ["marks take the script of their letter", "a\u0301بَ", "Latn:a\u0301|Arab:بَ"],
  ["letters newer than the library's data", "\u0870\u08c8", "Arab:\u0870\u08c8"],
  ["nothing has a script", "12 – 13", "Zyyy:12 – 13"],
  ["no text", "", ""],
])("%s", (_name, text, expected) => {
  expect(cut(text)).toBe(expected);
});

test("runs cover the text and differ from their neighbours", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const runs = scriptRuns(text);
      expect(runs.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      for (const [at, run] of runs.entries()) {
        expect(run.script).not.toBe(runs[at + 1]?.script);
        expect(run.start).toBe(runs[at - 1]?.end ?? 0);
      }
    }),
  );
});
