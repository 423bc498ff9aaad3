import fc from "fast-check";
import { expect, test } from "vitest";
import { itemise, resolveBidi, type StyleRange } from "../../../src/text/index.ts";
import { bundledFace } from "./faces.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const amiri = bundledFace("amiri/Amiri-Regular.ttf");
const bold = bundledFace("amiri/Amiri-Bold.ttf");
const plex = bundledFace("ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf");
const mono = bundledFace("ibm-plex-mono/IBMPlexMono-Regular.ttf");
const serif = bundledFace("noto-serif/NotoSerif-Regular.ttf");

function style(start: number, end: number, ...chain: StyleRange["chain"]): StyleRange {
  return { start, end, chain, size: 10, language: "ar", features: [] };
}

function cut(text: string, ...styles: StyleRange[]) {
  const missing: string[] = [];
  const runs = itemise(text, resolveBidi(text, "rtl"), styles, (start, end) =>
    missing.push(text.slice(start, end)),
  );
  return {
    missing,
    runs: runs.map(
      ({ start, end, level, script, face, missing }) =>
        `${level} ${script} ${missing ? "none" : face.fullName}: ${text.slice(start, end)}`,
    ),
  };
}

test("cuts at levels and scripts", () => {
  const text = "قال (BBC) عام 2018.";
  expect(cut(text, style(0, text.length, amiri))).toMatchInlineSnapshot(`
    {
      "missing": [],
      "runs": [
        "1 Arab Amiri Regular: قال (",
        "2 Latn Amiri Regular: BBC",
        "1 Arab Amiri Regular: ) عام ",
        "2 Arab Amiri Regular: 2018",
        "1 Arab Amiri Regular: .",
      ],
    }
  `);
});

test("a cluster falls back whole, and spaces stay with the face before them", () => {
  // Neither Plex has an h with a dot below, though the monospaced one has the dot; it has no Arabic.
  const text = "h\u0323ad xٹ ب";
  expect(cut(text, style(0, text.length, mono, plex, serif))).toMatchInlineSnapshot(`
    {
      "missing": [],
      "runs": [
        "2 Latn Noto Serif Regular: ḥ",
        "2 Latn IBM Plex Mono Regular: ad x",
        "1 Arab IBM Plex Sans Arabic Regular: ٹ ب",
      ],
    }
  `);
});

test("composed and decomposed letters find the same face", () => {
  for (const text of ["ḥ", "h\u0323", "é", "e\u0301"]) {
    expect(cut(text, style(0, text.length, plex, serif)).missing).toEqual([]);
  }
  expect(cut("é", style(0, 1, plex)).runs).toEqual(
    cut("e\u0301", style(0, 2, plex)).runs.map((run) => run.normalize("NFC")),
  );
});

test("invisible characters are never missing and never change the face", () => {
  const text = "ب\u200cب\u2066ب\u2069\u200f\u00adب\u061c\ufeffب\tب\nب\u2028ب\u00a0ب\u202fب\u2011ب";
  const { runs, missing } = cut(text, style(0, text.length, plex));
  expect(missing).toEqual([]);
  expect(new Set(runs.map((run) => run.split(":")[0]?.split(" ").slice(2).join(" ")))).toEqual(
    new Set(["IBM Plex Sans Arabic Regular"]),
  );
});

test("tells of each cluster that no face has", () => {
  const text = "سلام 中文 😀 سلام";
  const { runs, missing } = cut(text, style(0, text.length, amiri));
  expect(missing).toEqual(["中", "文", "😀"]);
  expect(runs.filter((run) => run.includes("none"))).toEqual([
    "2 Hani none: 中文",
    "1 Arab none: 😀",
  ]);
});

test("equal neighbouring styles make one run, others a run each", () => {
  const text = "كتاب كتاب";
  expect(cut(text, style(0, 2, amiri), style(2, 9, amiri)).runs).toHaveLength(1);
  expect(cut(text, style(0, 2, amiri), style(2, 9, bold)).runs).toEqual([
    "1 Arab Amiri Regular: كت",
    "1 Arab Amiri Bold: اب كتاب",
  ]);
  const small = { ...style(2, 9, amiri), features: ["-liga"] };
  expect(cut(text, style(0, 2, amiri), small).runs).toHaveLength(2);
});

test("runs cover the text", () => {
  const characters = fc.constantFrom(..."ابتabc012 .(\u064b\u200d\u2067\u2069中", "😀", "e\u0301");
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 30 }), fc.nat(30), (parts, at) => {
      const text = parts.join("");
      const middle = Math.min(at, text.length);
      const styles = [style(0, middle, amiri), style(middle, text.length, mono, amiri)];
      const { runs } = cut(text, ...styles.filter(({ start, end }) => end > start));
      expect(runs.map((run) => run.slice(run.indexOf(": ") + 2)).join("")).toBe(text);
    }),
  );
});

test("signs of the paragraph are set in its own script, whatever word stands before them", () => {
  const scripts = (text: string, base: "ltr" | "rtl") =>
    itemise(text, resolveBidi(text, base), [style(0, text.length, amiri)], () => undefined).map(
      (run) => `${run.script} ${text.slice(run.start, run.end)}`,
    );
  expect(scripts("كتب Node.", "rtl")).toEqual(["Arab كتب ", "Latn Node", "Arab ."]);
  expect(scripts("He wrote كتاب.", "ltr")).toEqual(["Latn He wrote ", "Arab كتاب", "Latn ."]);
  expect(scripts("12.", "ltr")).toEqual(["Latn 12."]);
  expect(scripts("١٢.", "rtl").every((run) => run.startsWith("Arab"))).toBe(true);
});
