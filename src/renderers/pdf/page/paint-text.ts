import { formatNumber } from "../document/pdf-object.ts";
import { hex } from "../font/to-unicode.ts";
import type { ShowElement, TextPiece } from "../text-layer/text-layer.ts";

import type { PageContent } from "./page-content.ts";

/** Writes a line, or a part of one, as one text object. */
export function paintText(content: PageContent, pieces: readonly TextPiece[]): void {
  if (pieces.length === 0) {
    return;
  }
  content.write("BT");
  for (const piece of pieces) {
    paintPiece(content, piece);
  }
  content.write("ET");
}

function paintPiece(content: PageContent, piece: TextPiece): void {
  const { font, zoom, horizontalScale } = piece;
  content.page.useFont(font.resource, font.ref);
  content.setFill(piece.colour);
  content.write(
    `/${font.resource} ${formatNumber(piece.fontSize)} Tf`,
    textMatrix(zoom, piece.x, content.flip(piece.baseline)),
  );
  // The scale outlives a text object, so each piece leaves it as it found it.
  if (horizontalScale !== 1) {
    content.write(`${formatNumber(horizontalScale * 100, 4)} Tz`);
  }
  const shown = showOperator(piece.elements);
  content.write(...(piece.isSilent ? ["/Span <</ActualText ()>> BDC", shown, "EMC"] : [shown]));
  if (horizontalScale !== 1) {
    content.write("100 Tz");
  }
}

/** A small zoom needs more decimals than places do: the font size that it is multiplied by is large. */
function textMatrix(zoom: number, x: number, y: number): string {
  const scale = formatNumber(zoom, 7);
  return `${scale} 0 0 ${scale} ${formatNumber(x)} ${formatNumber(y)} Tm`;
}

function showOperator(elements: readonly ShowElement[]): string {
  const parts: string[] = [];
  let codes = "";
  for (const element of elements) {
    if (element.kind === "cid") {
      codes += hex(element.cid);
      continue;
    }
    if (codes !== "") {
      parts.push(`<${codes}>`);
      codes = "";
    }
    // A number of TJ is taken from the pen's place (ISO 32000-1 table 109).
    parts.push(formatNumber(-element.gap, 2));
  }
  if (codes !== "") {
    parts.push(`<${codes}>`);
  }
  const [only] = parts;
  return parts.length === 1 && codes !== "" ? `${only} Tj` : `[${parts.join(" ")}] TJ`;
}
