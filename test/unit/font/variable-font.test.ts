import { readFileSync } from "node:fs";
import { create } from "fontkit";
import { Blob, Face, Font, Variation } from "harfbuzzjs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { loadCatalogue, openFace } from "../../../src/font/index.ts";
import { openVariableFont } from "../../../src/font/variable-font.ts";
import { createMemoryHost } from "../../../src/host/memory-host.ts";

const module = new URL("../../../node_modules/vazirmatn/", import.meta.url);
const bytes = new Uint8Array(readFileSync(new URL("fonts/variable/Vazirmatn[wght].ttf", module)));

interface VaryingFont {
  readonly getVariation: (settings: Readonly<Record<string, number>>) => {
    readonly getGlyph: (id: number) => { readonly path: { readonly toSVG: () => string } };
  };
}
const fontkit = create(Buffer.from(bytes)) as unknown as VaryingFont;

const opened = () => {
  const font = openVariableFont(bytes, "Vazirmatn[wght].ttf");
  if (font === undefined) {
    throw new Error("it has axes");
  }
  return font;
};

describe("a real variable font", () => {
  test("is told by its axis of weight", () => {
    expect(opened()).toMatchObject({
      family: "Vazirmatn",
      weights: [100, 900],
      isItalic: false,
      hasItalic: false,
    });
  });

  test.each([100, 400, 550, 700, 900])("at weight %i is what others make of it", (weight) => {
    const face = opened().instance(weight, false);
    expect(face).toMatchObject({ weight, italic: false, outlines: "truetype", joinsArabic: true });
    expect(face.fullName).toBe(`Vazirmatn ${weight}`);
    // HarfBuzz and fontkit vary the file itself.
    const varied = new Font(new Face(new Blob(bytes)));
    varied.setVariations([new Variation("wght", weight)]);
    const other = fontkit.getVariation({ wght: weight });
    for (const letter of "ابجدسعكلمهوي0A") {
      const glyph = face.glyphFor(letter.codePointAt(0) ?? 0);
      expect(glyph).toBeGreaterThan(0);
      expect(Math.abs(face.advanceOf(glyph) - varied.glyphHAdvance(glyph))).toBeLessThanOrEqual(1);
      const box = boxOf(other.getGlyph(glyph).path.toSVG());
      const ink = face.inkOf(glyph);
      expect(Math.abs((ink?.xMax ?? 0) - box.xMax)).toBeLessThan(3);
      expect(Math.abs((ink?.yMax ?? 0) - box.yMax)).toBeLessThan(3);
    }
  });

  test("gives one face for one wish, and keeps within its range", () => {
    const font = opened();
    expect(font.instance(400, false)).toBe(font.instance(400, false));
    expect(font.instance(1000, false).weight).toBe(900);
    expect(font.instance(400, false).id).toBe(opened().instance(400, false).id);
    expect(font.instance(400, false).id).not.toBe(font.instance(500, false).id);
  });

  test("has every weight in the catalogue, not the nearest of some", async () => {
    const found: Diagnostic[] = [];
    const host = createMemoryHost({ "/f/Vazirmatn.ttf": bytes });
    const catalogue = await loadCatalogue(host, [{ path: "/f", origin: "user" }], (one) =>
      found.push(one),
    );
    expect([catalogue.families, found]).toEqual([["Vazirmatn"], []]);
    expect(catalogue.face("vazirmatn", 450, false)?.weight).toBe(450);
    expect(catalogue.face("vazirmatn", 700, true)).toMatchObject({ weight: 700, italic: false });
  });
});

test("a file without axes is no variable font", () => {
  const amiri = readFileSync(new URL("../../../fonts/amiri/Amiri-Regular.ttf", import.meta.url));
  expect(openVariableFont(new Uint8Array(amiri), "Amiri-Regular.ttf")).toBeUndefined();
  expect(openVariableFont(new Uint8Array(20), "nothing")).toBeUndefined();
});

test("variable outlines that nobody made static are refused", () => {
  expect(() => openFace(bytes, "Vazirmatn[wght].ttf")).toThrow("variable font");
});

test("one that is cut short is refused in words", async () => {
  const found: Diagnostic[] = [];
  const amiri = readFileSync(new URL("../../../fonts/amiri/Amiri-Regular.ttf", import.meta.url));
  const host = createMemoryHost({
    "/f/a.ttf": new Uint8Array(amiri),
    "/f/cut.ttf": bytes.subarray(0, 90_000),
  });
  const catalogue = await loadCatalogue(host, [{ path: "/f", origin: "user" }], (one) =>
    found.push(one),
  );
  expect(catalogue.families).toEqual(["Amiri"]);
  expect(found.map(({ code }) => code)).toEqual(["font/invalid"]);
});

function boxOf(svg: string): { readonly xMax: number; readonly yMax: number } {
  const numbers = [...svg.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  return { xMax: Math.max(...xs), yMax: Math.max(...ys) };
}
