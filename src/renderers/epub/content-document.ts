import type { Direction } from "../../model/index.ts";
import { langAttributes } from "./scope.ts";
import { container, element, type XmlAttributes, type XmlElement, xmlDocument } from "./xml.ts";

export interface ContentDocument {
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
  /** Of the `body`, such as `epub:type`. */
  readonly attributes: XmlAttributes;
  /** From the folder of this document. */
  readonly styleSheet: string;
  readonly body: readonly XmlElement[];
  /** More of the head. */
  readonly facts?: readonly XmlElement[] | undefined;
}

/** An XHTML content document (EPUB 3.3, 6.1). Language and direction stand on the root, direction on the body also. */
export function contentDocument(document: ContentDocument): string {
  const { title, language, direction, attributes, styleSheet, body, facts = [] } = document;
  return xmlDocument(
    container(
      "html",
      {
        xmlns: "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        ...langAttributes(language),
        dir: direction,
      },
      [
        container("head", {}, [
          element("meta", { charset: "UTF-8" }),
          element("title", {}, [title]),
          element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
          element("link", { rel: "stylesheet", type: "text/css", href: styleSheet }),
          ...facts,
        ]),
        container("body", { ...attributes, dir: direction }, body),
      ],
    ),
    "html",
  );
}
