import { type Block, type Inline, languageDirection } from "../../model/index.ts";
import {
  type Assembler,
  boxOf,
  type Common,
  isParagraph,
  type Place,
  type Step,
} from "./assembler.ts";
import { aside, quote } from "./boxed-blocks.ts";
import { childOf, valOf } from "./element.ts";
import { exchange } from "./exchange.ts";
import { readInlines } from "./inlines.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";
import { isTag, plainTag, primary } from "./languages.ts";
import { readList } from "./lists.ts";
import { code, embed, math, raw } from "./literal-blocks.ts";
import type { OwnBlock } from "./own-data.ts";
import { figure, gallery, picturesOf } from "./picture-blocks.ts";
import type { Reading } from "./story.ts";
import { readTable, readVerseTable } from "./tables.ts";
import { quran, sourceOfVerse, verse } from "./verse-blocks.ts";

export function createAssembler(
  reading: Reading,
  noteBlocks: (kind: "footnote" | "endnote", id: string) => readonly Block[] | undefined,
): Assembler {
  const used = new Set<string>();

  const entries = (item: Item | undefined): readonly OwnBlock[] =>
    (item?.bookmarks ?? []).flatMap((name) => {
      const own = reading.own.blocks.get(name);
      return own === undefined || used.has(own.mark) ? [] : [own];
    });

  const peek = (item: Item, type: string): OwnBlock | undefined =>
    entries(item).find((own) => own.type === type);

  const assembler: Assembler = {
    reading,
    blocks: (items, place) => readBlocks(items, place, assembler),
    inlines: (item, place, atoms = item.atoms) => {
      const inlines = readInlines(atoms, {
        reading,
        language: place.language,
        direction: item.direction,
        span: item.span,
        noteBlocks,
      });
      return reading.own.isOwn ? inlines : trimmed(inlines);
    },
    entries,
    peek,
    take: (item, type) => {
      const own = peek(item, type);
      if (own !== undefined) {
        used.add(own.mark);
      }
      return own;
    },
    common: (item, entry, place) => commonOf(item, entry, place, reading),
    inside: (common, place) => ({
      ...place,
      language: common.language ?? place.language,
      direction:
        common.direction ??
        (common.language === undefined ? place.direction : languageDirection(common.language)),
    }),
  };
  return assembler;
}

function commonOf(item: Item, entry: OwnBlock | undefined, place: Place, reading: Reading): Common {
  const span = item.span === undefined ? {} : { span: item.span };
  if (entry !== undefined) {
    const { id, language, direction } = entry.data;
    if (typeof id === "string") {
      reading.targets.name(item.bookmarks, id);
    }
    return {
      ...(typeof id === "string" ? { id } : {}),
      ...(typeof language === "string" && isTag(language) ? { language } : {}),
      ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
      ...span,
    };
  }
  const id = reading.targets.idOf(item.bookmarks);
  return {
    ...(id === undefined ? {} : { id }),
    ...(item.kind === "paragraph" ? turned(item, place) : {}),
    ...span,
  };
}

