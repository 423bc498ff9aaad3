import type { Block } from "./block.ts";
import type { Inline } from "./inline.ts";

/** The characters of inlines in logical order, without the text of notes; a line break is a space. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(oneInline).join("");
}

/** The text of blocks, one line a paragraph, without notes. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map(oneBlock)
    .filter((text) => text !== "")
    .join("\n");
}

function oneInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
    case "honorific":
      return inline.value;
    case "number":
      return String(inline.value);
    case "lineBreak":
      return " ";
    case "image":
      return inline.image.alt ?? "";
    case "inlineMath":
      return inline.tex;
    case "note":
      return "";
    case "date":
      return inline.children.length === 0 ? inline.iso : inlineText(inline.children);
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "link":
    case "crossReference":
    case "span":
    case "isolate":
    case "quotation":
    case "abbreviation":
    case "mark":
      return inlineText(inline.children);
  }
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

const optional = (inlines: readonly Inline[] | undefined): string => inlineText(inlines ?? []);

function oneBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quran":
      return inlineText(block.children);
    case "list":
      return joined(...block.items.map((item) => blocksText(item.children)));
    case "quote":
      return joined(blocksText(block.children), optional(block.attribution));
    case "pullQuote":
      return joined(inlineText(block.children), optional(block.attribution));
    case "verse":
      return joined(
        ...block.lines.map((line) => line.hemistichs.map(inlineText).join(" ")),
        optional(block.poet),
      );
    case "figure":
      return joined(optional(block.caption), optional(block.credit));
    case "gallery":
      return joined(blocksText(block.figures), optional(block.caption));
    case "table":
      return joined(
        optional(block.caption),
        ...[...block.head, ...block.body, ...block.foot].map((row) =>
          row.cells.map((cell) => blocksText(cell.children)).join("\t"),
        ),
        optional(block.credit),
      );
    case "code":
      return block.value;
    case "math":
      return block.alt ?? block.tex;
    case "aside":
      return joined(optional(block.title), blocksText(block.children));
    case "qa":
      return joined(
        optional(block.questioner),
        blocksText(block.question),
        optional(block.speaker),
        blocksText(block.answer),
      );
    case "embed":
      return joined(optional(block.fallback), block.url);
    case "raw":
      return blocksText(block.fallback);
    case "divider":
    case "pageBreak":
      return "";
  }
}
