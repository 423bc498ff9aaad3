import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapeItem, shapingStyleOf } from "../../../src/text/harfbuzz.ts";
import {
  createShaper,
  type GlyphRun,
  glyphRange,
  isSafeToBreak,
  type TextRun,
} from "../../../src/text/index.ts";
import { arabicRun, bundledFace } from "./faces.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const amiri = bundledFace("amiri/Amiri-Regular.ttf");
const naskh = bundledFace("noto-naskh-arabic/NotoNaskhArabic-Regular.ttf");
const plex = bundledFace("ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf");
const serif = bundledFace("noto-serif/NotoSerif-Regular.ttf");

/** The glyphs of a stretch, as they look inside the whole. */
function sliceGlyphs(whole: GlyphRun, start: number, end: number): GlyphRun {
  const { from, to } = glyphRange(whole, start, end);
  const xAdvances = whole.xAdvances.subarray(from, to);
  return {
    ...whole,
    start,
    end,
    glyphIds: whole.glyphIds.subarray(from, to),
    clusters: whole.clusters.subarray(from, to),
    xAdvances,
    xOffsets: whole.xOffsets.subarray(from, to),
    yOffsets: whole.yOffsets.subarray(from, to),
    flags: whole.flags.subarray(from, to),
    advance: xAdvances.reduce((sum, advance) => sum + advance, 0),
  };
}

const glyphs = ({ glyphIds, clusters, xAdvances, xOffsets, yOffsets }: GlyphRun) =>
  Array.from(glyphIds, (id, at) =>
    [id, clusters[at], xAdvances[at], xOffsets[at], yOffsets[at]].join(" "),
  );

const letters = fc.constantFrom(..."ابةتجحدرسشصطعفقكلمنهويىآأئءپچگیکہےٹ");
const marks = fc.constantFrom(
  "",
  "",
  "",
  "\u064e",
  "\u0650",
  "\u0652",
  "\u0651\u064e",
  "\u064e\u0651",
  "\u200c",
);
const word = fc
  .array(fc.tuple(letters, marks), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.flat().join(""));
const line = fc
  .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "  ", "، ", " (", ") ", ". ")), {
    maxLength: 9,
  })
  .map((parts) => parts.flat().join(""));

