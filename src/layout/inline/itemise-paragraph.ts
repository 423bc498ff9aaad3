import { spanWithin } from "../../diagnostics/index.ts";
import type { Template } from "../../template/index.ts";
import {
  type BidiParagraph,
  itemise,
  lowerLevels,
  resolveBidi,
  type StyleRange,
  type TextRun,
} from "../../text/index.ts";
import type { LayoutContext } from "../layout-context.ts";
import { type InlineRange, OBJECT_REPLACEMENT, type ParagraphText } from "./paragraph-text.ts";

/** A paragraph cut into runs that can be shaped. */
export interface ItemisedParagraph {
  readonly source: ParagraphText;
  readonly bidi: BidiParagraph;
  /** In logical order, covering the text. */
  readonly runs: readonly TextRun[];
}

const NO_FEATURES: readonly string[] = [];

/** Resolves bidi levels and cuts the text into runs; reports characters that no face covers. */
export function itemiseParagraph(
  paragraph: ParagraphText,
  context: LayoutContext,
): ItemisedParagraph {
  const { text, ranges, direction } = paragraph;
  const bidi = lowerLevels(resolveBidi(text, direction));
  const styles = ranges.map(
    ({ start, end, look, language }): StyleRange => ({
      start,
      end,
      chain: look.chain,
      size: look.size,
      language,
      features: NO_FEATURES,
    }),
  );
  const runs = itemise(text, bidi, styles, (start, end) => {
    const range = rangeAt(ranges, start);
    let at = start;
    for (const character of text.slice(start, end)) {
      const next = at + character.length;
      if (character !== OBJECT_REPLACEMENT && range !== undefined) {
        const from = at - range.start;
        const length = range.end - range.start;
        context.missing(character, spanWithin(range.span, length, from, next - range.start));
      }
      at = next;
    }
  });
  return { source: paragraph, bidi, runs: withCompanions(runs, ranges, context.template.fonts) };
}

/** A companion face, taken for what the first family lacks, is set at the template's companion scale. */
function withCompanions(
  runs: readonly TextRun[],
  ranges: readonly InlineRange[],
  fonts: Template["fonts"],
): readonly TextRun[] {
  if (ranges.every(({ look }) => fonts[look.font].companionScale === 1)) {
    return runs;
  }
  return runs.map((run) => {
    const look = rangeAt(ranges, run.start)?.look;
    if (look === undefined) {
      return run;
    }
    const { families, companionScale } = fonts[look.font];
    return companionScale === 1 || run.face.family === families[0]
      ? run
      : { ...run, size: run.size * companionScale };
  });
}

/** The range that holds `offset`. */
export function rangeAt(ranges: readonly InlineRange[], offset: number): InlineRange | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) {
      return undefined;
    }
    if (offset < range.start) {
      high = middle - 1;
    } else if (offset >= range.end) {
      low = middle + 1;
    } else {
      return range;
    }
  }
  return undefined;
}
