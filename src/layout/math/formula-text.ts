import type { Span } from "../../diagnostics/index.ts";
import type { Points } from "../../units/index.ts";
import type { PlacedRun } from "../frame.ts";
import type { ParagraphText } from "../inline/paragraph-text.ts";
import { setOnLine } from "../inline/set-on-line.ts";
import type { TextLook } from "../inline/text-look.ts";
import type { LayoutContext } from "../layout-context.ts";

/** What is copied and found where a formula is drawn: its TeX, on one line. */
export const formulaText = (tex: string): string => tex.replace(/\s+/g, " ").trim();

/** The text of a formula as runs without ink, exactly as wide as its drawing; places count from its left end. */
export function formulaRuns(
  text: string,
  width: Points,
  look: TextLook,
  span: Span | undefined,
  context: LayoutContext,
): readonly PlacedRun[] {
  const range = {
    start: 0,
    end: text.length,
    look,
    language: "en",
    span,
    link: undefined,
    element: null,
    object: undefined,
  };
  const source: ParagraphText = {
    text,
    direction: "ltr",
    ranges: [range],
    inserted: new Uint8Array(text.length),
    notes: [],
  };
  const line = setOnLine(source, context);
  const scale = line.width === 0 ? 1 : width / line.width;
  return line.runs.map((run) => ({
    ...run,
    x: run.x * scale,
    glyphScale: run.glyphScale * scale,
    glyphs: {
      ...run.glyphs,
      xs: run.glyphs.xs.map((x) => x * scale),
      advances: run.glyphs.advances.map((advance) => advance * scale),
    },
    isBlank: true,
  }));
}
