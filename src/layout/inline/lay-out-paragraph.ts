import { diagnostic, type Span } from "../../diagnostics/index.ts";
import type { Inline } from "../../model/index.ts";
import type { Align } from "../../template/index.ts";
import { tatweelOf } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import {
  type BreakSettings,
  type BrokenLine,
  createLineBreaker,
  type LineBreaker,
} from "./break-lines.ts";
import { collect, type ParagraphBase } from "./collect.ts";
import { commit } from "./commit.ts";
import { type ElasticSettings, kashidaSettings } from "./fit-line.ts";
import { hangOf, lineHang } from "./hang.ts";
import { hyphenateText } from "./hyphenate-text.ts";
import type { Item } from "./item.ts";
import { type ItemisedParagraph, itemiseParagraph } from "./itemise-paragraph.ts";
import { justify, lineItems, refit } from "./justify.ts";
import type { LineFrame } from "./line-frame.ts";
import type { LineExtent } from "./line-offsets.ts";
import { INSIDE_WORD, measure } from "./measure.ts";
import type { ParagraphText } from "./paragraph-text.ts";
import { Pieces, withHyphen } from "./pieces.ts";
import { type KashidaPositions, placeKashidas } from "./place-kashidas.ts";

export interface ParagraphSettings {
  /** Room for a line. */
  readonly width: Points;
  /** Taken from the room of the first line; negative adds to it. */
  readonly firstLineIndent: Points;
  /** `justify-all` stretches the last line too. */
  readonly align: Align | "justify-all";
  readonly preserveSpaces: boolean;
  /** Whether words may be elongated when the line is justified; never in the words of the Qurʾān. */
  readonly elongates: boolean;
  /** Evens out the lengths of ragged lines, as headings want it; the number of lines stays. */
  readonly balanced: boolean;
  /** Where the block was written, for diagnostics about its lines. */
  readonly span: Span | undefined;
}

/** Adjustment ratio above which a line is reported: holes that a reader sees. */
const LOOSE_RATIO = 3;

/** Room at the end of a ragged line that counts as a ratio of 1, in em. */
const RAGGED_ROOM = 3;

/** Sets one paragraph: seven steps from inlines to lines (docs/architecture.md, "One paragraph"). */
export function layOutParagraph(
  inlines: readonly Inline[],
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
): readonly LineFrame[] {
  const measured = measureText(collect(inlines, base, context), base, settings, context);
  return setLines(measured, base, settings, context, undefined)?.lines ?? [];
}

/** Words by themselves, neither justified nor elongated: a marker, a folio, a line of the contents. */
export const layOutPlain = (
  inlines: readonly Inline[],
  base: ParagraphBase,
  width: Points,
  context: ArticleContext,
): readonly LineFrame[] => layOutParagraph(inlines, base, { ...PLAIN, width }, context);

const PLAIN: Omit<ParagraphSettings, "width"> = {
  firstLineIndent: 0,
  align: "start",
  preserveSpaces: false,
  balanced: false,
  elongates: false,
  span: undefined,
};

/** A paragraph with its ways to be one line longer or shorter. */
export interface FlexibleLines {
  readonly lines: readonly LineFrame[];
  /** With as many lines more (negative: fewer); `undefined` where that would be seen. */
  readonly otherwise: (change: number) => OtherLines | undefined;
}

export interface OtherLines {
  readonly lines: readonly LineFrame[];
  /** In demerits, above the best setting. */
  readonly excess: number;
}

/** As `layOutParagraph`; other lengths show the same elements and notes, and report nothing. */
export function layOutFlexibly(
  inlines: readonly Inline[],
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
): FlexibleLines {
  const measured = measureText(collect(inlines, base, context), base, settings, context);
  const best = setLines(measured, base, settings, context, undefined);
  const lines = best?.lines ?? [];
  const silent = { ...context, report: () => undefined };
  return {
    lines,
    otherwise: (change) =>
      setLines(best?.measured ?? measured, base, settings, silent, lines.length + change),
  };
}

/** A paragraph after the step "measure". */
interface MeasuredParagraph {
  readonly paragraph: ItemisedParagraph;
  readonly pieces: Pieces;
  readonly items: readonly Item[];
  readonly breaker: LineBreaker;
  readonly elastic: ElasticSettings;
}

interface SetLines extends OtherLines {
  /** What was set: with soft hyphens, where words had to be parted. */
  readonly measured: MeasuredParagraph;
}

const LONG_LATIN = /\p{Script=Latin}{7}/u;

/** Words are parted in a second pass alone: where lines without hyphens are loose, or a word is wider than its line. */
function needsHyphens(items: readonly Item[], isLoose: boolean, { text }: ParagraphText): boolean {
  return (
    (isLoose || items.some((item) => item.type === "penalty" && item.cost === INSIDE_WORD)) &&
    LONG_LATIN.test(text)
  );
}

/** Width of the line with that index. */
const lineWidth = ({ width, firstLineIndent }: ParagraphSettings, line: number): Points =>
  width - (line === 0 ? firstLineIndent : 0);

const narrowestOf = (settings: ParagraphSettings): Points =>
  Math.min(lineWidth(settings, 0), lineWidth(settings, 1));

