import type { Element, Nodes } from "hast";
import { type Block, type Inline, isSafeAddress } from "../../model/index.ts";
import { at, type Context, spanOf } from "./context.ts";
import { filled, hasClass, isBlankText, isElement, textOf } from "./element.ts";
import { insideBlock, localFields } from "./language-of.ts";
import { takeId } from "./targets.ts";
import { collapse, isBlankLine } from "./whitespace.ts";

const PULL =
  /^(?:wp-block-pullquote|pull-?quote|quote-pull|has-pullquote-style|is-style-pullquote)$/i;
const DASH = /^(?:[—–―]|--)[\s\u00A0]+/;

/** Words of others, with who said them: a `footer` or `cite` at the end, or a last line that a dash opens. */
export function quoteBlocks(element: Element, context: Context): readonly Block[] {
  const id = takeId(context);
  const inside = { ...insideBlock(context), quotations: 0 };
  const named = namedSource(element);
  const rest =
    named === undefined ? element.children : element.children.filter((child) => child !== named);
  const read = context.toBlocks(rest, named === undefined ? inside : inside);
  const said =
    named === undefined
      ? undefined
      : withoutDash(
          undressed(
            collapse(
              context.toInlines([named], { ...inside, wrappers: [], dress: new Set(["emphasis"]) }),
            ),
          ),
        );
  const { blocks, attribution } =
    said === undefined || isBlankLine(said) ? dashed(read) : { blocks: read, attribution: said };
  const cite = filled(element, "cite");
  const span = at(spanOf(element, context));
  if (blocks.length === 0 && attribution === undefined) {
    return [];
  }
  const who = attribution === undefined ? {} : { attribution };
  const [only] = blocks;
  if (isPulled(element) && blocks.length === 1 && only?.type === "paragraph") {
    return [
      {
        type: "pullQuote",
        ...id,
        children: only.children,
        ...who,
        ...localFields(context),
        ...span,
      },
    ];
  }
  return [
    {
      type: "quote",
      ...id,
      children: blocks,
      ...who,
      ...(cite !== undefined && /^https?:/i.test(cite) && isSafeAddress(cite) ? { cite } : {}),
      ...localFields(context),
      ...span,
    },
  ];
}

const isPulled = (element: Element): boolean => hasClass(element, PULL);

/** The last child, where it says whose words they are. */
function namedSource(element: Element): Element | undefined {
  const last: Nodes | undefined = element.children.findLast(
    (child) => !(child.type === "text" && isBlankText(child.value)) && child.type !== "comment",
  );
  if (last === undefined || !isElement(last) || isBlankText(textOf(last))) {
    return undefined;
  }
  if (
    /^(?:footer|cite)$/.test(last.tagName) ||
    hasClass(last, /^(?:attribution|quote-author|author|source|cite)$/i)
  ) {
    return element.children.some((child) => child !== last && !isBlankText(textOf(child)))
      ? last
      : undefined;
  }
  const inner = last.children.filter(
    (child) => !(child.type === "text" && isBlankText(child.value)),
  );
  const isCite =
    inner.length === 1 && inner.every((child) => isElement(child) && child.tagName === "cite");
  return last.tagName === "p" && isCite ? last : undefined;
}

/** Takes a last paragraph that a dash opens, or its last line. */
function dashed(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly attribution?: readonly Inline[];
} {
  const last = blocks.at(-1);
  if (last?.type !== "paragraph") {
    return { blocks };
  }
  const cut = last.children.findLastIndex((inline) => inline.type === "lineBreak");
  const line = last.children.slice(cut + 1);
  const [first] = line;
  if (first?.type !== "text" || !DASH.test(first.value) || (cut === -1 && blocks.length === 1)) {
    return { blocks };
  }
  const kept = last.children.slice(0, Math.max(cut, 0));
  return {
    blocks: [...blocks.slice(0, -1), ...(kept.length === 0 ? [] : [{ ...last, children: kept }])],
    attribution: withoutDash(line),
  };
}

function withoutDash(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  return first?.type === "text"
    ? collapse([{ ...first, value: first.value.replace(DASH, "") }, ...rest])
    : inlines;
}

/** A name is not stressed because `cite` is slanted on the web. */
function undressed(inlines: readonly Inline[]): readonly Inline[] {
  const [only] = inlines;
  return inlines.length === 1 && only?.type === "emphasis" ? only.children : inlines;
}
