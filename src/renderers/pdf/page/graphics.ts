import type { RectItem } from "../../../layout/index.ts";
import { formatNumber } from "../document/pdf-object.ts";

/** `#` and six hexadecimal digits, as layout writes it. */
export type Colour = RectItem["colour"];

/** `g` or `rg` with its operands: neutral colours are painted with black ink alone. */
export const fillColour = (colour: Colour): string => colourOperator(colour, "g", "rg");

/** `G` or `RG` with its operands. */
export const strokeColour = (colour: Colour): string => colourOperator(colour, "G", "RG");

/** Red, green and blue from 0 to 1. */
export const channelsOf = (colour: Colour): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

function colourOperator(colour: Colour, neutral: string, mixed: string): string {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  return red === green && green === blue
    ? operation([red], neutral)
    : operation([red, green, blue], mixed);
}

/** Operands, rounded, and their operator. */
export function operation(operands: readonly number[], operator: string): string {
  return [...operands.map((operand) => formatNumber(operand)), operator].join(" ");
}
