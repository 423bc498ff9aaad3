import { build } from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { contentWidth } from "../inline/content-width.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import type { LineFrame } from "../inline/line-frame.ts";
import { blockLook } from "../inline/text-look.ts";
import type { GrowingElement } from "../structure.ts";
import type { FlowContext } from "./flow-context.ts";
import { placeLine } from "./place-line.ts";
import type { Marker } from "./slab.ts";

export interface MarkerPlace {
  /** Indent of the text that the marker stands before, from the start edge of the context. */
  readonly textStart: Points;
  /** Between marker and text. */
  readonly gap: Points;
  readonly element: GrowingElement | null;
}

/** A marker that ends, on the side of the text, at `gap` before it: numbers of all lengths align there. */
export function hangingMarker(
  label: string,
  style: BlockStyle,
  context: FlowContext,
  place: MarkerPlace,
): Marker {
  const line = markerLine(label, style, context, place.element);
  if (line === undefined) {
    return () => [];
  }
  const x =
    context.direction === "rtl"
      ? context.x + context.width - place.textStart + place.gap
      : context.x + place.textStart - place.gap - line.width;
  return (left, baseline) => placeLine(line, left + x, baseline, context.direction, place.element);
}

/** Width of a marker as it will be set. */
export function markerWidth(label: string, style: BlockStyle, context: FlowContext): Points {
  const { article, language, direction } = context;
  const base = { look: blockLook(style, article), language, direction, element: null };
  return contentWidth([build.text(label)], base, article).max;
}

function markerLine(
  label: string,
  style: BlockStyle,
  context: FlowContext,
  element: GrowingElement | null,
): LineFrame | undefined {
  const { article, language, direction } = context;
  const [line] = layOutPlain(
    [build.text(label)],
    { look: blockLook(style, article), language, direction, element },
    context.area.width,
    article,
  );
  return line;
}
