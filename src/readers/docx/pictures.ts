import type { Span } from "../../diagnostics/index.ts";
import type { Image } from "../../model/index.ts";
import { attribute, childOf, type Element, elementsOf, findIn } from "./element.ts";
import type { Losses } from "./losses.ts";
import type { Package } from "./package.ts";

/** The pictures of one document. */
export interface Pictures {
  /** Those in a `w:drawing`, `w:pict` or `w:object`, in order. */
  readonly of: (element: Element, part: string, span: Span | undefined) => readonly Image[];
  /** Gives a picture the name that it had when the document was made. */
  readonly rename: (image: Image, src: string) => Image;
  /** Bytes by `src`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const READABLE = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

export function createPictures(parts: Package, losses: Losses): Pictures {
  const files = new Map<string, Uint8Array>();

  function load(id: string | undefined, part: string, span: Span | undefined): string | undefined {
    const relationship = id === undefined ? undefined : parts.relationships(part).get(id);
    if (relationship === undefined) {
      return undefined;
    }
    if (relationship.isExternal) {
      losses.lost("a picture stands outside of the document and is not fetched", span);
      return undefined;
    }
    const bytes = parts.bytes(relationship.target);
    if (bytes === undefined) {
      losses.lost("a picture is missing from the document", span);
      return undefined;
    }
    if (!READABLE.test(relationship.target)) {
      const ending = relationship.target.replace(/^.*\./, "").toUpperCase();
      losses.lost(`a picture is in a format that is not read (${ending})`, span);
      return undefined;
    }
    const src = `media/${relationship.target.replace(/^.*\//, "").replace(/[^\p{L}\p{N}._-]/gu, "-")}`;
    files.set(src, bytes);
    return src;
  }

  function pictureOf(
    src: string | undefined,
    properties: Element | undefined,
    span: Span | undefined,
  ): readonly Image[] {
    if (src === undefined) {
      return [];
    }
    const alt = (attribute(properties, "descr") ?? attribute(properties, "alt") ?? "").trim();
    const isDecorative = findIn(properties, "adec:decorative")?.attributes.get("val") === "1";
    return [
      {
        src,
        ...(isDecorative ? { decorative: true } : alt === "" ? {} : { alt }),
        ...(span === undefined ? {} : { span }),
      },
    ];
  }

  function drawn(element: Element, part: string, span: Span | undefined): readonly Image[] {
    const described = descendants(element, ["wp:inline", "wp:anchor"]);
    return described.flatMap((frame) => {
      const properties = childOf(frame, "wp:docPr");
      const pictures = descendants(frame, ["pic:pic"]);
      if (pictures.length === 0 && findIn(frame, "w:txbxContent") === undefined) {
        losses.lost("a drawing or chart is left out", span);
      }
      return pictures.flatMap((picture) => {
        const blip = findIn(picture, "a:blip");
        const crop = findIn(picture, "a:srcRect");
        if ([...(crop?.attributes.values() ?? [])].some((value) => value !== "0")) {
          losses.dropped("the crop of a picture: it comes whole", span);
        }
        // A drawing in vectors stands beside a copy in dots.
        const vector = findIn(blip, "svgBlip");
        const id =
          attribute(vector, "r:embed") ?? attribute(blip, "r:embed") ?? attribute(blip, "r:link");
        return pictureOf(load(id, part, span), properties, span);
      });
    });
  }

  const vml = (element: Element, part: string, span: Span | undefined): readonly Image[] =>
    descendants(element, ["v:shape", "v:rect"]).flatMap((shape) => {
      const data = childOf(shape, "v:imagedata");
      const id = attribute(data, "r:id") ?? attribute(data, "r:href");
      return data === undefined ? [] : pictureOf(load(id, part, span), shape, span);
    });

  return {
    files,
    of: (element, part, span) =>
      element.name === "w:drawing" ? drawn(element, part, span) : vml(element, part, span),
    rename: (image, src) => {
      const bytes = files.get(image.src);
      if (bytes === undefined || !isWithin(src) || endingOf(src) !== endingOf(image.src)) {
        return image;
      }
      files.set(src, bytes);
      return { ...image, src };
    },
  };
}

/** A path that stays in its folder. */
const isWithin = (src: string): boolean =>
  !/^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:|\\|\0/.test(src) && !src.split("/").includes("..");

const endingOf = (name: string): string =>
  (/\.([^./]+)$/.exec(name)?.[1] ?? "").toLowerCase().replace("jpeg", "jpg");

/** Elements of some names, outermost first; what is inside of a found one is not looked at. Text boxes are others' matter. */
const descendants = (element: Element, names: readonly string[]): readonly Element[] =>
  elementsOf(element).flatMap((child) =>
    names.includes(child.name)
      ? [child]
      : child.name === "w:txbxContent"
        ? []
        : descendants(child, names),
  );
