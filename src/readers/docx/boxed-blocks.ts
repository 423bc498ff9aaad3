import { ASIDE_KINDS, type Aside, type Inline, inlineText, type Quote } from "../../model/index.ts";
import {
  type Assembler,
  boxOf,
  type Common,
  isParagraph,
  type Place,
  type Step,
} from "./assembler.ts";
import type { Item } from "./items.ts";
import { type OwnBlock, textHash } from "./own-data.ts";

/** Paragraphs in the look of a quotation; its source, where a style says so, or a dash opens the last of them. */
export function quote(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const [first] = items.slice(at, at + 1);
  if (first === undefined) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "quote");
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  let end = at + 1;
  while (
    boxOf(items[end]) === "quote" &&
    to.peek(items[end] as Item, "quote") === undefined &&
    !beginsAnother(items[end], entry, to)
  ) {
    end += 1;
  }
  end = throughTables(items, at, end, "quote", entry, to);
  const members = items.slice(at, end).map(unboxed);
  const last = members.at(-1);
  const bySource = isParagraph(last, "attribution") && members.length > 0 ? last : undefined;
  let attribution = bySource === undefined ? undefined : to.inlines(bySource, inner);
  let inside = bySource === undefined ? members : members.slice(0, -1);
  if (attribution === undefined && entry === undefined && inside.length > 1 && isParagraph(last)) {
    const words = to.inlines(last, inner);
    if (/^\s*(?:—|–|--)\s*/u.test(inlineText(words))) {
      attribution = withoutDash(words);
      inside = inside.slice(0, -1);
    }
  }
  const { cite } = entry?.data ?? {};
  const madeLink = entry?.data.linked === true;
  const made: Quote = {
    type: "quote",
    ...plainCommon(common, entry),
    children: to.blocks(inside, inner),
    ...(attribution === undefined
      ? {}
      : { attribution: madeLink ? unlinked(attribution) : attribution }),
    ...(typeof cite === "string" ? { cite } : {}),
  };
  return { made: [made], next: end };
}

/** What is of its first paragraph alone is not of the whole. */
export const plainCommon = (common: Common, entry: OwnBlock | undefined): Common => {
  if (entry !== undefined) {
    return common;
  }
  const { language: _language, direction: _direction, ...rest } = common;
  return rest;
};

const unlinked = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((inline) => (inline.type === "link" ? inline.children : [inline]));

function withoutDash(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  return first?.type === "text"
    ? [{ ...first, value: first.value.replace(/^\s*(?:—|–|--)\s*/u, "") }, ...rest]
    : inlines;
}

/** A paragraph of a box as it would stand outside. */
const unboxed = (item: Item): Item =>
  item.kind === "paragraph"
    ? {
        ...item,
        role: item.role === "quote" || item.role === "aside" ? "body" : item.role,
        style: { ...item.style, box: undefined },
      }
    : item;

/** True for a block of ours that stands outside of the box that is being read. */
function beginsAnother(item: Item | undefined, box: OwnBlock | undefined, to: Assembler): boolean {
  const [outermost] = to.entries(item);
  return box !== undefined && outermost !== undefined && !isInside(outermost, box.mark, to);
}

/** Whether what a mark was put on stands in a box. */
export function isInside(own: OwnBlock, mark: string, to: Assembler): boolean {
  let at: OwnBlock | undefined = own;
  for (let depth = 0; at !== undefined && depth < 50; depth += 1) {
    if (at.in === mark) {
      return true;
    }
    at = at.in === undefined ? undefined : to.reading.own.blocks.get(at.in);
  }
  return false;
}

/** Tables and lines of code have no look of the box they stand in: ours are known by their marks, others by what follows. */
function throughTables(
  items: readonly Item[],
  start: number,
  from: number,
  box: "quote" | "aside",
  entry: OwnBlock | undefined,
  to: Assembler,
): number {
  let end = from;
  for (;;) {
    const item = items[end];
    if (item === undefined || entry === undefined || start === end) {
      return end;
    }
    const marks = to.entries(item);
    const [outermost] = marks;
    const belongs =
      outermost === undefined
        ? boxOf(item) === box ||
          (isParagraph(item, "afterTable", "attribution", "caption", "credit", "code") &&
            end > start &&
            !isParagraph(items[end - 1], "betweenBoxes"))
        : isInside(outermost, entry.mark, to);
    if (!belongs) {
      return end;
    }
    end += 1;
  }
}

/** A table has its marks in its first cell. */
/** A box with a title of its own, or of the name of its kind. */
export function aside(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (first === undefined) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "aside");
  const common = plainCommon(to.common(first, entry, place), entry);
  const inner = to.inside(common, place);
  let end = at + 1;
  while (
    boxOf(items[end]) === "aside" &&
    !isParagraph(items[end], "asideTitle") &&
    !beginsAnother(items[end], entry, to)
  ) {
    end += 1;
  }
  end = throughTables(items, at, end, "aside", entry, to);
  const titled = isParagraph(first, "asideTitle") ? first : undefined;
  const title = titled === undefined ? undefined : to.inlines(titled, inner);
  const isMade = title !== undefined && textHash(inlineText(title)) === entry?.data.madeTitle;
  const children = to.blocks(
    items.slice(titled === undefined ? at : at + 1, end).map(unboxed),
    inner,
  );
  const kind = ASIDE_KINDS.find((one) => one === entry?.data.kind) ?? "note";
  const made: Aside = {
    type: "aside",
    ...common,
    kind,
    ...(title === undefined || isMade ? {} : { title }),
    children,
  };
  return { made: [made], next: end };
}
