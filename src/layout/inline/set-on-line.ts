import type { LayoutContext } from "../layout-context.ts";
import { commit } from "./commit.ts";
import { itemiseParagraph } from "./itemise-paragraph.ts";
import type { LineFrame } from "./line-frame.ts";
import { measure } from "./measure.ts";
import type { ParagraphText } from "./paragraph-text.ts";
import { Pieces } from "./pieces.ts";

/** Text on one line of its natural width, however long. */
export function setOnLine(text: ParagraphText, context: LayoutContext): LineFrame {
  const paragraph = itemiseParagraph(text, context);
  const pieces = new Pieces(paragraph, context.shaper);
  const items = measure(
    paragraph,
    pieces,
    { narrowest: Number.POSITIVE_INFINITY, preserveSpaces: true, elongates: false },
    context,
  );
  const natural = { ratio: 0, glueChanges: items.map(() => 0), glyphScale: 1, excess: 0 };
  return commit(paragraph, items, natural, { start: 0, end: text.text.length });
}
