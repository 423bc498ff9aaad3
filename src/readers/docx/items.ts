import type { Span } from "../../diagnostics/index.ts";
import type { Direction } from "../../model/index.ts";
import { type Atom, type AtomReader, createAtomReader } from "./atoms.ts";
import {
  attribute,
  childOf,
  childrenOf,
  type Element,
  elementsOf,
  findIn,
  integer,
  switchOf,
  valOf,
} from "./element.ts";
import type { ParagraphRole } from "./roles.ts";
import type { Reading } from "./story.ts";
import type { ParagraphStyle } from "./styles.ts";

/** What stands one under the other in a body, a cell or a note. */
export type Item = ParagraphItem | TableItem | LineItem<"pageBreak"> | LineItem<"rule">;

interface LineItem<Kind> {
  readonly kind: Kind;
  readonly bookmarks: readonly string[];
  readonly section: number;
  readonly span: Span | undefined;
}

export interface ParagraphItem {
  readonly kind: "paragraph";
  readonly role: ParagraphRole;
  /** Of a heading, from 1. */
  readonly level: number;
  readonly style: ParagraphStyle;
  readonly direction: Direction;
  readonly atoms: readonly Atom[];
  /** The list that it is an item of. */
  readonly list: { readonly number: number; readonly level: number } | undefined;
  /** Names of the bookmarks that begin in it, and before it where no paragraph was. */
  readonly bookmarks: readonly string[];
  readonly section: number;
  readonly align: string | undefined;
  readonly hasIndent: boolean;
  readonly span: Span | undefined;
}

export interface TableItem {
  readonly kind: "table";
  readonly element: Element;
  readonly bookmarks: readonly string[];
  readonly section: number;
  readonly span: Span | undefined;
}

/** The items of one part. Its paragraphs are read in order, so one reader serves all of it. */
export interface ItemReader {
  readonly read: (container: Element) => readonly Item[];
}

export function createItemReader(part: string, reading: Reading): ItemReader {
  const atomReader = createAtomReader(part, reading);
  const state: State = { section: 0, waiting: [], dropCap: [] };
  const cells = new Map<Element, readonly Item[]>();
  const read = (container: Element): readonly Item[] => {
    const items: Item[] = [];
    const elements = elementsOf(container).filter(({ name }) => !RANGE_MARK.test(name));
    for (const [at, element] of elements.entries()) {
      switch (element.name) {
        case "w:p":
          items.push(...paragraphItems(element, reading, atomReader, state, read));
          if (elements[at + 1]?.name !== "w:p" && state.dropCap.length > 0) {
            // Nothing goes on with it.
            const alone = { name: "w:p", attributes: element.attributes, children: [] };
            items.push(...paragraphItems(alone, reading, atomReader, state, read));
          }
          break;
        case "w:tbl":
          items.push({
            kind: "table",
            element,
            bookmarks: [...state.waiting.splice(0), ...bookmarksOf(findIn(element, "w:p"))],
            section: state.section,
            span: element.span,
          });
          // Now, not when the table is made: fields and large letters are open from one paragraph to the next.
          for (const cell of childrenOf(element, "w:tr").flatMap((row) =>
            childrenOf(row, "w:tc"),
          )) {
            cells.set(cell, read(cell));
          }
          break;
        case "w:bookmarkStart":
          state.waiting.push(attribute(element, "w:name") ?? "");
          break;
        case "contents":
          reading.losses.dropped("a table of contents, which is made anew");
          break;
        case "w:altChunk":
          reading.losses.lost(
            "a part of the text stands in a file of another format, which is not read",
          );
          break;
        case "m:oMathPara":
        case "m:oMath":
          items.push(
            ...paragraphItems(
              { name: "w:p", attributes: new Map(), children: [element] },
              reading,
              atomReader,
              state,
              read,
            ),
          );
          break;
        default:
          break;
      }
    }
    return items;
  };
  return { read: (container) => cells.get(container) ?? read(container) };
}

/** Ends and places of ranges between paragraphs, which part nothing. */
const RANGE_MARK = /^w:(?:\w+RangeStart|\w+RangeEnd|bookmarkEnd|proofErr|perm(?:Start|End))$/;

/** Bookmarks that begin in a paragraph, whatever they stand in. */
function bookmarksOf(element: Element | undefined): readonly string[] {
  return elementsOf(element).flatMap((child) =>
    child.name === "w:bookmarkStart"
      ? [attribute(child, "w:name") ?? ""]
      : child.name === "w:txbxContent"
        ? []
        : bookmarksOf(child),
  );
}

interface State {
  section: number;
  waiting: string[];
  /** The large first letter of the paragraph to come. */
  dropCap: Atom[];
}

