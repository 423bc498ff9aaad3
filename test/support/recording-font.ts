import type { FontFace } from "../../src/font/index.ts";
import type { EmbeddedFont } from "../../src/renderers/pdf/font/embedded-font.ts";
import type { FontSet } from "../../src/renderers/pdf/font/font-set.ts";
import type { SubsetGlyph } from "../../src/renderers/pdf/font/glyph-ink.ts";

export interface RecordedCode {
  readonly glyph: SubsetGlyph;
  readonly text: string;
}

/** A font that only remembers what each of its codes paints and reads as. */
export function recordingFont(face: FontFace): {
  readonly fonts: FontSet;
  readonly codes: RecordedCode[];
} {
  const codes: RecordedCode[] = [];
  const font: EmbeddedFont = {
    face,
    resource: "F1",
    ref: { id: 1, data: {}, end: () => {} },
    cidFor: (glyph, text) => codes.push({ glyph, text }) - 1,
    plainCidFor: (glyph, advance, unit) =>
      font.cidFor({ ink: [{ glyph, x: 0, y: 0 }], advance }, String.fromCharCode(unit)),
    widthOf: (cid) => ((codes[cid]?.glyph.advance ?? 0) * 1000) / face.metrics.unitsPerEm,
    finish: () => {},
  };
  return { fonts: { of: () => font, finish: () => {} }, codes };
}
