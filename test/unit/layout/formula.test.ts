import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { PathMark } from "../../../src/drawing/index.ts";
import { typesetTex } from "../../../src/formulas/index.ts";
import type { DrawingItem, PagedDocument, TextLine } from "../../../src/layout/index.ts";

import { type Block, build } from "../../../src/model/index.ts";
import { renderPdf } from "../../../src/renderers/pdf/index.ts";
import { fail, layOut, newsTemplate, readLines } from "../../support/lay-out.ts";
import { pdfiumText } from "../../support/pdf-images.ts";
import { pageText, pdfObjects, readPdf } from "../../support/pdf-reading.ts";

const math = (tex: string): Block => ({ type: "math", tex });
const inline = (tex: string) => ({ type: "inlineMath", tex }) as const;
const set = (body: readonly Block[], diagnostics: Diagnostic[] = []): Promise<PagedDocument> =>
  layOut(body, { typesetTex, diagnostics });

const itemsOf = ({ pages }: PagedDocument) => pages.flatMap(({ items }) => items);
const drawings = (document: PagedDocument): readonly DrawingItem[] =>
  itemsOf(document).filter((item) => item.type === "drawing");
const blank = (document: PagedDocument): readonly TextLine[] =>
  itemsOf(document)
    .filter((item) => item.type === "text")
    .filter(({ runs }) => runs.some(({ isBlank }) => isBlank === true));

type DrawingMark = DrawingItem["marks"][number];

const EVERYWHERE = { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 };

/** How far the paths of a drawing reach, as far as they are not cut off. */
function extentOf(marks: readonly DrawingMark[], room = EVERYWHERE): typeof EVERYWHERE {
  const extents: (typeof EVERYWHERE)[] = [];
  for (const mark of marks) {
    if (mark.kind === "path") {
      extents.push(within(room, mark.path));
    } else if (mark.kind === "group") {
      const inner = mark.clips.reduce((cut, { path }) => within(cut, path), room);
      extents.push(extentOf(mark.marks, inner));
    }
  }
  return {
    left: Math.min(...extents.map(({ left }) => left)),
    right: Math.max(...extents.map(({ right }) => right)),
    top: Math.min(...extents.map(({ top }) => top)),
    bottom: Math.max(...extents.map(({ bottom }) => bottom)),
  };
}

function within(room: typeof EVERYWHERE, path: PathMark["path"]): typeof EVERYWHERE {
  const points = path.flatMap((step) => step.points);
  const [across, down] = [0, 1].map((axis) => points.filter((_, at) => at % 2 === axis));
  return {
    left: Math.max(room.left, Math.min(...(across ?? []))),
    right: Math.min(room.right, Math.max(...(across ?? []))),
    top: Math.max(room.top, Math.min(...(down ?? []))),
    bottom: Math.min(room.bottom, Math.max(...(down ?? []))),
  };
}