function paragraphItems(
  element: Element,
  reading: Reading,
  atomReader: AtomReader,
  state: State,
  readBox: (container: Element) => readonly Item[],
): readonly Item[] {
  const { styles, numbering, losses } = reading;
  const properties = childOf(element, "w:pPr");
  const style = styles.paragraph(valOf(properties, "w:pStyle"));
  const { atoms: read, hadContents } = atomReader.read(element, style);
  const section = state.section;
  if (childOf(properties, "w:sectPr") !== undefined) {
    state.section += 1;
  }
  const bookmarks = [
    ...state.waiting.splice(0),
    ...read.flatMap((atom) => (atom.kind === "start" ? [atom.name] : [])),
  ];
  const isEmpty = !read.some((atom) => atom.kind !== "start" && atom.kind !== "end");
  if (hadContents && isEmpty) {
    state.waiting.push(...bookmarks);
    return [];
  }
  const dropCap = attribute(childOf(properties, "w:framePr"), "w:dropCap") ?? "none";
  if (dropCap !== "none" && !isEmpty) {
    state.dropCap.push(...read);
    return [];
  }
  const atoms = [...state.dropCap.splice(0), ...read];
  const bidi = switchOf(properties, "w:bidi") ?? style.bidi ?? styles.defaults.bidi ?? false;
  const outline = integer(valOf(properties, "w:outlineLvl")) ?? style.outline;
  const known = style.is;
  const isOutlined =
    (known === undefined || known.role === "body") && outline !== undefined && outline < 9;
  const role = isOutlined ? "heading" : (known?.role ?? "body");
  const level = isOutlined ? outline + 1 : (known?.level ?? 1);
  if (role === "contents" || role === "contentsHeading") {
    if (!isEmpty) {
      losses.dropped(
        role === "contents"
          ? "a line of a list that is made anew"
          : "the title of a list that is made anew",
        element.span,
      );
    }
    return [];
  }
  const direct = childOf(properties, "w:numPr");
  const number = integer(valOf(direct, "w:numId")) ?? style.numbering.list;
  const listLevel = integer(valOf(direct, "w:ilvl")) ?? style.numbering.level ?? 0;
  const marker = number === undefined ? undefined : numbering.level(number, listLevel);
  const isItem =
    number !== undefined && number !== 0 && marker !== undefined && marker.style !== "none";
  if (isItem && role === "heading" && !reading.own.isOwn && !isEmpty && marker.style !== "bullet") {
    losses.dropped("the number before a heading, which the document counted", element.span);
  }
  const indent = childOf(properties, "w:ind");
  const base: Omit<ParagraphItem, "atoms" | "bookmarks"> = {
    kind: "paragraph",
    role,
    level,
    style,
    direction: bidi ? "rtl" : "ltr",
    list:
      isItem && role !== "heading" && role !== "title" ? { number, level: listLevel } : undefined,
    section,
    align: valOf(properties, "w:jc"),
    hasIndent: (integer(attribute(indent, "w:left") ?? attribute(indent, "w:start")) ?? 0) > 0,
    span: element.span,
  };
  const items: Item[] = [];
  if (switchOf(properties, "w:pageBreakBefore") === true && reading.own.isOwn === false) {
    items.push({ kind: "pageBreak", bookmarks: [], section, span: element.span });
  }
  const isRule =
    isEmpty &&
    role !== "divider" &&
    childOf(childOf(properties, "w:pBdr"), "w:bottom") !== undefined;
  if (isRule) {
    return [...items, { kind: "rule", bookmarks, section, span: element.span }];
  }
  const boxes: Element[] = [];
  let line: Atom[] = [];
  let hasBreak = false;
  const flush = (): void => {
    const shown = line.some((atom) => atom.kind !== "start" && atom.kind !== "end");
    if (shown || (!hasBreak && boxes.length === 0)) {
      items.push({ ...base, atoms: line, bookmarks: items.length === 0 ? bookmarks : [] });
    }
    line = [];
  };
  for (const atom of atoms) {
    if (atom.kind === "pageBreak") {
      const shown = line.some((one) => one.kind !== "start" && one.kind !== "end");
      if (shown) {
        flush();
      }
      items.push({
        kind: "pageBreak",
        bookmarks: items.length === 0 ? bookmarks : [],
        section,
        span: element.span,
      });
      hasBreak = true;
    } else if (atom.kind === "box") {
      boxes.push(atom.content);
    } else {
      line.push(atom);
    }
  }
  flush();
  for (const box of boxes) {
    items.push(
      ...(box.name === "rule"
        ? [{ kind: "rule" as const, bookmarks: [], section, span: element.span }]
        : readBox(box)),
    );
  }
  return items;
}

/** Whether anything of a paragraph is to be seen. */
export const isBlank = ({ atoms }: ParagraphItem): boolean =>
  atoms.every(
    (atom) =>
      atom.kind === "start" ||
      atom.kind === "end" ||
      atom.kind === "turn" ||
      atom.kind === "break" ||
      (atom.kind === "text" && atom.value.trim() === ""),
  );
