import type { Block, List, ListItem, ListStyle } from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";
import type { OwnBlock } from "./own-data.ts";

const OPEN_BOX = /^[☐□❑❏]$/u;
const DONE_BOX = /^[☑☒✓✔■]$/u;

interface Marked {
  readonly style: ListStyle;
  readonly start: number;
  readonly sign: string;
}

/**
 * Reads a list from its first item on: deeper items are lists in the one before, paragraphs without a number belong to it
 * where their style says so. A list that goes on after other text keeps its count.
 */
export function readList(
  items: readonly Item[],
  at: number,
  place: Place,
  to: Assembler,
): { readonly list: List; readonly next: number } {
  const first = items[at];
  if (first?.kind !== "paragraph" || first.list === undefined) {
    throw new Error("a list begins with an item");
  }
  const entry = to.take(first, "list");
  const { number, level } = first.list;
  const marked = markedBy(first, to);
  const words = marked.sign.replace(/%[1-9]/g, "").trim();
  if (!to.reading.own.isOwn && marked.style !== "bullet" && /\p{L}/u.test(words)) {
    to.reading.losses.lost(
      `the words beside the numbers of a list are left out («${words}»)`,
      first.span,
    );
  }
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const read: ListItem[] = [];
  let next = at;
  while (next < items.length) {
    const item = items[next];
    if (item?.kind !== "paragraph" || item.list === undefined || item.list.level !== level) {
      break;
    }
    if (next > at && !goesOn(item, number, marked, entry, to)) {
      break;
    }
    const taken = readItem(items, next, marked, entry, inner, to);
    read.push(taken.item);
    next = taken.next;
  }
  const start = to.reading.counts.begin(number, level, marked.start, read.length);
  const isIndic = entry?.data.style === "arabic-indic" && marked.style === "decimal";
  const style = isIndic ? "arabic-indic" : marked.style;
  const isStarted =
    entry === undefined ? start !== 1 && style !== "bullet" : typeof entry.data.start === "number";
  const { language: _language, direction: _direction, ...rest } = common;
  return {
    list: {
      type: "list",
      ...(entry === undefined ? rest : common),
      style,
      ...(isStarted ? { start: entry === undefined ? start : startOf(entry, marked) } : {}),
      items: read,
    },
    next,
  };
}

/** Ours says whether a start was given; the document says which. */
const startOf = (entry: OwnBlock, marked: Marked): number => {
  const { start } = entry.data;
  return marked.style === "bullet" && typeof start === "number" ? start : marked.start;
};

function markedBy(item: ParagraphItem, to: Assembler): Marked {
  const { number, level } = item.list ?? { number: 0, level: 0 };
  const known = to.reading.numbering.level(number, level);
  if (known?.unknownFormat !== undefined) {
    to.reading.losses.lost(
      `a list is counted in a way that has no like here (${known.unknownFormat}); it is numbered`,
      item.span,
    );
  }
  const style = known?.style ?? "bullet";
  return {
    style: style === "none" ? "bullet" : style,
    start: known?.start ?? 1,
    sign: known?.sign ?? "",
  };
}

/** Whether an item of the same level belongs to the list that is being read. */
function goesOn(
  item: ParagraphItem,
  number: number,
  marked: Marked,
  entry: OwnBlock | undefined,
  to: Assembler,
): boolean {
  if (to.peek(item, "list") !== undefined && to.peek(item, "list")?.in !== entry?.mark) {
    return false;
  }
  const [outermost] = to.entries(item);
  if (entry !== undefined && outermost !== undefined) {
    // The points of a summary are no blocks of the article, only of the document.
    return (
      outermost.in === entry.mark || (entry.part === "summary" && outermost.part === "summary")
    );
  }
  const own = item.list?.number ?? 0;
  if (own === number) {
    return true;
  }
  const other = markedBy(item, to);
  if (other.style !== marked.style) {
    return false;
  }
  const { numbering } = to.reading;
  return (
    other.style === "bullet" ||
    (numbering.definition(own) === numbering.definition(number) &&
      !numbering.restarts(own, item.list?.level ?? 0))
  );
}

