import type { TextPiece } from "../text-layer/text-layer.ts";
import type { OperatorBuffer } from "./operator-buffer.ts";
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
  const { font, horizontalScale } = piece;
  const { operators } = content;
  content.page.useFont(font.resource, font.ref);
  content.setFill(piece.colour);
  operators.text(`/${font.resource} `);
  operators.number(piece.fontSize);
  operators.text(" Tf\n");
  writeMatrix(operators, piece, content.flip(piece.baseline));
  // The scale outlives a text object, so each piece leaves it as it found it.
  if (horizontalScale !== 1) {
    operators.number(horizontalScale * 100, 4);
    operators.text(" Tz\n");
  }
  if (piece.isSilent) {
    content.write("/Span <</ActualText ()>> BDC");
    writeCodes(operators, piece);
    content.write("EMC");
  } else {
    writeCodes(operators, piece);
  }
  if (horizontalScale !== 1) {
    content.write("100 Tz");
  }
}

/** A small zoom needs more decimals than places do: the font size that it is multiplied by is large. */
function writeMatrix(operators: OperatorBuffer, { zoom, x }: TextPiece, y: number): void {
  operators.number(zoom, 7);
  operators.text(" 0 0 ");
  operators.number(zoom, 7);
  operators.text(" ");
  operators.number(x);
  operators.text(" ");
  operators.number(y);
  operators.text(" Tm\n");
}

function writeCodes(operators: OperatorBuffer, { cids, gaps }: TextPiece): void {
  if (gaps.length === 0 && cids.length > 0) {
    operators.codes(cids, 0, cids.length);
    operators.text(" Tj\n");
    return;
  }
  operators.text("[");
  let done = 0;
  for (const { before, by } of gaps) {
    if (before > done) {
      operators.codes(cids, done, before);
      operators.text(" ");
    }
    // A number of TJ is taken from the pen's place (ISO 32000-1 table 109).
    operators.number(-by, 2);
    operators.text(" ");
    done = before;
  }
  if (cids.length > done) {
    operators.codes(cids, done, cids.length);
  }
  operators.text("] TJ\n");
}
