import type { Block, CrossReference, Inline, Note } from "../../../model/index.ts";
import { textOf, type XmlElement, type XmlNode } from "../../xml/index.ts";
import { isOutside, resolvePath } from "../paths.ts";
import { located, type OwnDocument } from "./context.ts";
import {
  directionMark,
  find,
  hasClass,
  hasType,
  isBlockElement,
  mark,
  withoutLead,
} from "./marked.ts";

/** Words of ours: quotation marks, numbers of headings, dates written out, the marks of pages. */
const isMade = (element: XmlElement): boolean =>
  ["made", "heading-number", "caption-number", "marker", "speaker", "metre"].some((name) =>
    hasClass(element, name),
  ) || hasType(element, "pagebreak");

/** What stands in a line of a book of ours; what we put into it is left out. */
export function readInlines(nodes: readonly XmlNode[], document: OwnDocument): readonly Inline[] {
  const { rest } = withoutLead(nodes, (element) => hasClass(element, "caption-number"), " ");
  const read: Inline[] = [];
  for (const node of rest) {
    const found = readInline(node, document);
    const last = read.at(-1);
    if (isInLink(node) && found[0]?.type === "note" && last?.type === "link") {
      read[read.length - 1] = { ...last, children: [...last.children, ...found] };
    } else if (isInLink(node) && found[0]?.type === "note" && last?.type === "crossReference") {
      read[read.length - 1] = { ...last, children: [...last.children, ...found] };
    } else {
      read.push(...found);
    }
  }
  return read;
}

/** A note that its author put into a link, which XHTML cannot hold. */
const isInLink = (node: XmlNode): boolean =>
  node.type === "element" && mark(node, "data-in-link") === "true";

function readInline(node: XmlNode, document: OwnDocument): readonly Inline[] {
  if (node.type === "text") {
    return node.value === ""
      ? []
      : [{ type: "text", value: node.value, ...located(node, document) }];
  }
  if (isMade(node)) {
    return [];
  }
  const span = located(node, document);
  const children = () => readInlines(node.children, document);
  switch (node.local) {
    case "strong":
      return [{ type: "strong", children: children(), ...span }];
    case "em":
      return [{ type: "emphasis", children: children(), ...span }];
    case "u":
      return [{ type: "underline", children: children(), ...span }];
    case "s":
      return [{ type: "strike", children: children(), ...span }];
    case "sub":
      return [{ type: "subscript", children: children(), ...span }];
    case "mark":
      return [{ type: "mark", children: children(), ...span }];
    case "sup":
      return hasClass(node, "note-reference")
        ? readNote(node, document)
        : [{ type: "superscript", children: children(), ...span }];
    case "code":
      return [{ type: "code", value: textOf(node), ...span }];
    case "br":
      return [{ type: "lineBreak", ...span }];
    case "abbr": {
      const expansion = mark(node, "title") ?? "";
      return hasClass(node, "honorific")
        ? [{ type: "honorific", value: textOf(node), expansion, ...span }]
        : [{ type: "abbreviation", expansion, children: children(), ...span }];
    }
    case "bdi": {
      const dir = mark(node, "dir");
      const direction = dir === "ltr" || dir === "rtl" ? dir : "auto";
      return [{ type: "isolate", direction, children: children(), ...span }];
    }
    case "data":
      return [{ type: "number", value: Number(mark(node, "value")), ...span }];
    case "time":
      return readDate(node, document);
    case "img": {
      const image = document.pictures.imageOf(node, document);
      return image === undefined ? [] : [{ type: "image", image, ...span }];
    }
    case "a":
      return readAnchor(node, document);
    case "span":
      return readSpan(node, document);
    default:
      return children();
  }
}

function readDate(node: XmlElement, document: OwnDocument): readonly Inline[] {
  const iso = mark(node, "data-iso") ?? mark(node, "datetime") ?? "";
  const children = readInlines(node.children, document);
  return [{ type: "date", iso, children, ...located(node, document) }];
}