function readItem(
  items: readonly Item[],
  at: number,
  marked: Marked,
  entry: OwnBlock | undefined,
  place: Place,
  to: Assembler,
): { readonly item: ListItem; readonly next: number } {
  const first = items[at] as ParagraphItem;
  const { sign } = markedBy(first, to);
  const level = first.list?.level ?? 0;
  const box = marked.style === "bullet" ? boxOf(sign) : undefined;
  const [outermost] = to.entries(first);
  // An item that begins with another list has an empty paragraph for its number, without a mark.
  const index = [outermost, to.entries(items[at + 1])[0]]
    .map((own) => (own === undefined || entry === undefined ? undefined : itemIn(own, entry, to)))
    .find((one) => one !== undefined);
  let next = at + 1;
  while (next < items.length && belongs(items[next], { level, entry, index }, to)) {
    next += 1;
  }
  const [typed, opening] = marked.style === "bullet" ? [undefined, first] : typedBox(first, entry);
  const lead: ParagraphItem = { ...opening, list: undefined, role: "body" };
  const hasParagraph = to.peek(first, "paragraph")?.in === entry?.mark || !isBlank(first);
  const rest = items.slice(at + 1, next).map(asMember);
  const children: readonly Block[] = to.blocks(
    hasParagraph ? [lead, ...rest] : [...carried(lead, rest)],
    place,
  );
  const checked = box ?? typed;
  return {
    item: {
      children,
      ...(checked === undefined ? {} : { checked }),
      ...(first.span === undefined ? {} : { span: first.span }),
    },
    next,
  };
}

/** An item that begins with something else than a paragraph leaves its marks to that. */
function carried(lead: ParagraphItem, rest: readonly Item[]): readonly Item[] {
  const [first, ...others] = rest;
  return first === undefined
    ? []
    : [{ ...first, bookmarks: [...lead.bookmarks, ...first.bookmarks] }, ...others];
}

const boxOf = (sign: string): boolean | undefined =>
  OPEN_BOX.test(sign) ? false : DONE_BOX.test(sign) ? true : undefined;

/** A box before the words of a numbered item, set there by the writer. */
function typedBox(
  item: ParagraphItem,
  entry: OwnBlock | undefined,
): readonly [boolean | undefined, ParagraphItem] {
  const at = item.atoms.findIndex((atom) => atom.kind === "text");
  const atom = item.atoms[at];
  const box = atom?.kind === "text" ? /^([☐☑]) ?/u.exec(atom.value) : null;
  if (entry?.data.tasks !== true || atom?.kind !== "text" || box === null) {
    return [undefined, item];
  }
  const atoms = [...item.atoms];
  atoms[at] = { ...atom, value: atom.value.slice(box[0].length) };
  const after = atoms[at + 1];
  if (atoms[at] !== undefined && atom.value === box[1] && after?.kind === "text") {
    atoms[at + 1] = { ...after, value: after.value.replace(/^ /, "") };
  }
  return [box[1] === "☑", { ...item, atoms }];
}

/** A paragraph that goes on with an item is an ordinary one there. */
const asMember = (item: Item): Item =>
  item.kind === "paragraph" &&
  (item.role === "listContinue" || (item.role === "listItem" && item.list === undefined))
    ? { ...item, role: "body" }
    : item;

/** Whether what follows an item is part of it. */
function belongs(
  item: Item | undefined,
  {
    level,
    entry,
    index,
  }: { level: number; entry: OwnBlock | undefined; index: number | undefined },
  to: Assembler,
): boolean {
  if (item === undefined) {
    return false;
  }
  const [outermost] = to.entries(item);
  if (entry !== undefined && outermost !== undefined) {
    return isWithin(outermost, entry, index, to);
  }
  if (item.kind !== "paragraph") {
    return entry !== undefined && item.kind === "table";
  }
  if (item.list !== undefined) {
    return item.list.level > level;
  }
  const continues = item.role === "listContinue" || (item.role === "listItem" && !isBlank(item));
  return (
    continues ||
    (entry !== undefined &&
      ["afterTable", "caption", "credit", "attribution", "code", "math"].includes(item.role))
  );
}

/** Whether a block stands in that very item of a list. */
const isWithin = (
  own: OwnBlock,
  list: OwnBlock,
  index: number | undefined,
  to: Assembler,
): boolean => index !== undefined && itemIn(own, list, to) === index;

/** The item of a list that a block stands in, however deep. */
function itemIn(own: OwnBlock, list: OwnBlock, to: Assembler): number | undefined {
  let at: OwnBlock | undefined = own;
  for (let depth = 0; at !== undefined && depth < 50; depth += 1) {
    if (at.in === list.mark) {
      return at.item;
    }
    at = at.in === undefined ? undefined : to.reading.own.blocks.get(at.in);
  }
  return undefined;
}
