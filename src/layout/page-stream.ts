import type {
  Destination,
  DocumentMetadata,
  OutlineEntry,
  Page,
  PagedDocument,
  StructureElement,
} from "./frame.ts";

/**
 * A document whose pages are made as they are asked for, so that nobody has to hold all of them. `pages` is walked once;
 * it gives every page, but not in reading order: the contents, which name the numbers of the others, come last.
 */
export interface PageStream {
  readonly metadata: DocumentMetadata;
  readonly pages: Iterable<StreamedPage>;
  /** Whether a page has, or will have, a place of that name. */
  readonly hasAnchor: (anchor: string) => boolean;
  /** What is known once the last page was made. Throws before. */
  readonly end: () => DocumentEnd;
}

export interface StreamedPage {
  /** Place among the pages in reading order, from 0. */
  readonly index: number;
  readonly page: Page;
}

export interface DocumentEnd {
  readonly outline: readonly OutlineEntry[];
  readonly destinations: ReadonlyMap<string, Destination>;
  /** The root, as in `PagedDocument`. */
  readonly structure: StructureElement;
  /** The folios in reading order. */
  readonly labels: readonly string[];
}

/** A finished document as a stream. */
export function streamOf(document: PagedDocument): PageStream {
  const { metadata, pages, outline, destinations, structure } = document;
  return {
    metadata,
    pages: pages.map((page, index) => ({ index, page })),
    hasAnchor: (anchor) => destinations.has(anchor),
    end: () => ({ outline, destinations, structure, labels: pages.map(({ label }) => label) }),
  };
}

/** All the pages at once, for who has to look at them together. */
export function gatherPages(stream: PageStream): PagedDocument {
  const pages = [...stream.pages]
    .sort((one, other) => one.index - other.index)
    .map(({ page }) => page);
  const { outline, destinations, structure } = stream.end();
  return { metadata: stream.metadata, pages, outline, destinations, structure };
}
