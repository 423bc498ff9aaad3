import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { type FontFace, openFace } from "../../src/font/index.ts";
import { createShaper, type GlyphRun, type TextRun } from "../../src/text/index.ts";

// The truth is HarfBuzz's own program, recorded by scripts/record-shaping.mjs.

interface Recording {
  readonly harfbuzz: string;
  readonly file: string;
  readonly sha256: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly kind: string;
  readonly name: string;
  readonly language: string;
  readonly script: string;
  readonly direction: "rtl" | "ltr";
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly glyphs: string;
}

const here = new URL("./", import.meta.url);
const recordings = readdirSync(here)
  .filter((file) => file.endsWith(".json") && file !== "samples.json")
  .sort();

function runOf(face: FontFace, { language, script, direction, before, text }: Case): TextRun {
  return {
    start: before.length,
    end: before.length + text.length,
    level: direction === "rtl" ? 1 : 2,
    face,
    size: 10,
    script,
    language,
    features: [],
    missing: false,
  };
}

/** HarfBuzz notation; clusters count from the start of the item. */
function notation({ start, glyphIds, clusters, xAdvances, xOffsets, yOffsets }: GlyphRun): string {
  const glyphs = Array.from(glyphIds, (id, at) => {
    const offset =
      xOffsets[at] === 0 && yOffsets[at] === 0 ? "" : `@${xOffsets[at]},${yOffsets[at]}`;
    return `${id}=${(clusters[at] ?? 0) - start}${offset}+${xAdvances[at]}`;
  });
  return `[${glyphs.join("|")}]`;
}

describe.each(recordings)("%s", (file) => {
  const recording: Recording = JSON.parse(readFileSync(new URL(file, here), "utf8"));
  const face = openFace(
    readFileSync(new URL(`../../fonts/${recording.file}`, here)),
    recording.file,
  );
  const shaper = createShaper();

  test("was recorded from the bundled file", () => {
    expect(face.id).toBe(`sha256-${recording.sha256.slice(0, 16)}`);
    expect(basename(recording.file, ".ttf")).toBe(basename(file, ".json"));
  });

  const kinds = [...new Set(recording.cases.map(({ kind }) => kind))];
  test.each(kinds)("%s equal hb-shape in glyphs, clusters and positions", (kind) => {
    for (const one of recording.cases.filter((found) => found.kind === kind)) {
      const { before, text, after, name } = one;
      const run = runOf(face, one);
      const shaped = shaper.shape(before + text + after, run, run.start, run.end);
      expect({ name, text, glyphs: notation(shaped) }).toEqual({ name, text, glyphs: one.glyphs });
      expect(shaped.advance).toBe(shaped.xAdvances.reduce((sum, advance) => sum + advance, 0));
    }
  });
});
