import type { Report, Span } from "../../../diagnostics/index.ts";
import type { Block, Identified, Localised, Located } from "../../../model/index.ts";
import type { XmlElement, XmlNode } from "../../xml/index.ts";
import type { BookPictures } from "../pictures.ts";
import { directionMark, mark } from "./marked.ts";

/** What the nodes of one content document share. */
export interface OwnDocument {
  /** Of the content document, in the container. */
  readonly path: string;
  /** Elements by id; of two with the same, the first. */
  readonly byId: ReadonlyMap<string, XmlElement>;
  /** Content documents of articles → number from 1. */
  readonly articles: ReadonlyMap<string, number>;
  /** The id that the author gave to what has a fragment in a document of the book. */
  readonly givenId: (path: string, fragment: string) => string | undefined;
  readonly pictures: BookPictures;
  readonly span: (start: number, end: number) => Span;
  readonly report: Report;
  /** Notes that are being read: one that refers to itself is not read again. */
  readonly openNotes: Set<XmlElement>;
  /** Blocks, for what holds some. */
  readonly flow: (nodes: readonly XmlNode[]) => readonly Block[];
}

export const located = ({ start, end }: XmlNode, document: OwnDocument): Required<Located> => ({
  span: document.span(start, end),
});

/** What every block may carry. A `lang` that only tells what we knew anyway has an empty mark. */
export function common(
  element: XmlElement,
  document: OwnDocument,
): Located & Identified & Localised {
  const id = mark(element, "data-id");
  const language = mark(element, "data-lang") ?? mark(element, "lang") ?? "";
  const direction = directionMark(element);
  return {
    ...(id === undefined ? {} : { id }),
    ...(language === "" ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
    ...located(element, document),
  };
}
