import type { Figure, Gallery, Image, Inline } from "../../../model/index.ts";
import { elementOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import { common, type OwnDocument } from "./context.ts";
import { readInlines } from "./inlines.ts";
import { find, flag, hasClass, mark } from "./marked.ts";

/** A picture with its caption and credit; one that is not in the book keeps its name and its words. */
export function readFigure(node: XmlElement, document: OwnDocument): Figure {
  const picture = find(node, ({ local }) => local === "img");
  const placed = picture === undefined ? undefined : document.pictures.imageOf(picture, document);
  return {
    type: "figure",
    image: placed ?? absentImage(node),
    ...captionOf(node, document),
    ...numberedOf(node),
    ...common(node, document),
  };
}

/** Pictures that belong together. */
export function readGallery(node: XmlElement, document: OwnDocument): Gallery {
  const { caption } = captionOf(node, document);
  return {
    type: "gallery",
    figures: elementsOf(node, "figure").map((figure) => readFigure(figure, document)),
    ...(caption === undefined ? {} : { caption }),
    ...numberedOf(node),
    ...common(node, document),
  };
}

/** Whether a figure or table is counted, where its author says so. */
export function numberedOf(node: XmlElement): { readonly numbered?: boolean } {
  const numbered = flag(node, "data-numbered");
  return numbered === undefined ? {} : { numbered };
}

function captionOf(
  node: XmlElement,
  document: OwnDocument,
): { readonly caption?: readonly Inline[]; readonly credit?: readonly Inline[] } {
  const lines = elementOf(node, "figcaption");
  const line = (name: "caption" | "credit") => {
    const found = lines && elementsOf(lines, "p").find((child) => hasClass(child, name));
    return found === undefined ? undefined : readInlines(found.children, document);
  };
  const caption = line("caption");
  const credit = line("credit");
  return {
    // A counted figure without words has a number all the same.
    ...(caption === undefined || caption.length === 0 ? {} : { caption }),
    ...(credit === undefined ? {} : { credit }),
  };
}

function absentImage(node: XmlElement): Image {
  const alt = mark(node, "data-alt");
  const decorative = flag(node, "data-decorative");
  return {
    src: mark(node, "data-src") || "missing",
    ...(alt === undefined ? {} : { alt }),
    ...(decorative === undefined ? {} : { decorative }),
  };
}
