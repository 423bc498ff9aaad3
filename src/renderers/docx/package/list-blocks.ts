import { BLOCK_LIST_NAMESPACE } from "../block-marks.ts";
import { element } from "../xml.ts";
import { addPart, OFFICE_RELATIONSHIP, type Parts, relate } from "./package-parts.ts";

const DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/** Identifies the list among other data of a document; the same in every file. */
const ITEM_ID = "{57415252-4151-4000-8000-424C4F434B53}";

/** Keeps the list of block marks as custom XML, which Word carries along and shows nowhere (ECMA-376 15.2.4). */
export function listBlocks(parts: Parts, xml: string): void {
  addPart(parts, "customXml/item1.xml", xml, undefined);
  addPart(
    parts,
    "customXml/itemProps1.xml",
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
      element(
        "ds:datastoreItem",
        { "ds:itemID": ITEM_ID, "xmlns:ds": DATA },
        element("ds:schemaRefs", {}, element("ds:schemaRef", { "ds:uri": BLOCK_LIST_NAMESPACE })),
      ),
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  );
  relate(parts, "customXml/item1.xml", `${OFFICE_RELATIONSHIP}customXmlProps`, "itemProps1.xml");
  relate(parts, "word/document.xml", `${OFFICE_RELATIONSHIP}customXml`, "../customXml/item1.xml");
}
