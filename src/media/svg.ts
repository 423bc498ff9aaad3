import { DrawingError, PIXELS_PER_UNIT, readXmlTree, type XmlElement } from "../drawing/index.ts";
import { broken } from "./image-error.ts";
import type { ImageFacts } from "./image-facts.ts";
import { checkPixels } from "./pixel-limit.ts";

/** What CSS takes for a replaced element that names no size (CSS 2.2, section 10.3.2). */
const DEFAULT_SIZE = { width: 300, height: 150 };

/** Elements that run programs, or bring in a document of another kind. */
const ACTIVE_ELEMENTS = new Set([
  "script",
  "foreignobject",
  "iframe",
  "embed",
  "object",
  "handler",
]);

/**
 * Checks that a drawing is well-formed and self-contained, and measures it. One with scripts, event handlers or
 * references out of itself is refused: a reading system would run or fetch them.
 */
export function inspectSvg(bytes: Uint8Array): ImageFacts {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw broken("it is not UTF-8 text");
  }
  const root = readTree(text);
  if (localName(root.name) !== "svg") {
    throw broken("its root element is not svg");
  }
  checkTree(root);
  const { width, height } = sizeOf(root);
  checkPixels(width, height);
  return { format: "svg", pixelWidth: width, pixelHeight: height, orientation: 1, density: 96 };
}

function readTree(text: string): XmlElement {
  try {
    return readXmlTree(text);
  } catch (error) {
    throw error instanceof DrawingError ? broken(error.message) : error;
  }
}

function checkTree(element: XmlElement): void {
  checkElement(element);
  for (const child of element.children) {
    if (typeof child !== "string") {
      checkTree(child);
    } else if (localName(element.name) === "style") {
      checkCss(child);
    }
  }
}

function checkElement({ name, attributes }: XmlElement): void {
  if (ACTIVE_ELEMENTS.has(localName(name))) {
    throw broken(`it has a ${localName(name)} element; a picture may not be a program`);
  }
  for (const [attribute, value] of attributes) {
    const local = localName(attribute);
    if (local.startsWith("on")) {
      throw broken(`it has an event handler, ${local}; a picture may not be a program`);
    }
    if ((local === "href" || local === "src") && localName(name) !== "a") {
      checkReference(value);
    }
    if (localName(name) === "a" && /^\s*javascript:/i.test(value)) {
      throw broken("it has a javascript: link; a picture may not be a program");
    }
    checkCss(value);
  }
}

/** Inside the drawing, or carried in it as a picture: anything else would have to be fetched. */
function checkReference(value: string): void {
  const address = value.trim();
  const isOwn =
    address === "" || address.startsWith("#") || /^data:(?:image|font)\//i.test(address);
  if (!isOwn || /^data:image\/svg/i.test(address)) {
    throw broken(`it refers to something outside itself, ${shortened(address)}`);
  }
}

function checkCss(css: string): void {
  if (/@import\b/i.test(css)) {
    throw broken("its style sheet imports another");
  }
  for (const [, address = ""] of css.matchAll(/url\(\s*["']?([^"')]*)/gi)) {
    checkReference(address);
  }
}

const shortened = (address: string): string =>
  address.length > 60 ? `${address.slice(0, 60)}…` : address;

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

function sizeOf({ attributes }: XmlElement): { width: number; height: number } {
  const box = (attributes.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box;
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined;
  const width = pixels(attributes.get("width"));
  const height = pixels(attributes.get("height"));
  if (width !== undefined && height !== undefined) {
    return { width, height };
  }
  if (ratio === undefined) {
    return { width: width ?? DEFAULT_SIZE.width, height: height ?? DEFAULT_SIZE.height };
  }
  if (width !== undefined) {
    return { width, height: width / ratio };
  }
  return height === undefined
    ? { width: boxWidth, height: boxHeight }
    : { width: height * ratio, height };
}

/** A length in surroundings that we do not have, such as `em`, is none. */
function pixels(length: string | undefined): number | undefined {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? "");
  const unit = PIXELS_PER_UNIT[(match?.[2] ?? "").toLowerCase()];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
