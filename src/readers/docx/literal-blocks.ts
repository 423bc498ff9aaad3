import { inlineText } from "../../model/index.ts";
import { type Assembler, isParagraph, type Place, type Step } from "./assembler.ts";
import type { Atom } from "./atoms.ts";
import { isInside } from "./boxed-blocks.ts";
import type { Item } from "./items.ts";
import { textHash } from "./own-data.ts";

/** Lines of one listing. */
export function code(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "code");
  const { id, span } = to.common(first, entry, place);
  const lines = [plainText(first.atoms)];
  let end = at + 1;
  for (
    let item = items[end];
    isParagraph(item, "code") && to.entries(item).length === 0;
    item = items[end]
  ) {
    lines.push(plainText(item.atoms));
    end += 1;
  }
  const { syntax, ending } = entry?.data ?? {};
  const value = lines.join("\n") + (ending === true ? "\n" : "");
  return {
    made: [
      {
        type: "code",
        ...(id === undefined ? {} : { id }),
        ...(span === undefined ? {} : { span }),
        ...(typeof syntax === "string" ? { syntax } : {}),
        value,
      },
    ],
    next: end,
  };
}

const plainText = (atoms: readonly Atom[]): string =>
  atoms
    .map((atom) => (atom.kind === "text" ? atom.value : atom.kind === "break" ? "\n" : ""))
    .join("");

/** A displayed formula. */
export function math(
  items: readonly Item[],
  at: number,
  formulas: readonly Atom[],
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  if (!isParagraph(item)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(item, "math");
  const common = to.common(item, entry, place);
  const { tex, alt, signs } = entry?.data ?? {};
  const words = typeof alt === "string" ? { alt } : {};
  const found = formulas.flatMap((atom) => (atom.kind === "math" ? [atom.formula] : []));
  if (found.length === 0) {
    // A formula that Word has nothing for stands as lines of its TeX.
    let end = at + 1;
    const lines = [plainText(item.atoms)];
    for (
      let line = items[end];
      isParagraph(line, "math") && to.entries(line).length === 0;
      line = items[end]
    ) {
      lines.push(plainText(line.atoms));
      end += 1;
    }
    const written = lines.join("\n");
    return written.trim() === ""
      ? { made: [], next: end }
      : {
          made: [
            {
              type: "math",
              ...common,
              tex: typeof tex === "string" && tex.replace(/\n$/, "") === written ? tex : written,
              ...words,
            },
          ],
          next: end,
        };
  }
  return {
    made: found.map((formula, index) => ({
      type: "math" as const,
      ...(index === 0 ? common : {}),
      tex: typeof tex === "string" && signs === textHash(formula.signs) ? tex : formula.tex,
      ...(index === 0 ? words : {}),
    })),
    next: at + 1,
  };
}

/** Words and the address under them. */
export function embed(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "embed");
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const words = to.inlines(first, inner);
  const url = entry?.data.url;
  if (typeof url !== "string" || entry?.data.bare === true) {
    const address = inlineText(words);
    return { made: [{ type: "embed", ...common, url: address, fallback: [] }], next: at + 1 };
  }
  const below = items[at + 1];
  const address =
    isParagraph(below) && to.entries(below).length === 0
      ? inlineText(to.inlines(below, inner)).trim()
      : undefined;
  return address === undefined || !/^\S+$/.test(address)
    ? { made: [{ type: "paragraph", ...common, children: words }], next: at + 1 }
    : { made: [{ type: "embed", ...common, url: address, fallback: words }], next: at + 2 };
}

/** What was written for one format alone, by the words that stand for it. */
export function raw(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  const entry = first === undefined ? undefined : to.take(first, "raw");
  if (first === undefined || entry === undefined) {
    return { made: [], next: at + 1 };
  }
  let end = at + 1;
  while (end < items.length) {
    const [outermost] = to.entries(items[end]);
    if (outermost !== undefined && !isInside(outermost, entry.mark, to)) {
      break;
    }
    end += 1;
  }
  const { format, value } = entry.data;
  const fallback = to.blocks(items.slice(at, end), place);
  const { id } = to.common(first, entry, place);
  return typeof value === "string" && (format === "pdf" || format === "docx" || format === "epub")
    ? {
        made: [{ type: "raw", ...(id === undefined ? {} : { id }), format, value, fallback }],
        next: end,
      }
    : { made: fallback, next: end };
}
