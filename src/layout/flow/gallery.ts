import { type GalleryRow, rowsOfPictures } from "../../media/index.ts";
import { captionLine, type Figure, type Gallery } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import { element } from "../structure.ts";
import { flowFigure, highestPicture } from "./figure.ts";
import { type FlowContext, inItsLanguage, localised, styleOf } from "./flow-context.ts";
import {
  anchored,
  type FlowBlock,
  matter,
  paintPlaced,
  place,
  type SlabInk,
  stack,
  together,
  totalHeight,
} from "./slab.ts";
import { flowText } from "./text-block.ts";

/**
 * Pictures that belong together: side by side at one height as far as they have the room, the first at the start side,
 * and what is said of all of them below.
 */
export function flowGallery(gallery: Gallery, context: FlowContext): FlowBlock {
  const { figure: settings } = context.article.template;
  const inside: FlowContext = { ...context, parent: element("Sect", context.parent) };
  const rows = rowsOf(gallery.figures, inside).map((row): FlowBlock => {
    const figures = gallery.figures.slice(row.from, row.from + row.widths.length);
    return { ...flowRow(figures, row, inside), before: settings.gap, after: settings.gap };
  });
  const caption = galleryCaption(gallery, inside);
  const last = rows.length - 1;
  const above = rows.map((row, index) =>
    index === last && caption.length > 0
      ? { ...row, after: settings.captionGap, keepWithNext: true }
      : row,
  );
  return {
    ...stack([...above, ...caption]),
    before: settings.spaceBefore,
    after: settings.spaceAfter,
  };
}

function rowsOf(figures: readonly Figure[], context: FlowContext): readonly GalleryRow[] {
  const { images, template } = context.article;
  const pictures = figures.map(({ image, caption, credit }) => ({
    image: images.get(image.src),
    hasWords: (caption ?? credit) !== undefined,
  }));
  return rowsOfPictures(pictures, styleOf("caption", context).size, {
    width: context.width,
    maxHeight: highestPicture(context),
    gap: template.figure.gap,
  });
}

/** The pictures of a row with their own words; one under the other where those words would fill a page. */
function flowRow(figures: readonly Figure[], row: GalleryRow, context: FlowContext): FlowBlock {
  const cells = figures.map((figure, index) => {
    const cell = { ...context, ...cellOf(row, index, context) };
    const inside = localised(figure, cell);
    const size = { width: row.widths[index] ?? 0, height: row.height };
    const made = inItsLanguage(inside, cell, () => flowFigure(figure, inside, { size }));
    const anchor = context.article.article.anchors.get(figure);
    return anchor === undefined ? made : { ...made, slabs: anchored(made.slabs, [anchor]) };
  });
  if (cells.length > 1 && cells.every(({ slabs }) => totalHeight(slabs) <= context.area.height)) {
    return sideBySide(cells);
  }
  return stack(cells.map((cell) => ({ ...cell, slabs: together(cell.slabs) })));
}

/** A cell is as wide as its picture; a picture alone in its row has the measure for its words. */
function cellOf(
  { widths }: GalleryRow,
  index: number,
  { article, x, width, direction }: FlowContext,
): { readonly x: Points; readonly width: Points } {
  if (widths.length === 1) {
    return { x, width };
  }
  const { gap } = article.template.figure;
  const sum = (some: readonly Points[]): Points => some.reduce((total, one) => total + one, 0);
  const own = widths[index] ?? 0;
  const spare = (width - sum(widths) - gap * (widths.length - 1)) / 2;
  const before = spare + sum(widths.slice(0, index)) + gap * index;
  return { x: direction === "rtl" ? x + width - before - own : x + before, width: own };
}

/** Blocks beside one another as one slab, in reading order. */
function sideBySide(cells: readonly FlowBlock[]): FlowBlock {
  const all = cells.map(({ slabs }) => place(slabs, 0));
  const height = Math.max(...cells.map(({ slabs }) => totalHeight(slabs)));
  const inks = all.flatMap((placed): readonly SlabInk[] => {
    const last = placed.at(-1);
    return (last?.slab.inks ?? []).map(({ ink, baseline }) => ({
      ink,
      baseline: baseline + (last?.top ?? 0),
    }));
  });
  const slabs = cells.flatMap((cell) => cell.slabs);
  const row = matter(
    height,
    (left, top) => cells.flatMap((cell) => paintPlaced(place(cell.slabs, top), left)),
    {
      notes: slabs.flatMap(({ notes }) => notes),
      anchors: slabs.flatMap(({ anchors }) => anchors),
      inks,
    },
  );
  return { before: 0, after: 0, keepWithNext: false, slabs: [row] };
}

function galleryCaption(gallery: Gallery, context: FlowContext): readonly FlowBlock[] {
  const line = captionLine(gallery.caption, context.article.article.captions.get(gallery));
  return line.length === 0
    ? []
    : [
        flowText(line, styleOf("caption", context), context, {
          span: gallery.span,
          element: element("Caption", context.parent),
        }),
      ];
}
