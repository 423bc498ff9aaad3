import { type Direction, languageDirection } from "../../../model/index.ts";
import type { SourceText } from "../../source-text.ts";
import { type BookTexts, readText } from "../container.ts";
import type { BookPackage } from "../package.ts";
import { decodeCharacters, elementEnds, scanTags, type Tag } from "./markup.ts";

/** A content document of another's book, looked through once. */
export interface ForeignDocument {
  /** In the container. */
  readonly path: string;
  /** Its place in the reading order, from 0. */
  readonly number: number;
  readonly isLinear: boolean;
  readonly text: SourceText;
  readonly tags: readonly Tag[];
  readonly ends: ReadonlyMap<Tag, number>;
  /** Elements by id, or by the name of an anchor; the first of each. */
  readonly named: ReadonlyMap<string, Tag>;
  /** Where the content of `body` begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
  /** Terms of `epub:type` and roles on `body` and what holds all of its content. */
  readonly types: ReadonlySet<string>;
}

const DOCUMENT =
  /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/;

/** The content documents of the spine; `language` is that of the book. */
export function readDocuments(
  book: BookPackage,
  language: string,
  texts: BookTexts,
  lost: (what: string) => void,
): readonly ForeignDocument[] {
  const seen = new Set<string>();
  return book.spine.flatMap(({ item, isLinear }, number): readonly ForeignDocument[] => {
    const { path, mediaType } = item;
    if (path === undefined) {
      lost(`${item.href}: the address leads out of the book`);
      return [];
    }
    if (seen.has(path)) {
      return [];
    }
    seen.add(path);
    if (!DOCUMENT.test(mediaType)) {
      lost(`${path} is ${mediaType || "of no type"}, which is no text`);
      return [];
    }
    const text = readText(path, texts);
    if (text === undefined) {
      if (!texts.files.has(path)) {
        lost(`${path} is in the reading order, but not in the book`);
      }
      return [];
    }
    return [documentOf(path, number, isLinear, text, language)];
  });
}

function documentOf(
  path: string,
  number: number,
  isLinear: boolean,
  text: SourceText,
  ofBook: string,
): ForeignDocument {
  const tags = scanTags(text.text);
  const ends = elementEnds(tags, text.text.length);
  const html = tags.find(({ name }) => name === "html");
  const body = tags.find(({ name, kind }) => name === "body" && kind === "open");
  const closing = tags.findLast(({ name, kind }) => name === "body" && kind === "close");
  const title = tags.find(({ name, kind }) => name === "title" && kind === "open");
  const named = new Map<string, Tag>();
  for (const tag of tags) {
    const names = [
      tag.attributes.get("id"),
      tag.name === "a" ? tag.attributes.get("name") : undefined,
    ];
    for (const one of names) {
      if (one !== undefined && one.value !== "" && !named.has(one.value)) {
        named.set(one.value, tag);
      }
    }
  }
  const said = [body, html].flatMap((tag) => [
    tag?.attributes.get("lang")?.value ?? "",
    tag?.attributes.get("xml:lang")?.value ?? "",
  ]);
  const language = said.find(isLanguage) ?? ofBook;
  const direction = [body, html]
    .map((tag) => tag?.attributes.get("dir")?.value.toLowerCase())
    .find((value): value is Direction => value === "rtl" || value === "ltr");
  const start = body?.end ?? 0;
  return {
    path,
    number,
    isLinear,
    text,
    tags,
    ends,
    named,
    start,
    end: closing === undefined || closing.start < start ? text.text.length : closing.start,
    title:
      title === undefined ? "" : wordsIn(text.text, tags, title.end, ends.get(title) ?? title.end),
    language,
    direction: direction ?? languageDirection(language),
    types: typesOf(tags, ends, start),
  };
}

/** Well-formed as far as subtag shapes go (BCP 47). */
export const isLanguage = (tag: string): boolean =>
  /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) && tag.toLowerCase() !== "und";

/** Terms on `body`, and on the elements that open it one in the other. */
function typesOf(
  tags: readonly Tag[],
  ends: ReadonlyMap<Tag, number>,
  start: number,
): ReadonlySet<string> {
  const types = new Set<string>();
  const add = (tag: Tag): void => {
    const words = `${tag.attributes.get("epub:type")?.value ?? ""} ${tag.attributes.get("role")?.value ?? ""}`;
    for (const word of words.split(/\s+/)) {
      if (word !== "") {
        types.add(word.replace(/^doc-/, "").toLowerCase());
      }
    }
  };
  const body = tags.findIndex(({ name, kind }) => name === "body" && kind === "open");
  const opening = tags.slice(body === -1 ? 0 : body, (body === -1 ? 0 : body) + 4);
  let within = Number.POSITIVE_INFINITY;
  for (const tag of opening) {
    const end = ends.get(tag) ?? 0;
    if (tag.kind !== "open" || tag.end < start || end > within) {
      break;
    }
    add(tag);
    within = end;
  }
  return types;
}

/** The words between two places, in one line. */
export function wordsIn(text: string, tags: readonly Tag[], from: number, to: number): string {
  let words = "";
  let at = from;
  for (const tag of tagsBetween(tags, from, to)) {
    words += `${text.slice(at, tag.start)} `;
    at = tag.end;
  }
  return decodeCharacters(words + text.slice(at, to))
    .replace(/\s+/gu, " ")
    .trim();
}

/** The tags that stand in a stretch, found without looking at all of them. */
export function tagsBetween(tags: readonly Tag[], from: number, to: number): readonly Tag[] {
  const first = firstFrom(tags, from);
  return tags.slice(first, firstFrom(tags, to));
}

/** The language and direction that hold at a place, as the elements around it say. */
export function localeAt(
  { tags, ends, start, language, direction }: ForeignDocument,
  offset: number,
): { readonly language: string; readonly direction: Direction } {
  let local = { language, direction };
  for (const tag of tagsBetween(tags, start, offset)) {
    if (tag.kind !== "open" || (ends.get(tag) ?? 0) <= offset) {
      continue;
    }
    const said = tag.attributes.get("lang")?.value ?? tag.attributes.get("xml:lang")?.value ?? "";
    const dir = tag.attributes.get("dir")?.value.toLowerCase();
    const spoken = isLanguage(said) ? said : local.language;
    local = {
      language: spoken,
      direction:
        dir === "rtl" || dir === "ltr"
          ? dir
          : spoken === local.language
            ? local.direction
            : languageDirection(spoken),
    };
  }
  return local;
}

/** The place of a tag among those of its document. */
export const placeOf = (tags: readonly Tag[], tag: Tag): number => firstFrom(tags, tag.start);

function firstFrom(tags: readonly Tag[], offset: number): number {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[middle]?.start ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
