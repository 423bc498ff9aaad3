import type { Span } from "../../../diagnostics/index.ts";
import { fragmentOf, isOutside, resolvePath } from "../paths.ts";
import type { BookPictures } from "../pictures.ts";
import { type ForeignDocument, localeAt, tagsBetween } from "./documents.ts";
import type { AttributeValue, Tag } from "./markup.ts";
import { type NoteLink, noteSigns } from "./notes-apart.ts";
import { type ChapterPlan, type Stretch, without } from "./plan.ts";

/** The HTML of one chapter, in one piece, and where each part of it was written. */
export interface ChapterHtml {
  readonly html: string;
  readonly place: (start: number, end: number) => Span | undefined;
}

/** Where links of the book lead. */
export interface BookLinks {
  readonly documents: ReadonlyMap<string, ForeignDocument>;
  /** The number of the article, from 1, that a place of a document came into. */
  readonly articleAt: (document: ForeignDocument, offset: number) => number | undefined;
  /** The id in the model of a name in a document; no two alike. */
  readonly idOf: (document: ForeignDocument, name: string) => string;
  /** Hears of each id that a link of another article leads to. */
  readonly want: (article: number, id: string) => void;
}

/** What an address begins with that leads to another article: no address of a book has it. */
export const ACROSS = "?article=";

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly stretch: Stretch | undefined;
}

class Builder {
  #html = "";
  readonly #pieces: Piece[] = [];

  add(literal: string): void {
    this.#push(literal, undefined);
  }

  copy(document: ForeignDocument, from: number, to: number): void {
    if (to > from) {
      this.#push(document.text.text.slice(from, to), { document, from, to });
    }
  }

  #push(text: string, stretch: Stretch | undefined): void {
    this.#pieces.push({ at: this.#html.length, length: text.length, stretch });
    this.#html += text;
  }

  result(): ChapterHtml {
    const pieces = this.#pieces;
    return {
      html: this.#html,
      place: (start, end) => {
        let at = lastFrom(pieces, start);
        while (at < pieces.length && pieces[at]?.stretch === undefined) {
          at += 1;
        }
        const first = pieces[at];
        const stretch = first?.stretch;
        if (first === undefined || stretch === undefined || first.at >= end) {
          return undefined;
        }
        const { document } = stretch;
        const from = stretch.from + Math.max(0, start - first.at);
        let to = from;
        // What was put in between, or stands in another file, has no place of its own.
        for (let next = at; next < pieces.length; next += 1) {
          const piece = pieces[next];
          if (piece === undefined || piece.at >= end) {
            break;
          }
          if (piece.stretch?.document === document && piece.stretch.from >= stretch.from) {
            to = Math.min(piece.stretch.to, piece.stretch.from + (end - piece.at));
          }
        }
        return document.text.span(from, Math.max(from, to));
      },
    };
  }
}

function lastFrom(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Math.max(low, 0);
}

export interface AssembleInput {
  readonly chapter: ChapterPlan;
  /** Its number among the articles, from 1. */
  readonly number: number;
  readonly notes: readonly NoteLink[];
  /** What stands elsewhere as notes already, of any document. */
  readonly consumed: readonly Stretch[];
  readonly links: BookLinks;
  readonly pictures: BookPictures;
}

/**
 * Puts together what a chapter is made of: its stretches, each with the language and direction of its file, and the notes
 * that it refers to. Names and addresses are made to mean in the one text what they meant in the files.
 */
export function assemble(input: AssembleInput): ChapterHtml {
  const builder = new Builder();
  // So that empty elements are taken as XML means them.
  builder.add(`<!DOCTYPE html PUBLIC "XHTML">`);
  const references = new Set(input.notes.map(({ tag }) => tag));
  for (const stretch of input.chapter.stretches) {
    openFile(stretch, input.links, builder);
    for (const kept of without(stretch, input.consumed)) {
      copyStretch(kept, input, references, builder);
    }
    builder.add("</div>");
  }
  const seen = new Set<string>();
  for (const { note, label } of input.notes) {
    const key = `${note.document.path} ${note.from}`;
    if (!seen.has(key)) {
      seen.add(key);
      builder.add('<section class="footnotes">');
      for (const kept of without(note, noteSigns(note, label))) {
        copyStretch(kept, input, references, builder);
      }
      builder.add("</section>");
    }
  }
  return builder.result();
}

/** The id of the beginning of a file, for links to it as a whole. */
const fileId = (document: ForeignDocument, { idOf }: BookLinks): string => idOf(document, "");

