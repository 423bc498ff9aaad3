import fc from "fast-check";
import { expect, test } from "vitest";
import { createStems, stemKey } from "../../../src/readers/index.ts";
import { safeStem } from "../../../src/readers/stems.ts";

const percent = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16)}`).join("");

test.each([
  ["a slug", "new-port-opens", "new-port-opens"],
  ["an Arabic slug as WordPress stores it", percent("ميناء-جديد"), "ميناء-جديد"],
  ["one that WordPress cut within a letter", percent("ميناء").slice(0, -3), "مينا"],
  ["one cut within its encoding", percent("ميناء").slice(0, -1), "مينا"],
  ["a title", "«ميناء» جديد: ٢٠٢٦/٥", "ميناء-جديد-٢٠٢٦-٥"],
  ["vowel marks", "كِتَاب", "كِتَاب"],
  ["Persian joiners", "می\u200cخواهم", "میخواهم"],
  ["a path", "../../etc/passwd", "etc-passwd"],
  ["an encoded path", "%2e%2e%2f%2e%2e%2fetc", "etc"],
  ["a path of Windows", "C:\\temp\\x", "C-temp-x"],
  ["a hidden name", ".htaccess", "htaccess"],
  ["a device", "CON", "CON-text"],
  ["a device by its number", "lpt1", "lpt1-text"],
  ["bidi controls", "\u202egpj.exe", "gpj-exe"],
  ["nothing", "", "text"],
  ["signs alone", "!؟…", "text"],
  ["marks alone", "\u064b\u064c", "text"],
])("%s", (_, wished, stem) => {
  expect(safeStem(wished)).toBe(stem);
});

test("names are cut between letters, within what file systems take", () => {
  const stem = safeStem("كِتَابٌ".repeat(100));
  expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(160);
  expect(stem.length).toBeGreaterThan(75);
  expect("كِتَابٌ".repeat(100).startsWith(stem)).toBe(true);
});

test("no two are alike, case and accents made equal", () => {
  const stems = createStems([stemKey("story")]);
  expect(
    ["Story", "about", "About", "caf\u00e9", "cafe\u0301", "about-2"].map(stems.claim),
  ).toEqual(["Story-2", "about", "About-2", "café", "café-2", "about-2-2"]);
});

test("any name is one file of its folder", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (wished) => {
      const stem = safeStem(wished);
      expect(stem).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u);
      expect(safeStem(stem)).toBe(stem);
    }),
  );
});
