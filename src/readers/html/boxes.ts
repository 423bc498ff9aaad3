import type { Element, Nodes } from "hast";
import type { AsideKind, Block, Inline } from "../../model/index.ts";
import { at, type Context, spanOf } from "./context.ts";
import { attribute, hasClass, isBlankText, isElement } from "./element.ts";
import { insideBlock, localFields } from "./language-of.ts";
import { quoteBlocks } from "./quotes.ts";
import { takeId } from "./targets.ts";
import { collapse } from "./whitespace.ts";

/** Matter in a box: `aside`, and `details` with its summary as the title. */
export function boxBlocks(element: Element, context: Context): readonly Block[] {
  if (
    hasClass(element, /^(?:pull-?quote|quote-pull)$/i) ||
    /doc-pullquote/.test(attribute(element, "role") ?? "")
  ) {
    return quoteBlocks(
      { ...element, properties: { ...element.properties, className: ["pullquote"] } },
      context,
    );
  }
  const id = takeId(context);
  const inside = insideBlock(context);
  const head = headOf(element);
  const title: readonly Inline[] =
    head === undefined
      ? []
      : undressed(collapse(context.toInlines(head.children, { ...inside, wrappers: [] })));
  const children = context.toBlocks(
    head === undefined ? element.children : element.children.filter((child) => child !== head),
    inside,
  );
  return children.length === 0 && title.length === 0
    ? []
    : [
        {
          type: "aside",
          ...id,
          kind: kindOf(element),
          ...(title.length === 0 ? {} : { title }),
          children,
          ...localFields(context),
          ...at(spanOf(element, context)),
        },
      ];
}

function headOf(element: Element): Element | undefined {
  const first: Nodes | undefined = element.children.find(
    (child) => !(child.type === "text" && isBlankText(child.value)) && child.type !== "comment",
  );
  return first !== undefined &&
    isElement(first) &&
    /^(?:summary|h[1-6]|legend)$/.test(first.tagName)
    ? first
    : undefined;
}

function kindOf(element: Element): AsideKind {
  const says = (word: RegExp) =>
    hasClass(element, word) || word.test(attribute(element, "role")?.replace("doc-", "") ?? "");
  if (says(/^(?:warning|danger|caution|alert|is-warning)$/i)) {
    return "warning";
  }
  if (says(/^(?:tip|hint|is-tip)$/i)) {
    return "tip";
  }
  return says(/^(?:key-?figures|figures|numbers|facts|factbox)$/i)
    ? "key-figures"
    : says(/^(?:info|information|is-info)$/i)
      ? "info"
      : "note";
}

function undressed(inlines: readonly Inline[]): readonly Inline[] {
  const [only] = inlines;
  return inlines.length === 1 && only?.type === "strong" ? only.children : inlines;
}
