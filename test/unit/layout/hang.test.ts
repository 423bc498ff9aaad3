import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { TextLine } from "../../../src/layout/index.ts";
import { type Block, build } from "../../../src/model/index.ts";
import { layOut, linesOf, PROSE, smallTemplate } from "../../support/lay-out.ts";

const LEFT = 20;

async function column(body: readonly Block[], width: number, hanging: number) {
  const template = smallTemplate(width, 60);
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(body, {
    template: { ...template, lineBreaking: { ...template.lineBreaking, hanging } },
    diagnostics,
  });
  const lines = linesOf(document).filter(({ element }) => element?.role === "P");
  return { lines, codes: diagnostics.map(({ code }) => code) };
}

const isLast = (lines: readonly TextLine[], at: number): boolean => at === lines.length - 1;

const MARK = /[،.:؛؟!»]\s*$/u;

test("signs at the end of a line stand in the margin by the template's share, letters never", async () => {
  const { lines, codes } = await column([build.paragraph(`${PROSE} ${PROSE} ${PROSE}`)], 170, 0.5);
  const hanging = lines.filter(({ text }, at) => MARK.test(text) && !isLast(lines, at));
  expect(hanging.length).toBeGreaterThan(1);
  for (const [at, line] of lines.entries()) {
    const right = line.x + line.width;
    expect(right).toBeCloseTo(LEFT + 170, 2);
    if (MARK.test(line.text) && !isLast(lines, at)) {
      const sign = line.runs[0]?.glyphs.advances[0] ?? 0;
      expect(LEFT - line.x).toBeGreaterThan(0.4);
      expect(LEFT - line.x).toBeLessThan(sign);
    } else if (!isLast(lines, at)) {
      expect(line.x).toBeCloseTo(LEFT, 2);
    }
  }
  expect(codes).not.toContain("layout/overfull-line");
});

test("opening quotation marks stand out at the start of a line", async () => {
  const quoted = Array.from({ length: 30 }, () => "«كلمات»").join(" ");
  const { lines } = await column([build.paragraph(quoted)], 150, 0.5);
  for (const [at, line] of lines.entries()) {
    expect(line.x + line.width).toBeGreaterThan(LEFT + 150 + 1);
    if (!isLast(lines, at)) {
      expect(line.x).toBeLessThan(LEFT - 1);
    }
  }
});

test("in a left-to-right paragraph the sides change", async () => {
  const text =
    "“Words,” they said, “are well set, and well kept, where commas hang, and stops.” ".repeat(4);
  const { lines } = await column([{ ...build.paragraph(text.trim()), language: "en" }], 160, 0.5);
  for (const [at, line] of lines.entries()) {
    const right = line.x + line.width;
    const opens = line.text.startsWith("“");
    expect(line.x < LEFT - 0.4).toBe(opens);
    if (!isLast(lines, at)) {
      expect(right > LEFT + 160 + 0.4).toBe(/[.,”\u00ad]\s*$/u.test(line.text));
    }
  }
});

test("nothing hangs unless the template says so", async () => {
  const { lines } = await column([build.paragraph(PROSE)], 170, 0);
  for (const line of lines) {
    expect(line.x).toBeGreaterThanOrEqual(LEFT - 0.01);
    expect(line.x + line.width).toBeLessThanOrEqual(LEFT + 170.01);
  }
});
