import type { LayoutContext } from "../layout-context.ts";
import { commit } from "./commit.ts";
import { NO_HANG } from "./hang.ts";
import { itemiseParagraph } from "./itemise-paragraph.ts";
import { NATURAL_SETTING } from "./justify.ts";
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
  return commit(paragraph, items, NATURAL_SETTING, { start: 0, end: text.text.length }, NO_HANG);
}
