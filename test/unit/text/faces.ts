import { readFileSync } from "node:fs";
import { type FontFace, openFace } from "../../../src/font/index.ts";
import type { TextRun } from "../../../src/text/index.ts";

/** A bundled face, by its path below `fonts/`. */
export function bundledFace(file: string): FontFace {
  return openFace(readFileSync(new URL(`../../../fonts/${file}`, import.meta.url)), file);
}

/** A right-to-left run of Arabic script over all of `text`. */
export function arabicRun(face: FontFace, text: string): TextRun {
  return {
    start: 0,
    end: text.length,
    level: 1,
    face,
    size: 10,
    script: "Arab",
    language: "ar",
    features: [],
    missing: false,
  };
}
