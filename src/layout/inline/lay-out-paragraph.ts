import type { Inline } from "../../model/index.ts";
import { tatweelOf } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import {
  type BreakSettings,
  type BrokenLine,
  createLineBreaker,
  type OtherLengths,
} from "./break-lines.ts";
import { collect, type ParagraphBase } from "./collect.ts";
import { type ElasticSettings, kashidaSettings } from "./fit-line.ts";
import { frameLines, type MeasuredParagraph } from "./frame-lines.ts";
import { hangOf } from "./hang.ts";
import { hyphenateText } from "./hyphenate-text.ts";
import type { Item } from "./item.ts";
import { type ItemisedParagraph, itemiseParagraph } from "./itemise-paragraph.ts";
import type { LineFrame } from "./line-frame.ts";
import { INSIDE_WORD, measure } from "./measure.ts";
import {
  hangingShare,
  isJustified,
  lineWidth,
  narrowestOf,
  type ParagraphSettings,
} from "./paragraph-settings.ts";
import type { ParagraphText } from "./paragraph-text.ts";
import { Pieces } from "./pieces.ts";

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
  const broken = breakText(measured, base, settings, context);
  return frameLines(broken.measured, broken.lines, base, settings, context);
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
  const text = collect(inlines, base, context);
  const broken = breakText(measureText(text, base, settings, context), base, settings, context);
  const { measured } = broken;
  const lines = frameLines(measured, broken.lines, base, settings, context);
  let lengths: OtherLengths | undefined;
  return {
    lines,
    otherwise: (change) => {
      lengths ??= measured.breaker.otherLengths(breakSettings(measured, base, settings, context));
      const other = lengths(lines.length + change);
      const silent = { ...context, report: () => undefined };
      return other === undefined
        ? undefined
        : {
            lines: frameLines(measured, other.lines, base, settings, silent),
            excess: other.excess,
          };
    },
  };
}

const LONG_LATIN = /\p{Script=Latin}{7}/u;

/** Words are parted in a second pass alone: where lines without hyphens are loose, or a word is wider than its line. */
function needsHyphens(items: readonly Item[], isLoose: boolean, { text }: ParagraphText): boolean {
  return (
    (isLoose || items.some((item) => item.type === "penalty" && item.cost === INSIDE_WORD)) &&
    LONG_LATIN.test(text)
  );
}

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

/** How the lines of a paragraph are to be broken, all narrower than they are by `narrowing`. */
function breakSettings(
  { paragraph, elastic }: MeasuredParagraph,
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
  narrowing: Points = 0,
): BreakSettings {
  const { text } = paragraph.source;
  const share = hangingShare(settings, context);
  return {
    measure: (line) => lineWidth(settings, line) - narrowing,
    uniformFrom: settings.firstLineIndent === 0 ? 0 : 1,
    ragged: isJustified(settings) ? undefined : RAGGED_ROOM * base.look.size,
    hang: share > 0 ? (box) => hangOf(box, text, share) : undefined,
    elastic,
  };
}

interface BrokenText {
  readonly lines: readonly BrokenLine[];
  /** What was broken: with soft hyphens, where words had to be parted. */
  readonly measured: MeasuredParagraph;
}

/** Step five. */
function breakText(
  measured: MeasuredParagraph,
  base: ParagraphBase,
  settings: ParagraphSettings,
  context: ArticleContext,
): BrokenText {
  const { paragraph, items, breaker } = measured;
  const { source } = paragraph;
  const justified = isJustified(settings);
  const linesAt = (narrowing: Points) =>
    breaker.best(breakSettings(measured, base, settings, context, narrowing));
  const best = linesAt(0);
  if (needsHyphens(items, justified && !best.areGood, source)) {
    const parted = hyphenateText(source);
    if (parted !== source) {
      // What no face has was told of at the first pass.
      const told = { ...context, missing: () => undefined };
      return breakText(measureText(parted, base, settings, told), base, settings, told);
    }
  }
  const lines =
    settings.balanced && !justified
      ? balancedLines(
          best.lines,
          items,
          narrowestOf(settings),
          (narrowing) => linesAt(narrowing).lines,
        )
      : best.lines;
  return { lines, measured };
}

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
  widest: readonly BrokenLine[],
  items: readonly Item[],
  width: Points,
  breakAt: (narrowing: Points) => readonly BrokenLine[],
): readonly BrokenLine[] {
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
