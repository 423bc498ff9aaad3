import {
  type AsideKind,
  type Block,
  type Embed,
  type Inline,
  inlineText,
  type ListItem,
  type ListStyle,
  type Quote,
} from "../../model/index.ts";
import { DEEPEST, inside, localised, salvage, type TreeContext, within } from "./context.ts";
import { settleLevel } from "./headings.ts";
import { INLINE_KINDS, texOf } from "./inline-nodes.ts";
import type { JsonValue } from "./json-value.ts";
import { settleName } from "./marks.ts";
import { figureBlocks, gallery } from "./pictures.ts";
import { nestRuns, type Run, spanOver } from "./runs.ts";
import { settleAddress } from "./settle-values.ts";
import { toTable } from "./tables.ts";

// Longer than most files: one function for each kind of block, and those in them are blocks again.

/** The blocks of nodes; what stands in a line between them becomes paragraphs. */
export function toBlocks(nodes: readonly JsonValue[], context: TreeContext): readonly Block[] {
  const blocks: Block[] = [];
  let line: Run[] = [];
  const endLine = () => {
    blocks.push(...paragraphs(nestRuns(line)));
    line = [];
  };
  for (const node of nodes) {
    const kind = context.dialect.kindOf(node);
    if (INLINE_KINDS.has(kind) && context.depth <= DEEPEST) {
      line.push(...context.toRuns([node], [], context));
    } else {
      endLine();
      blocks.push(...blocksOf(node, kind, context));
    }
  }
  endLine();
  return blocks;
}

/** A paragraph of inlines, or the pictures that it is made of; nothing where there is nothing to see. */
export function paragraphs(
  inlines: readonly Inline[],
  own: Pick<Block, "language" | "direction"> = {},
  // The text node is the place of the words; the node around it is that of the paragraph.
  span = spanOver(inlines),
): readonly Block[] {
  const shown = inlines.filter((one) => one.type !== "lineBreak" && !isBlankText(one));
  if (shown.length === 0) {
    return [];
  }
  const figures = shown.flatMap((one) =>
    one.type === "image" ? [{ type: "figure" as const, image: one.image, span: one.span }] : [],
  );
  if (figures.length === shown.length) {
    return [gallery(figures, span)];
  }
  return [{ type: "paragraph", children: inlines, ...own, span }];
}

const isBlankText = (inline: Inline): boolean =>
  inline.type === "text" && !/[^\s\p{Cc}\p{Cf}]/u.test(inline.value);

function blocksOf(node: JsonValue, kind: string, context: TreeContext): readonly Block[] {
  const { dialect, losses } = context;
  if (context.depth > DEEPEST) {
    losses.lost(`what is nested more than ${DEEPEST} deep`, "its words are kept", node.span);
    return salvage(node);
  }
  const own = localised(node, context);
  const deeper = inside(within(own, context));
  const children = dialect.childrenOf(node);
  const inner = () => context.toBlocks(children, deeper);
  const made = dialect.blocksOf?.(node, kind, context);
  if (made !== undefined) {
    return made;
  }
  const { span } = node;
  const text = (...names: readonly string[]) => dialect.attribute(node, ...names)?.words?.trim();
  switch (kind) {
    case "paragraph":
      return paragraphs(context.toInlines(children, deeper), own, span);
    case "heading": {
      const inlines = context.toInlines(children, deeper);
      const level = settleLevel(headingNumber(node, context));
      return inlineText(inlines).trim() === ""
        ? paragraphs(inlines, own, span)
        : [{ type: "heading", level, children: inlines, ...own, span }];
    }
    case "list":
    case "bulletlist":
    case "orderedlist":
    case "tasklist":
      return [{ ...toList(node, kind, deeper), ...own, span }].filter(
        (list) => list.items.length > 0,
      );
    // An item that stands in no list.
    case "listitem":
    case "taskitem":
      return inner();
    case "quote": {
      const cite = settleAddress(text("cite", "url"));
      return quoteOf(inner(), { ...(cite === undefined ? {} : { cite }), ...own, span });
    }
    case "pullquote":
      return [{ type: "pullQuote", children: context.toInlines(children, deeper), ...own, span }];
    case "code": {
      const syntax = text("language", "syntax", "params", "lang")?.split(/\s/)[0] ?? "";
      const value = codeText(node, context);
      return value === ""
        ? []
        : [{ type: "code", value, ...(syntax === "" ? {} : { syntax }), span }];
    }
    case "divider":
      return [{ type: "divider", span }];
    case "pagebreak":
      return [{ type: "pageBreak", span }];
    case "table":
      return toTable(node, own, deeper);
    case "image":
      return pictureBlocks(node, undefined, context);
    case "figure":
      return figureNode(node, deeper);
    case "gallery":
      return galleryNode(node, deeper);
    case "math": {
      const tex = texOf(node, context);
      return tex === "" ? [] : [{ type: "math", tex, span }];
    }
    case "embed":
      return embedNode(node, deeper);
    case "details":
      return detailsNode(node, deeper);
    case "aside": {
      const title = text("title", "heading");
      return [
        {
          type: "aside",
          kind: asideKind(text("type", "variant", "kind", "calloutType", "tone")),
          ...(title === undefined || title === ""
            ? {}
            : { title: [{ type: "text" as const, value: title, span }] }),
          children: inner(),
          ...own,
          span,
        },
      ];
    }
    // They are printed where the text refers to them.
    case "footnotes":
      return [];
    case "section":
      return inner();
    default:
      return strangeBlocks(node, kind, deeper);
  }
}

