import type { Element, Nodes } from "hast";
import type { Block, ListItem } from "../../model/index.ts";
import { at, type Context, lost, spanOf } from "./context.ts";
import { attribute, isBlankText, isElement, numberOf } from "./element.ts";
import { insideBlock, localFields, localise } from "./language-of.ts";
import { numbering } from "./list-numbering.ts";
import { takeId, takeTargets } from "./targets.ts";

/** A list; what stands in it outside its items belongs to the item before. */
export function listBlocks(element: Element, context: Context): readonly Block[] {
  const isOrdered = element.tagName === "ol";
  const id = takeId(context);
  const inside = { ...insideBlock(context), wrappers: context.wrappers };
  const items: ListItem[] = [];
  let firstNumber: number | undefined;
  for (const part of partsOf(element, context)) {
    const [only] = part;
    if (part.length === 1 && only !== undefined && isElement(only) && only.tagName === "li") {
      takeTargets(only, context);
      const value = isOrdered ? numberOf(only, "value") : undefined;
      if (items.length === 0) {
        firstNumber = value;
      } else if (
        value !== undefined &&
        value !== (firstNumber ?? numberOf(element, "start") ?? 1) + items.length
      ) {
        lost("numbers that a list skips or repeats are counted through", only, context);
      }
      items.push(toItem(only, inside));
      continue;
    }
    const children = context.toBlocks(part, inside);
    const last = items.at(-1);
    if (children.length > 0 && last !== undefined) {
      items[items.length - 1] = { ...last, children: [...last.children, ...children] };
    } else if (children.length > 0) {
      items.push({ children });
    }
  }
  const kept = items.filter((item) => item.children.length > 0 || item.checked !== undefined);
  if (kept.length === 0) {
    return [];
  }
  const start = isOrdered ? startOf(element, firstNumber, context) : 1;
  return [
    {
      type: "list",
      ...id,
      style: isOrdered ? numbering(element) : "bullet",
      ...(start === 1 ? {} : { start }),
      items: kept,
      ...localFields(context),
      ...at(spanOf(element, context)),
    },
  ];
}

/** Each item by itself, and what stands between items together. */
function partsOf(element: Element, context: Context): readonly (readonly Nodes[])[] {
  const parts: Nodes[][] = [];
  let loose: Nodes[] | undefined;
  for (const child of element.children) {
    if (context.notes.consumed.has(child) || (child.type === "text" && isBlankText(child.value))) {
      continue;
    }
    if (isElement(child) && child.tagName === "li") {
      parts.push([child]);
      loose = undefined;
    } else if (loose === undefined) {
      loose = [child];
      parts.push(loose);
    } else {
      loose.push(child);
    }
  }
  return parts;
}

function toItem(element: Element, context: Context): ListItem {
  const box = checkBox(element);
  const children = context.toBlocks(element.children, localise(element, context));
  return {
    children,
    ...(box === undefined ? {} : { checked: attribute(box, "checked") !== undefined }),
    ...at(spanOf(element, context)),
  };
}

/** The box to be ticked that opens an item, in a label or a paragraph or not. */
function checkBox(item: Element): Element | undefined {
  let holder: Element | undefined = item;
  while (holder !== undefined) {
    const first: Nodes | undefined = holder.children.find(
      (child) => !(child.type === "text" && isBlankText(child.value)),
    );
    if (first === undefined || !isElement(first)) {
      return undefined;
    }
    if (first.tagName === "input") {
      return attribute(first, "type") === "checkbox" ? first : undefined;
    }
    holder = first.tagName === "p" || first.tagName === "label" ? first : undefined;
  }
  return undefined;
}

function startOf(element: Element, firstNumber: number | undefined, context: Context): number {
  const start = firstNumber ?? numberOf(element, "start") ?? 1;
  if (attribute(element, "reversed") !== undefined) {
    lost("lists that count backwards count forwards", element, context);
    return 1;
  }
  if (start < 0) {
    lost("lists that begin below zero begin with one", element, context);
    return 1;
  }
  return start;
}

/** Terms and what is said of them: the model has paragraphs for both. */
export function definitionBlocks(element: Element, context: Context): readonly Block[] {
  lost("lists of terms are paragraphs, the terms in bold", element, context);
  return element.children.flatMap((child): readonly Block[] => {
    if (!isElement(child)) {
      return context.toBlocks([child], context);
    }
    if (child.tagName === "div") {
      return child.children.flatMap((one) => termBlocks(one, localise(child, context)));
    }
    return termBlocks(child, context);
  });
}

function termBlocks(node: Nodes, context: Context): readonly Block[] {
  if (!isElement(node)) {
    return context.toBlocks([node], context);
  }
  const blocks = context.toBlocks([node], context);
  return node.tagName !== "dt"
    ? blocks
    : blocks.map((block) =>
        block.type === "paragraph"
          ? {
              ...block,
              children: [{ type: "strong", children: block.children, ...at(block.span) }],
            }
          : block,
      );
}
