import type { Part } from "../../../model/index.ts";
import type { Entry } from "./contents.ts";
import { type ForeignDocument, placeOf, wordsIn } from "./documents.ts";
import type { Tag } from "./markup.ts";

/** A stretch of one document. */
export interface Stretch {
  readonly document: ForeignDocument;
  readonly from: number;
  readonly to: number;
}

/** What becomes an article. */
export interface ChapterPlan {
  /** As the contents call it. */
  readonly title: string | undefined;
  readonly stretches: readonly Stretch[];
}

export interface BookPlan {
  readonly chapters: readonly ChapterPlan[];
  readonly parts: readonly Part[];
}

/** Where something begins that the contents name. */
interface Start {
  readonly document: ForeignDocument;
  readonly offset: number;
  readonly title: string;
  readonly kind: "chapter" | "part";
  /** The entries under a part. */
  readonly inside: number;
}

/** Letters of a page that only says its title. */
const TITLE_ONLY = 60;

/**
 * What a book is parted into: one chapter for each line of its contents, be it several files or a piece of one; what stands
 * between goes with the chapter before. A line whose page says but its title, with chapters under it in files of their own, is a part.
 */
export function planBook(
  documents: readonly ForeignDocument[],
  contents: readonly Entry[] | undefined,
): BookPlan {
  const starts = contents === undefined ? [] : startsOf(contents, documents);
  const chapters = starts.filter(({ kind }) => kind === "chapter");
  const withHeadings = documents.filter((document) => headingOf(document) !== undefined);
  // Contents of one line, in a book of many chapters, are none.
  if (chapters.length === 0 || (chapters.length === 1 && withHeadings.length > 2)) {
    return { chapters: documents.map(wholeDocument), parts: [] };
  }
  return parted(documents, starts);
}

const wholeDocument = (document: ForeignDocument): ChapterPlan => ({
  title: undefined,
  stretches: [{ document, from: document.start, to: document.end }],
});

function headingOf({ tags, start }: ForeignDocument): Tag | undefined {
  return tags.find(
    ({ name, kind, start: at }) => kind === "open" && /^h[12]$/.test(name) && at >= start,
  );
}

/** All that the contents name at their first level, or in a part, in reading order; of two at one place the first. */
function startsOf(
  contents: readonly Entry[],
  documents: readonly ForeignDocument[],
): readonly Start[] {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const place = ({ path, fragment }: Entry) => {
    const document = byPath.get(path ?? "");
    return document && { document, offset: offsetOf(document, fragment) };
  };
  const starts = contents.flatMap((entry): readonly Start[] => {
    const own = place(entry);
    const inner = entry.entries.flatMap((child): readonly Start[] => {
      const at = place(child);
      return at === undefined ? [] : [{ ...at, title: child.label, kind: "chapter", inside: 0 }];
    });
    const [first] = inner;
    const isApart = inner.every(({ document }) => document !== own?.document);
    const isPart =
      first !== undefined &&
      isApart &&
      (own === undefined ||
        lettersBetween(own, first, documents) <= TITLE_ONLY + entry.label.length);
    if (!isPart) {
      return own === undefined ? [] : [{ ...own, title: entry.label, kind: "chapter", inside: 0 }];
    }
    const part: Start = {
      ...(own ?? { document: first.document, offset: first.offset }),
      title: entry.label,
      kind: "part",
      inside: inner.length,
    };
    return [part, ...inner];
  });
  const sorted = [...starts].sort(
    (one, other) =>
      one.document.number - other.document.number ||
      one.offset - other.offset ||
      (one.kind === other.kind ? 0 : one.kind === "part" ? -1 : 1),
  );
  return sorted.filter((start, at) => {
    const before = sorted[at - 1];
    return (
      before === undefined ||
      before.document !== start.document ||
      before.offset !== start.offset ||
      before.kind !== start.kind
    );
  });
}

/** Where an element begins; of one that stands in a line, the block around it. */
function offsetOf(document: ForeignDocument, fragment: string | undefined): number {
  const tag = fragment === undefined ? undefined : document.named.get(fragment);
  if (tag === undefined || tag.start < document.start) {
    return document.start;
  }
  const block = blockAround(document, tag, /^(?:h[1-6]|p|li|dt|blockquote|figure|table)$/);
  return (block ?? tag).start;
}

