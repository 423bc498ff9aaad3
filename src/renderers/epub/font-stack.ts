import type { FontRole } from "../../template/index.ts";
import { cssString } from "./css.ts";

/** Arabic text fonts of common systems, for readers who switch embedded fonts off; then the generic family. */
const LAST_RESORT: Readonly<Record<FontRole, string>> = {
  body: '"Geeza Pro", "Noto Naskh Arabic", "Traditional Arabic", serif',
  heading: '"Geeza Pro", "Noto Naskh Arabic", "Traditional Arabic", serif',
  code: "monospace",
  quran: '"Geeza Pro", "Noto Naskh Arabic", "Traditional Arabic", serif',
};

/** The value of `font-family` for a role: the book's families, then what the reader may have. */
export const fontStack = (families: readonly string[], role: FontRole): string =>
  [...families.map(cssString), LAST_RESORT[role]].join(", ");
