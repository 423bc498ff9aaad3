import { diagnostic } from "../../diagnostics/index.ts";
import type { Block, Inline } from "../../model/index.ts";
import { DEEPEST, inside, salvage, type TreeContext } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { linkMark, textRuns } from "./marks.ts";
import { nestRuns, type Run, type RunMark } from "./runs.ts";
import { settleAddress, settlePicture } from "./settle-values.ts";

/** Kinds of nodes that stand in a line. */
export const INLINE_KINDS: ReadonlySet<string> = new Set([
  "text",
  "hardbreak",
  "tab",
  "link",
  "mention",
  "emoji",
  "inlinemath",
  "inlineimage",
  "footnotereference",
  "inlinenote",
]);

export function toInlines(nodes: readonly JsonValue[], context: TreeContext): readonly Inline[] {
  return trimRuns(nestRuns(context.toRuns(nodes, [], context)));
}

/** The flat runs of nodes that stand in a line; `marks` are those of the nodes around. */
export function toRuns(
  nodes: readonly JsonValue[],
  marks: readonly RunMark[],
  context: TreeContext,
): readonly Run[] {
  return nodes.flatMap((node) => runsOf(node, marks, context));
}

function runsOf(node: JsonValue, around: readonly RunMark[], context: TreeContext): readonly Run[] {
  const { dialect, losses } = context;
  const kind = dialect.kindOf(node);
  if (context.depth > DEEPEST) {
    losses.lost(`what is nested more than ${DEEPEST} deep`, "its words are kept", node.span);
    return salvageRuns(node, around);
  }
  const marks = [...around, ...dialect.marksOf(node, context)];
  const own = dialect.runsOf?.(node, kind, { ...context, depth: context.depth });
  if (own !== undefined) {
    return own.map((run) => ({ ...run, marks: [...marks, ...run.marks] }));
  }
  const leaf = (inline: Inline): readonly Run[] => [{ inline, marks }];
  const { span } = node;
  switch (kind) {
    case "text": {
      const text = dialect.textOf(node);
      if (text?.words === undefined) {
        losses.lost("a text that is not made of characters", "nothing of it is kept", span);
        return [];
      }
      return textRuns(text.words, text.innerSpan, marks);
    }
    case "hardbreak":
      return leaf({ type: "lineBreak", span });
    case "tab":
      return leaf({ type: "text", value: " ", span });
    case "link":
      return linkRuns(node, marks, context);
    case "mention": {
      const name = dialect.attribute(node, "label", "name", "id")?.words ?? "";
      const sign = dialect.attribute(node, "mentionSuggestionChar")?.words ?? "@";
      return textRuns(name.startsWith(sign) ? name : sign + name, span, marks);
    }
    case "emoji": {
      const words = dialect.attribute(node, "emoji", "native", "text", "name", "shortName")?.words;
      return textRuns(words ?? "", span, marks);
    }
    case "inlinemath": {
      const tex = texOf(node, context);
      return tex === "" ? [] : leaf({ type: "inlineMath", tex, span });
    }
    case "image":
    case "inlineimage":
      return imageRuns(node, marks, context);
    case "footnotereference":
      return referenceRuns(node, marks, context);
    case "inlinenote":
      return leaf({
        type: "note",
        children: context.toBlocks(dialect.childrenOf(node), inside(context)),
        span,
      });
    default:
      return strangeRuns(node, kind, marks, context);
  }
}

/** The source of a formula: a property in some editors, the text inside in others. */
export function texOf(node: JsonValue, context: TreeContext): string {
  const { attribute, childrenOf, textOf } = context.dialect;
  const written = attribute(node, "latex", "tex", "formula", "equation", "content")?.words;
  const inner = childrenOf(node)
    .map((child) => textOf(child)?.words ?? "")
    .join("");
  return (written ?? (inner === "" ? (textOf(node)?.words ?? "") : inner)).trim();
}

