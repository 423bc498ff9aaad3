import type { Article, Block, Byline, Inline } from "../../model/index.ts";
import { inlineText } from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";

type Growing<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What stands before the text, by its styles. */
export interface Front extends Growing<Pick<Article, "headline" | "kicker" | "deck" | "dateline">> {
  bylines: Byline[];
  published: string | undefined;
  abstract: readonly Block[];
  /** Where the text begins. */
  next: number;
}

const FRONT: ReadonlySet<string> = new Set([
  "kicker",
  "title",
  "articleTitle",
  "deck",
  "byline",
  "dateline",
  "abstract",
  "abstractTitle",
]);

/** Reads the lines above the text of a document that is not ours. */
export function readFront(items: readonly Item[], place: Place, to: Assembler): Front {
  const front: Front = { bylines: [], published: undefined, abstract: [], next: 0 };
  const abstract: Item[] = [];
  let at = 0;
  for (; at < items.length; at += 1) {
    const item = items[at];
    if (item?.kind === "pageBreak") {
      continue;
    }
    if (item?.kind !== "paragraph" || !(FRONT.has(item.role) || isBlank(item))) {
      break;
    }
    if (isBlank(item) || item.role === "abstractTitle") {
      continue;
    }
    const words = to.inlines(item, place);
    switch (item.role) {
      case "title":
      case "articleTitle":
        front.headline =
          front.headline === undefined
            ? words
            : [...front.headline, { type: "lineBreak" }, ...words];
        break;
      case "kicker":
        front.kicker = words;
        break;
      case "deck":
        front.deck =
          front.deck === undefined ? words : [...front.deck, { type: "lineBreak" }, ...words];
        break;
      case "byline":
        front.bylines.push(...namesIn(words).map((name): Byline => ({ name, role: "author" })));
        break;
      case "dateline":
        readDateline(words, front);
        break;
      default:
        abstract.push({ ...item, role: "body" });
    }
  }
  front.abstract = to.blocks(abstract, place);
  front.next = at;
  return front;
}

/** Names that commas or signs of a list part. */
export const namesIn = (words: readonly Inline[]): readonly string[] =>
  inlineText(words)
    .split(/\s*[،,;؛]\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** «بيروت – أ ف ب», or a day. */
function readDateline(words: readonly Inline[], front: Front): void {
  const line = inlineText(words).trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(line) && !Number.isNaN(Date.parse(line))) {
    front.published = line;
    return;
  }
  const [places = "", ...agencies] = line.split(/\s+[–—-]\s+/u);
  front.dateline = {
    places: places.split(/\s*،\s*/u).filter((part) => part !== ""),
    agencies: agencies.filter((part) => part !== ""),
  };
}

/** Paragraphs whose look alone makes them headings: short, all bold, and text under them. */
export function guessHeadings(items: readonly Item[], to: Assembler): readonly Item[] {
  if (items.some((item) => item.kind === "paragraph" && item.role === "heading")) {
    return items;
  }
  const body = usualSize(items);
  return items.map((item, at) => {
    if (
      item.kind !== "paragraph" ||
      item.role !== "body" ||
      item.list !== undefined ||
      !looksLikeHeading(item, body)
    ) {
      return item;
    }
    const next = items.slice(at + 1).find((one) => one.kind !== "paragraph" || !isBlank(one));
    if (
      next === undefined ||
      (next.kind === "paragraph" && looksLikeHeading(next, body) && next.role === "body" && at > 0)
    ) {
      return item;
    }
    to.reading.losses.guessed("a short bold paragraph is taken as a heading", item.span);
    const atoms = item.atoms.map((atom) =>
      atom.kind === "text"
        ? {
            ...atom,
            format: {
              ...atom.format,
              roles: new Set([...atom.format.roles].filter((role) => role !== "strong")),
            },
          }
        : atom,
    );
    return { ...item, role: "heading" as const, level: 1, atoms };
  });
}

function looksLikeHeading(item: ParagraphItem, body: number | undefined): boolean {
  const texts = item.atoms.filter((atom) => atom.kind === "text");
  const words = texts
    .map((atom) => (atom.kind === "text" ? atom.value : ""))
    .join("")
    .trim();
  const others = item.atoms.some(
    (atom) => atom.kind === "image" || atom.kind === "math" || atom.kind === "break",
  );
  if (words === "" || words.length > 120 || others || /[.؟!:،؛,;]$/u.test(words)) {
    return false;
  }
  return texts.every((atom) => {
    if (atom.kind !== "text" || atom.value.trim() === "") {
      return true;
    }
    const isLarge = body !== undefined && atom.size !== undefined && atom.size >= body * 1.15;
    return atom.format.roles.has("strong") || isLarge;
  });
}

/** The size that most letters have. */
function usualSize(items: readonly Item[]): number | undefined {
  const counts = new Map<number, number>();
  for (const item of items) {
    for (const atom of item.kind === "paragraph" ? item.atoms : []) {
      if (atom.kind === "text" && atom.size !== undefined) {
        counts.set(atom.size, (counts.get(atom.size) ?? 0) + atom.value.length);
      }
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
