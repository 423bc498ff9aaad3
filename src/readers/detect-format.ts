import type { InputFormat } from "./input-format.ts";
import { type JsonShape, jsonShape } from "./json-shape.ts";
import { isPublicationFile } from "./publication/publication-file.ts";
import type { SourceFile } from "./reader.ts";
import { isZip, openZip } from "./zip/index.ts";

/** What the content of a source tells of its format. */
export type Detected =
  /** `certain` outweighs a file's name; `likely` settles what the name leaves open. */
  | { readonly format: InputFormat; readonly how: "certain" | "likely" }
  /** Something that is known and that cannot be read. */
  | { readonly format: undefined; readonly isWhat: string; readonly advice: string };

/** How much of a source is looked at, in bytes. */
const HEAD = 64 * 1024;

/** Tells a format by content alone; `undefined` for text that may be anything. */
export async function detectFormat(source: SourceFile): Promise<Detected | undefined> {
  const head = await firstBytes(source);
  if (isZip(head)) {
    return detectPackage(await source.bytes());
  }
  const binary = BINARIES.find(({ signature }) => startsWith(head, signature));
  if (binary !== undefined) {
    return { format: undefined, isWhat: binary.isWhat, advice: binary.advice };
  }
  const text = decodeHead(head);
  return detectMarkup(text) ?? detectJson(text);
}

async function firstBytes(source: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD) {
      break;
    }
  }
  return new Uint8Array(Buffer.concat(chunks)).subarray(0, HEAD);
}

const BINARIES: readonly {
  readonly signature: string;
  readonly isWhat: string;
  readonly advice: string;
}[] = [
  {
    signature: "%PDF-",
    isWhat: "a PDF",
    advice: "give what the PDF was made of; of its text alone, paste it into a .txt file",
  },
  {
    signature: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    isWhat: "a Word document of before 2007 (.doc), or another old Office file",
    advice: "open it in Word or LibreOffice and save it as .docx",
  },
  { signature: "{\\rtf", isWhat: "Rich Text (RTF)", advice: "save it as .docx" },
  { signature: "\x1f\x8b", isWhat: "packed with gzip", advice: "unpack it first" },
  { signature: "Rar!", isWhat: "a RAR archive", advice: "unpack it first" },
  { signature: "7z\xbc\xaf", isWhat: "a 7-Zip archive", advice: "unpack it first" },
  { signature: "\x89PNG", isWhat: "a picture", advice: "give the text that it belongs to" },
  { signature: "\xff\xd8\xff", isWhat: "a picture", advice: "give the text that it belongs to" },
  { signature: "GIF8", isWhat: "a picture", advice: "give the text that it belongs to" },
];

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));

/** Packed files are told by their parts, whatever they are called; what is damaged is left to the reader of its name. */
function detectPackage(bytes: Uint8Array): Detected | undefined {
  const zip = openZip(bytes, "", () => undefined);
  if (zip === undefined) {
    return undefined;
  }
  if (zip.has("META-INF/container.xml")) {
    return { format: "epub", how: "certain" };
  }
  if (zip.has("[Content_Types].xml") && zip.names.some((name) => /^word\/\w+\.xml$/i.test(name))) {
    return { format: "docx", how: "certain" };
  }
  const kind = [
    ["xl/", "an Excel workbook"],
    ["ppt/", "a PowerPoint presentation"],
    ["content.xml", "an OpenDocument file"],
  ].find(([start = ""]) => zip.names.some((name) => name.startsWith(start)));
  return {
    format: undefined,
    isWhat: kind?.[1] ?? "a ZIP archive",
    advice: kind === undefined ? "unpack it first" : "save it as .docx",
  };
}

function decodeHead(head: Uint8Array): string {
  const [first, second] = head;
  const label =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(label).decode(head).replace(/^\ufeff/, "");
}

/** Elements that a piece of a web page begins with and Markdown hardly ever does. */
const FRAGMENT =
  /^<(?:article|blockquote|body|div|figure|h[1-6]|head|main|ol|p|section|table|ul)[\s>]/i;

