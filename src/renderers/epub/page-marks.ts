import type { Pagination } from "../reflowable.ts";
import type { PageTarget } from "./navigation.ts";
import { element, type XmlElement } from "./xml.ts";

/** Where the pages of the paged edition begin, as far as its anchors tell. */
export interface PageMarks {
  /** The mark that goes before the block with this anchor, when the block is the first known of its page. */
  readonly before: (anchor: string, document: MarkedDocument) => readonly XmlElement[];
  /** The marks so far, in reading order. */
  readonly targets: () => readonly PageTarget[];
}

export interface MarkedDocument {
  /** From the folder of the package document. */
  readonly path: string;
  readonly newId: (stem: string) => string;
}

export function createPageMarks(pagination: Pagination): PageMarks {
  const byLabel = new Map<string, PageTarget>();
  return {
    before: (anchor, { path, newId }) => {
      const label = pagination.get(anchor);
      if (label === undefined || byLabel.has(label)) {
        return [];
      }
      const id = newId("page");
      byLabel.set(label, { label, href: `${path}#${id}` });
      return [
        element("span", {
          "epub:type": "pagebreak",
          role: "doc-pagebreak",
          id,
          "aria-label": label,
        }),
      ];
    },
    targets: () => [...byLabel.values()],
  };
}

/** For matter that does not stand where its page does, such as notes. */
export const NO_PAGE_MARKS: PageMarks = { before: () => [], targets: () => [] };
