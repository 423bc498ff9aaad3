import type { AsideKind, Block, Embed, Inline, Quote } from "../../model/index.ts";
import type { TreeContext } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { gallery } from "./pictures.ts";
import { spanOver } from "./runs.ts";

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

/** The words of a property as inlines. */
export function plainInlines(value: JsonValue | undefined): readonly Inline[] | undefined {
  const words = value?.words?.replace(/\s+/g, " ").trim();
  return value === undefined || words === undefined || words === ""
    ? undefined
    : [{ type: "text", value: words, span: value.innerSpan }];
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
