import { fragmentOf, resolvePath } from "../paths.ts";
import { type ForeignDocument, placeOf, tagsBetween, wordsIn } from "./documents.ts";
import type { Tag } from "./markup.ts";
import { blockAround, type ChapterPlan, type Stretch } from "./plan.ts";

/** A link of a chapter to a note that stands elsewhere in the book. */
export interface NoteLink {
  readonly tag: Tag;
  readonly document: ForeignDocument;
  readonly note: Stretch;
  /** The words of the link. */
  readonly label: string;
}

/** A number, a letter or stars, in brackets or not: what refers to a note. */
const LABEL = /^[\s[({«]*(?:[\p{Nd}]{1,4}|[ivxl]{1,6}|\p{L}|[*†‡§¶]{1,4})[\s\])}»]*$/iu;

/** Links of a chapter to notes in another file, or at the end of a file of several chapters. */
export function notesElsewhere(
  { stretches }: ChapterPlan,
  documents: ReadonlyMap<string, ForeignDocument>,
): readonly NoteLink[] {
  return stretches.flatMap(({ document, from, to }) =>
    tagsBetween(document.tags, from, to).flatMap((tag): readonly NoteLink[] => {
      const href = tag.attributes.get("href")?.value;
      const fragment = tag.name === "a" && href !== undefined ? fragmentOf(href) : undefined;
      if (href === undefined || fragment === undefined) {
        return [];
      }
      const target = documents.get(resolvePath(document.path, href) ?? "");
      const named = target?.named.get(fragment);
      if (
        target === undefined ||
        named === undefined ||
        (target === document && named.start >= from && named.start < to)
      ) {
        return [];
      }
      const note = noteAt(target, named);
      const isNote =
        /\bnoteref\b/.test(typesOf(tag)) ||
        (!opensBlock(tag, document) && (isRaised(tag, document) || leadsBack(note, document, tag)));
      const label = wordsIn(
        document.text.text,
        document.tags,
        tag.end,
        document.ends.get(tag) ?? 0,
      );
      return isNote && isShort(tag, label) ? [{ tag, document, note, label }] : [];
    }),
  );
}

const typesOf = (tag: Tag): string =>
  `${tag.attributes.get("epub:type")?.value ?? ""} ${tag.attributes.get("role")?.value ?? ""}`;

/** Whether a link stands before all words of its paragraph, as the way back from a note does. */
function opensBlock(tag: Tag, document: ForeignDocument): boolean {
  const block = blockAround(document, tag, /^(?:p|li|aside|div|dd|section|td)$/);
  const { text, tags } = document;
  return block !== undefined && wordsIn(text.text, tags, block.end, tag.start) === "";
}

/** Whether a link stands raised as such links do. */
function isRaised(tag: Tag, document: ForeignDocument): boolean {
  const inner = document.tags[placeOf(document.tags, tag) + 1];
  return (
    (inner?.kind === "open" && inner.name === "sup") ||
    blockAround(document, tag, /^sup$/) !== undefined
  );
}

const isShort = (tag: Tag, words: string): boolean =>
  LABEL.test(words) || (/\bnoteref\b/.test(typesOf(tag)) && words.length < 20);

const BACK = /^[\s[\]()]*(?:[↩⤴↑^⏎]\uFE0E?\uFE0F?)[\s[\]()]*$/u;

/** What a note has only to be found by: its sign at the head, and the ways back. */
export function noteSigns({ document, from, to }: Stretch, label: string): readonly Stretch[] {
  const { text, tags, ends } = document;
  const inside = tagsBetween(tags, from, to);
  const back = inside.flatMap((tag): readonly Stretch[] => {
    const end = ends.get(tag) ?? tag.end;
    const words = wordsIn(text.text, tags, tag.end, end);
    const isWay = BACK.test(words) || (bare(words) === bare(label) && bare(label) !== "");
    const isLink = tag.name === "a" && tag.kind === "open" && tag.attributes.has("href");
    return isLink && isWay ? [{ document, from: tag.start, to: end }] : [];
  });
  // The first words of the note, behind the tags that open it and a way back that stands before them.
  let at = from;
  for (const tag of inside) {
    if (text.text.slice(at, tag.start).trim() !== "") {
      break;
    }
    at = back.find((one) => one.from === tag.start)?.to ?? Math.max(at, tag.end);
  }
  const opening = text.text.slice(at, Math.min(to, at + 40));
  const sign = back.some((one) => one.to === at)
    ? /^[\s.:)\]–-]+/u.exec(opening)?.[0]
    : /^\s*[[({]?([^\s\])}.:<]{1,6})[\])}]?[.:)–-]*\s+/u.exec(opening);
  const length =
    typeof sign === "string"
      ? sign.length
      : bare(sign?.[1] ?? "") === bare(label)
        ? sign?.[0].length
        : 0;
  return length === undefined || length === 0
    ? back
    : [...back, { document, from: at, to: at + length }];
}

const bare = (words: string): string => words.replace(/[^\p{L}\p{N}*†‡§¶]/gu, "");

/** The element that holds a note: its own, or the block or item around a name in a line. */
function noteAt(document: ForeignDocument, named: Tag): Stretch {
  const block = blockAround(document, named, /^(?:p|li|aside|div|dd|section|td)$/) ?? named;
  const at = placeOf(document.tags, block);
  const before = document.tags[at - 1];
  const end = (tag: Tag) => document.ends.get(tag) ?? tag.end;
  // `<li><p id="n1">`: the item is the note.
  const isFirst =
    before?.kind === "open" && /^(?:li|aside|dd)$/.test(before.name) && end(before) >= end(block);
  const element = isFirst ? before : block;
  return { document, from: element.start, to: end(element) };
}

/** Whether a note leads back to the document that refers to it. */
function leadsBack(note: Stretch, from: ForeignDocument, link: Tag): boolean {
  const names = new Set(
    [link, ...around(link, from)].flatMap((tag) => tag.attributes.get("id")?.value ?? []),
  );
  return tagsBetween(note.document.tags, note.from, note.to).some(({ name, attributes }) => {
    const href = name === "a" ? attributes.get("href")?.value : undefined;
    return (
      href !== undefined &&
      resolvePath(note.document.path, href) === from.path &&
      (names.size === 0 || names.has(fragmentOf(href) ?? ""))
    );
  });
}

/** The elements right before and after a tag: ids of references stand there as often. */
function around(tag: Tag, { tags }: ForeignDocument): readonly Tag[] {
  const at = placeOf(tags, tag);
  return tags.slice(Math.max(0, at - 2), at + 3);
}