/** A paragraph against the direction around it, in the language that most of its letters are said to be of. */
function turned(item: ParagraphItem, place: Place): Pick<Common, "language" | "direction"> {
  const hasWords = item.atoms.some((atom) => atom.kind === "text" && atom.value.trim() !== "");
  if (item.direction === place.direction || !hasWords) {
    return {};
  }
  const counts = new Map<string, number>();
  let letters = 0;
  let strong = 0;
  for (const atom of item.atoms) {
    if (atom.kind !== "text") {
      continue;
    }
    const own = (atom.value.match(item.direction === "ltr" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT) ?? [])
      .length;
    letters += (atom.value.match(/\p{L}/gu) ?? []).length;
    strong += own;
    const { language } = atom.format;
    if (isTag(language) && own > 0) {
      counts.set(language, (counts.get(language) ?? 0) + own);
    }
  }
  if (strong * 2 < letters) {
    // Arabic words in a paragraph that nobody set from right to left: what they are goes before what was forgotten.
    return {};
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  const said = most?.[0];
  const fallback = item.direction === "ltr" ? "en" : "ar";
  const language =
    said !== undefined && languageDirection(said) === item.direction ? plainTag(said) : fallback;
  return primary(language) === primary(place.language) || strong === 0
    ? { direction: item.direction }
    : { language };
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/gu;

/** White space at the ends of a paragraph is nobody's intention. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const made = [...inlines];
  const cut = (at: number, change: (value: string) => string): void => {
    const node = made.at(at);
    if (node?.type === "text") {
      made[at === 0 ? 0 : made.length - 1] = { ...node, value: change(node.value) };
    }
  };
  const isGone = (node: Inline | undefined): boolean =>
    node?.type === "lineBreak" || (node?.type === "text" && node.value.trim() === "");
  while (isGone(made[0])) {
    made.shift();
  }
  while (isGone(made.at(-1))) {
    made.pop();
  }
  cut(0, (value) => value.trimStart());
  cut(-1, (value) => value.trimEnd());
  return made;
}

/** Reads items one by one into blocks; each look takes as many as belong together. */
function readBlocks(items: readonly Item[], place: Place, to: Assembler): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < items.length; ) {
    const { made, next } = readNext(items, at, place, to);
    blocks.push(...made);
    at = Math.max(next, at + 1);
  }
  return blocks;
}

function readNext(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const item = items[at];
  if (item === undefined) {
    return { made: [], next: at + 1 };
  }
  if (item.kind === "pageBreak" || item.kind === "rule") {
    if (item.kind === "rule") {
      return { made: [{ type: "divider", ...to.common(item, undefined, place) }], next: at + 1 };
    }
    const entry = to.take(item, "pageBreak");
    return { made: [{ type: "pageBreak", ...to.common(item, entry, place) }], next: at + 1 };
  }
  const box = boxOf(item);
  if (to.peek(item, "raw") !== undefined) {
    return raw(items, at, place, to);
  }
  if (box === "quote" && to.peek(item, "aside") === undefined) {
    return quote(items, at, place, to);
  }
  if (box === "aside") {
    return aside(items, at, place, to);
  }
  if (to.peek(item, "gallery") !== undefined) {
    return gallery(items, at, place, to);
  }
  if (item.kind === "table") {
    return table(items, at, undefined, place, to);
  }
  return paragraph(item, items, at, place, to);
}

function paragraph(
  item: ParagraphItem,
  items: readonly Item[],
  at: number,
  place: Place,
  to: Assembler,
): Step {
  const next = items[at + 1];
  if (item.role === "question" || item.role === "answer") {
    return exchange(items, at, place, to);
  }
  if (item.list !== undefined) {
    const read = readList(items, at, place, to);
    return { made: [read.list], next: read.next };
  }
  switch (item.role) {
    case "afterTable":
    case "betweenBoxes":
      return { made: [], next: at + 1 };
    case "runningHead":
      to.reading.losses.dropped("a head or foot of the page", item.span);
      return { made: [], next: at + 1 };
    case "heading":
      return heading(item, at, place, to);
    case "pullQuote": {
      const entry = to.take(item, "pullQuote");
      const common = to.common(item, entry, place);
      const inner = to.inside(common, place);
      const by = isParagraph(next, "attribution") ? next : undefined;
      return {
        made: [
          {
            type: "pullQuote",
            ...common,
            children: to.inlines(item, inner),
            ...(by === undefined ? {} : { attribution: to.inlines(by, inner) }),
          },
        ],
        next: at + (by === undefined ? 1 : 2),
      };
    }
    case "verse":
      return verse(items, at, place, to);
    case "quran":
      return quran(item, next, at, place, to);
    case "code":
      return code(items, at, place, to);
    case "tableCaption":
      if (next?.kind === "table") {
        return table(items, at + 1, item, place, to);
      }
      break;
    case "caption":
      if (next?.kind === "table" && !isCaptionOfTableBefore(items, at)) {
        return table(items, at + 1, item, place, to);
      }
      if (isParagraph(next) && picturesOf(next) !== undefined && !isBlank(next)) {
        return figure(items, at + 1, item, place, to);
      }
      break;
    case "divider": {
      const entry = to.take(item, "divider");
      return { made: [{ type: "divider", ...to.common(item, entry, place) }], next: at + 1 };
    }
    default:
      break;
  }
  if (picturesOf(item) !== undefined || to.peek(item, "figure") !== undefined) {
    return figure(items, at, undefined, place, to);
  }
  const formula = item.atoms.filter((atom) => atom.kind !== "start" && atom.kind !== "end");
  const isFormula =
    formula.length > 0 && formula.every((atom) => atom.kind === "math" && atom.isDisplay);
  if (isFormula || item.role === "math") {
    return math(items, at, formula, place, to);
  }
  if (to.peek(item, "embed") !== undefined) {
    return embed(items, at, place, to);
  }
  const entry = to.take(item, "paragraph");
  const common = to.common(item, entry, place);
  const isEmpty =
    isBlank(item) && !item.atoms.some((atom) => atom.kind === "break" && entry !== undefined);
  if (isEmpty && entry === undefined) {
    return { made: [], next: at + 1 };
  }
  const children = to.inlines(item, to.inside(common, place));
  return { made: [{ type: "paragraph", ...common, children }], next: at + 1 };
}

