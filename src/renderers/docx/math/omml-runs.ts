import { tree, type XmlTree } from "../xml-tree.ts";

/** Elements side by side. */
export type Trees = readonly XmlTree[];

/** Invisible operators (U+2061 to U+2064) tell MathML how to read aloud; Word would show a box for them. */
const INVISIBLE = /[\u2061-\u2064]/g;

/** One run; `upright` for names such as sin, which Word would slant letter by letter. */
export function run(text: string, upright: boolean): Trees {
  const shown = text.replace(INVISIBLE, "");
  if (shown === "") {
    return [];
  }
  const style = upright ? [tree("m:rPr", {}, tree("m:sty", { "m:val": "p" }))] : [];
  return [tree("m:r", {}, ...style, CAMBRIA, letters(shown))];
}

const letters = (text: string): XmlTree => tree("m:t", { "xml:space": "preserve" }, text);

/** Word draws mathematics only in a font that has the tables for it. */
const CAMBRIA = tree(
  "w:rPr",
  {},
  tree("w:rFonts", { "w:ascii": "Cambria Math", "w:hAnsi": "Cambria Math" }),
);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Words among the signs, in the type of the text around and in their own direction. */
export function words(text: string): Trees {
  if (text === "") {
    return [];
  }
  const direction = RIGHT_TO_LEFT.test(text) ? [tree("w:rPr", {}, tree("w:rtl"))] : [];
  return [tree("m:r", {}, tree("m:rPr", {}, tree("m:nor")), ...direction, letters(text))];
}

/** Spaces of TeX by their nearest space character; less than a hair, or backwards, is nothing. */
export function space(width: string): string {
  const em = width.endsWith("em") ? Number.parseFloat(width) : 0;
  if (em >= 0.9) {
    return "\u2003".repeat(Math.min(4, Math.round(em)));
  }
  return em >= 0.4 ? "\u2002" : em >= 0.25 ? "\u2005" : em >= 0.1 ? "\u2009" : "";
}

/** Neighbouring runs of one kind are one run, as Word itself writes them. */
export function joined(trees: Trees): Trees {
  const written: XmlTree[] = [];
  for (const next of trees) {
    const last = written.at(-1);
    if (last?.name === "m:r" && next.name === "m:r" && kind(last) === kind(next)) {
      written[written.length - 1] = {
        ...last,
        children: [
          ...(last.children ?? []).slice(0, -1),
          letters(lettersOf(last) + lettersOf(next)),
        ],
      };
    } else {
      written.push(next);
    }
  }
  return written;
}

const kind = (tree: XmlTree): string => JSON.stringify((tree.children ?? []).slice(0, -1));

function lettersOf({ children = [] }: XmlTree): string {
  const last = children.at(-1);
  const text = typeof last === "object" ? last.children?.[0] : undefined;
  return typeof text === "string" ? text : "";
}
