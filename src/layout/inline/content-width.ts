import type { Inline } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import { collect, type ParagraphBase } from "./collect.ts";
import { FORBIDDEN, FORCED } from "./item.ts";
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
  /** Width since the last place where a line may end. */
  let joined = 0;
  let forbidden = false;
  const part = (): void => {
    min = Math.max(min, joined);
    joined = 0;
  };
  for (const item of measure(paragraph, pieces, settings, silent)) {
    switch (item.type) {
      case "box":
        line += item.width;
        joined += item.width;
        break;
      case "glue":
        line += item.width;
        if (forbidden) {
          joined += item.width;
        } else {
          part();
        }
        break;
      case "penalty":
        if (item.cost !== FORBIDDEN) {
          joined += item.hyphen?.width ?? 0;
          part();
        }
        if (item.cost === FORCED) {
          max = Math.max(max, line);
          line = 0;
        }
        break;
    }
    forbidden = item.type === "penalty" && item.cost === FORBIDDEN;
  }
  part();
  return { min, max: Math.max(max, line) };
}
