import type { StructureElement, StructureRole } from "./frame.ts";

type Attributes = Omit<StructureElement, "role" | "children">;

/** A structure element under construction: layout appends to it in reading order. */
export interface GrowingElement extends StructureElement {
  readonly children: GrowingElement[];
  language?: string | undefined;
}

/** A new element at the end of `parent`'s children; a root when there is no parent. */
export function element(
  role: StructureRole,
  parent: GrowingElement | undefined,
  attributes: Attributes = {},
): GrowingElement {
  const made: GrowingElement = { role, children: [], ...attributes };
  parent?.children.push(made);
  return made;
}

/** Drops the elements that nothing was put into, such as the body of an item whose text was empty. */
export function pruneEmpty(root: GrowingElement, used: ReadonlySet<StructureElement>): void {
  for (const child of root.children) {
    pruneEmpty(child, used);
  }
  const kept = root.children.filter(
    (child) =>
      child.children.length > 0 || used.has(child) || child.role === "TD" || child.role === "TH",
  );
  root.children.splice(0, root.children.length, ...kept);
}
