import type { PagedDocument, StructureElement } from "../../layout/index.ts";

/** The tag tree, one element a line, indented by two spaces a level, with what it says beside its role. */
export function dumpStructure(document: PagedDocument): string {
  return dumpElement(document.structure, "");
}

function dumpElement(element: StructureElement, indent: string): string {
  const notes = [
    note("id", element.id),
    note("lang", element.language),
    note("alt", element.alt),
    note("expansion", element.expansion),
    note("scope", element.scope),
    note("columns", element.columnSpan),
    note("rows", element.rowSpan),
    note("numbering", element.listNumbering),
  ].join("");
  const children = element.children.map((child) => dumpElement(child, `${indent}  `));
  return `${indent}${element.role}${notes}\n${children.join("")}`;
}

function note(name: string, value: string | number | undefined): string {
  return value === undefined ? "" : ` ${name}=${JSON.stringify(value)}`;
}
