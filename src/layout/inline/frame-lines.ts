import { diagnostic, type Span } from "../../diagnostics/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import type { BrokenLine, LineBreaker } from "./break-lines.ts";
import type { ParagraphBase } from "./collect.ts";
import { commit } from "./commit.ts";
import { type ElasticSettings, fitLine } from "./fit-line.ts";
import { lineHang } from "./hang.ts";
import type { Item } from "./item.ts";
import type { ItemisedParagraph } from "./itemise-paragraph.ts";
import { justify, lineItems, SetLine } from "./justify.ts";
import type { LineFrame } from "./line-frame.ts";
import type { LineExtent } from "./line-offsets.ts";
import {
  hangingShare,
  isJustified,
  lineWidth,
  type ParagraphSettings,
} from "./paragraph-settings.ts";
import { type Pieces, withHyphen } from "./pieces.ts";
import { type KashidaPositions, placeKashidas } from "./place-kashidas.ts";

/** Adjustment ratio above which a line is reported: holes that a reader sees. */
const LOOSE_RATIO = 3;

/** A paragraph after the step "measure". */
export interface MeasuredParagraph {
  readonly paragraph: ItemisedParagraph;
  readonly pieces: Pieces;
  readonly items: readonly Item[];
  readonly breaker: LineBreaker;
  readonly elastic: ElasticSettings;
}

const NO_KASHIDAS: KashidaPositions = [];

/** Steps six and seven: justifies and commits the lines that were chosen, and reports what a reader sees of their faults. */
export function frameLines(
  { paragraph, pieces, items, elastic }: MeasuredParagraph,
  lines: readonly BrokenLine[],
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
): readonly LineFrame[] {
  const { text } = paragraph.source;
  const { kashida } = elastic;
  const justified = isJustified(settings);
  const share = hangingShare(settings, context);
  let above = NO_KASHIDAS;
  let loosest = 0;
  const frames: LineFrame[] = [];
  for (const [index, line] of lines.entries()) {
    const stretches = justified && (!line.natural || settings.align === "justify-all");
    const width = lineWidth(settings, index);
    const edged = withHyphen(pieces.atEdges(lineItems(items, line)), items[line.end]);
    const hang = lineHang(edged, text, share);
    const room = width + hang.start + hang.end;
    let set = new SetLine(edged, room);
    if (stretches && kashida !== undefined) {
      const fit = fitLine(set, elastic);
      const { size } = base.look;
      const long = placeKashidas(edged, fit, kashida, size, above, text, context.shaper);
      above = long.positions;
      set = long.items === edged ? set : new SetLine(long.items, room);
    } else {
      above = NO_KASHIDAS;
    }
    const setting = justify(set, stretches, elastic);
    if (setting.excess > 0) {
      reportOverfull(setting.excess, width, settings.span, context);
    }
    loosest = Math.max(loosest, line.natural ? 0 : setting.ratio);
    const extent = extentOf(items, lines, index, text.length);
    frames.push(commit(paragraph, set.items, setting, extent, hang));
  }
  if (loosest > LOOSE_RATIO) {
    reportLoose(loosest, settings.span, context);
  }
  return frames;
}

/** From the first character of a line to that of the next: spaces at a line's end belong to it. */
function extentOf(
  items: readonly Item[],
  lines: readonly BrokenLine[],
  index: number,
  length: number,
): LineExtent {
  const startOf = (line: BrokenLine | undefined): number => {
    const item = line === undefined ? undefined : items[line.start];
    return item?.type === "box" ? item.start : length;
  };
  return { start: index === 0 ? 0 : startOf(lines[index]), end: startOf(lines[index + 1]) };
}

function reportOverfull(
  excess: Points,
  measure: Points,
  span: Span | undefined,
  context: ArticleContext,
): void {
  context.report(
    diagnostic(
      "layout/overfull-line",
      `a line is ${excess.toFixed(1)} pt wider than its measure, ${(1 + excess / measure).toFixed(2)} times it`,
      {
        span,
        hints: ["shorten the word, or give it room"],
      },
    ),
  );
}

function reportLoose(ratio: number, span: Span | undefined, context: ArticleContext): void {
  const { spaceStretch } = context.template.lineBreaking;
  const times = (1 + ratio * spaceStretch).toFixed(1);
  context.report(
    diagnostic("layout/loose-line", `spaces of a line are ${times} times their natural width`, {
      span,
      hints: ["give the column more room, or set the paragraph ragged"],
    }),
  );
}