/** A quote; a last line that opens with a dash names whose words they are. */
export function quoteOf(
  children: readonly Block[],
  own: Pick<Quote, "cite" | "language" | "direction" | "span">,
): readonly Block[] {
  const last = children.at(-1);
  if (last?.type !== "paragraph") {
    return children.length === 0 ? [] : [{ type: "quote", children, ...own }];
  }
  const at = last.children.findLastIndex(({ type }) => type === "lineBreak");
  const [opening, ...others] = last.children.slice(at + 1);
  const words = opening?.type === "text" ? /^\s*(?:[—–]|--)\s*(?=\S)/.exec(opening.value) : null;
  if (opening?.type !== "text" || words === null || (at === -1 && children.length === 1)) {
    return [{ type: "quote", children, ...own }];
  }
  const named = { ...opening, value: opening.value.slice(words[0].length) };
  const before = paragraphs(last.children.slice(0, Math.max(0, at)), {}, last.span);
  return [
    {
      type: "quote",
      children: [...children.slice(0, -1), ...before],
      attribution: [named, ...others],
      ...own,
    },
  ];
}

function strangeBlocks(node: JsonValue, kind: string, context: TreeContext): readonly Block[] {
  const children = context.dialect.childrenOf(node);
  const blocks = children.length > 0 ? context.toBlocks(children, context) : salvage(node);
  context.losses.lost(
    kind === "" ? "a node without a type" : `"${kind}"`,
    blocks.length === 0 ? "nothing of it is kept" : "its words are kept",
    node.span,
  );
  return blocks;
}

/** `h2`, 2, or the figure in the node's own name. */
function headingNumber(node: JsonValue, context: TreeContext): number | undefined {
  const { attribute } = context.dialect;
  const written = attribute(node, "level", "tag")?.words ?? node.text("nodeType", "type") ?? "";
  const digit = /[1-6](?!\d)/.exec(written)?.[0];
  return digit === undefined ? undefined : Number(digit);
}

const LIST_STYLES: ReadonlyMap<string, ListStyle> = new Map([
  ["a", "alpha"],
  ["A", "alpha"],
  ["i", "roman"],
  ["I", "roman"],
  ["lower-alpha", "alpha"],
  ["upper-alpha", "alpha"],
  ["lower-roman", "roman"],
  ["upper-roman", "roman"],
  ["arabic-indic", "arabic-indic"],
]);

function toList(node: JsonValue, kind: string, context: TreeContext) {
  const { attribute, childrenOf, kindOf } = context.dialect;
  const form = attribute(node, "listType", "format", "tag")?.words ?? "";
  const isOrdered =
    kind === "orderedlist" || (kind === "list" && /^(?:number|ordered|ol)/.test(form));
  const nodes = childrenOf(node);
  const items: ListItem[] = [];
  for (const item of nodes) {
    const itemKind = kindOf(item);
    const isItem = itemKind === "listitem" || itemKind === "taskitem";
    const children = context.toBlocks(isItem ? childrenOf(item) : [item], inside(context));
    const before = items.at(-1);
    const isNested = children.length > 0 && children.every((block) => block.type === "list");
    if (isNested && before !== undefined) {
      // Some editors keep a nested list in an item of its own, which has no mark.
      items[items.length - 1] = { ...before, children: [...before.children, ...children] };
    } else if (children.length > 0) {
      const checked = attribute(item, "checked")?.value;
      const isTask = itemKind === "taskitem" || form === "check";
      items.push({
        children,
        ...(isTask ? { checked: checked === true } : {}),
        span: item.span,
      });
    }
  }
  const first = nodes[0];
  const start =
    wholeNumber(attribute(node, "start", "order")?.value) ??
    (first === undefined ? undefined : wholeNumber(attribute(first, "value")?.value));
  const style = LIST_STYLES.get(attribute(node, "type", "listStyleType")?.words ?? "") ?? "decimal";
  return {
    type: "list" as const,
    style: isOrdered ? style : ("bullet" as const),
    ...(isOrdered && start !== undefined && start !== 1 ? { start } : {}),
    items,
  };
}

/** A number that a list may begin with. */
const wholeNumber = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 1e6
    ? value
    : undefined;

function codeText(node: JsonValue, context: TreeContext): string {
  const { attribute, childrenOf, textOf, kindOf } = context.dialect;
  const written = attribute(node, "code")?.words;
  return (
    written ??
    childrenOf(node)
      .map((child) => (kindOf(child) === "hardbreak" ? "\n" : (textOf(child)?.words ?? "")))
      .join("")
  ).replace(/\r\n?/g, "\n");
}