describe.each([amiri, naskh, plex])("$family", (face) => {
  const shaper = createShaper();

  test("a line put together from words equals the line shaped whole, flags included", () => {
    fc.assert(
      fc.property(line, (text) => {
        const run = arabicRun(face, text);
        const whole = shapeItem(shapingStyleOf(run), "", text, "");
        const fields = Array.from({ length: whole.length / 6 }, (_, at) =>
          whole.subarray(at * 6, at * 6 + 6),
        );
        const shaped = shaper.shape(text, run, 0, text.length);
        expect(glyphs(shaped)).toEqual(fields.map((all) => all.slice(0, 5).join(" ")));
        expect([...shaped.flags]).toEqual(fields.map((all) => (all[5] ?? 0) & 5));
      }),
      { numRuns: 300 },
    );
  });

  test("any range of a paragraph is what HarfBuzz makes of it with the whole paragraph as context", () => {
    const characters = fc.constantFrom(
      ..."بجدهـيء\u064e\u0651\u0670\u200c\u200d\u200f\u061c\u2067\u2069\u00ad\ufe0f\u034f،؛؟۔٪١2x-«» \u00a0\u202f\u2060\n…\u06dd",
      "\u{1e900}",
      "😀",
    );
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 14 }),
        fc.nat(14),
        fc.nat(14),
        (parts, one, other) => {
          const text = parts.join("");
          // A range begins and ends at characters, as every run does.
          const from = parts.slice(0, Math.min(one, other)).join("").length;
          const to = parts.slice(0, Math.max(one, other)).join("").length;
          const run = arabicRun(face, text);
          const direct = shapeItem(
            shapingStyleOf(run),
            text.slice(0, from),
            text.slice(from, to),
            text.slice(to),
          );
          const fields = Array.from({ length: direct.length / 6 }, (_, at) =>
            direct.subarray(at * 6, at * 6 + 5),
          );
          const expected = fields.map(([id, cluster = 0, ...rest]) =>
            [id, cluster + from, ...rest].join(" "),
          );
          expect(glyphs(shaper.shape(text, run, from, to))).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("clusters partition the text and descend", () => {
    fc.assert(
      fc.property(line, (text) => {
        const { clusters } = shaper.shape(text, arabicRun(face, text), 0, text.length);
        const logical = [...clusters].reverse();
        expect(logical).toEqual([...logical].sort((a, b) => a - b));
        expect(logical[0] ?? 0).toBe(0);
        expect(logical.every((cluster) => cluster < text.length)).toBe(true);
      }),
    );
  });

  test("a word cut where it is safe gives the same glyphs", () => {
    fc.assert(
      fc.property(word, fc.nat(20), (text, at) => {
        const run = arabicRun(face, text);
        const whole = shaper.shape(text, run, 0, text.length);
        const cut = Math.min(at, text.length);
        if (isSafeToBreak(whole, cut)) {
          const parts = [
            ...glyphs(shaper.shape(text, run, cut, text.length)),
            ...glyphs(shaper.shape(text, run, 0, cut)),
          ];
          expect(parts).toEqual(glyphs(whole));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("slices of a run are the run", () => {
    fc.assert(
      fc.property(line, fc.nat(60), (text, at) => {
        const whole = shaper.shape(text, arabicRun(face, text), 0, text.length);
        const cut = whole.clusters[at] ?? 0;
        const parts = [sliceGlyphs(whole, cut, text.length), sliceGlyphs(whole, 0, cut)];
        expect(parts.flatMap(glyphs)).toEqual(glyphs(whole));
        expect(parts.reduce((sum, part) => sum + part.advance, 0)).toBe(whole.advance);
      }),
    );
  });
});

test("a change of style inside a word never breaks its joining", () => {
  // Without ligatures and contextual forms each letter's glyph is that of its joining form alone.
  const features = ["-liga", "-rlig", "-calt", "-dlig"];
  const shaper = createShaper();
  const dual = fc.constantFrom(..."بتجسصطعفقكلمنهي");
  fc.assert(
    fc.property(fc.array(dual, { minLength: 2, maxLength: 6 }), fc.nat(6), (parts, at) => {
      const text = parts.join("");
      const cut = 1 + (at % (text.length - 1));
      const run = { ...arabicRun(plex, text), features };
      const whole = shaper.shape(text, run, 0, text.length);
      const cutUp = [
        ...shaper.shape(text, run, cut, text.length).glyphIds,
        ...shaper.shape(text, run, 0, cut).glyphIds,
      ];
      expect(cutUp).toEqual([...whole.glyphIds]);
    }),
  );
});

test("the join is kept across marks, and not made across a joiner that forbids it", () => {
  const shaper = createShaper();
  const shapeEnd = (text: string) => {
    const at = text.length - 1;
    return [...shaper.shape(text, arabicRun(amiri, text), at, at + 1).glyphIds];
  };
  const [isolated, final] = [shapeEnd("ج ب"), shapeEnd("جب")];
  expect(final).not.toEqual(isolated);
  expect(shapeEnd("جَّب")).toEqual(final);
  expect(shapeEnd("ج\u200dب")).toEqual(final);
  expect(shapeEnd("ج\u200cب")).toEqual(isolated);
  expect(shapeEnd("دب")).toEqual(isolated);
  expect(shapeEnd("ب،ب")).toEqual(isolated);
});

test("a mark after a space sits on the space where the face says so, at the ends of a text too", () => {
  const shaper = createShaper();
  for (const text of [" \u0670", "ب \u0670", "ب \u0670 ب", "  \u0670  ", "\u0670 ب"]) {
    const run = arabicRun(naskh, text);
    const whole = shapeItem(shapingStyleOf(run), "", text, "");
    const ids = Array.from({ length: whole.length / 6 }, (_, at) =>
      [...whole.subarray(at * 6, at * 6 + 5)].join(" "),
    );
    expect(glyphs(shaper.shape(text, run, 0, text.length))).toEqual(ids);
  }
});

test("Amiri's kerning across a space is kept in a line and absent at its start", () => {
  const shaper = createShaper();
  const text = "الكشميرية كوسوفو";
  const run = arabicRun(amiri, text);
  const line = shaper.shape(text, run, 0, text.length);
  const alone = shaper.shape(text, run, 10, text.length);
  expect(isSafeToBreak(line, 10)).toBe(false);
  expect(alone.advance - sliceGlyphs(line, 10, text.length).advance).toBe(244);
});

test("controls and default-ignorable characters are set as nothing", () => {
  const text =
    "\u2067\u2066\u2068\u2069\u200e\u200f\u061c\u200c\u200d\u00ad\ufeff\u200b\u2060\t\n\u2028\u0085";
  for (const face of [amiri, naskh, plex, serif]) {
    const run: TextRun = { ...arabicRun(face, text), script: "Zyyy" };
    const shaped = createShaper().shape(text, run, 0, text.length);
    expect(shaped.advance).toBe(0);
    for (const [at, id] of shaped.glyphIds.entries()) {
      expect({ at: shaped.clusters[at], id, ink: face.inkOf(id) }).toEqual({
        at: shaped.clusters[at],
        id: face.glyphFor(0x20),
        ink: undefined,
      });
    }
  }
});

test("features, language and direction are told apart", () => {
  const shaper = createShaper();
  const latin: TextRun = {
    ...arabicRun(serif, "office"),
    level: 0,
    script: "Latn",
    language: "en",
  };
  const ids = (run: TextRun) => [...shaper.shape("office", run, 0, 6).glyphIds];
  expect(ids(latin)).not.toEqual(ids({ ...latin, features: ["-liga"] }));
  expect(ids({ ...latin, level: 1 })).not.toEqual(ids(latin));
  expect(ids(latin)).toEqual(ids({ ...latin, size: 99 }));
  expect(() => shaper.shape("a", { ...latin, features: ["not a feature!"] }, 0, 1)).toThrow(
    "not an OpenType feature",
  );
});

test("tells where a kashida may go", () => {
  const shaped = createShaper().shape("محمد", arabicRun(naskh, "محمد"), 0, 4);
  const joints = [...shaped.clusters].filter((_, at) => ((shaped.flags[at] ?? 0) & 4) !== 0);
  expect(joints.sort()).toEqual([1, 2, 3]);
});