const isCaptionOfTableBefore = (items: readonly Item[], at: number): boolean =>
  items[at - 1]?.kind === "table" && items[at + 2]?.kind === "paragraph";

function heading(item: ParagraphItem, at: number, place: Place, to: Assembler): Step {
  const entry = to.take(item, "heading");
  const common = to.common(item, entry, place);
  const children = withoutPrefix(to.inlines(item, to.inside(common, place)), entry?.data.prefix);
  if (children.length === 0 && entry === undefined) {
    return { made: [], next: at + 1 };
  }
  const level = Math.min(6, Math.max(1, item.level)) as 1 | 2 | 3 | 4 | 5 | 6;
  return { made: [{ type: "heading", ...common, level, children }], next: at + 1 };
}

/** Words without what the writer set before them. */
function withoutPrefix(children: readonly Inline[], prefix: unknown): readonly Inline[] {
  const [first, ...rest] = children;
  if (typeof prefix !== "string" || first?.type !== "text" || !first.value.startsWith(prefix)) {
    return children;
  }
  const value = first.value.slice(prefix.length);
  return value === "" ? rest : [{ ...first, value }, ...rest];
}

/** A table with the caption above or under it, and what is said of its sources. */
function table(
  items: readonly Item[],
  at: number,
  above: ParagraphItem | undefined,
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  if (item?.kind !== "table") {
    return { made: [], next: at + 1 };
  }
  const name = to.reading.styles.tableName(valOf(childOf(item.element, "w:tblPr"), "w:tblStyle"));
  if (name === "Verse Table") {
    const { verse: made, entry } = readVerseTable(item, place, to);
    const source = sourceOfVerse(items[at + 1], entry, to.inside(made, place), to);
    const skips = source.taken || isParagraph(items[at + 1], "afterTable");
    return { made: [{ ...made, ...source.given }], next: at + (skips ? 2 : 1) };
  }
  const below = items[at + 1];
  const isBelow =
    above === undefined &&
    isParagraph(below, "caption", "tableCaption") &&
    items[at + 2]?.kind !== "table";
  const captioned = above ?? (isBelow ? below : undefined);
  let end = at + (isBelow ? 2 : 1);
  const after = items[end];
  const credited =
    isParagraph(after, "credit") && to.entries(after).length === 0 ? after : undefined;
  if (credited !== undefined || isParagraph(after, "afterTable")) {
    end += 1;
  }
  const made = readTable(item, captioned, credited, place, to);
  return { made, next: end };
}