function pictureBlocks(
  node: JsonValue,
  caption: readonly Inline[] | undefined,
  context: TreeContext,
): readonly Block[] {
  const { attribute } = context.dialect;
  const words = attribute(node, "caption", "title");
  return figureBlocks(
    {
      src: attribute(node, "src", "url")?.words,
      alt: attribute(node, "alt", "altText", "alternativeText")?.words,
      caption: caption ?? plainInlines(words),
      credit: plainInlines(attribute(node, "credit", "attribution", "copyright")),
      span: node.span,
    },
    context.losses,
  );
}

/** The words of a property as inlines. */
export function plainInlines(value: JsonValue | undefined): readonly Inline[] | undefined {
  const words = value?.words?.replace(/\s+/g, " ").trim();
  return value === undefined || words === undefined || words === ""
    ? undefined
    : [{ type: "text", value: words, span: value.innerSpan }];
}

/** A figure that holds its picture and its caption as nodes. */
function figureNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { childrenOf, kindOf } = context.dialect;
  const children = childrenOf(node);
  const picture = children.find((child) => kindOf(child) === "image");
  const caption = children.find((child) => settleName(kindOf(child)) === "figcaption");
  const inlines =
    caption === undefined ? undefined : context.toInlines(childrenOf(caption), inside(context));
  if (picture === undefined && children.some((child) => child !== caption)) {
    return [
      ...context.toBlocks(
        children.filter((child) => child !== caption),
        context,
      ),
      ...paragraphs(inlines ?? []),
    ];
  }
  return pictureBlocks(picture ?? node, inlines, context);
}

function galleryNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { attribute, childrenOf, kindOf } = context.dialect;
  const listed = attribute(node, "images", "items")?.items ?? [];
  const pictures = [...childrenOf(node).filter((child) => kindOf(child) === "image"), ...listed];
  const blocks = pictures.flatMap((picture) => pictureBlocks(picture, undefined, context));
  const figures = blocks.flatMap((block) => (block.type === "figure" ? [block] : []));
  const others = blocks.filter((block) => block.type !== "figure");
  const caption = plainInlines(attribute(node, "caption", "title"));
  return figures.length === 0
    ? [...others, ...paragraphs(caption ?? [])]
    : [gallery(figures, node.span, caption), ...others];
}

function embedNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { attribute, childrenOf } = context.dialect;
  const words = context.toInlines(childrenOf(node), context);
  const fallback =
    words.length > 0
      ? words
      : (plainInlines(attribute(node, "caption", "title", "alt", "name")) ?? []);
  const url = settleAddress(attribute(node, "src", "url", "href", "videoUrl")?.words);
  return embedBlocks({ url, fallback, what: "an embedded page", node }, context);
}

/** An embed; where it has no address, its words as a paragraph. */
export function embedBlocks(
  given: {
    readonly url: string | undefined;
    readonly fallback: readonly Inline[];
    /** What it is, for the diagnostic. */
    readonly what: string;
    readonly node: JsonValue;
  },
  context: Pick<TreeContext, "losses">,
): readonly Block[] {
  const { url, fallback, what, node } = given;
  if (url === undefined) {
    context.losses.lost(
      `${what} without an address`,
      fallback.length === 0 ? "nothing of it is kept" : "its words are kept",
      node.span,
    );
    return paragraphs(fallback);
  }
  const embed: Embed = { type: "embed", url, fallback, span: node.span };
  return [embed];
}

/** What folds away on a screen stands open on paper, in a box under its summary. */
function detailsNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { childrenOf, kindOf } = context.dialect;
  const children = childrenOf(node);
  const isSummary = (child: JsonValue) => /summary$/.test(settleName(kindOf(child)));
  const summary = children.find(isSummary);
  const title = summary === undefined ? [] : context.toInlines(childrenOf(summary), context);
  const body = children
    .filter((child) => child !== summary)
    .flatMap((child) =>
      settleName(kindOf(child)) === "detailscontent" ? childrenOf(child) : [child],
    );
  return [
    {
      type: "aside",
      kind: "note",
      ...(title.length === 0 ? {} : { title }),
      children: context.toBlocks(body, context),
      span: node.span,
    },
  ];
}

const ASIDE_KINDS: ReadonlyMap<string, AsideKind> = new Map([
  ["tip", "tip"],
  ["success", "tip"],
  ["hint", "tip"],
  ["warning", "warning"],
  ["caution", "warning"],
  ["danger", "warning"],
  ["error", "warning"],
  ["important", "warning"],
  ["info", "info"],
  ["note", "note"],
]);

/** The kind of box by the name an editor has for it. */
export const asideKind = (name: string | undefined): AsideKind =>
  ASIDE_KINDS.get(name?.toLowerCase() ?? "") ?? "note";
