import type { ContentsEntry } from "./contents.ts";
import { container, element, type XmlElement, xmlDocument } from "./xml.ts";

export interface NcxInput {
  /** The same as the package document's. */
  readonly identifier: string;
  readonly title: string;
  readonly language: string;
  readonly contents: readonly ContentsEntry[];
}

/** The contents once more for reading systems of EPUB 2 (Open Packaging Format 2.0.1, 2.4.1). */
export function renderNcx({ identifier, title, language, contents }: NcxInput): string {
  let order = 0;
  const points = (entries: readonly ContentsEntry[]): readonly XmlElement[] =>
    entries.map(({ label, href, entries: inner }) => {
      order += 1;
      const id = `point-${order}`;
      return container("navPoint", { id, playOrder: String(order) }, [
        textLabel("navLabel", label),
        element("content", { src: href }),
        ...points(inner),
      ]);
    });
  return xmlDocument(
    container(
      "ncx",
      {
        xmlns: "http://www.daisy.org/z3986/2005/ncx/",
        version: "2005-1",
        "xml:lang": language,
      },
      [
        container("head", {}, [
          meta("dtb:uid", identifier),
          meta("dtb:depth", String(depthOf(contents))),
          meta("dtb:totalPageCount", "0"),
          meta("dtb:maxPageNumber", "0"),
        ]),
        textLabel("docTitle", title),
        container("navMap", {}, points(contents)),
      ],
    ),
  );
}

const meta = (name: string, content: string): XmlElement => element("meta", { name, content });

const textLabel = (name: string, label: string): XmlElement =>
  element(name, {}, [element("text", {}, [label])]);

const depthOf = (entries: readonly ContentsEntry[]): number =>
  entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.entries)));
