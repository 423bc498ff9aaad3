import { build } from "../../model/index.ts";
import type { BlockStyle, NameplatePiece, NameplateSettings } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { decorateBlock, unboxed } from "../flow/box.ts";
import { type FlowContext, inset, styleOf } from "../flow/flow-context.ts";
import { placeLine } from "../flow/place-line.ts";
import {
  blank,
  type FlowBlock,
  matter,
  paintPlaced,
  place,
  type Slab,
  stack,
  totalHeight,
} from "../flow/slab.ts";
import { firstBaseline, flowText } from "../flow/text-block.ts";
import type { PageItem } from "../frame.ts";
import { contentWidth } from "../inline/content-width.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { blockLook } from "../inline/text-look.ts";
import { element, type GrowingElement } from "../structure.ts";
import { isText, type NameplateWords } from "./nameplate-words.ts";

/** The band at the head of a paper's first page. */
export interface Nameplate {
  /** One slab, for nothing may part it. */
  readonly block: FlowBlock;
  /** Whether it tells the number of the page, which is then told nowhere else on it. */
  readonly hasFolio: boolean;
}

/** A name that is too long for its line is set smaller, down to this share; then it takes several lines. */
const LEAST_SCALE = 0.4;
/** Of the page, the most that a nameplate takes: a name that needs more is none. */
const MOST_DEPTH = 1 / 3;
/** Words with more characters than this are not even tried. */
const LONGEST = 1000;
/** Width of each ear, and of the room between it and the name, as shares of the page's. */
const EAR_WIDTH = 0.2;
const EAR_GAP = 0.02;
/** Between the pieces of the line, in em. */
const LEAST_GAP = 1.5;
/** Between them where they have no room beside each other. */
const DASH = " – ";

/**
 * The name large, ears beside it, the motto below it, and the line with day and number. `raise` is how far it reaches
 * above the text area, where no head stands on this page. `undefined` where the name fills more than a nameplate may.
 */
export function flowNameplate(
  { name, motto, facts }: NameplateWords,
  settings: NameplateSettings,
  raise: Points,
  context: FlowContext,
): Nameplate | undefined {
  const told = [name, motto ?? "", ...Object.values(facts)];
  if (told.some((words) => (words?.length ?? 0) > LONGEST)) {
    return undefined;
  }
  const { ears } = settings;
  const piecesOf = (written: readonly NameplatePiece[]) =>
    written.flatMap((fact): readonly Piece[] => {
      const words = typeof fact === "string" ? facts[fact] : fact.text;
      return isText(words) ? [{ words, isFolio: fact === "folio" }] : [];
    });
  const start = piecesOf(ears.start);
  const end = piecesOf(ears.end);
  const line = piecesOf(settings.line);
  // Ears are as wide as each other, so that a name in the middle is in the middle of the page.
  const ear = (EAR_WIDTH + EAR_GAP) * context.width;
  const isCentred = settings.align === "center";
  const inside = inset(
    context,
    start.length > 0 || (isCentred && end.length > 0) ? ear : 0,
    end.length > 0 || (isCentred && start.length > 0) ? ear : 0,
  );
  const named = flowName(name, motto, settings, inside);
  const sides = [flowEar(start, "start", context), flowEar(end, "end", context)];
  const band = beside([named, ...sides]);
  const below = flowLine(line, context);
  const { slabs } = stack([
    { ...PLAIN, slabs: band },
    { ...PLAIN, slabs: below },
  ]);
  const height = totalHeight(slabs);
  if (height > context.area.height * MOST_DEPTH) {
    return undefined;
  }
  const paint = (left: Points, top: Points): readonly PageItem[] =>
    paintPlaced(place(slabs, top - raise), left);
  const after = styleOf("nameplateLine", context).spaceAfter;
  const plate = matter(Math.max(0, height - raise), paint, { breakAfter: false });
  return {
    block: { before: 0, after, keepWithNext: true, slabs: [plate] },
    hasFolio: [...start, ...end, ...line].some(({ isFolio }) => isFolio),
  };
}

const PLAIN = { before: 0, after: 0, keepWithNext: false };

interface Piece {
  readonly words: string;
  readonly isFolio: boolean;
}

/** What a reader aloud is told; the number of a page is none of it. */
const elementOf = ({ isFolio }: Piece, { parent }: FlowContext): GrowingElement | null =>
  isFolio ? null : element("P", parent);

