import type { StructureElement, StructureRole } from "../../../layout/index.ts";
import { nameKey, type PdfDictionary, textString } from "../document/pdf-object.ts";
import type { PdfBox } from "./structure-tree.ts";

/** What an element is called, and the header cells that speak of it. */
export interface CellNames {
  readonly id: string | undefined;
  readonly headers: readonly string[] | undefined;
}

const BETWEEN_WORDS: ReadonlySet<StructureRole> = new Set(["Code", "Figure", "Formula"]);
const HOLDS_WORDS: ReadonlySet<StructureRole> = new Set([
  ...(["P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Caption"] as const),
  ...(["Span", "Quote", "Link", "Reference", "Code", "Formula", "TOCI"] as const),
]);

/**
 * What is taken for a part of a line unless it says otherwise does say so where it stands by itself: a listing, a
 * displayed formula, a picture (ISO 32000-1, 14.8.4.4.1).
 */
export const placementOf = (element: StructureElement, parent: StructureElement): PdfDictionary =>
  BETWEEN_WORDS.has(element.role) && !HOLDS_WORDS.has(parent.role) ? { Placement: "Block" } : {};

/** The entries of a structure element that say more than its role (ISO 32000-1 tables 323, 343 to 349). */
export function attributesOf(
  element: StructureElement,
  box: PdfBox | undefined,
  layout: PdfDictionary,
  { id, headers }: CellNames,
): PdfDictionary {
  const owners: PdfDictionary[] = [];
  const bounds = element.role === "Figure" && box !== undefined ? { BBox: box } : {};
  addOwner(owners, "Layout", { ...layout, ...bounds });
  if (element.listNumbering !== undefined) {
    addOwner(owners, "List", { ListNumbering: element.listNumbering });
  }
  if (headers !== undefined || hasTableAttributes(element)) {
    addOwner(owners, "Table", {
      Scope: element.scope,
      ColSpan: beyondOne(element.columnSpan),
      RowSpan: beyondOne(element.rowSpan),
      Headers: headers?.map(nameKey),
    });
  }
  return {
    ID: id === undefined ? undefined : nameKey(id),
    Lang: optionalText(element.language),
    Alt: spoken(element.alt),
    E: spoken(element.expansion),
    A: owners.length > 1 ? owners : owners[0],
  };
}

/** Adds an attribute object, when it has anything to say. */
function addOwner(owners: PdfDictionary[], name: string, attributes: PdfDictionary): void {
  if (Object.values(attributes).some((value) => value !== undefined)) {
    owners.push({ O: name, ...attributes });
  }
}

const hasTableAttributes = ({ scope, columnSpan, rowSpan }: StructureElement): boolean =>
  scope !== undefined || columnSpan !== undefined || rowSpan !== undefined;

function beyondOne(span: number | undefined): number | undefined {
  return span !== undefined && span > 1 ? span : undefined;
}

/** What is read aloud instead of the content: blanks would silence it. */
function spoken(text: string | undefined) {
  return text === undefined || text.trim() === "" ? undefined : textString(text);
}

function optionalText(text: string | undefined) {
  return text === undefined ? undefined : textString(text);
}
