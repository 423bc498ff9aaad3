import type { Aside, Block, Direction, Figure, Inline, Quote } from "../../model/index.ts";
import { build, inlineText, languageDirection } from "../../model/index.ts";
import type { Atom } from "./atoms.ts";
import { captionWords } from "./caption-words.ts";
import { childOf, valOf } from "./element.ts";
import { readInlines } from "./inlines.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";
import { isTag, plainTag, primary } from "./languages.ts";
import { readList } from "./lists.ts";
import { type OwnBlock, textHash } from "./own-data.ts";
import type { Reading } from "./story.ts";
import { readGalleryRow, readTable, readVerseTable } from "./tables.ts";

/** Where blocks stand. */
export interface Place {
  readonly language: string;
  readonly direction: Direction;
  readonly inCell: boolean;
}

/** What blocks are made with; a table, a list and a note hold blocks again. */
export interface Assembler {
  readonly reading: Reading;
  readonly blocks: (items: readonly Item[], place: Place) => readonly Block[];
  readonly inlines: (
    item: ParagraphItem,
    place: Place,
    atoms?: readonly Atom[],
  ) => readonly Inline[];
  /** The entry of a type at an item, once. */
  readonly take: (item: Item, type: string) => OwnBlock | undefined;
  /** The same, left for another. */
  readonly peek: (item: Item, type: string) => OwnBlock | undefined;
  readonly entries: (item: Item | undefined) => readonly OwnBlock[];
  /** `id`, `language`, `direction` and `span` of a block. */
  readonly common: (item: Item, entry: OwnBlock | undefined, place: Place) => Common;
  readonly inside: (common: Common, place: Place) => Place;
}

export interface Common {
  readonly id?: string | undefined;
  readonly language?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly span?: Item["span"];
}

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

const isParagraph = (item: Item | undefined, ...roles: readonly string[]): item is ParagraphItem =>
  item?.kind === "paragraph" && (roles.length === 0 || roles.includes(item.role));

const boxOf = (item: Item | undefined): "quote" | "aside" | undefined => {
  if (item?.kind !== "paragraph") {
    return undefined;
  }
  if (item.style.box !== undefined) {
    return item.style.box;
  }
  return item.role === "quote"
    ? "quote"
    : item.role === "aside" || item.role === "asideTitle"
      ? "aside"
      : undefined;
};

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

