import { expect, test } from "vitest";
import { type FontFace, openFace, subsetFace } from "../../../src/font/index.ts";
import { createShaper } from "../../../src/text/index.ts";
import { arabicRun, bundledFace } from "../text/faces.ts";

const amiri = bundledFace("amiri/Amiri-Regular.ttf");
const codePoints = (text: string) => new Set([...text].map((one) => one.codePointAt(0) ?? 0));

/** Advances and offsets of a shaped text: what is left of it when glyph numbers change. */
function positions(face: FontFace, text: string): readonly (readonly number[])[] {
  const run = arabicRun(face, text);
  const { xAdvances, xOffsets, yOffsets, clusters } = createShaper().shape(
    text,
    run,
    run.start,
    run.end,
  );
  return [xAdvances, xOffsets, yOffsets, clusters].map((numbers) => [...numbers]);
}

test.each([
  "amiri/Amiri-Regular.ttf",
  "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf",
  "ibm-plex-sans-arabic/IBMPlexSansArabic-Bold.ttf",
])("a subset of %s sets Arabic as the whole font does", (file) => {
  const whole = bundledFace(file);
  const text = "بِسْمِ اللَّهِ لا إله إلّا الحق، محمّد ١٢٣";
  const subset = openFace(subsetFace(whole, codePoints(text)), file);
  expect(positions(subset, text)).toEqual(positions(whole, text));
  expect(subset.bytes.length).toBeLessThan(whole.bytes.length / 2);
});

test("a subset has what was asked for and no other letter", () => {
  const subset = openFace(subsetFace(amiri, codePoints("كتاب")), "subset");
  expect(["ك", "ت", "ا", "ب", "م", "A"].map((one) => subset.covers(one.charCodeAt(0)))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("a subset bears no name of its maker's, and keeps copyright and licence", () => {
  const plex = bundledFace("ibm-plex-mono/IBMPlexMono-Regular.ttf");
  const subset = openFace(subsetFace(plex, codePoints("abc")), "subset");
  expect([subset.family, subset.fullName, subset.postscriptName].join()).not.toMatch(/plex/i);
  expect(subset.copyright).toBe(plex.copyright);
  expect(subset.licence).toBe(plex.licence);
  expect(subset.version).toBe(plex.version);
});

test("the same letters give the same bytes, in whatever order and in another process's memory", () => {
  const one = subsetFace(amiri, codePoints("كتاب"));
  expect(subsetFace(amiri, codePoints("باتك"))).toBe(one);
  const again = subsetFace(bundledFace("amiri/Amiri-Regular.ttf"), codePoints("كتاب"));
  expect(Buffer.from(again).equals(one)).toBe(true);
});

test("the checksums of a subset are right", () => {
  const bytes = Buffer.from(subsetFace(amiri, codePoints("كتاب")));
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  }
  // OpenType 1.9.1, head: checkSumAdjustment brings the whole file to this.
  expect(sum.toString(16)).toBe("b1b0afba");
});

test("a font that forbids parts of itself stays whole", () => {
  const whole = { ...amiri, fsType: 0x0100 };
  expect(subsetFace(whole, codePoints("كتاب"))).toBe(amiri.bytes);
});