function flowName(
  name: string,
  motto: string | undefined,
  { align }: NameplateSettings,
  context: FlowContext,
): readonly Slab[] {
  const style = styleOf("nameplate", context);
  const wanted = contentWidth([build.text(name)], baseOf(style, context), context.article).max;
  const scale = Math.max(LEAST_SCALE, Math.min(1, context.width / wanted));
  const line = (words: string, own: BlockStyle): FlowBlock =>
    flowText([build.text(words)], { ...own, align }, context, {
      span: undefined,
      element: element("P", context.parent),
      elongates: false,
    });
  const { slabs } = stack([
    line(name, { ...style, size: style.size * scale, leading: style.leading * scale }),
    ...(isText(motto) ? [line(motto, styleOf("motto", context))] : []),
  ]);
  return slabs;
}

function flowEar(
  pieces: readonly Piece[],
  side: "start" | "end",
  context: FlowContext,
): readonly Slab[] {
  const rest = (1 - EAR_WIDTH) * context.width;
  const room = side === "start" ? inset(context, 0, rest) : inset(context, rest, 0);
  const style: BlockStyle = { ...styleOf("ear", context), align: side };
  const { slabs } = stack(
    pieces.map((piece) =>
      flowText([build.text(piece.words)], style, room, {
        span: undefined,
        element: elementOf(piece, context),
      }),
    ),
  );
  return slabs;
}

/** Stacks beside each other, the middle of each at the same height. */
function beside(stacks: readonly (readonly Slab[])[]): readonly Slab[] {
  const height = Math.max(...stacks.map(totalHeight));
  return [
    matter(
      height,
      (left, top) =>
        stacks.flatMap((slabs) =>
          paintPlaced(place(slabs, top + (height - totalHeight(slabs)) / 2), left),
        ),
      { breakAfter: false },
    ),
  ];
}

/** The first piece at the start edge, the last at the end edge, what is between them spread evenly. */
function flowLine(pieces: readonly Piece[], context: FlowContext): readonly Slab[] {
  const style = styleOf("nameplateLine", context);
  if (pieces.length === 0) {
    return decorateBlock([blank(0)], style, context);
  }
  const lines = pieces.flatMap((piece) => {
    const own = elementOf(piece, context);
    const [line] = layOutPlain(
      [build.text(piece.words)],
      { ...baseOf(style, context), element: own },
      Number.MAX_SAFE_INTEGER,
      context.article,
    );
    return line === undefined ? [] : [{ line, own, isFolio: piece.isFolio }];
  });
  const taken = lines.reduce((sum, { line }) => sum + line.width, 0);
  const gaps = lines.length - 1;
  if (context.width - taken < gaps * LEAST_GAP * style.size) {
    const words = pieces.map((piece) => piece.words).join(DASH);
    return flowText([build.text(words)], style, context, {
      span: undefined,
      element: element("P", context.parent),
    }).slabs;
  }
  const baseline = firstBaseline(style, context);
  const starts = startsOf(
    lines.map(({ line }) => line),
    context.width,
    LEAST_GAP * style.size,
  );
  const row = matter(
    style.leading,
    (left, top) =>
      lines.flatMap(({ line, own, isFolio }, index) => {
        const from = starts[index] ?? 0;
        const inside = context.direction === "rtl" ? context.width - from - line.width : from;
        const x = left + context.x + inside;
        return placeLine(line, x, top + baseline, context.direction, own).map((item) =>
          isFolio && item.type === "text" ? { ...item, margin: "head" as const } : item,
        );
      }),
    { breakAfter: false },
  );
  return decorateBlock([row], unpadded(style), context);
}

/** A line of pieces has no indents; rules are its own affair. */
const unpadded = (style: BlockStyle): BlockStyle => ({
  ...unboxed(style),
  ruleAbove: style.ruleAbove,
  ruleBelow: style.ruleBelow,
});

/** How far each begins from the start edge; the middle one of three stands in the middle if it has the room. */
function startsOf(lines: readonly LineFrame[], width: Points, least: Points): readonly Points[] {
  const taken = lines.reduce((sum, line) => sum + line.width, 0);
  const gap = lines.length > 1 ? (width - taken) / (lines.length - 1) : 0;
  let from = 0;
  const even = lines.map((line) => {
    const own = from;
    from += line.width + gap;
    return own;
  });
  const [first, middle, last] = lines;
  if (lines.length !== 3 || first === undefined || middle === undefined || last === undefined) {
    return even;
  }
  const centred = (width - middle.width) / 2;
  const hasRoom =
    centred - first.width >= least && width - last.width - centred - middle.width >= least;
  return hasRoom ? [0, centred, width - last.width] : even;
}

const baseOf = (style: BlockStyle, { article, language, direction }: FlowContext) => ({
  look: blockLook(style, article),
  language,
  direction,
  element: null,
});
