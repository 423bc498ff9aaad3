import type { FootnoteReference, Image as ImageNode, PhrasingContent } from "mdast";
import { diagnostic } from "../../diagnostics/index.ts";
import type { Image, Inline, Note } from "../../model/index.ts";
import { type Context, DEEPEST, flatText, inside, spanOf, typed, unsupported } from "./context.ts";
import { isDollarFormula } from "./dollar-formula.ts";
import { mergeTexts } from "./edit-inlines.ts";
import { elementInlines, isInlineElement } from "./html-elements.ts";
import { type HtmlAttributes, readTag } from "./html-tags.ts";
import { directiveInlines } from "./inline-directives.ts";

/** An HTML element that is open while its content is being gathered. */
interface OpenElement {
  readonly name: string;
  readonly attributes: HtmlAttributes;
  readonly node: PhrasingContent;
  readonly children: Inline[];
}

export function convertInlines(
  nodes: readonly PhrasingContent[],
  context: Context,
): readonly Inline[] {
  const result: Inline[] = [];
  const open: OpenElement[] = [];
  const add = (...found: readonly Inline[]) => (open.at(-1)?.children ?? result).push(...found);
  const abandon = (element: OpenElement) => {
    open.pop();
    add(...element.children);
    context.report(
      diagnostic("markdown/unclosed", `<${element.name}> is not closed in its paragraph`, {
        span: spanOf(element.node, context),
      }),
    );
  };
  for (const node of nodes) {
    if (node.type !== "html") {
      add(...convertInline(node, context));
      continue;
    }
    const tag = readTag(node.value);
    if (tag.kind === "open" && isInlineElement(tag.name)) {
      open.push({ name: tag.name, attributes: tag.attributes, node, children: [] });
    } else if (tag.kind === "open") {
      add(...voidElement(tag.name, tag.attributes, node, context));
    } else if (tag.kind === "close" && open.some((element) => element.name === tag.name)) {
      for (
        let last = open.at(-1);
        last !== undefined && last.name !== tag.name;
        last = open.at(-1)
      ) {
        abandon(last);
      }
      const element = open.pop();
      if (element !== undefined) {
        const start = spanOf(element.node, context);
        const span = { ...start, end: spanOf(node, context).end };
        add(...elementInlines(element, span, context));
      }
    } else if (tag.kind === "close" && isInlineElement(tag.name)) {
      unsupported(`</${tag.name}> closes nothing`, node, context);
    }
  }
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    abandon(last);
  }
  return mergeTexts(result);
}

function voidElement(
  name: string,
  attributes: HtmlAttributes,
  node: PhrasingContent,
  context: Context,
): readonly Inline[] {
  const span = spanOf(node, context);
  const src = attributes.get("src");
  if (name === "br") {
    return [{ type: "lineBreak", span }];
  }
  if (name === "wbr") {
    return [{ type: "text", value: "\u200B", span }];
  }
  if (name === "img" && src !== undefined && src !== "") {
    const alt = attributes.get("alt");
    return [{ type: "image", image: { src, ...withAlt(alt), span }, span }];
  }
  unsupported(`<${name}> has no place in an article; its text is kept`, node, context);
  return [];
}

function convertInline(
  node: Exclude<PhrasingContent, { type: "html" }>,
  context: Context,
): readonly Inline[] {
  const span = spanOf(node, context);
  if (context.depth > DEEPEST && "children" in node) {
    unsupported(`nested more than ${DEEPEST} deep; only the words are kept`, node, context);
    return [{ type: "text", value: flatText(node), span }];
  }
  const children = () =>
    "children" in node ? context.toInlines(node.children, inside(node, context)) : [];
  switch (node.type) {
    case "text":
      return [{ type: "text", value: node.value.replace(/[ \t]*\n[ \t]*/g, " "), span }];
    case "strong":
      return [{ type: "strong", children: children(), span }];
    case "emphasis":
      return [{ type: "emphasis", children: children(), span }];
    case "delete":
      return [{ type: "strike", children: children(), span }];
    case "inlineCode":
      return isDollarFormula(typed(node, context))
        ? [{ type: "inlineMath", tex: node.value, span }]
        : [{ type: "code", value: node.value, span }];
    case "break":
      return [{ type: "lineBreak", span }];
    case "image":
      return imageInlines(node, context);
    case "imageReference": {
      const definition = context.definitions.get(node.identifier);
      const found = { type: "image", url: definition?.url ?? "", title: null } as const;
      return imageInlines({ ...found, alt: node.alt ?? null }, inside(node, context));
    }
    case "link":
      return linkInlines(node.url, node.title, node, children(), context);
    case "linkReference": {
      const definition = context.definitions.get(node.identifier);
      return linkInlines(definition?.url ?? "", definition?.title, node, children(), context);
    }
    case "footnoteReference":
      return noteInlines(node, context);
    case "textDirective":
      return directiveInlines(node, context);
  }
}

function imageInlines(node: ImageNode, context: Context): readonly Inline[] {
  const image = toImage(node, context);
  const span = spanOf(node, context);
  return image === undefined
    ? [{ type: "text", value: node.alt ?? "", span }]
    : [{ type: "image", image, span }];
}

/** The picture of an image node; without an address there is none, which is reported. */
export function toImage(node: ImageNode, context: Context): Image | undefined {
  if (node.url === "") {
    unsupported("an image without an address; its description is kept as text", node, context);
    return undefined;
  }
  return { src: imagePath(node.url), ...withAlt(node.alt), span: spanOf(node, context) };
}

/** A path as the file system has it: Markdown editors write blanks and Arabic letters percent-encoded. */
export function imagePath(url: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) {
    return url;
  }
  try {
    return decodeURIComponent(url);
  } catch {
    // A stray `%` is part of the name.
    return url;
  }
}

const withAlt = (alt: string | null | undefined): { alt?: string } =>
  alt === null || alt === undefined || alt.trim() === "" ? {} : { alt };

function linkInlines(
  url: string,
  title: string | null | undefined,
  node: PhrasingContent,
  children: readonly Inline[],
  context: Context,
): readonly Inline[] {
  const span = spanOf(node, context);
  if (url === "" || url === "#") {
    unsupported("a link without an address; its words are kept", node, context);
    return children;
  }
  if (url.startsWith("#")) {
    return [{ type: "crossReference", target: imagePath(url.slice(1)), children, span }];
  }
  const words = children.length === 0 ? [{ type: "text", value: url, span } as const] : children;
  return [{ type: "link", url, ...(title ? { title } : {}), children: words, span }];
}

/** The note at its first reference; a later reference to the same note points there. */
function noteInlines(node: FootnoteReference, context: Context): readonly Inline[] {
  const { notes } = context;
  const span = spanOf(node, context);
  const definition = notes.definitions.get(node.identifier);
  if (definition === undefined) {
    return [{ type: "text", value: typed(node, context), span }];
  }
  const placed = notes.placed.get(node.identifier);
  if (placed !== undefined) {
    const pointer: Inline = { type: "crossReference", target: placed, children: [], span };
    return [{ type: "superscript", children: [pointer], span }];
  }
  const label = node.identifier.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, "-");
  const id = `note-${label}`;
  notes.placed.set(node.identifier, id);
  const isShared = (notes.references.get(node.identifier) ?? 0) > 1;
  const children = context.toBlocks(definition.children, {
    ...inside(node, context),
    base: 0,
    fixedSpan: undefined,
    quotations: 0,
  });
  const note: Note = { type: "note", ...(isShared ? { id } : {}), children, span };
  return [note];
}
