import type { Inline } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import { collect, type ParagraphBase } from "./collect.ts";
import { FORCED } from "./item.ts";
import { itemiseParagraph } from "./itemise-paragraph.ts";
import { measure } from "./measure.ts";
import { Pieces } from "./pieces.ts";

export interface ContentWidth {
  /** The widest thing that no line end may part. */
  readonly min: Points;
  /** All on one line, but for the line ends that the author asked for. */
  readonly max: Points;
}

/** How much room inlines need at least and at most. What no face covers is reported when they are set. */
export function contentWidth(
  inlines: readonly Inline[],
  base: ParagraphBase,
  context: ArticleContext,
): ContentWidth {
  const silent: ArticleContext = { ...context, missing: () => undefined };
  const text = collect(inlines, { ...base, element: null }, silent);
  const paragraph = itemiseParagraph(text, silent);
  const pieces = new Pieces(paragraph, context.shaper);
  const settings = {
    narrowest: Number.POSITIVE_INFINITY,
    preserveSpaces: false,
    elongates: false,
  };
  let min = 0;
  let max = 0;
  let line = 0;
  // Boxes that may not be parted (joined by glue that forbids a break) count as one.
  let joined = 0;
  let held = false;
  for (const item of measure(paragraph, pieces, settings, silent)) {
    switch (item.type) {
      case "box":
        line += item.width;
        joined = held ? joined + item.width : item.width;
        held = true;
        break;
      case "glue":
        line += item.width;
        joined += item.width;
        break;
      case "penalty":
        min = Math.max(min, joined + (item.hyphen?.width ?? 0));
        held = item.cost === Number.POSITIVE_INFINITY;
        if (item.cost === FORCED) {
          max = Math.max(max, line);
          line = 0;
        }
        break;
    }
    if (item.type === "box") {
      min = Math.max(min, joined);
    } else if (item.type === "glue" && !held) {
      joined = 0;
    }
  }
  return { min, max: Math.max(max, line) };
}
