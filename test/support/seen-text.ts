import { visualOrder } from "../../src/bidi/index.ts";

/** Breaks at `width` characters, as an editor does. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** The lines of a paragraph, its characters from left to right as they are seen. */
export function seenLines(
  lines: readonly string[],
  base: "ltr" | "rtl",
  how: { readonly brackets?: "shape" | "source"; readonly marks?: "after" | "reversed" } = {},
): readonly string[] {
  const paragraph = lines.join(" ");
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return visualOrder(paragraph, base, { ...how, line: { start, end: start + line.length } });
  });
}

/** The lines with their words in the order in which they are seen, each spelt as it is read. */
export function seenWords(lines: readonly string[]): readonly string[] {
  return seenLines(lines, "rtl", { brackets: "source", marks: "after" }).map((line) =>
    line.replace(/[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u200c]+/gu, (word) =>
      (word.match(/[^\p{M}]\p{M}*/gu) ?? []).reverse().join(""),
    ),
  );
}

/** Letters in the presentation forms that they take in their words, lam with alef in one, as old programs write. */
export function inPresentationForms(text: string): string {
  const characters = [...text.replace(/ل([اأإآ])/gu, (pair) => LAM_ALEF[pair] ?? pair)];
  return characters
    .map((character, at) => {
      const forms = FORMS.get(character);
      if (forms === undefined) {
        return character;
      }
      const before = FORMS.get(beside(characters, at, -1))?.has("initial") === true;
      const after = FORMS.has(beside(characters, at, 1)) && beside(characters, at, 1) !== "ء";
      const joinsAfter = after && forms.has("initial");
      const form =
        before && forms.has("final")
          ? joinsAfter
            ? "medial"
            : "final"
          : joinsAfter
            ? "initial"
            : "isolated";
      return forms.get(form) ?? character;
    })
    .join("");
}

const LAM_ALEF: Readonly<Record<string, string>> = {
  لا: "\ufefb",
  لأ: "\ufef7",
  لإ: "\ufef9",
  لآ: "\ufef5",
};

/** Forms of each letter by name, from the decompositions of the Unicode Character Database. */
const FORMS = new Map<string, Map<string, string>>();
const ORDER = ["isolated", "final", "initial", "medial"];
for (let code = 0xfe80; code <= 0xfefc; code += 1) {
  const form = String.fromCodePoint(code);
  const letter = code >= 0xfef5 ? (LAM_ALEF[form.normalize("NFKC")] ?? "") : form.normalize("NFKC");
  const forms = FORMS.get(letter) ?? new Map<string, string>();
  forms.set(ORDER[forms.size] ?? "", form);
  FORMS.set(letter, forms);
}
for (let code = 0xfb50; code <= 0xfbff; code += 1) {
  const form = String.fromCodePoint(code);
  const letter = form.normalize("NFKC");
  if (letter !== form && letter.length === 1 && /[پچژکگیہھےٹڈڑں]/u.test(letter)) {
    const forms = FORMS.get(letter) ?? new Map<string, string>();
    forms.set(ORDER[forms.size] ?? "", form);
    FORMS.set(letter, forms);
  }
}

/** The next character that is no mark. */
function beside(characters: readonly string[], from: number, step: 1 | -1): string {
  let at = from + step;
  while (/\p{M}/u.test(characters[at] ?? "")) {
    at += step;
  }
  return characters[at] ?? "";
}