interface Step {
  readonly made: readonly Block[];
  readonly next: number;
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

/** Paragraphs in the look of a quotation; its source, where a style says so, or a dash opens the last of them. */
function quote(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
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
const plainCommon = (common: Common, entry: OwnBlock | undefined): Common => {
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

function isInside(own: OwnBlock, mark: string, to: Assembler): boolean {
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
function aside(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
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
  const kind = KINDS.find((one) => one === entry?.data.kind) ?? "note";
  const made: Aside = {
    type: "aside",
    ...common,
    kind,
    ...(title === undefined || isMade ? {} : { title }),
    children,
  };
  return { made: [made], next: end };
}

const KINDS = ["note", "tip", "warning", "info", "key-figures"] as const;

/** Lines of one part; two halves of a line are a table. */
function verse(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "verse");
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const lines = [{ hemistichs: [to.inlines(first, inner)] as const }];
  let end = at + 1;
  for (let item = items[end]; isParagraph(item, "verse"); item = items[end]) {
    if (to.peek(item, "verse") !== undefined) {
      break;
    }
    lines.push({ hemistichs: [to.inlines(item, inner)] as const });
    end += 1;
  }
  const source = sourceOfVerse(items[end], entry, inner, to);
  return {
    made: [{ type: "verse", ...common, lines, ...source.given }],
    next: end + (source.taken ? 1 : 0),
  };
}

/** Who wrote a poem, and in which metre. */
function sourceOfVerse(
  item: Item | undefined,
  entry: OwnBlock | undefined,
  place: Place,
  to: Assembler,
): {
  readonly taken: boolean;
  readonly given: { readonly poet?: readonly Inline[]; readonly metre?: string };
} {
  if (!isParagraph(item, "attribution")) {
    return { taken: false, given: {} };
  }
  const words = to.inlines(item, place);
  const metre = entry?.data.metre;
  const last = words.at(-1);
  const note = / ?\(([^()]+)\)$/u.exec(last?.type === "text" ? last.value : "");
  if (typeof metre !== "string" || last?.type !== "text" || note?.[1] !== metre) {
    return { taken: true, given: { poet: words } };
  }
  const rest = last.value.slice(0, note.index);
  const poet = [...words.slice(0, -1), ...(rest === "" ? [] : [{ ...last, value: rest }])];
  return { taken: true, given: { ...(poet.length === 0 ? {} : { poet }), metre } };
}

function quran(
  item: ParagraphItem,
  next: Item | undefined,
  at: number,
  place: Place,
  to: Assembler,
): Step {
  const entry = to.take(item, "quran");
  const common = to.common(item, entry, place);
  const inner = to.inside(common, place);
  const source = isParagraph(next, "attribution") ? next : undefined;
  const words = source === undefined ? "" : inlineText(to.inlines(source, inner));
  const { surah, ayahs, source: hash } = entry?.data ?? {};
  const place_ =
    hash === textHash(words)
      ? {
          ...(typeof surah === "string" ? { surah } : {}),
          ...(typeof ayahs === "string" ? { ayahs } : {}),
        }
      : placeOfAyah(words);
  return {
    made: [{ type: "quran", ...common, children: to.inlines(item, inner), ...place_ }],
    next: at + (source === undefined ? 1 : 2),
  };
}

/** «سورة الفاتحة، الآية ١–٣» */
function placeOfAyah(words: string): { readonly surah?: string; readonly ayahs?: string } {
  const ayahs = /[\d٠-٩۰-۹][\d٠-٩۰-۹\s–-]*$/u.exec(words.trim())?.[0];
  const surah = words
    .slice(0, ayahs === undefined ? undefined : words.lastIndexOf(ayahs))
    .replace(/[،,:]?\s*(?:الآية|الآيات|آية|آیه|آیت)?\s*$/u, "")
    .trim();
  return { ...(surah === "" ? {} : { surah }), ...(ayahs === undefined ? {} : { ayahs }) };
}

function code(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "code");
  const { id, span } = to.common(first, entry, place);
  const lines = [plainText(first.atoms)];
  let end = at + 1;
  for (
    let item = items[end];
    isParagraph(item, "code") && to.entries(item).length === 0;
    item = items[end]
  ) {
    lines.push(plainText(item.atoms));
    end += 1;
  }
  const { syntax, ending } = entry?.data ?? {};
  const value = lines.join("\n") + (ending === true ? "\n" : "");
  return {
    made: [
      {
        type: "code",
        ...(id === undefined ? {} : { id }),
        ...(span === undefined ? {} : { span }),
        ...(typeof syntax === "string" ? { syntax } : {}),
        value,
      },
    ],
    next: end,
  };
}

const plainText = (atoms: readonly Atom[]): string =>
  atoms
    .map((atom) => (atom.kind === "text" ? atom.value : atom.kind === "break" ? "\n" : ""))
    .join("");

function math(
  items: readonly Item[],
  at: number,
  formulas: readonly Atom[],
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  if (!isParagraph(item)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(item, "math");
  const common = to.common(item, entry, place);
  const { tex, alt, signs } = entry?.data ?? {};
  const words = typeof alt === "string" ? { alt } : {};
  const found = formulas.flatMap((atom) => (atom.kind === "math" ? [atom.formula] : []));
  if (found.length === 0) {
    // A formula that Word has nothing for stands as lines of its TeX.
    let end = at + 1;
    const lines = [plainText(item.atoms)];
    for (
      let line = items[end];
      isParagraph(line, "math") && to.entries(line).length === 0;
      line = items[end]
    ) {
      lines.push(plainText(line.atoms));
      end += 1;
    }
    const written = lines.join("\n");
    return written.trim() === ""
      ? { made: [], next: end }
      : {
          made: [
            {
              type: "math",
              ...common,
              tex: typeof tex === "string" && tex.replace(/\n$/, "") === written ? tex : written,
              ...words,
            },
          ],
          next: end,
        };
  }
  return {
    made: found.map((formula, index) => ({
      type: "math" as const,
      ...(index === 0 ? common : {}),
      tex: typeof tex === "string" && signs === textHash(formula.signs) ? tex : formula.tex,
      ...(index === 0 ? words : {}),
    })),
    next: at + 1,
  };
}

/** Words and the address under them. */
function embed(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "embed");
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const words = to.inlines(first, inner);
  const url = entry?.data.url;
  if (typeof url !== "string" || entry?.data.bare === true) {
    const address = inlineText(words);
    return { made: [{ type: "embed", ...common, url: address, fallback: [] }], next: at + 1 };
  }
  const below = items[at + 1];
  const address =
    isParagraph(below) && to.entries(below).length === 0
      ? inlineText(to.inlines(below, inner)).trim()
      : undefined;
  return address === undefined || !/^\S+$/.test(address)
    ? { made: [{ type: "paragraph", ...common, children: words }], next: at + 1 }
    : { made: [{ type: "embed", ...common, url: address, fallback: words }], next: at + 2 };
}

function raw(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  const entry = first === undefined ? undefined : to.take(first, "raw");
  if (first === undefined || entry === undefined) {
    return { made: [], next: at + 1 };
  }
  let end = at + 1;
  while (end < items.length) {
    const [outermost] = to.entries(items[end]);
    if (outermost !== undefined && !isInside(outermost, entry.mark, to)) {
      break;
    }
    end += 1;
  }
  const { format, value } = entry.data;
  const fallback = to.blocks(items.slice(at, end), place);
  const { id } = to.common(first, entry, place);
  return typeof value === "string" && (format === "pdf" || format === "docx" || format === "epub")
    ? {
        made: [{ type: "raw", ...(id === undefined ? {} : { id }), format, value, fallback }],
        next: end,
      }
    : { made: fallback, next: end };
}

/** The pictures of a paragraph that has nothing else. */
function picturesOf(item: ParagraphItem): readonly Extract<Atom, { kind: "image" }>[] | undefined {
  const pictures = item.atoms.filter((atom) => atom.kind === "image");
  const others = item.atoms.some(
    (atom) =>
      atom.kind === "note" ||
      atom.kind === "math" ||
      (atom.kind === "text" && atom.value.trim() !== ""),
  );
  return pictures.length === 0 || others ? undefined : pictures;
}

function figure(
  items: readonly Item[],
  at: number,
  above: ParagraphItem | undefined,
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  if (!isParagraph(item)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(above ?? item, "figure") ?? to.take(item, "figure");
  const common = to.common(item, entry, place);
  const inner = to.inside(common, place);
  const pictures = picturesOf(item) ?? [];
  let end = at + 1;
  const below = items[end];
  let caption = above === undefined ? undefined : captionWords(above, inner, to);
  const isOwnCaption =
    isParagraph(below, "caption") && above === undefined && to.entries(below).length === 0;
  if (isOwnCaption) {
    caption = captionWords(below, inner, to);
    end += 1;
  }
  const credited = items[end];
  const credit =
    isParagraph(credited, "credit") && to.entries(credited).length === 0
      ? to.inlines(credited, inner)
      : undefined;
  if (credit !== undefined) {
    end += 1;
  }
  if (pictures.length === 0) {
    return lostPicture(items, at, entry, caption, credit, end, place, to);
  }
  const figures = pictures.map(({ image }, index): Figure => {
    const src = index === 0 ? entry?.data.src : undefined;
    const isLast = index === pictures.length - 1;
    const numbered = entry === undefined ? caption?.numbered : entry.data.numbered;
    return {
      type: "figure",
      ...(index === 0 ? common : {}),
      image: typeof src === "string" ? to.reading.pictures.rename(image, src) : image,
      ...(isLast && caption !== undefined && caption.words.length > 0
        ? { caption: caption.words }
        : {}),
      ...(isLast && credit !== undefined ? { credit } : {}),
      ...(typeof numbered === "boolean" && isLast ? { numbered } : {}),
    };
  });
  return { made: figures, next: end };
}

/** A picture that did not come into the document is known by its words there. */
function lostPicture(
  items: readonly Item[],
  at: number,
  entry: OwnBlock | undefined,
  caption: { readonly words: readonly Inline[] } | undefined,
  credit: readonly Inline[] | undefined,
  end: number,
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  const src = entry?.data.src;
  if (!isParagraph(item) || typeof src !== "string") {
    const words = isParagraph(item) ? to.inlines(item, place) : [];
    return {
      made: [words, caption?.words ?? [], credit ?? []]
        .filter((children) => children.length > 0)
        .map((children) => build.paragraph(...children)),
      next: end,
    };
  }
  const { alt, numbered } = entry?.data ?? {};
  return {
    made: [
      {
        type: "figure",
        ...to.common(item, entry, place),
        image: {
          src,
          ...(typeof alt === "string" ? { alt } : {}),
          ...(entry?.data.decorative === true ? { decorative: true } : {}),
        },
        ...(caption !== undefined && caption.words.length > 0 ? { caption: caption.words } : {}),
        ...(credit === undefined ? {} : { credit }),
        ...(typeof numbered === "boolean" ? { numbered } : {}),
      },
    ],
    next: end,
  };
}

/** Rows of pictures; ours alone are known to belong together. */
function gallery(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  const entry = first === undefined ? undefined : to.take(first, "gallery");
  if (first === undefined || entry === undefined) {
    return { made: [], next: at + 1 };
  }
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const figures: Figure[] = [];
  let caption: readonly Inline[] | undefined;
  let end = at;
  while (end < items.length) {
    const item = items[end];
    if (item?.kind === "table") {
      const { blocks, isGallery } = readGalleryRow(item, inner, to);
      if (!isGallery) {
        break;
      }
      figures.push(...blocks.filter((block) => block.type === "figure"));
      end += 1;
    } else if (isParagraph(item, "afterTable")) {
      end += 1;
    } else if (isParagraph(item, "caption")) {
      caption = captionWords(item, inner, to).words;
      end += 1;
      break;
    } else if (item !== undefined && to.peek(item, "figure")?.in === entry.mark) {
      const step = figure(items, end, undefined, inner, to);
      figures.push(...step.made.filter((block) => block.type === "figure"));
      end = step.next;
    } else {
      break;
    }
  }
  const { numbered } = entry.data;
  return {
    made: [
      {
        type: "gallery",
        ...common,
        figures,
        ...(caption === undefined || caption.length === 0 ? {} : { caption }),
        ...(typeof numbered === "boolean" ? { numbered } : {}),
      },
    ],
    next: Math.max(end, at + 1),
  };
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

/** A question and its answer. */
function exchange(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "qa");
  const common = plainCommon(to.common(first, entry, place), entry);
  const inner = to.inside(common, place);
  let end = at;
  const isMember = (item: Item | undefined): boolean => {
    if (item === undefined || (end > at && to.peek(item, "qa") !== undefined)) {
      return false;
    }
    const [outermost] = to.entries(item);
    return entry !== undefined && outermost !== undefined
      ? isInside(outermost, entry.mark, to)
      : isParagraph(item, "question", "answer") ||
          (entry !== undefined &&
            isParagraph(item, "afterTable", "caption", "credit", "attribution", "listContinue"));
  };
  const turn = (role: "question" | "answer") => {
    const members: Item[] = [];
    while (
      isMember(items[end]) &&
      !isParagraph(items[end], role === "question" ? "answer" : "question")
    ) {
      members.push(items[end] as Item);
      end += 1;
    }
    const [opening, ...rest] = members;
    if (!isParagraph(opening)) {
      return { speaker: undefined, blocks: to.blocks(members.map(asBody), inner) };
    }
    const lead = opening.atoms.findLastIndex(
      (atom) => atom.kind === "text" && atom.format.roles.has("speaker"),
    );
    const isLed = lead !== -1;
    const names = opening.atoms.slice(0, lead + 1);
    const said: ParagraphItem = { ...opening, atoms: opening.atoms.slice(lead + 1) };
    const marks = names.filter((atom) => atom.kind === "start");
    const speaker = isLed
      ? withoutColon(
          to.inlines(opening, inner, names),
          role === "question" ? entry?.data.questionColon : entry?.data.answerColon,
        )
      : undefined;
    const withMarks: ParagraphItem = { ...said, atoms: [...marks, ...said.atoms] };
    const isAlone = isLed && isBlank(said);
    return {
      speaker,
      blocks: to.blocks([...(isAlone ? [] : [asBody(withMarks)]), ...rest.map(asBody)], inner),
    };
  };
  const question = turn("question");
  const answer = turn("answer");
  return {
    made: [
      {
        type: "qa",
        ...common,
        ...(question.speaker === undefined ? {} : { questioner: question.speaker }),
        question: question.blocks,
        ...(answer.speaker === undefined ? {} : { speaker: answer.speaker }),
        answer: answer.blocks,
      },
    ],
    next: end,
  };
}

const asBody = (item: Item): Item =>
  isParagraph(item, "question", "answer") ? { ...item, role: "body" } : item;

/** A speaker's name without the colon that was set behind it. */
function withoutColon(inlines: readonly Inline[], keeps: unknown): readonly Inline[] {
  const last = inlines.at(-1);
  if (last?.type !== "text") {
    return inlines;
  }
  const value =
    keeps === true ? last.value.replace(/ $/, "") : last.value.replace(/\s*[:：]\s*$/u, "");
  return value === "" ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { ...last, value }];
}
