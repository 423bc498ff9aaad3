import { create } from "fontkit";
import { expect, test } from "vitest";
import type { FontFace } from "../../../../src/font/index.ts";
import type { TextLine } from "../../../../src/layout/index.ts";
import { toUnicodeMap } from "../../../../src/renderers/pdf/font/to-unicode.ts";
import { componentsOf } from "../../../../src/renderers/pdf/font/true-type-glyphs.ts";
import { createTrueTypeSubset } from "../../../../src/renderers/pdf/font/true-type-subset.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { differenceOf, pdfiumText, rasterise } from "../../../support/pdf-images.ts";
import {
  amiri,
  notoNaskh,
  pagedDocument,
  plexArabic,
  textLine,
} from "../../../support/pdf-lines.ts";
import { pdfObjects, streamsWith } from "../../../support/pdf-reading.ts";

const now = new Date("2026-03-04T05:06:07Z");
const render = (line: TextLine, report = () => {}): Promise<Uint8Array> =>
  renderPdf(pagedDocument([[line]]), { report, now });

/** The face as if it had come with CFF outlines: that is how `outlines` makes a PDF embed it. */
const asCff = (face: FontFace): FontFace => ({ ...face, id: `${face.id}-cff`, outlines: "cff" });

test("a face with CFF outlines looks and reads like the same face with TrueType outlines", async () => {
  const text = "بِسْمِ اللَّهِ الرَّحْمَٰنِ (لا) 12";
  for (const face of [amiri(), notoNaskh(), plexArabic()]) {
    const line = textLine(text, { face, size: 22 });
    const cff = { ...line, runs: line.runs.map((run) => ({ ...run, face: asCff(run.face) })) };
    const [one, other] = [await render(line), await render(cff)];
    expect([...pdfObjects(other).values()].join("\n")).toContain("/Subtype /CIDFontType0C");
    expect(differenceOf(await rasterise(one, 1, 144), await rasterise(other, 1, 144))).toBeLessThan(
      0.0005,
    );
    expect(await pdfiumText(other)).toBe(await pdfiumText(one));
  }
});

interface ReadFont {
  readonly numGlyphs: number;
  readonly getGlyph: (id: number) => {
    readonly advanceWidth: number;
    readonly path: { readonly toSVG: () => string };
    readonly bbox: { readonly minX: number; readonly maxX: number };
  };
}
const open = (bytes: Buffer): ReadFont => create(bytes) as unknown as ReadFont;

test("a subset keeps the glyphs of composite glyphs, renumbered", () => {
  const face = plexArabic();
  const subset = createTrueTypeSubset(face.bytes);
  const beh = face.glyphFor(0x628);
  const made = subset.add({ ink: [{ glyph: beh, x: 0, y: 0 }], advance: face.advanceOf(beh) });
  const font = open(subset.encode());
  const original = open(Buffer.from(face.bytes));
  expect(font.getGlyph(made).path.toSVG()).toBe(original.getGlyph(beh).path.toSVG());
  expect(font.getGlyph(made).advanceWidth).toBe(face.advanceOf(beh));
  expect(font.numGlyphs).toBeLessThan(10);
});

test("moved ink and another advance make a composite glyph over the stored one", () => {
  const face = amiri();
  const subset = createTrueTypeSubset(face.bytes);
  const alef = face.glyphFor(0x627);
  const plain = subset.add({ ink: [{ glyph: alef, x: 0, y: 0 }], advance: face.advanceOf(alef) });
  const pair = {
    ink: [
      { glyph: alef, x: 0, y: 0 },
      { glyph: alef, x: 300, y: -40 },
    ],
    advance: 777,
  };
  const made = subset.add(pair);
  expect(subset.add(pair)).toBe(made);
  const blank = subset.add({ ink: [], advance: 123 });
  const font = open(subset.encode());
  expect(font.getGlyph(made).advanceWidth).toBe(777);
  expect(font.getGlyph(made).bbox.maxX - font.getGlyph(plain).bbox.maxX).toBe(300);
  expect(font.getGlyph(made).bbox.minX).toBe(font.getGlyph(plain).bbox.minX);
  expect([font.getGlyph(blank).advanceWidth, font.getGlyph(blank).path.toSVG()]).toEqual([123, ""]);
});

test("components of an outline are found behind each kind of transformation", () => {
  const component = (flags: number, glyph: number, rest: number): Buffer => {
    const bytes = Buffer.alloc(4 + rest);
    bytes.writeUInt16BE(flags, 0);
    bytes.writeUInt16BE(glyph, 2);
    return bytes;
  };
  const header = Buffer.alloc(10);
  header.writeInt16BE(-1, 0);
  const outline = Buffer.concat([
    header,
    component(0x20 | 0x1, 5, 4),
    component(0x20 | 0x8, 6, 4),
    component(0x20 | 0x40, 7, 6),
    component(0x80, 8, 10),
  ]);
  expect(componentsOf(outline).map(({ glyph }) => glyph)).toEqual([5, 6, 7, 8]);
});

test("a CMap has at most a hundred pairs a block, and leaves out codes without text", () => {
  const map = toUnicodeMap(["", ...Array.from({ length: 101 }, () => "ab"), "", "\u{1f600}"]);
  expect(map.match(/\d+ beginbfchar/g)).toEqual(["100 beginbfchar", "2 beginbfchar"]);
  expect(map).toContain("<0001> <00610062>");
  expect(map).toContain("<0067> <d83dde00>");
});

test("widths in the PDF and in the font agree", async () => {
  const bytes = await render(textLine("قال نعم", { face: notoNaskh() }));
  const objects = [...pdfObjects(bytes).values()].join("\n");
  const widths = /\/W \[0 \[([^\]]*)\]\]/.exec(objects)?.[1]?.split(" ").map(Number) ?? [];
  const [file] = streamsWith(bytes, "/Length1");
  const font = open(file ?? Buffer.alloc(0));
  const advances = Array.from(
    { length: font.numGlyphs },
    (_, id) => font.getGlyph(id).advanceWidth,
  );
  expect(widths.length).toBeGreaterThan(5);
  const scale = 1000 / notoNaskh().metrics.unitsPerEm;
  for (const width of widths) {
    expect(advances.some((advance) => Math.abs(advance * scale - width) < 0.001)).toBe(true);
  }
});

test("a face whose maker forbids embedding is refused, once, and its outlines are not in the file", async () => {
  const found: string[] = [];
  const face = { ...amiri(), id: "sha256-0123456789abcdef", fsType: 2 };
  const line = textLine("قلم قلم");
  const restricted = {
    ...line,
    runs: [...line.runs, ...line.runs].map((run) => ({ ...run, face })),
  };
  await renderPdf(pagedDocument([[restricted]]), {
    report: ({ code, message }) => found.push(`${code}: ${message}`),
    now,
  });
  expect(found).toEqual(["pdf/font-refused: Amiri Regular may not be embedded, says its maker"]);
});
