import type { Block } from "../../model/index.ts";
import { settleLevel } from "../rich-text/headings.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { paragraphs, quoteOf } from "../rich-text/make-blocks.ts";
import { settleName } from "../rich-text/marks.ts";
import { settleLocale } from "../rich-text/settle-values.ts";
import type { PortableContext } from "./context.ts";
import { spansToInlines } from "./spans.ts";

/** A block of text by its style; in a list, what its item holds. */
export function textBlocks(block: JsonValue, context: PortableContext): readonly Block[] {
  const style = block.text("style") ?? "normal";
  const own = settleLocale(
    { language: block.text("language", "lang"), direction: block.text("direction", "dir") },
    context.direction,
  );
  const { span } = block;
  const children = spansToInlines(block, context);
  const words = paragraphs(children, own, span);
  const level = /^h([1-6])$/i.exec(style)?.[1];
  if (level !== undefined && words[0]?.type === "paragraph") {
    return [{ type: "heading", level: settleLevel(Number(level)), children, ...own, span }];
  }
  switch (settleName(style)) {
    case "blockquote":
    case "quote":
      return quoteOf(words, { ...own, span });
    case "pullquote":
      return words.length === 0 ? [] : [{ type: "pullQuote", children, ...own, span }];
    case "normal":
    case "":
      return words;
    default:
      context.losses.lost(`the style "${style}"`, "it is a paragraph", block.span);
      return words;
  }
}
