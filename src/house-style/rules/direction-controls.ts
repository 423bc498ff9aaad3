import type { Found, Rule } from "../rule.ts";

const NAMES: Readonly<Record<string, string>> = {
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u061c": "ALM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};

export const directionControls: Rule = {
  id: "CL-27",
  level: "report",
  name: "leaked controls of direction",
  summary:
    "Embeddings, overrides and isolates without their other half, any override, and marks of direction in a row are told; pairs that match and single marks stay unsaid.",
  languages: "all",
  inVerse: true,
  find: ({ text }) => [...unmatched(text), ...rows(text)],
};

function unmatched(text: string): readonly Found[] {
  const found: Found[] = [];
  const open: { readonly at: number; readonly isIsolate: boolean }[] = [];
  const tell = (at: number, message: string) =>
    found.push({ from: at, to: at + 1, message: `${NAMES[text[at] ?? ""]} ${message}` });
  for (const { index: at, 0: control } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (/[\u2066-\u2068]/.test(control)) {
      open.push({ at, isIsolate: true });
    } else if (/[\u202a\u202b\u202d\u202e]/.test(control)) {
      if (/[\u202d\u202e]/.test(control)) {
        tell(at, "forces the order of what follows, whatever it is");
      }
      open.push({ at, isIsolate: false });
    } else {
      const isIsolate = control === "\u2069";
      const match = open.findLastIndex((one) => one.isIsolate === isIsolate);
      if (match === -1) {
        tell(at, "ends what nothing has begun");
      } else {
        for (const { at: lost } of open.splice(match).slice(1)) {
          tell(lost, "is not ended before what it stands in is");
        }
      }
    }
  }
  for (const { at } of open) {
    tell(at, "is not ended in this paragraph");
  }
  return found;
}

const rows = (text: string): readonly Found[] =>
  [...text.matchAll(/[\u200e\u200f\u061c]{2,}/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    message: `${match[0].length} marks of direction in a row (${[...match[0]].map((mark) => NAMES[mark]).join(" ")})`,
    suggestions: [match[0].at(-1) ?? ""],
  }));
