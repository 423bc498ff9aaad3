import type { Block, List, ListItem } from "../../model/index.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import type { PortableContext } from "./context.ts";
import { textBlocks } from "./text-blocks.ts";

const isItem = (value: JsonValue | undefined): boolean =>
  value?.text("_type") === "block" && value.text("listItem") !== undefined;

/** One after the last of the items that begin at `start`; `start` itself where there is none. */
export function endOfList(values: readonly JsonValue[], start: number): number {
  let end = start;
  while (isItem(values[end])) {
    end += 1;
  }
  return end;
}

/** Levels beyond which lists are not nested. */
const DEEPEST_LIST = 20;

const levelOf = (item: JsonValue): number =>
  Math.min(DEEPEST_LIST, Math.max(1, Math.floor(item.number("level") ?? 1)));

/** The lists of items from a level on; an item of a deeper level belongs to the one before it. */
export function listsOf(
  items: readonly JsonValue[],
  level: number,
  context: PortableContext,
): readonly Block[] {
  const lists: { readonly kind: string; readonly items: ListItem[] }[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) {
      break;
    }
    let end = at;
    while (end < items.length && levelOf(items[end] ?? item) > level) {
      end += 1;
    }
    const kind = item.text("listItem") ?? "bullet";
    const last = lists.at(-1);
    if (end > at) {
      const inner = listsOf(items.slice(at, end), level + 1, context);
      const before = last?.items.at(-1);
      if (last === undefined || before === undefined) {
        // A list that begins below the first level has nothing to hang from.
        lists.push({ kind, items: [{ children: inner, span: item.span }] });
      } else {
        last.items[last.items.length - 1] = {
          ...before,
          children: [...before.children, ...inner],
        };
      }
      at = end;
      continue;
    }
    const children = textBlocks(item, context);
    if (children.length > 0) {
      const checked = item.get("checked")?.value;
      const made: ListItem = {
        children,
        ...(typeof checked === "boolean" ? { checked } : {}),
        span: item.span,
      };
      if (last?.kind === kind) {
        last.items.push(made);
      } else {
        lists.push({ kind, items: [made] });
      }
    }
    at += 1;
  }
  return lists.flatMap(({ kind, items: made }): readonly Block[] => unwrapped(kind, made));
}

/** A list; one that holds nothing but a list is that list. */
function unwrapped(kind: string, items: readonly ListItem[]): readonly Block[] {
  const [only] = items;
  if (items.length === 1 && only?.children.every(({ type }) => type === "list") === true) {
    return only.children;
  }
  const list: List = {
    type: "list",
    style: /^(?:number|ordered|decimal|ol)/i.test(kind) ? "decimal" : "bullet",
    items,
    span: items[0]?.span,
  };
  return [list];
}
