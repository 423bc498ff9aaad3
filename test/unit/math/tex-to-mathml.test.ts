import { expect, test } from "vitest";
import { type MathContent, texToMathml } from "../../../src/math/index.ts";

function outline(content: MathContent): string {
  return typeof content === "string"
    ? content
    : `${content.name}(${content.children.map(outline).join(" ")})`;
}

function read(tex: string): string {
  const reading = texToMathml(tex, true);
  return reading.kind === "mathml" ? outline(reading.math) : `unreadable: ${reading.reason}`;
}

test.each([
  ["E = mc^2", "math(mrow(mi(E) mo(=) mi(m) msup(mi(c) mn(2))))"],
  ["\\frac{a}{b}", "math(mfrac(mi(a) mi(b)))"],
  ["a < b", "math(mrow(mi(a) mo(<) mi(b)))"],
  ["\\text{حيث}", "math(mtext(حيث))"],
])("%s", (tex, tree) => {
  expect(read(tex)).toBe(tree);
});

test.each([
  ["a command that nobody knows", "\\badcmd x"],
  ["an open brace", "{"],
  ["a macro that grows without end", "\\def\\a{\\a\\a}\\a"],
  ["a picture from elsewhere", "\\includegraphics{https://example.org/x.png}"],
])("refuses %s", (_name, tex) => {
  expect(read(tex)).toMatch(/^unreadable: \S.*[^:\s]$/);
});

test("gives XML that stands by itself", () => {
  const reading = texToMathml("x", true);
  expect(reading.kind === "mathml" && reading.xml).toContain(
    'xmlns="http://www.w3.org/1998/Math/MathML"',
  );
});
