import {
  type CaptionedBlock,
  captionLine,
  type Figure,
  type Gallery,
  type Inline,
} from "../../model/index.ts";
import { shapeClass } from "./gallery-shapes.ts";
import { imageElement, missingMarks, missingPicture } from "./image-element.ts";
import { renderInlines } from "./inlines.ts";
import { localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement, type XmlNode } from "./xml.ts";

/** A picture with its caption and credit; without the file, the words that replace the picture. */
export function renderFigure(
  figure: Figure,
  id: string | undefined,
  outer: Scope,
  shape?: string,
): XmlElement {
  const { scope, attributes } = localise(outer, figure);
  const caption = figcaption(renderCaption(figure, outer, scope), figure.credit, scope);
  const picture = imageElement(figure.image, {}, scope.chapter.pictures);
  const shown = picture === undefined ? missingPicture(figure.image) : [picture];
  return container(
    "figure",
    {
      id,
      class: shape === undefined ? "figure" : `figure ${shape}`,
      ...attributes,
      "data-numbered": figure.numbered?.toString(),
      ...(picture === undefined ? missingMarks(figure.image) : {}),
    },
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
  const caption = figcaption(renderCaption(gallery, outer, scope), undefined, scope);
  const marks = { "data-numbered": gallery.numbered?.toString() };
  return container("figure", { id, class: "gallery", ...attributes, ...marks }, [
    ...figures,
    ...caption,
  ]);
}

/** The words of a caption; of a counted one with its number before them, marked as ours. */
export function renderCaption(
  node: CaptionedBlock,
  outer: Scope,
  scope: Scope,
): readonly XmlNode[] {
  const number = outer.chapter.article.captions.get(node);
  const [first, ...rest] = captionLine(node.caption, number);
  return number === undefined || first?.type !== "strong"
    ? renderInlines(node.caption ?? [], scope)
    : [
        element("strong", { class: "caption-number" }, renderInlines(first.children, scope)),
        ...renderInlines(rest, scope),
      ];
}

function figcaption(
  caption: readonly XmlNode[],
  credit: readonly Inline[] | undefined,
  scope: Scope,
): readonly XmlElement[] {
  const lines = [
    ...(caption.length === 0 ? [] : [element("p", { class: "caption" }, caption)]),
    ...(credit === undefined
      ? []
      : [element("p", { class: "credit" }, renderInlines(credit, scope))]),
  ];
  return lines.length === 0 ? [] : [container("figcaption", {}, lines)];
}
