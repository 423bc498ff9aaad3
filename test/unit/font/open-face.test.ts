import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FontError, openFace } from "../../../src/font/index.ts";

const read = (file: string) => readFileSync(new URL(`../../../fonts/${file}`, import.meta.url));

const failure = (bytes: Uint8Array) => {
  try {
    openFace(bytes, "brought.ttf");
  } catch (error) {
    return error instanceof FontError ? { reason: error.reason, message: error.message } : error;
  }
  return undefined;
};

/** The same font with one table renamed, so that no reader finds it. */
function withoutTable(bytes: Uint8Array, tag: string): Uint8Array {
  const copy = Buffer.from(bytes);
  const count = copy.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (copy.toString("latin1", at, at + 4) === tag) {
      copy.write("zzzz", at, "latin1");
    }
  }
  return copy;
}

test("tells what a face is", () => {
  const { bytes, covers, glyphFor, advanceOf, inkOf, reachOf, outlineOf, ...told } = openFace(
    read("amiri/Amiri-BoldItalic.ttf"),
    "Amiri-BoldItalic.ttf",
  );
  expect(bytes.length).toBe(400_176);
  expect(told).toMatchInlineSnapshot(`
    {
      "copyright": "Copyright 2010-2022 The Amiri Project Authors (https://github.com/aliftype/amiri).",
      "family": "Amiri",
      "fsType": 0,
      "fullName": "Amiri Bold Italic",
      "glyphCount": 6476,
      "id": "sha256-85c8bb77099f4236",
      "italic": true,
      "joinsArabic": true,
      "licence": "This Font Software is licensed under the SIL Open Font License, Version 1.1. This license is available with a FAQ at: https://openfontlicense.org",
      "metrics": {
        "ascent": 1124,
        "capHeight": 646,
        "descent": -634,
        "lineGap": 0,
        "strikeoutPosition": 260,
        "strikeoutThickness": 50,
        "underlinePosition": -512,
        "underlineThickness": 50,
        "unitsPerEm": 1000,
        "xHeight": 433,
      },
      "outlines": "truetype",
      "postscriptName": "Amiri-BoldItalic",
      "version": "Version 1.002",
      "weight": 700,
    }
  `);
});

test("measures glyphs in font units", () => {
  const face = openFace(read("amiri/Amiri-Regular.ttf"), "Amiri-Regular.ttf");
  const alef = face.glyphFor(0x0627);
  expect(face.covers(0x0627)).toBe(true);
  expect(face.covers(0x4e2d)).toBe(false);
  expect(face.glyphFor(0x4e2d)).toBe(0);
  expect(face.advanceOf(alef)).toBe(217);
  expect(face.inkOf(alef)).toMatchInlineSnapshot(`
    {
      "xMax": 155.9882352941177,
      "xMin": 59.5,
      "yMax": 695.0104166666666,
      "yMin": -0.9999999999999998,
    }
  `);
  expect(face.inkOf(face.glyphFor(0x20))).toBeUndefined();
});

test("reads a view into a larger buffer", () => {
  const file = read("ibm-plex-mono/IBMPlexMono-Regular.ttf");
  const larger = new Uint8Array(file.length + 7);
  larger.set(file, 7);
  const face = openFace(larger.subarray(7), "plex.ttf");
  expect(face.family).toBe("IBM Plex Mono");
  expect(face.id).toBe(openFace(file, "plex.ttf").id);
});

test("refuses what is no font", () => {
  expect(failure(new TextEncoder().encode("not a font at all"))).toMatchObject({
    reason: "not-a-font",
    message: "brought.ttf is not a font that can be read",
  });
  expect(failure(new Uint8Array())).toMatchObject({ reason: "not-a-font" });
});

test("refuses a font cut short", () => {
  const whole = read("amiri/Amiri-Regular.ttf");
  for (const length of [20, 300, 5_000]) {
    expect(failure(whole.subarray(0, length))).toMatchObject({ reason: "not-a-font" });
  }
});

test("refuses Arabic letters without their joining forms", () => {
  expect(failure(withoutTable(read("amiri/Amiri-Regular.ttf"), "GSUB"))).toMatchObject({
    reason: "no-arabic-shaping",
  });
  expect(failure(withoutTable(read("ibm-plex-mono/IBMPlexMono-Regular.ttf"), "GSUB"))).toBe(
    undefined,
  );
});

test("refuses a font without outlines", () => {
  expect(
    failure(withoutTable(read("ibm-plex-mono/IBMPlexMono-Regular.ttf"), "glyf")),
  ).toMatchObject({
    reason: "no-outlines",
  });
});

test("tells the advance of every glyph, blank ones at the end of the outlines too", () => {
  const mono = openFace(read("ibm-plex-mono/IBMPlexMono-Regular.ttf"), "mono");
  const advances = Array.from({ length: mono.glyphCount }, (_, glyph) => mono.advanceOf(glyph));
  expect(new Set(advances)).toEqual(new Set([0, 600]));
});
