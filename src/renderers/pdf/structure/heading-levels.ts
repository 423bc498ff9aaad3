import type { StructureElement, StructureRole } from "../../../layout/index.ts";

const HEADINGS: readonly StructureRole[] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/**
 * The roles of headings whose author left out a level: the first is `H1`, and each goes at most one level deeper than the
 * one before (ISO 14289-1 7.4.2). The articles of a part stand below its title. Which of two headings is the higher stays
 * as it was, up to the sixth level; so does their look.
 */
export function headingRoles(root: StructureElement): ReadonlyMap<StructureElement, StructureRole> {
  const roles = new Map<StructureElement, StructureRole>();
  /** Levels, as written, of the headings that the next one may stand under. */
  const open: number[] = [];
  const visit = (element: StructureElement, depth: number): void => {
    const written = HEADINGS.indexOf(element.role);
    const level = written + depth;
    if (written >= 0) {
      while ((open.at(-1) ?? -1) >= level) {
        open.pop();
      }
      const role = HEADINGS[open.length];
      open.push(level);
      if (role !== undefined && role !== element.role) {
        roles.set(element, role);
      }
    }
    for (const child of element.children) {
      visit(child, element.role === "Part" && child.role === "Art" ? depth + 1 : depth);
    }
  };
  visit(root, 0);
  return roles;
}
