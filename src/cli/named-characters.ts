import { visibleText } from "./visible-text.ts";

/** Characters that nobody sees, or takes for others, by the names that people know them by. */
const NAMES: Readonly<Record<string, string>> = {
  "\u00a0": "NBSP",
  "\u00ad": "SHY",
  "\u061c": "ALM",
  "\u200b": "ZWSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u2060": "WJ",
  "\u202f": "NNBSP",
  "\ufeff": "BOM",
  "\n": "LF",
};

const NAMED = /[\u00a0\u00ad\u061c\u200b-\u200f\u202f\u2060\ufeff\n]/g;

/** Text made safe to print on one line, with what cannot be seen named: `12<NBSP>كم`. */
export const namedText = (text: string): string =>
  visibleText(text.replace(NAMED, (character) => `<${NAMES[character] ?? ""}>`));

/** The same for what an edit is about: a mark, a space or a tatweel by itself is named too. */
export function namedEdit(text: string): string {
  if (/^ +$/.test(text)) {
    return text.length === 1 ? "<space>" : `<${text.length} spaces>`;
  }
  const shown = /^\p{M}+$/u.test(text)
    ? [...text].map((mark) => `<U+${code(mark)}>`).join("")
    : text.replace(/^\u0640+$/, (run) => `<${run.length === 1 ? "" : `${run.length} `}TATWEEL>`);
  return namedText(shown);
}

const code = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