describe("a displayed formula", () => {
  test("is drawn in the middle of the measure, in the size of the text", async () => {
    const [drawing] = drawings(await set([math("E = mc^2")]));
    const { x = 0, width = 0 } = drawing?.rect ?? {};
    // A4 with margins of 30 mm.
    expect(x + width / 2).toBeCloseTo(595.28 / 2, 0);
    // E = mc² is 3.845 em wide in MathJax's font, of which text has 14 pt.
    expect(width).toBeCloseTo(3.845 * 14, 0);
  });

  test("is a Formula in words, and copied as its TeX", async () => {
    const document = await set([build.paragraph("قبل"), math("E = mc^2"), build.paragraph("بعد")]);
    expect(drawings(document)[0]?.element).toMatchObject({
      role: "Formula",
      alt: "E يساوي m c تربيع",
    });
    const pdf = await renderPdf(document, { report: fail, now: new Date(0) });
    expect(await pdfiumText(pdf)).toContain("E = mc^2");
    expect(await pageText(await readPdf(pdf), 1)).toContain("E = mc^2");
    expect(
      [...pdfObjects(pdf).values()].filter((object) => object.includes("/S /Formula")),
    ).toHaveLength(1);
  });

  test("wider than its measure shrinks into it, and its author hears when it is too small to read", async () => {
    const diagnostics: Diagnostic[] = [];
    const long = Array.from({ length: 150 }, () => "a").join(" ");
    const [drawing] = drawings(await set([math(long)], diagnostics));
    expect(drawing?.rect.width).toBeCloseTo(425.2, 0);
    expect(diagnostics.map(({ code }) => code)).toContain("layout/overfull-block");
  });

  test("higher than a page shrinks into it, and its author hears of that too", async () => {
    const diagnostics: Diagnostic[] = [];
    const rows = Array.from({ length: 90 }, (_, row) => row).join("\\\\");
    const tall = `\\begin{pmatrix}${rows}\\end{pmatrix}`;
    const document = await set([build.paragraph("قبل"), math(tall)], diagnostics);
    const { page } = newsTemplate();
    const [drawing] = drawings(document);
    const { y = 0, height = 0 } = drawing?.rect ?? {};
    expect(y).toBeGreaterThanOrEqual(page.margins.top - 0.01);
    expect(y + height).toBeLessThanOrEqual(page.size.height - page.margins.bottom + 0.01);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^a formula is too high for a page/),
    );
  });

  test.each([
    [
      "brackets",
      "\\left(\\begin{matrix}8\\\\9\\\\7\\\\1\\\\2\\\\3\\\\4\\\\5\\\\6\\end{matrix}\\right\\}",
    ],
    ["a root", "\\sqrt{\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\end{matrix}}"],
    ["a brace", "\\overbrace{a+b+c+d+e+f+g+h}"],
  ])("has %s of its own size", async (_name, tex) => {
    const [drawing] = drawings(await set([math(tex)]));
    const { width = 0, height = 0 } = drawing?.rect ?? {};
    const { left, right, top, bottom } = extentOf(drawing?.marks ?? []);
    expect(Math.min(left, top)).toBeGreaterThan(-1);
    expect(right).toBeLessThan(width + 1);
    expect(bottom).toBeLessThan(height + 1);
  });

  test("that cannot be read is printed as its TeX, and told once", async () => {
    const diagnostics: Diagnostic[] = [];
    const document = await set([math("\\frac{1")], diagnostics);
    expect(readLines(document).flat().join(" ")).toContain("\\frac{1");
    expect(diagnostics.map(({ message }) => message).filter((one) => /formula/.test(one))).toEqual([
      "a formula is printed as its TeX source: Missing close brace",
    ]);
  });
});

describe("a formula in the line", () => {
  test("so high that it could leave the page shrinks, and its author hears", async () => {
    const diagnostics: Diagnostic[] = [];
    const rows = Array.from({ length: 90 }, (_, row) => row).join("\\\\");
    const tall = inline(`\\begin{pmatrix}${rows}\\end{pmatrix}`);
    const document = await set(
      [{ type: "paragraph", children: [tall, build.text(" بعد")] }],
      diagnostics,
    );
    const { page } = newsTemplate();
    const { y = 0, height = 0 } = drawings(document)[0]?.rect ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(page.size.height - page.margins.bottom);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^a formula is too high for a line/),
    );
  });

  test("runs left to right in its place of an Arabic line", async () => {
    const document = await set([build.paragraph("قبل ", inline("x = y"), " بعد")]);
    const [line] = blank(document);
    expect(line?.text).toBe("قبل x = y بعد");
    const pieces = drawings(document).map(({ rect }) => rect.x);
    expect(pieces).toHaveLength(2);
    expect(pieces[0]).toBeLessThan(pieces[1] ?? 0);
    const words = line?.runs.filter(({ level }) => level === 1).map(({ x }) => x) ?? [];
    expect(Math.max(...words)).toBeGreaterThan(pieces[1] ?? 0);
    expect(Math.min(...words)).toBeLessThan(pieces[0] ?? 0);
  });

  test("stands on the baseline of the line", async () => {
    const document = await set([build.paragraph("قبل ", inline("x"))]);
    const [drawing] = drawings(document);
    const [line] = blank(document);
    const { y = 0, height = 0 } = drawing?.rect ?? {};
    // x has a depth of 0.011 em.
    expect((line?.baseline ?? 0) - (y + height)).toBeCloseTo(-0.011 * 14, 1);
  });

  test("goes on in the next line after a relation, and nowhere else", async () => {
    const long = Array.from({ length: 30 }, (_, at) => `x_{${at}}`).join(" = ");
    const document = await set([build.paragraph("كلام قبل المعادلة ", inline(long))]);
    const baselines = new Set(drawings(document).map(({ rect }) => Math.round(rect.y)));
    expect(baselines.size).toBeGreaterThan(1);
    for (const { rect } of drawings(document)) {
      expect(rect.x).toBeGreaterThanOrEqual(84);
      expect(rect.x + rect.width).toBeLessThanOrEqual(511);
    }
  });

  test("is not parted from the letter or the comma that touches it", async () => {
    const text = Array.from({ length: 40 }, () => ["و", inline("x"), "، "] as const).flat();
    const lines = readLines(await set([build.paragraph(...text)])).flat();
    expect(lines.every((line) => /^و/.test(line) && /،\s*$/.test(line))).toBe(true);
  });
});
