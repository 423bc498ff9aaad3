import type { PdfDocument } from "../document/open-document.ts";
import { nameTree, textString } from "../document/pdf-object.ts";

/** The name under which readers list the attachment and save it. */
const FILE_NAME = "article.json";

/**
 * Puts the article into the file as the source that the pages were made from (ISO 19005-3 6.8). What comes out again is
 * the same bytes.
 */
export function attachSource(document: PdfDocument, source: Uint8Array, now: Date): void {
  const file = document.ref({
    Type: "EmbeddedFile",
    // A name of a PDF: the slash is written as its number.
    Subtype: "application#2Fjson",
    Params: { Size: source.length, ModDate: now },
  });
  file.end(source);
  const specification = document.ref({
    Type: "Filespec",
    F: textString(FILE_NAME),
    UF: textString(FILE_NAME),
    Desc: textString("The article as data, from which warraq made this file"),
    AFRelationship: "Source",
    EF: { F: file, UF: file },
  });
  specification.end();
  document.setNames("EmbeddedFiles", nameTree([[FILE_NAME, specification]]));
  document.catalogue["AF"] = [specification];
}