/** Steps two to four. */
function measureText(
  text: ParagraphText,
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
): MeasuredParagraph {
  const paragraph = itemiseParagraph(text, context);
  // Shaping happens word by word inside the measure step, which alone knows where words end.
  const pieces = new Pieces(paragraph, context.shaper);
  const elastic = elasticSettings(base, paragraph, settings, context);
  const items = measure(
    paragraph,
    pieces,
    {
      narrowest: narrowestOf(settings),
      preserveSpaces: settings.preserveSpaces,
      elongates: elastic.kashida !== undefined,
    },
    context,
  );
  return { paragraph, pieces, items, breaker: createLineBreaker(items), elastic };
}

/** Steps five to seven, in the best number of lines or in the wanted one. */
function setLines(
  measured: MeasuredParagraph,
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
  wanted: number | undefined,
): SetLines | undefined {
  const { paragraph, pieces, items, breaker, elastic } = measured;
  const { source } = paragraph;
  const { text } = source;
  const justified = isJustified(settings);
  const widthOf = (line: number) => lineWidth(settings, line);
  const narrowest = narrowestOf(settings);
  const share = justified ? context.template.lineBreaking.hanging : 0;
  const breaking = (narrowing: Points): BreakSettings => ({
    measure: (line) => widthOf(line) - narrowing,
    uniformFrom: settings.firstLineIndent === 0 ? 0 : 1,
    ragged: justified ? undefined : RAGGED_ROOM * base.look.size,
    hang: share > 0 ? (box) => hangOf(box, text, share) : undefined,
    elastic,
  });
  const full = breaking(0);
  const best = wanted === undefined ? breaker.best(full) : undefined;
  if (best !== undefined && needsHyphens(items, justified && !best.areGood, source)) {
    const parted = hyphenateText(source);
    if (parted !== source) {
      // What no face has was told of at the first pass.
      const told = { ...context, missing: () => undefined };
      const again = measureText(parted, base, settings, told);
      return setLines(again, base, settings, told, undefined);
    }
  }
  const other = wanted === undefined ? undefined : breaker.ofLength(full, wanted);
  if (wanted !== undefined && other === undefined) {
    return undefined;
  }
  const lines =
    other?.lines ??
    (settings.balanced && !justified
      ? balancedLines(items, narrowest, (narrowing) => breaker.best(breaking(narrowing)).lines)
      : (best?.lines ?? []));
  let above: KashidaPositions = [];
  let loosest = 0;
  const frames = lines.map((line, index) => {
    const stretches = justified && (!line.natural || settings.align === "justify-all");
    const edged = withHyphen(pieces.atEdges(lineItems(items, line)), items[line.end]);
    const hang = lineHang(edged, text, share);
    const room = widthOf(index) + hang.start + hang.end;
    const { items: matter, positions } =
      stretches && elastic.kashida !== undefined
        ? placeKashidas(
            edged,
            refit(edged, room, elastic),
            elastic.kashida,
            base.look.size,
            above,
            text,
            context.shaper,
          )
        : { items: edged, positions: [] };
    above = positions;
    const setting = justify(matter, room, stretches, elastic);
    if (setting.excess > 0) {
      reportOverfull(setting.excess, widthOf(index), settings.span, context);
    }
    loosest = Math.max(loosest, line.natural ? 0 : setting.ratio);
    const extent = extentOf(items, lines, index, text.length);
    return commit(paragraph, matter, setting, extent, hang);
  });
  if (loosest > LOOSE_RATIO) {
    const { spaceStretch } = context.template.lineBreaking;
    const times = (1 + loosest * spaceStretch).toFixed(1);
    context.report(
      diagnostic("layout/loose-line", `spaces of a line are ${times} times their natural width`, {
        span: settings.span,
        hints: ["give the column more room, or set the paragraph ragged"],
      }),
    );
  }
  return { lines: frames, excess: other?.excess ?? 0, measured };
}

const isJustified = ({ align }: ParagraphSettings): boolean =>
  align === "justify" || align === "justify-all";

/** What may be stretched besides spaces: nothing in a ragged paragraph, kashidas only in right-to-left ones. */
function elasticSettings(
  base: ParagraphBase,
  paragraph: ItemisedParagraph,
  settings: ParagraphSettings,
  context: ArticleContext,
): ElasticSettings {
  if (!isJustified(settings)) {
    return { glyphStretch: 0, glyphShrink: 0, kashida: undefined };
  }
  const { glyphStretch, glyphShrink, kashida } = context.template.lineBreaking;
  const { size, chain } = base.look;
  const run = paragraph.runs.find(({ script, face }) => script === "Arab" && face === chain[0]);
  if (run === undefined || base.direction === "ltr" || !settings.elongates) {
    return { glyphStretch, glyphShrink, kashida: undefined };
  }
  const { advance, overlaps } = tatweelOf(context.shaper, run);
  const tatweel = { advance: (advance * size) / run.face.metrics.unitsPerEm, overlaps };
  return { glyphStretch, glyphShrink, kashida: kashidaSettings(kashida, tatweel, size) };
}

/** The narrowest setting that needs no more lines than the widest, to a point. */
function balancedLines(
  items: readonly Item[],
  width: Points,
  breakAt: (narrowing: Points) => readonly BrokenLine[],
): readonly BrokenLine[] {
  const widest = breakAt(0);
  if (widest.length < 2) {
    return widest;
  }
  const unbreakable = items.reduce(
    (max, item) => (item.type === "box" ? Math.max(max, item.width) : max),
    0,
  );
  let best = widest;
  let low = 0;
  let high = Math.max(0, width - unbreakable);
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const lines = breakAt(middle);
    if (lines.length > widest.length) {
      high = middle;
    } else {
      best = lines;
      low = middle;
    }
  }
  return best;
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
