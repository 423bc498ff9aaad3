import type { Html } from "mdast";
import type { Block } from "../../model/index.ts";
import { languageDirection } from "../../model/index.ts";
import { type Context, inside, spanOf, unsupported } from "./context.ts";
import { trimInlines } from "./edit-inlines.ts";
import { isInlineElement } from "./html-elements.ts";
import { readTag } from "./html-tags.ts";

const TAG = /<!--[\s\S]*?(?:-->|$)|<[?!][\s\S]*?(?:>|$)|<\/?[A-Za-z][^<>]*>/g;
/** Elements whose content is not prose. */
const SILENT = /<(script|style|template|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/**
 * Raw HTML that stands by itself: comments go, tags are reported, and the words between them are kept as paragraphs.
 * A `div`, `section` or `center` that only wraps Markdown says nothing the model needs, so it goes without a word.
 */
export function htmlBlocks(node: Html, context: Context): readonly Block[] {
  const start = spanOf(node, context).start.offset;
  const written = node.value.replace(SILENT, (element) => {
    unsupported("a script, style or frame is left out", node, context);
    return " ".repeat(element.length);
  });
  // Every part keeps its length, so that the words keep their places.
  const parts = [{ text: "", offset: 0 }];
  let at = 0;
  let foreign: string | undefined;
  const append = (text: string) => {
    const last = parts.at(-1);
    if (last !== undefined) {
      last.text += text;
    }
  };
  for (const match of written.matchAll(TAG)) {
    append(written.slice(at, match.index));
    at = match.index + match[0].length;
    const tag = readTag(match[0]);
    if (tag.kind === "nothing") {
      append(" ".repeat(match[0].length));
    } else if (isInlineElement(tag.name) || ["br", "wbr", "img"].includes(tag.name)) {
      append(match[0]);
    } else {
      foreign ??= tag.kind === "open" && !isPlainWrapper(tag, context) ? tag.name : undefined;
      parts.push({ text: "", offset: at });
    }
  }
  append(written.slice(at));
  if (foreign !== undefined) {
    unsupported(`<${foreign}> has no place in an article; its text is kept`, node, context);
  }
  return parts.flatMap(({ text, offset }): readonly Block[] => {
    const lead = text.length - text.trimStart().length;
    const words = text.trim();
    if (words === "") {
      return [];
    }
    // The indentation of a line inside a quote or list is not in the value; then only the element's place is sure.
    const isExact = context.source.text.startsWith(node.value, start);
    const within = inside(node, context);
    const place = isExact
      ? { ...within, fixedSpan: context.fixedSpan, base: start + offset + lead }
      : { ...within, fixedSpan: within.place };
    const span = isExact
      ? context.source.span(start + offset + lead, start + offset + lead + words.length)
      : within.place;
    const children = trimInlines(context.parseLine(words, place));
    return children.length === 0 ? [] : [{ type: "paragraph", children, span }];
  });
}

const WRAPPERS = new Set(["div", "section", "article", "center", "p", "main"]);

function isPlainWrapper(
  tag: { readonly name: string; readonly attributes: ReadonlyMap<string, string> },
  context: Context,
): boolean {
  const direction = tag.attributes.get("dir")?.toLowerCase();
  return (
    WRAPPERS.has(tag.name) &&
    (direction === undefined || direction === languageDirection(context.language))
  );
}
