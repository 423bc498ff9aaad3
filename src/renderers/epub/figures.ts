import { captionLine, type Figure, type Gallery, type Inline } from "../../model/index.ts";
import { shapeClass } from "./gallery-shapes.ts";
import { imageElement, missingPicture } from "./image-element.ts";
import { renderInlines } from "./inlines.ts";
import { localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement } from "./xml.ts";

/** A picture with its caption and credit; without the file, the words that replace the picture. */
export function renderFigure(
  figure: Figure,
  id: string | undefined,
  outer: Scope,
  shape?: string,
): XmlElement {
  const { scope, attributes } = localise(outer, figure);
  const caption = figcaption(captionOf(figure, outer), figure.credit, scope);
  const picture = imageElement(figure.image, {}, scope.chapter.pictures);
  const shown = picture === undefined ? missingPicture(figure.image) : [picture];
  return container(
    "figure",
    { id, class: shape === undefined ? "figure" : `figure ${shape}`, ...attributes },
    [...shown, ...caption],
  );
}

/** Pictures side by side where there is room. */
export function renderGallery(
  gallery: Gallery,
  id: string | undefined,
  outer: Scope,
  idOf: (figure: Figure) => string | undefined,
): XmlElement {
  const { scope, attributes } = localise(outer, gallery);
  const figures = gallery.figures.map((figure) => {
    const ratio = scope.chapter.pictures.ratioOf(figure.image);
    const shape = ratio === undefined ? undefined : shapeClass(ratio);
    return renderFigure(figure, idOf(figure), scope, shape);
  });
  const caption = figcaption(captionOf(gallery, outer), undefined, scope);
  return container("figure", { id, class: "gallery", ...attributes }, [...figures, ...caption]);
}

const captionOf = (node: Figure | Gallery, { chapter }: Scope): readonly Inline[] =>
  captionLine(node.caption, chapter.article.captions.get(node));

function figcaption(
  caption: readonly Inline[],
  credit: readonly Inline[] | undefined,
  scope: Scope,
): readonly XmlElement[] {
  const lines = [
    ...(caption.length === 0
      ? []
      : [element("p", { class: "caption" }, renderInlines(caption, scope))]),
    ...(credit === undefined
      ? []
      : [element("p", { class: "credit" }, renderInlines(credit, scope))]),
  ];
  return lines.length === 0 ? [] : [container("figcaption", {}, lines)];
}
