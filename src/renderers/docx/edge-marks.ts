import type { Direction } from "../../model/index.ts";

/** Marks that a viewer needs which resolves direction anew over the plain text, as LibreOffice and web editors do. */
export interface EdgeMarks {
  /** U+200E, U+200F or nothing. */
  readonly before: string;
  readonly after: string;
}

const MARK = { ltr: "\u200e", rtl: "\u200f" } as const;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Word goes by the direction of its runs and needs nothing more. A viewer that knows none draws a neutral or a number at
 * the edge of an isolate to what stands outside; a letter of the isolate's own direction holds by itself.
 */
export function edgeMarks(content: string, direction: Direction | "auto"): EdgeMarks {
  const characters = [...content].filter((character) => !/\p{C}|\p{M}/u.test(character));
  const strong = characters.map(strongDirection);
  const own = direction === "auto" ? strong.find((one) => one !== undefined) : direction;
  if (own === undefined) {
    return { before: "", after: "" };
  }
  return {
    before: strong[0] === own ? "" : MARK[own],
    after: strong.at(-1) === own ? "" : MARK[own],
  };
}

/** The direction of a letter; digits, signs and spaces have none of their own (UAX #9, table 4). */
function strongDirection(character: string): Direction | undefined {
  if (!/\p{L}/u.test(character)) {
    return undefined;
  }
  return RIGHT_TO_LEFT.test(character) ? "rtl" : "ltr";
}
