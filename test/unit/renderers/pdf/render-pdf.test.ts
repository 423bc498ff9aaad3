import { create } from "fontkit";
import { expect, test } from "vitest";
import {
  glyphList,
  type PagedDocument,
  type StructureElement,
} from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { expectImage, pdfiumText, rasterise } from "../../../support/pdf-images.ts";
import {
  amiri,
  bundledFace,
  notoNaskh,
  pagedDocument,
  textLine,
} from "../../../support/pdf-lines.ts";
import { pageText, readPdf, shownCodes, streamsWith } from "../../../support/pdf-reading.ts";

const context = { report: () => {}, now: new Date("2026-03-04T05:06:07Z") };
const render = (document: PagedDocument): Promise<Uint8Array> => renderPdf(document, context);
const element = (role: StructureElement["role"]): StructureElement => ({ role, children: [] });

const PLAIN = [
  "وصل الوزراء إلى العاصمة صباح اليوم في زيارة رسمية",
  "تستمر ثلاثة أيام يلتقون خلالها رئيس الحكومة وأعضاء",
  "البرلمان ثم يعودون إلى بلادهم مساء الخميس المقبل",
];

function plainDocument(): PagedDocument {
  const paragraph = element("P");
  const lines = PLAIN.map((text, at) =>
    textLine(text, { element: paragraph, right: 370, width: 320, baseline: 100 + at * 26 }),
  );
  return pagedDocument([lines], [paragraph]);
}

test("the same document gives the same bytes", async () => {
  const [one, other] = [await render(plainDocument()), await render(plainDocument())];
  expect(Buffer.compare(one, other)).toBe(0);
  expect(Buffer.from(one).toString("latin1", 0, 8)).toBe("%PDF-1.7");
});

test("pdf.js and PDFium read plain Arabic lines in order", async () => {
  const bytes = await render(plainDocument());
  expect(await pageText(await readPdf(bytes), 1)).toBe(PLAIN.join("\n"));
  expect((await pdfiumText(bytes)).trim().split(/\s*\r?\n\s*/)).toEqual(PLAIN);
});

test("codes stand where the frames put them", async () => {
  const line = textLine("سوق 2024 (Example) قديم", { right: 370, width: 300, baseline: 200 });
  const scaled = textLine("مدينة", {
    x: 61.237,
    baseline: 300,
    size: 11.3,
    glyphScale: 0.96,
    rise: 2,
  });
  const document = pagedDocument([[line, scaled]]);
  const all = await shownCodes(await readPdf(await render(document)), 1);
  const shown = all
    .filter(({ text }) => /[^\s\p{Cf}]/u.test(text))
    .sort((one, other) => Math.round(other.y - one.y) || one.x - other.x);
  const framed = [line, scaled].flatMap(({ runs, baseline }) =>
    runs.flatMap((run) =>
      glyphList(run.glyphs)
        .filter(({ id }) => run.face.inkOf(id) !== undefined)
        .map((glyph) => ({
          x: run.x + glyph.x, // Raised ink has its pen on the baseline: readers would take it for another line.
          y: 595 - baseline,
        })),
    ),
  );
  expect(shown).toHaveLength(framed.length);
  for (const [at, { x, y }] of framed.entries()) {
    expect(Math.abs((shown[at]?.x ?? 0) - x)).toBeLessThan(0.01);
    expect(Math.abs((shown[at]?.y ?? 0) - y)).toBeLessThan(0.03);
  }
});

test("the embedded subset draws what the face draws", async () => {
  for (const face of [amiri(), notoNaskh(), bundledFace("ibm-plex-sans/IBMPlexSans-Regular.ttf")]) {
    const line = textLine("قال بِسْمِ اللَّهِ Example ëñ", { face });
    const bytes = await render(pagedDocument([[line]]));
    const [file] = streamsWith(bytes, "/Length1");
    const subset = create(file ?? Buffer.alloc(0)) as unknown as {
      readonly numGlyphs: number;
      readonly getGlyph: (id: number) => { readonly path: { readonly toSVG: () => string } };
    };
    const original = create(Buffer.from(face.bytes)) as unknown as typeof subset;
    const drawn = new Set(
      Array.from({ length: subset.numGlyphs }, (_, id) =>
        shapeOf(subset.getGlyph(id).path.toSVG()),
      ),
    );
    const glyphs = line.runs.flatMap((run) => glyphList(run.glyphs));
    for (const { id } of glyphs) {
      expect(drawn).toContain(shapeOf(original.getGlyph(id).path.toSVG()));
    }
    expect(file?.length).toBeLessThan(face.bytes.length / 10);
  }
});

/** An outline without its place: composites move the glyphs that they are made of. */
function shapeOf(svg: string): string {
  let origin: readonly [number, number] | undefined;
  return svg.replaceAll(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => {
    origin ??= [Number(x), Number(y)];
    return `${(Number(x) - origin[0]).toFixed(1)} ${(Number(y) - origin[1]).toFixed(1)}`;
  });
}

test("looks as it should", async () => {
  const line = textLine("بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ", { right: 210, baseline: 40, size: 20 });
  const naskh = textLine("تفتح الأسواق (السبت) أبوابها", {
    face: notoNaskh(),
    right: 210,
    baseline: 76,
  });
  const latin = textLine("An office in Amman, naïve", {
    face: bundledFace("noto-serif/NotoSerif-Regular.ttf"),
    direction: "ltr",
    x: 10,
    baseline: 104,
    colour: "#803020",
  });
  const rule = { type: "rect", rect: { x: 10, y: 112, width: 200, height: 2 }, colour: "#305080" };
  const document = pagedDocument([[line, naskh, latin, rule as never]]);
  const page = document.pages[0];
  const small = {
    ...document,
    pages: [{ size: { width: 220, height: 124 }, label: "1", items: page?.items ?? [] }],
  };
  expectImage(await rasterise(await render(small), 1, 108), "lines");
});