function linkRuns(
  node: JsonValue,
  marks: readonly RunMark[],
  context: TreeContext,
): readonly Run[] {
  const { dialect, losses } = context;
  const written = dialect.attribute(node, "url", "href", "uri")?.words;
  const url = settleAddress(written);
  if (url === undefined) {
    losses.lost(
      written === undefined ? "a link without an address" : "a link that is not safe to follow",
      "its words are kept",
      node.span,
    );
  }
  const own = url === undefined ? marks : [...marks, linkMark(url, titleOf(node, context))];
  return context.toRuns(dialect.childrenOf(node), own, inside(context));
}

const titleOf = (node: JsonValue, context: TreeContext): string | undefined => {
  const title = context.dialect.attribute(node, "title")?.words?.trim();
  return title === "" ? undefined : title;
};

function imageRuns(
  node: JsonValue,
  marks: readonly RunMark[],
  context: TreeContext,
): readonly Run[] {
  const { attribute } = context.dialect;
  const src = settlePicture(attribute(node, "src", "url")?.words);
  const alt = attribute(node, "alt", "altText")?.words;
  if (src === undefined) {
    context.losses.lost("a picture without an address", "its description is kept", node.span);
    return textRuns(alt ?? "", node.span, marks);
  }
  const image = { src, ...(alt === undefined ? {} : { alt }), span: node.span };
  return [{ inline: { type: "image", image, span: node.span }, marks }];
}

/** What a reference to a note, or a note, is called by. */
export const noteName = (node: JsonValue, context: TreeContext): string | undefined =>
  context.dialect.attribute(node, "data-id", "dataId", "noteId", "footnoteId", "id")?.words;

function referenceRuns(
  node: JsonValue,
  marks: readonly RunMark[],
  context: TreeContext,
): readonly Run[] {
  const name = noteName(node, context);
  const note = name === undefined ? undefined : context.notes.get(name);
  const number = context.dialect.attribute(node, "referenceNumber", "number", "label")?.words;
  if (name === undefined || note === undefined) {
    context.losses.lost("a reference to a note that is not there", "its number is kept", node.span);
    return textRuns(number === undefined ? "" : `[${number}]`, node.span, marks);
  }
  context.notes.delete(name);
  const children = context.toBlocks(context.dialect.childrenOf(note), inside(context));
  return [{ inline: { type: "note", children, span: note.span }, marks }];
}

function strangeRuns(
  node: JsonValue,
  kind: string,
  marks: readonly RunMark[],
  context: TreeContext,
): readonly Run[] {
  const children = context.dialect.childrenOf(node);
  const runs =
    children.length > 0
      ? context.toRuns(children, marks, inside(context))
      : salvageRuns(node, marks);
  context.losses.lost(
    `"${kind}"`,
    runs.length === 0 ? "nothing of it is kept" : "its words are kept",
    node.span,
  );
  return runs;
}

const salvageRuns = (node: JsonValue, marks: readonly RunMark[]): readonly Run[] =>
  salvage(node).flatMap((block: Block) =>
    block.type === "paragraph" ? block.children.map((inline) => ({ inline, marks })) : [],
  );

/** Without line ends at the edges, which editors leave behind; the words stay as they are. */
function trimRuns(inlines: readonly Inline[]): readonly Inline[] {
  let start = 0;
  let end = inlines.length;
  while (start < end && inlines[start]?.type === "lineBreak") {
    start += 1;
  }
  while (end > start && inlines[end - 1]?.type === "lineBreak") {
    end -= 1;
  }
  return inlines.slice(start, end);
}

/** Tells the notes that no text refers to, and forgets them. */
export function tellUnusedNotes(context: TreeContext): void {
  for (const [name, note] of context.notes) {
    context.report(
      diagnostic("article/unused-note", `no text refers to the note "${name}"`, {
        span: note.span,
        hints: ["it is not printed"],
      }),
    );
  }
  context.notes.clear();
}
