import type { LinkArea, LinkTarget } from "../../../layout/index.ts";
import type { PdfDocument, PdfPage } from "../document/open-document.ts";
import {
  nameKey,
  type PdfDictionary,
  type PdfValue,
  textString,
  wellFormed,
} from "../document/pdf-object.ts";
import { pdfBox, type StructureTree } from "../structure/structure-tree.ts";

/** Annotation flag Print (ISO 32000-1 table 165), which archives ask for. */
const PRINT = 4;

/** Puts a link annotation on the page and into the structure (ISO 32000-1 12.5.6.5). */
export function addLink(
  document: PdfDocument,
  page: PdfPage,
  structure: StructureTree,
  link: LinkArea,
): void {
  const annotation = document.ref({
    Type: "Annot",
    Subtype: "Link",
    Rect: pdfBox(link.rect, page.height),
    Border: [0, 0, 0],
    F: PRINT,
    Contents: textString(link.label),
    ...targetOf(link.target),
  });
  annotation.data["StructParent"] = structure.addAnnotation(link.element, annotation);
  annotation.end();
  const known = page.dictionary.data["Annots"];
  page.dictionary.data["Annots"] = [
    ...(Array.isArray(known) ? (known as PdfValue[]) : []),
    annotation,
  ];
}

function targetOf(target: LinkTarget): PdfDictionary {
  switch (target.kind) {
    case "url":
      return { A: { Type: "Action", S: "URI", URI: textString(asciiUrl(target.url)) } };
    case "anchor":
      return { Dest: nameKey(target.anchor) };
  }
}

/** A URI action takes 7-bit ASCII (ISO 32000-1 12.6.4.7): other characters are encoded, host names as RFC 3492 says. */
export function asciiUrl(url: string): string {
  if (/^[\x21-\x7e]*$/.test(url)) {
    return url;
  }
  return URL.canParse(url) ? new URL(url).href : encodeURI(wellFormed(url));
}
