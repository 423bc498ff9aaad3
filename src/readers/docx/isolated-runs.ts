import type { Direction } from "../../model/index.ts";
import type { Atom } from "./atoms.ts";
import type { Wrap } from "./nested-inlines.ts";

/**
 * Runs against the direction of their paragraph whose order plain text would lose: a sign at an edge («C++»), or numbers
 * that other signs part («12-5»). Letters hold their order by themselves.
 */
export function isolatedAtoms(
  atoms: readonly Atom[],
  direction: Direction,
): ReadonlyMap<number, Wrap> {
  const found = new Map<number, Wrap>();
  const rightToLeft = direction === "rtl";
  let stretch: number[] = [];
  const flush = (): void => {
    const text = stretch.map((at) => textAt(atoms, at)).join("");
    if (needsIsolate(text, rightToLeft)) {
      const wrap: Wrap = {
        key: {},
        rank: 8,
        make: (children) => [{ type: "isolate", direction: rightToLeft ? "ltr" : "rtl", children }],
      };
      // White space at the edges belongs to what stands around.
      const inner = [...stretch];
      while (inner.length > 0 && textAt(atoms, inner[0] ?? 0).trim() === "") {
        inner.shift();
      }
      while (inner.length > 0 && textAt(atoms, inner.at(-1) ?? 0).trim() === "") {
        inner.pop();
      }
      for (const at of inner) {
        found.set(at, wrap);
      }
    }
    stretch = [];
  };
  for (const [at, atom] of atoms.entries()) {
    if (atom.kind === "text" && atom.format.rightToLeft !== rightToLeft) {
      stretch.push(at);
    } else if (atom.kind !== "start" && atom.kind !== "end") {
      flush();
    }
  }
  flush();
  return found;
}

const textAt = (atoms: readonly Atom[], at: number): string => {
  const atom = atoms[at];
  return atom?.kind === "text" ? atom.value : "";
};

const ARABIC = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function needsIsolate(text: string, rightToLeft: boolean): boolean {
  const plain = text.trim();
  if (plain === "" || text !== plain) {
    // Runs that begin or end in blanks were typed on one keyboard throughout: their signs are those of the text around.
    return false;
  }
  if (rightToLeft) {
    if (ARABIC.test(plain) || !/[\p{L}\p{N}]/u.test(plain)) {
      return false;
    }
    const isNumber = /^[\d٠-٩۰-۹]/u.test(plain);
    const edge = /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/u.test(plain.replace(/[.,;:!?،؛؟]+$/u, ""));
    return edge
      ? /\p{L}/u.test(plain) || /[+]/.test(plain)
      : isNumber && /\d[^\d\p{L}.,:/]+\d/u.test(plain);
  }
  return ARABIC.test(plain) && /^[^\p{L}\p{N}\s]|[^\p{L}\p{N}\s]$/u.test(plain);
}
