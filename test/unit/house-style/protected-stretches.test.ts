import { expect, test } from "vitest";
import { protectedStretches } from "../../../src/house-style/protected-stretches.ts";

/** What is covered, stretch by stretch, overlapping ones as one. */
function protectedIn(text: string): readonly string[] {
  const isCovered = [...text].map(() => false);
  for (const { from, to } of protectedStretches(text)) {
    isCovered.fill(true, from, to);
  }
  const masked = [...text].map((character, at) => (isCovered[at] === true ? character : "\n"));
  return masked
    .join("")
    .split(/\n+/)
    .filter((one) => one !== "");
}

test.each<[string, readonly string[]]>([
  ["انظر https://example.org/a,b?c=1;d, ثم", ["https://example.org/a,b?c=1;d"]],
  ["(www.example.org/a(b))", ["www.example.org/a(b)"]],
  ["راسل me.you@mail.example.com, ثم", ["me.you@mail.example.com"]],
  ["مكتبة ال-node.js هنا", ["ال-node.js"]],
  ["إصدار +v2.0.1,", ["+v2.0.1"]],
  ["زر موقع.مصر، ثم", ["موقع.مصر"]],
  ["قال.نعم", []],
  ["ملف_أول.pdf هنا", ["ملف_أول.pdf"]],
  ["مسار src/a.b/c و/أو", ["src/a.b/c"]],
  ["قال ﴿ قل هو ﴾ ثم ﴿ ﴾", ["قل هو"]],
  ["12.5 و 3/4 و 2:1", []],
])("%s", (text, found) => {
  expect(protectedIn(text)).toEqual(found);
});

/** With work that grows with the square of the length, each would take minutes. */
test.each(["ب", "a", "a.", "ب.", "+", "-", "%a", "-a", "ب-", "1", "a+", "a@", "@", "﴿ ", "....a"])(
  "100,000 characters of %s take no time",
  (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    for (const glued of [text, `www.${text}`, `﴿${" ".repeat(100_000)}${text}`]) {
      const before = process.cpuUsage();
      protectedStretches(glued);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(5);
    }
  },
);
