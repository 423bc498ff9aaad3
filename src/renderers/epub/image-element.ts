import type { Image } from "../../model/index.ts";
import type { PictureShelf } from "./pictures.ts";
import { element, type XmlAttributes, type XmlElement, type XmlNode } from "./xml.ts";

/** The `img` of a picture, for a document in the folder of the chapters; undefined when the book has no such file. */
export function imageElement(
  image: Image,
  attributes: XmlAttributes,
  pictures: PictureShelf,
): XmlElement | undefined {
  const picture = pictures.take(image);
  if (picture === undefined) {
    return undefined;
  }
  const alternative: XmlAttributes =
    image.decorative === true
      ? { alt: "", role: "presentation", "data-alt": image.alt }
      : { alt: image.alt };
  return element("img", {
    ...attributes,
    src: `../${picture.path}`,
    ...alternative,
    "data-src": ownName(image),
  });
}

/** What the author calls the file, where that is a path: an embedded picture has no name. */
const ownName = ({ src }: Image): string | undefined =>
  /^[a-z][a-z0-9+.-]*:/i.test(src) ? undefined : src;

/** What tells of a picture that is not there. */
export const missingMarks = (image: Image): XmlAttributes => ({
  "data-src": ownName(image),
  "data-alt": image.alt,
  "data-decorative": image.decorative?.toString(),
});

/** A picture as high as the line, or the words that replace it. */
export function inlineImage(image: Image, pictures: PictureShelf): readonly XmlNode[] {
  const placed = imageElement(image, { class: "inline" }, pictures);
  if (placed !== undefined) {
    return [placed];
  }
  return image.decorative === true || image.alt === undefined ? [] : [image.alt];
}

/** What stands for a picture that is not there. */
export const missingPicture = ({ alt, decorative }: Image): readonly XmlElement[] =>
  decorative === true || alt === undefined || alt === ""
    ? []
    : [element("p", { class: "missing-picture" }, [alt])];

/** What tells of a cover what its file and its description do not. */
export const coverMarks = (cover: Image): XmlAttributes => ({
  "data-src": ownName(cover),
  "data-made": cover.alt === undefined ? "true" : undefined,
  "data-decorative": cover.decorative?.toString(),
});
