import type { Element, Nodes } from "hast";
import type { Block, List, ListItem, ListStyle } from "../../model/index.ts";
import { at, type Context, spanOf } from "./context.ts";
import {
  attribute,
  findElement,
  isBlankText,
  isElement,
  numberOf,
  styleOf,
  textOf,
} from "./element.ts";
import { insideBlock, localFields, localise } from "./language-of.ts";
import { numbering } from "./list-numbering.ts";
import { takeTargets } from "./targets.ts";

/** An item of a list that word processors write without nesting: its level is in a style or a class. */
interface FlatItem {
  /** Items of one list have the same. */
  readonly list: string;
  /** From 1. */
  readonly level: number;
  readonly style: ListStyle;
  readonly start: number;
  readonly elements: readonly Element[];
}

/** The items of a list without nesting that begins at `from`, and where it ends; `undefined` where none begins. */
export function flatRun(
  nodes: readonly Nodes[],
  from: number,
): { readonly items: readonly FlatItem[]; readonly end: number } | undefined {
  const items: FlatItem[] = [];
  let end = from;
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (
      node === undefined ||
      node.type === "comment" ||
      (node.type === "text" && isBlankText(node.value))
    ) {
      continue;
    }
    const item = isElement(node) ? flatItem(node) : undefined;
    if (item === undefined || (items[0] !== undefined && items[0].list !== item.list)) {
      break;
    }
    items.push(item);
    end = index + 1;
  }
  return items.length === 0 ? undefined : { items, end };
}

function flatItem(element: Element): FlatItem | undefined {
  const [, list, level] = /^(l\d+)\s+level(\d)/.exec(styleOf(element).get("mso-list") ?? "") ?? [];
  if (list !== undefined && /^(?:p|div|h[1-6])$/.test(element.tagName)) {
    const label = findElement(element, (one) => styleOf(one).get("mso-list") === "ignore");
    return {
      list,
      level: Number(level),
      ...labelled(label === undefined ? "" : textOf(label)),
      elements: [element],
    };
  }
  const [, name, depth] =
    /(?:^|\s)lst-kix_(\S+)-(\d)(?:\s|$)/.exec(attribute(element, "className") ?? "") ?? [];
  if (name === undefined || !/^[ou]l$/.test(element.tagName)) {
    return undefined;
  }
  return {
    list: name,
    level: Number(depth) + 1,
    style: element.tagName === "ol" ? numbering(element) : "bullet",
    start: numberOf(element, "start") ?? 1,
    elements: element.children
      .filter((child) => isElement(child))
      .filter((child) => child.tagName === "li"),
  };
}

/** The numbering that a number written out is of. */
function labelled(written: string): { readonly style: ListStyle; readonly start: number } {
  const label = written.replace(/[\s\u00A0.)(\-–]/g, "");
  if (/^[٠-٩۰-۹]+$/.test(label)) {
    const digits = [...label].map(
      (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit) + 1 || "۰۱۲۳۴۵۶۷۸۹".indexOf(digit) + 1,
    );
    return { style: "arabic-indic", start: Number(digits.map((digit) => digit - 1).join("")) };
  }
  if (/^\d+$/.test(label)) {
    return { style: "decimal", start: Number(label) };
  }
  // The letter o of a typewriter face is a bullet.
  if (/^[a-np-zA-NP-Z]$/.test(label) || (/^[oO]$/.test(label) && /[.)]/.test(written))) {
    return /^[iIvVxX]$/.test(label)
      ? { style: "roman", start: 1 }
      : { style: "alpha", start: label.toLowerCase().charCodeAt(0) - 96 };
  }
  if (/^[ivxIVX]{2,}$/.test(label)) {
    return { style: "roman", start: 1 };
  }
  return /^\p{Script=Arabic}$/u.test(label)
    ? { style: "abjad", start: 1 }
    : { style: "bullet", start: 1 };
}

/** Nests the items by their levels. */
export function flatListBlocks(items: readonly FlatItem[], context: Context): readonly Block[] {
  const inside = insideBlock(context);
  const entries = items.flatMap((item) =>
    item.elements.map((element, index) => {
      takeTargets(element, context);
      const children = inside.toBlocks(
        element.tagName === "li" ? element.children : element.children,
        localise(element, inside),
      );
      return {
        ...item,
        start: item.start + index,
        item: { children, ...at(spanOf(element, context)) },
      };
    }),
  );
  return nested(entries, localFields(context));
}

type Entry = Omit<FlatItem, "elements"> & { readonly item: ListItem };

function nested(
  entries: readonly Entry[],
  fields: ReturnType<typeof localFields>,
): readonly List[] {
  const lists: { readonly head: Entry; readonly items: ListItem[] }[] = [];
  const level = entries.reduce((least, entry) => Math.min(least, entry.level), 9);
  let index = 0;
  while (index < entries.length) {
    const head = entries[index];
    let next = index + 1;
    while (next < entries.length && (entries[next]?.level ?? 0) > level) {
      next += 1;
    }
    if (head === undefined) {
      break;
    }
    const isOwn = head.level === level;
    const below = entries.slice(isOwn ? index + 1 : index, next);
    const children = [
      ...(isOwn ? head.item.children : []),
      ...(below.length === 0 ? [] : nested(below, {})),
    ];
    const item: ListItem = { ...head.item, children };
    const last = lists.at(-1);
    if (last !== undefined && (last.head.style === head.style || !isOwn)) {
      last.items.push(item);
    } else {
      lists.push({ head, items: [item] });
    }
    index = next;
  }
  return lists.map(({ head, items }): List => {
    const hasStart = head.start !== 1 && head.style !== "bullet";
    const [start, end] = [items[0]?.span, items.at(-1)?.span];
    const span = start === undefined || end === undefined ? undefined : { ...start, end: end.end };
    return {
      type: "list",
      style: head.style,
      ...(hasStart ? { start: head.start } : {}),
      items,
      ...fields,
      ...at(span),
    };
  });
}
