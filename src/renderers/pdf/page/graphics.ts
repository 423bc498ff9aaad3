import type { RectItem } from "../../../layout/index.ts";
import { formatNumber } from "../document/pdf-object.ts";

/** `#` and six hexadecimal digits, as layout writes it. */
export type Colour = RectItem["colour"];

/** `g` or `rg` with its operands: neutral colours are painted with black ink alone. */
export function fillColour(colour: Colour): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  return red === green && green === blue
    ? `${formatNumber(red)} g`
    : `${formatNumber(red)} ${formatNumber(green)} ${formatNumber(blue)} rg`;
}

/** Operands, rounded, and their operator. */
export function operation(operands: readonly number[], operator: string): string {
  return [...operands.map((operand) => formatNumber(operand)), operator].join(" ");
}