function openFile({ document, from }: Stretch, links: BookLinks, builder: Builder): void {
  const { language, direction } = localeAt(document, from);
  builder.add(`<div id="${fileId(document, links)}" lang="${language}" dir="${direction}">`);
}

function copyStretch(
  { document, from, to }: Stretch,
  input: AssembleInput,
  references: ReadonlySet<Tag>,
  builder: Builder,
): void {
  let at = from;
  for (const tag of tagsBetween(document.tags, from, to)) {
    const edits = editsOf(tag, document, input, references.has(tag));
    for (const { start, end, text } of edits) {
      if (start >= at && end <= to) {
        builder.copy(document, at, start);
        builder.add(text);
        at = end;
      }
    }
  }
  builder.copy(document, at, to);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editsOf(
  tag: Tag,
  document: ForeignDocument,
  input: AssembleInput,
  isReference: boolean,
): readonly Edit[] {
  const { links, pictures } = input;
  const edits: Edit[] = [];
  const replace = ({ start, end }: AttributeValue, value: string) =>
    edits.push({ start, end, text: escaped(value) });
  const id = tag.attributes.get("id");
  const name = tag.name === "a" ? tag.attributes.get("name") : undefined;
  for (const one of [id, name]) {
    if (one !== undefined && one.value !== "") {
      // Of two elements with one name the first is meant.
      const isMeant = document.named.get(one.value) === tag;
      replace(one, isMeant ? links.idOf(document, one.value) : "");
    }
  }
  const href = tag.name === "a" ? tag.attributes.get("href") : undefined;
  if (href !== undefined && !isOutside(href.value)) {
    replace(href, meaningOf(href.value, document, input, isReference));
  }
  const src = tag.name === "img" ? tag.attributes.get("src") : undefined;
  if (src !== undefined && !isOutside(src.value)) {
    const path = resolvePath(document.path, src.value);
    const file = path === undefined ? undefined : pictures.take(path);
    replace(src, file === undefined ? "" : encodeURI(file).replace(/[?#]/g, encodeURIComponent));
  }
  // The box that XHTML 1.1 has for a picture and its words.
  const box = tag.name === "div" ? tag.attributes.get("class") : undefined;
  if (box?.value === "figure") {
    replace(box, "wp-caption");
  }
  // What is kept from being read out twice is seen all the same.
  const unread = tag.name === "figcaption" ? tag.attributes.get("aria-hidden") : undefined;
  if (unread !== undefined) {
    replace(unread, "false");
  }
  if (isReference) {
    const at = tag.start + 1 + tag.name.length;
    edits.push({ start: at, end: at, text: ' role="doc-noteref"' });
  }
  return [...edits, ...drawnPicture(tag, document, pictures)].sort(
    (one, other) => one.start - other.start,
  );
}

/** A picture in a drawing, as covers and plates are often set to fill the screen: it is the picture itself. */
function drawnPicture(
  tag: Tag,
  document: ForeignDocument,
  pictures: BookPictures,
): readonly Edit[] {
  if (tag.name !== "image" || tag.kind === "close") {
    return [];
  }
  const href = tag.attributes.get("xlink:href") ?? tag.attributes.get("href");
  const path = href === undefined ? undefined : resolvePath(document.path, href.value);
  const file = path === undefined ? undefined : pictures.take(path);
  return file === undefined
    ? []
    : [{ start: tag.start, end: tag.end, text: `</svg><img src="${escaped(encodeURI(file))}"/>` }];
}

/** What an address in the book means in the chapter: a place in it, another article, or nothing. */
function meaningOf(
  href: string,
  document: ForeignDocument,
  { links, number, notes }: AssembleInput,
  isReference: boolean,
): string {
  const target = links.documents.get(resolvePath(document.path, href) ?? "");
  if (target === undefined) {
    return "";
  }
  const fragment = fragmentOf(href);
  const named = fragment === undefined ? undefined : target.named.get(fragment);
  const id = named === undefined ? fileId(target, links) : links.idOf(target, fragment ?? "");
  const offset = named?.start ?? target.start;
  const isNoteHere = notes.some(
    ({ note }) => note.document === target && offset >= note.from && offset < note.to,
  );
  const article = links.articleAt(target, offset);
  if (isReference || isNoteHere || article === number) {
    return `#${id}`;
  }
  if (article === undefined) {
    return "";
  }
  if (named !== undefined) {
    links.want(article, id);
  }
  return `${ACROSS}${article}${named === undefined ? "" : `#${id}`}`;
}

const escaped = (value: string): string =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;");