function readSpan(node: XmlElement, document: OwnDocument): readonly Inline[] {
  const span = located(node, document);
  const children = () => readInlines(node.children, document);
  if (hasClass(node, "quotation")) {
    const level = mark(node, "data-level") === "2" ? 2 : 1;
    return [{ type: "quotation", level, children: children(), ...span }];
  }
  if (hasClass(node, "honorific")) {
    return [{ type: "honorific", value: textOf(node), ...span }];
  }
  if (hasClass(node, "date")) {
    return readDate(node, document);
  }
  if (hasClass(node, "formula")) {
    const alt = mark(node, "data-alt");
    const tex = mark(node, "data-tex") ?? textOf(node);
    return [{ type: "inlineMath", tex, ...(alt === undefined ? {} : { alt }), ...span }];
  }
  if (hasClass(node, "cross-reference") || hasClass(node, "link")) {
    return readAnchor(node, document);
  }
  const language = mark(node, "lang");
  if (language === undefined) {
    return children();
  }
  const direction = directionMark(node);
  const own = direction === undefined ? {} : { direction };
  return [{ type: "span", language, ...own, children: children(), ...span }];
}

/** A link out of the book, or a reference to a place in it. */
function readAnchor(node: XmlElement, document: OwnDocument): readonly Inline[] {
  const span = located(node, document);
  const href = mark(node, "href") ?? "";
  const children = mark(node, "data-made") === "true" ? [] : readInlines(node.children, document);
  if (hasClass(node, "cross-reference")) {
    const shown = mark(node, "data-show");
    const show = shown === "label" || shown === "number" || shown === "caption" ? shown : undefined;
    const target = mark(node, "data-target") ?? targetOf(href, document);
    const more: Pick<CrossReference, "show"> = show === undefined ? {} : { show };
    return [{ type: "crossReference", target, ...more, children, ...span }];
  }
  const title = mark(node, "title");
  const own = title === undefined ? {} : { title };
  const url = mark(node, "data-url") ?? (isOutside(href) ? href : `#${targetOf(href, document)}`);
  return [{ type: "link", url, ...own, children, ...span }];
}

/** `id`, `article-2` or `article-2#id`: what an href within the book means to the model. */
function targetOf(href: string, document: OwnDocument): string {
  const at = href.indexOf("#");
  const fragment = at === -1 ? "" : decode(href.slice(at + 1));
  const path = resolvePath(document.path, at === -1 ? href : href.slice(0, at)) ?? document.path;
  const id = fragment === "" ? "" : (document.givenId(path, fragment) ?? fragment);
  if (href.startsWith("#")) {
    return id;
  }
  const article = document.articles.get(path);
  return article === undefined ? id || path : `article-${article}${id === "" ? "" : `#${id}`}`;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function readNote(reference: XmlElement, document: OwnDocument): readonly Inline[] {
  const anchor = find(reference, ({ local }) => local === "a");
  const href = anchor === undefined ? undefined : mark(anchor, "href");
  const note = href?.startsWith("#") ? document.byId.get(decode(href.slice(1))) : undefined;
  if (note === undefined || document.openNotes.has(note)) {
    return [];
  }
  document.openNotes.add(note);
  const id = mark(note, "data-id");
  const read: Note = {
    type: "note",
    ...(id === undefined ? {} : { id }),
    children: noteBlocks(note, document),
    ...located(note, document),
  };
  document.openNotes.delete(note);
  return [read];
}

/** The blocks of a note without the way back, which stands before the first words or in a line of its own. */
function noteBlocks(note: XmlElement, document: OwnDocument): readonly Block[] {
  const blocks = note.children.filter(isBlockElement);
  const [first, ...others] = blocks;
  const isBack = (element: XmlElement): boolean => hasType(element, "backlink");
  const { lead, rest } = withoutLead(first?.children ?? [], isBack, ".");
  if (first === undefined || lead === undefined) {
    return document.flow(note.children);
  }
  const [next, ...more] = rest;
  if (next === undefined) {
    return document.flow(others);
  }
  const words =
    next.type === "text" && next.value.startsWith(" ")
      ? [{ ...next, value: next.value.slice(1) }, ...more]
      : rest;
  return document.flow([{ ...first, children: words }, ...others]);
}
