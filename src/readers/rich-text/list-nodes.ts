import type { ListItem, ListStyle } from "../../model/index.ts";
import { inside, type TreeContext } from "./context.ts";
import type { JsonValue } from "./json-value.ts";

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

/** A list of items; an item that holds nothing but lists belongs to the one before it. */
export function toList(node: JsonValue, kind: string, context: TreeContext) {
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
