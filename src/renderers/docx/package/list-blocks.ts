import { BLOCK_LIST_NAMESPACE } from "../block-marks.ts";
import { DATA_NAMESPACE } from "../own-data.ts";
import { element } from "../xml.ts";
import { addPart, OFFICE_RELATIONSHIP, type Parts, relate } from "./package-parts.ts";

const DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/** Identifies the list among other data of a document; the same in every file. */
const ITEM_ID = "{57415252-4151-4000-8000-424C4F434B53}";
const DATA_ID = "{57415252-4151-4000-8000-444154412020}";

/** Keeps the list of block marks as custom XML, which Word carries along and shows nowhere (ECMA-376 15.2.4). */
export function listBlocks(parts: Parts, xml: string): void {
  keep(parts, 1, xml, ITEM_ID, BLOCK_LIST_NAMESPACE);
}

/** Keeps what the document has no place for beside it. */
export function keepData(parts: Parts, xml: string): void {
  keep(parts, 2, xml, DATA_ID, DATA_NAMESPACE);
}

function keep(parts: Parts, number: number, xml: string, id: string, namespace: string): void {
  const item = `customXml/item${number}.xml`;
  addPart(parts, item, xml, undefined);
  addPart(
    parts,
    `customXml/itemProps${number}.xml`,
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
      element(
        "ds:datastoreItem",
        { "ds:itemID": id, "xmlns:ds": DATA },
        element("ds:schemaRefs", {}, element("ds:schemaRef", { "ds:uri": namespace })),
      ),
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  );
  relate(parts, item, `${OFFICE_RELATIONSHIP}customXmlProps`, `itemProps${number}.xml`);
  relate(parts, "word/document.xml", `${OFFICE_RELATIONSHIP}customXml`, `../${item}`);
}