/** How many tags before an element the block around it may begin. */
const NEAR = 60;

/** The nearest element of a name around another, or the other itself. */
export function blockAround(
  { tags, ends }: ForeignDocument,
  tag: Tag,
  names: RegExp,
): Tag | undefined {
  const at = placeOf(tags, tag);
  return tags
    .slice(Math.max(0, at - NEAR), at + 1)
    .findLast(
      (around) =>
        around.kind === "open" && names.test(around.name) && (ends.get(around) ?? 0) >= tag.end,
    );
}

interface Place {
  readonly document: ForeignDocument;
  readonly offset: number;
}

function stretchesBetween(
  from: Place,
  to: Place | undefined,
  documents: readonly ForeignDocument[],
): readonly Stretch[] {
  const last = to?.document.number ?? Number.POSITIVE_INFINITY;
  return documents
    .filter(({ number }) => number >= from.document.number && number <= last)
    .map((document) => ({
      document,
      from: document === from.document ? from.offset : document.start,
      to: document === to?.document ? to.offset : document.end,
    }))
    .filter((stretch) => stretch.to > stretch.from && says(stretch));
}

/** A stretch without what was taken out of it. */
export function without(stretch: Stretch, taken: readonly Stretch[]): readonly Stretch[] {
  const inside = taken
    .filter(
      ({ document, from, to }) =>
        document === stretch.document && to > stretch.from && from < stretch.to,
    )
    .sort((one, other) => one.from - other.from);
  const kept: Stretch[] = [];
  let at = stretch.from;
  for (const { from, to } of inside) {
    if (from > at) {
      kept.push({ ...stretch, from: at, to: from });
    }
    at = Math.max(at, to);
  }
  return at < stretch.to ? [...kept, { ...stretch, from: at }] : kept;
}

/** Whether there are words or pictures in a stretch. */
export function says({ document, from, to }: Stretch): boolean {
  const text = document.text.text.slice(from, to);
  return /<(?:img|image|svg|math|hr|table)\b/i.test(text) || letters({ document, from, to }) > 0;
}

export const letters = ({ document, from, to }: Stretch): number =>
  wordsIn(document.text.text, document.tags, from, to).length;

const lettersBetween = (from: Place, to: Place, documents: readonly ForeignDocument[]): number =>
  stretchesBetween(from, to, documents).reduce((sum, stretch) => sum + letters(stretch), 0);

function parted(documents: readonly ForeignDocument[], starts: readonly Start[]): BookPlan {
  const chapters: ChapterPlan[] = [];
  const parts: { title: string; subtitle: string; from: number; inside: number }[] = [];
  const [first] = starts;
  for (const document of documents) {
    const isBefore = first !== undefined && document.number < first.document.number;
    if (isBefore && says({ document, from: document.start, to: document.end })) {
      chapters.push(wholeDocument(document));
    }
  }
  const opening =
    first === undefined
      ? undefined
      : { document: first.document, from: first.document.start, to: first.offset };
  if (opening !== undefined && opening.to > opening.from && letters(opening) > 0) {
    chapters.push({ title: undefined, stretches: [opening] });
  }
  for (const [at, start] of starts.entries()) {
    const stretches = stretchesBetween(start, starts[at + 1], documents);
    if (start.kind === "part") {
      const words = stretches
        .map(({ document, from, to }) => wordsIn(document.text.text, document.tags, from, to))
        .join(" ");
      const subtitle = words.replace(start.title, "").trim();
      parts.push({ title: start.title, subtitle, from: chapters.length + 1, inside: start.inside });
    } else if (stretches.length > 0) {
      chapters.push({ title: start.title, stretches });
    }
  }
  return {
    chapters,
    parts: parts.flatMap(({ title, subtitle, from, inside }): readonly Part[] => {
      const to = Math.min(from + inside - 1, chapters.length);
      return to < from ? [] : [{ title, ...(subtitle === "" ? {} : { subtitle }), from, to }];
    }),
  };
}
