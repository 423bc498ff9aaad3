import { type Block, inlineText } from "../../model/index.ts";
import { DEEPEST, inside, localised, salvage, type TreeContext, within } from "./context.ts";
import { settleLevel } from "./headings.ts";
import { INLINE_KINDS, texOf } from "./inline-nodes.ts";
import type { JsonValue } from "./json-value.ts";
import { toList } from "./list-nodes.ts";
import { asideKind, embedBlocks, paragraphs, plainInlines, quoteOf } from "./make-blocks.ts";
import { settleName } from "./marks.ts";
import { figureNode, galleryNode, pictureBlocks } from "./picture-nodes.ts";
import { nestRuns, type Run } from "./runs.ts";
import { settleAddress } from "./settle-values.ts";
import { toTable } from "./tables.ts";

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
