import type { Report, Span } from "../../diagnostics/index.ts";
import type { Inline, Note } from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlexibleLines, layOutFlexibly } from "../inline/lay-out-paragraph.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { blockLook } from "../inline/text-look.ts";
import type { GrowingElement } from "../structure.ts";
import { boxedContext, decorateBlock } from "./box.ts";
import type { FlowContext } from "./flow-context.ts";
import { lineInk } from "./line-ink.ts";
import { markRoom } from "./mark-room.ts";
import { flowNote } from "./note.ts";
import { lineLeft, placeLine } from "./place-line.ts";
import {
  anchored,
  type FlexibleParagraph,
  type FlowBlock,
  type Marker,
  matter,
  type NoteBlock,
  type OtherLength,
  type Slab,
} from "./slab.ts";

export interface TextBlockOptions {
  readonly span: Span | undefined;
  readonly anchors?: readonly string[];
  /** Hung at the start side of the first line; painted on its baseline. */
  readonly marker?: Marker | undefined;
  readonly preserveSpaces?: boolean;
  /** `null` makes the lines artifacts. */
  readonly element: GrowingElement | null;
  /** False forbids kashida; it is allowed unless said. */
  readonly elongates?: boolean;
  /** Stretch the last line as well. */
  readonly justifyAll?: boolean;
}

/** Lines of one paragraph in a style: its indents, alignment, rule and shade. */
export function flowText(
  inlines: readonly Inline[],
  style: BlockStyle,
  context: FlowContext,
  options: TextBlockOptions,
): FlowBlock {
  const inside = boxedContext(style, context);
  const { article, direction, language } = inside;
  const align = options.justifyAll === true ? "justify-all" : style.align;
  const set = layOutFlexibly(
    inlines,
    { look: blockLook(style, article), language, direction, element: options.element },
    {
      width: inside.width,
      firstLineIndent: style.firstLineIndent,
      align,
      preserveSpaces: options.preserveSpaces ?? false,
      balanced: style.keepTogether,
      elongates: options.elongates ?? true,
      span: options.span,
    },
    article,
  );
  const firstLine = firstBaseline(style, context);
  const { markRoom: mode } = article.template.lineBreaking;
  const hasFoot = article.template.notes.place !== "article-end";
  const noteBlocks = new Map<Note, NoteBlock>();
  const noteBlock = (note: Note): NoteBlock => {
    const made = noteBlocks.get(note) ?? flowNote(note, context);
    noteBlocks.set(note, made);
    return made;
  };
  const slabsOf = (
    lines: readonly LineFrame[],
    report: Report,
    flexible?: FlexibleParagraph,
  ): readonly Slab[] => {
    const inks = lines.map((line, index) => {
      const indent = index === 0 ? style.firstLineIndent : 0;
      const { start, end } = line.hang;
      const width = line.width - start - end;
      const x = lineLeft(inside.x, inside.width, width, align, direction, indent);
      return lineInk(line, x - (direction === "rtl" ? end : start));
    });
    const room = markRoom(inks, style, options.span, mode, report);
    return inks.map((ink, index): Slab => {
      const { line, x } = ink;
      const extra = room[index] ?? 0;
      const baseline = firstLine + extra;
      return matter(
        style.leading + extra,
        (left, top) => {
          const items = placeLine(line, left + x, top + baseline, direction, options.element);
          return index === 0 && options.marker !== undefined
            ? [...options.marker(left, top + baseline), ...items]
            : items;
        },
        {
          breakAfter: mayBreakAfter(index, lines.length, style),
          notes: hasFoot && line.notes.length > 0 ? line.notes.map(noteBlock) : NO_NOTES,
          inks: mode !== "keep" ? [{ ink, baseline }] : [],
          flexible,
        },
      );
    });
  };
  const count = set.lines.length;
  const isFlexible = align === "justify" && count >= FEWEST_LINES && count <= MOST_LINES;
  const otherwise = otherLengths(set, (lines) => slabsOf(lines, () => undefined));
  const slabs = slabsOf(set.lines, article.report, isFlexible ? otherwise : undefined);
  return {
    before: style.spaceBefore,
    after: style.spaceAfter,
    keepWithNext: style.keepWithNext,
    slabs: anchored(decorateBlock(slabs, style, context), options.anchors ?? []),
  };
}

const NO_NOTES: readonly NoteBlock[] = [];

/** Lines of a paragraph that may be set longer or shorter: few lines hide nothing, many take long to try. */
const FEWEST_LINES = 4;
const MOST_LINES = 80;

function otherLengths(
  { lines, otherwise }: FlexibleLines,
  slabsOf: (lines: readonly LineFrame[]) => readonly Slab[],
): FlexibleParagraph {
  const known = new Map<number, OtherLength | undefined>();
  return {
    otherwise: (change) => {
      if (!known.has(change)) {
        const other = otherwise(change);
        known.set(
          change,
          other === undefined || other.lines.length !== lines.length + change
            ? undefined
            : { slabs: slabsOf(other.lines), excess: other.excess },
        );
      }
      return known.get(change);
    },
  };
}

/** Neither the first line alone at the foot of a page (an orphan) nor the last alone at the head (a widow). */
function mayBreakAfter(index: number, count: number, style: BlockStyle): boolean {
  const isLast = index === count - 1;
  return isLast || (!style.keepTogether && index > 0 && index < count - 2);
}

/** Distance of a line's baseline from its slab's top: ascent and descent are centred in the leading. */
export function firstBaseline(style: BlockStyle, context: FlowContext): Points {
  const [face] = context.article.faces(style.font, style.weight, false);
  if (face === undefined) {
    return style.leading * 0.75;
  }
  const { ascent, descent, unitsPerEm } = face.metrics;
  const scale = style.size / unitsPerEm;
  return (style.leading - (ascent - descent) * scale) / 2 + ascent * scale;
}
