import type { Element } from "hast";
import type { Image, Inline } from "../../model/index.ts";
import { resolveAddress } from "./addresses.ts";
import { at, type Context, dropped, spanOf } from "./context.ts";
import {
  attribute,
  filled,
  findElement,
  hasClass,
  isElement,
  numberOf,
  styleOf,
} from "./element.ts";

const PICTURE = /^(?:img|picture|amp-img)$/;

export const isPicture = (element: Element): boolean => PICTURE.test(element.tagName);

/** A picture in the line: an image, or the sign that it stands for. */
export function pictureInlines(element: Element, context: Context): readonly Inline[] {
  const img = imgOf(element) ?? element;
  const alt = attribute(img, "alt");
  const span = at(spanOf(element, context));
  if (
    alt !== undefined &&
    alt !== "" &&
    (hasClass(img, /^(?:emoji|wp-smiley)$/) || /^\p{Emoji_Presentation}\uFE0F?$/u.test(alt))
  ) {
    return [{ type: "text", value: alt, ...span }];
  }
  const image = toImage(element, context);
  return image === undefined ? [] : [{ type: "image", image, ...span }];
}

/** The picture that an element shows; without an address there is none, which is reported. */
export function toImage(element: Element, context: Context): Image | undefined {
  const img = imgOf(element) ?? element;
  const source = sourceOf(element, img);
  if (source === undefined) {
    dropped("pictures without an address", element, context);
    return undefined;
  }
  const alt = attribute(img, "alt");
  const isDecorative =
    alt?.trim() === "" || /^(?:presentation|none)$/.test(attribute(img, "role") ?? "");
  return {
    src: picturePath(
      resolveAddress(
        source,
        context.baseUrl ?? (source.startsWith("/") ? context.pageUrl : undefined),
      ),
    ),
    ...(alt === undefined || alt.trim() === "" ? {} : { alt: alt.replace(/\s+/g, " ").trim() }),
    ...(isDecorative ? { decorative: true } : {}),
    ...at(spanOf(element, context)),
  };
}

const imgOf = (element: Element): Element | undefined =>
  element.tagName === "picture" ? findElement(element, (one) => one.tagName === "img") : element;

/** Attributes in which pages keep the address of a picture that is loaded when it comes into sight. */
const LAZY = [
  "dataSrc",
  "dataLazySrc",
  "dataOriginal",
  "dataOrigSrc",
  "dataUrl",
  "dataHiSrc",
  "dataFullUrl",
  "dataLargeFile",
] as const;
const LAZY_SETS = ["dataSrcset", "dataLazySrcset", "dataSrcSet"] as const;

/** The address of the picture itself: not of what stands in its place until it is loaded, and the largest there is. */
function sourceOf(element: Element, img: Element): string | undefined {
  const own = filled(img, "src");
  const lazy = filled(img, ...LAZY);
  // A page saved with its pictures leads to them by `src` alone.
  if (own !== undefined && !isPlaceholder(own) && !/^(?:https?:)?\/\//i.test(own)) {
    return lazy !== undefined && /^data:image\/svg/i.test(own) ? lazy : own;
  }
  const sets = [filled(img, "srcSet"), filled(img, ...LAZY_SETS)];
  if (element.tagName === "picture") {
    for (const child of element.children) {
      if (isElement(child) && child.tagName === "source" && isReadable(child)) {
        sets.push(filled(child, "srcSet"), filled(child, ...LAZY_SETS));
      }
    }
  }
  const largest = sets.map(largestOf).find((one) => one !== undefined && !isPlaceholder(one));
  const plain = [own, lazy].find((one) => one !== undefined && !isPlaceholder(one));
  return unproxied(largest ?? lazy ?? plain);
}

const isReadable = (source: Element): boolean =>
  !/avif|jxl|heic/i.test(filled(source, "type") ?? "");

/** Something that only holds the place: a picture of nothing. */
function isPlaceholder(url: string): boolean {
  return (
    (/^data:image\/(?:gif;base64,R0lGOD|svg\+xml)/i.test(url) && url.length < 600
      ? true
      : /(?:^|[/_-])(?:blank|spacer|placeholder|lazy-?load(?:er|ing)?|transparent|1x1|pixel)\.(?:gif|png|svg|jpe?g)(?:[?#]|$)/i.test(
          url,
        )) || /^about:/i.test(url)
  );
}

/** The widest or densest of a `srcset` (HTML 4.8.4.2). */
function largestOf(set: string | undefined): string | undefined {
  let best: { readonly url: string; readonly size: number } | undefined;
  for (const [, url = "", size = "1"] of (set ?? "").matchAll(
    /\s*([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,|$)/g,
  )) {
    if (best === undefined || Number(size) > best.size) {
      best = { url, size: Number(size) };
    }
  }
  return best?.url;
}

/** The address behind a server that makes pictures smaller. */
function unproxied(url: string | undefined): string | undefined {
  const inner = /\/_next\/image\?(?:[^#]*&)?url=([^&#]+)/.exec(url ?? "")?.[1];
  if (inner === undefined) {
    return url;
  }
  try {
    return decodeURIComponent(inner);
  } catch {
    return url;
  }
}

/** A path as the file system has it; an address of the web stays as it is. */
function picturePath(url: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) {
    return url;
  }
  const path = url.replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether a picture in a paragraph is one of those that the text flows around, and not a sign in the line. */
export function isLargePicture(element: Element): boolean {
  const img = imgOf(element) ?? element;
  const width =
    numberOf(img, "width") ??
    (/^\d+(?=px)/.exec(styleOf(img).get("width") ?? "") ?? []).map(Number)[0];
  return (
    (width !== undefined && width >= 120) ||
    hasClass(
      img,
      /^(?:align(?:left|right|center|none)|size-(?:thumbnail|medium|large|full)|wp-image-\d+)$/,
    ) ||
    /^(?:left|right)$/.test(filled(img, "align") ?? "") ||
    styleOf(img).has("float")
  );
}
