import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";

/** The text of each paragraph of a Word file's body (or its notes, or a head), in order, as a reader of the XML finds it; empty ones left out. */
export function wordParagraphs(
  path: string,
  of: "document" | "footnotes" | "endnotes" | `header${number}` = "document",
): readonly string[] {
  const xml = strFromU8(part(path, `word/${of}.xml`) ?? new Uint8Array());
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\b[^>]*\/>/g)]
        .map(([, text]) => (text === undefined ? " " : decode(text)))
        .join(""),
    )
    .map(withoutControls)
    .filter((text) => text !== "");
}

/** The text of each `p` of an EPUB's chapters, in spine order by file name; note references left out. */
export function epubParagraphs(path: string): readonly string[] {
  const files = unzipSync(readFileSync(path));
  return Object.keys(files)
    .filter((name) => name.endsWith(".xhtml") && !/nav|cover/.test(name))
    .sort()
    .flatMap((name) => paragraphsOf(strFromU8(files[name] ?? new Uint8Array())));
}

function paragraphsOf(xhtml: string): readonly string[] {
  return [...xhtml.matchAll(/<p(?: [^>]*)?>(.*?)<\/p>/gs)]
    .map(([, inner = ""]) =>
      decode(
        inner
          .replace(/<a [^>]*epub:type="noteref"[^>]*>.*?<\/a>/gs, "")
          .replace(/<math[ >].*?<\/math>/gs, "")
          .replace(/<br ?\/>/g, " ")
          .replace(/<[^>]+>/g, ""),
      ),
    )
    .map(withoutControls)
    .filter((text) => text !== "");
}

function part(path: string, name: string): Uint8Array | undefined {
  return unzipSync(readFileSync(path), { filter: (file) => file.name === name })[name];
}

/** Marks of direction are means of the format, not words of the author. */
export function withoutControls(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      return ENTITIES[name] ?? whole;
    }
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