function detectMarkup(head: string): Detected | undefined {
  // What may stand before the first element: an XML declaration, comments, style sheets, a DOCTYPE without entities.
  const start = head.replace(/^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)+/, "");
  if (/^<!doctype\s+html|^<html[\s>]/i.test(start)) {
    return { format: "html", how: "certain" };
  }
  const root = /^(?:<!doctype[^>]*>\s*)?<(?:[\w-]+:)?(rss|feed|RDF)[\s>]/i.exec(start)?.[1];
  if (root !== undefined) {
    const isExport = /xmlns:wp\s*=\s*["']http:\/\/wordpress\.org\/export\//.test(head);
    return { format: isExport ? "wordpress" : "feed", how: "certain" };
  }
  return FRAGMENT.test(start) ? { format: "html", how: "likely" } : undefined;
}

function detectJson(head: string): Detected | undefined {
  const shape = jsonShape(head);
  if (!shape.isJson) {
    return undefined;
  }
  const known = JSON_FORMATS.find(({ isIt }) => isIt(shape, head));
  return known === undefined
    ? { format: "json", how: "likely" }
    : { format: known.format, how: "certain" };
}

type ShapeTest = (shape: JsonShape, head: string) => boolean;

const says = ({ strings }: JsonShape, path: string, value: string): boolean =>
  strings.get(path)?.includes(value) === true;

/** One object, a list of them, or a list under one of the names that answers of servers have. */
const PLACES = ["", "[].", "items[].", "_items[].", "results[].", "data.", "data[].", "hits[]."];

const anywhere = ({ paths }: JsonShape, name: string): boolean =>
  PLACES.some((place) => paths.has(`${place}${name}`));

/** In this order: ours first, then those whose marks are the clearest. */
const JSON_FORMATS: readonly { readonly format: InputFormat; readonly isIt: ShapeTest }[] = [
  { format: "publication", isIt: (_, head) => isPublicationFile(head) },
  {
    format: "json",
    isIt: (shape) =>
      says(shape, "type", "article") || says(shape, "type", "publication")
        ? shape.paths.has("body") || shape.paths.has("articles")
        : false,
  },
  {
    format: "wordpress",
    isIt: (shape) => anywhere(shape, "content.rendered") || anywhere(shape, "title.rendered"),
  },
  {
    format: "ghost",
    isIt: ({ paths }) =>
      ["db[].data", "db[].meta", "data.posts"].some((path) => paths.has(path)) ||
      ["mobiledoc", "lexical", "html"].some((name) => paths.has(`posts[].${name}`)),
  },
  {
    format: "ninjs",
    isIt: (shape) =>
      PLACES.some((place) => says(shape, `${place}standard.name`, "ninjs")) ||
      (["bodies", "body_xhtml", "body_html", "body_text", "headlines", "contentcreated"].some(
        (name) => anywhere(shape, name),
      ) &&
        ["uri", "versioncreated", "firstcreated"].some((name) => anywhere(shape, name))),
  },
  {
    format: "portable-text",
    isIt: ({ strings }) =>
      [...strings].some(([path, values]) => path.endsWith("[]._type") && values.includes("block")),
  },
  {
    format: "prosemirror",
    isIt: ({ strings, paths }) =>
      [...strings].some(
        ([path, values]) =>
          (/(?:^|\.)type$/.test(path) &&
            values.includes("doc") &&
            paths.has(path.replace(/type$/, "content"))) ||
          // Contentful, then Strapi: by itself or in the answer of a server.
          (/(?:^|\.)nodeType$/.test(path) && values.includes("document")) ||
          (/^(?:data(?:\[\])?\.(?:attributes\.)?\w+)?\[\]\.type$/.test(path) &&
            values.some((name) => name === "paragraph" || name === "heading") &&
            strings.get(path.replace(/type$/, "children[].type"))?.includes("text") === true),
      ),
  },
];
