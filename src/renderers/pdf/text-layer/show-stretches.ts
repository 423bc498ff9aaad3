import type { TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { FontSet } from "../font/font-set.ts";
import type { Carrier, LineType } from "./carrier.ts";
import { FINE_SIZE } from "./code-writer.ts";
import type { Stretch } from "./foreign-runs.ts";
import { isLow, reachesOut } from "./ink-reach.ts";
import { itemsOf } from "./items.ts";
import { asPart, byColour, outermost, partsOf, type Turn } from "./parts.ts";
import { endOf, penOf, startOf } from "./pens.ts";
import { NUDGE, runOf, showAside, showCodes } from "./show-codes.ts";
import type { RowPlace, TextPiece } from "./text-layer.ts";

/**
 * The pieces of a line, in logical order: pdf.js keeps the order of the file, the other engines sort by place. `isOpen`
 * is what the line before it left, as it is given here with the pieces: whether to PDFium it goes on in a line that is
 * cut, unless that begins with a space without width.
 */
export function showStretches(
  line: TextLine,
  stretches: readonly Stretch[],
  type: LineType,
  fonts: FontSet,
  row: RowPlace | undefined,
  isOpen: () => boolean,
  turn: Turn,
): { readonly pieces: readonly TextPiece[]; readonly isOpen: () => boolean } {
  const isOwnLine = row?.isForeign === true;
  const isCut = stretches.length > 1 || isOwnLine;
  // In units of the largest type: pieces of other sizes, such as code, stand apart from those beside them as before.
  const rowRise =
    isOwnLine && row.index % 2 === 1 ? (2 * NUDGE * largestSize(line)) / FINE_SIZE : 0;
  const shownPieces: TextPiece[] = [];
  let last: readonly Carrier[] = [];
  for (let at = 0; at < stretches.length; at += 1) {
    const stretch = stretches[at];
    if (stretch === undefined) {
      continue;
    }
    const { hasAsides, hasSilent } = hiddenKinds(stretch.carriers);
    const items = byColour(line, itemsOf(stretch.carriers, stretch.direction, type));
    const shown = hasSilent ? partsOf(items, type, turn) : items.map(asPart);
    const isLed =
      at > 0 || (isCut && (reachesOut(line) || isOpen())) || (isOwnLine && row.index > 0);
    const goesOn = at < stretches.length - 1 || isOwnLine || reachesOut(line);
    const nudge = isCut && stretch.direction !== line.direction ? NUDGE : 0;
    const { leftmost, rightmost } = outermost(shown, type);
    for (let piece = 0; piece < shown.length; piece += 1) {
      const part = shown[piece];
      if (part === undefined) {
        continue;
      }
      const { carriers, isSilent } = part;
      const manner = {
        isFine: isCut,
        isSilent,
        joinsLast: isSilent,
        rowRise,
        nudge,
        leads: isLed && (piece === 0 || piece === leftmost),
        trails: piece === rightmost && goesOn,
        hasRight: piece !== rightmost,
      };
      const codes = hasAsides && carriers.length > 1 ? carriers.filter(isNoAside) : carriers;
      shownPieces.push(showCodes(line, codes, startOf(carriers, type), fonts, type, manner));
      last = carriers;
    }
    if (hasAsides) {
      addAsides(shownPieces, line, items, fonts, type);
    }
  }
  return {
    pieces: shownPieces,
    isOpen: () =>
      reachesOut(line) ||
      (!isCut && isLow(line, last)) ||
      shownPieces.some(({ isBlank }) => isBlank),
  };
}

const largestSize = ({ runs }: TextLine): Points =>
  runs.reduce((most, { size }) => Math.max(most, size), 0);

/** Whether some carriers are for one engine alone. */
function hiddenKinds(carriers: readonly Carrier[]): {
  readonly hasAsides: boolean;
  readonly hasSilent: boolean;
} {
  let hasAsides = false;
  let hasSilent = false;
  for (let at = 0; at < carriers.length; at += 1) {
    const kind = carriers[at]?.kind;
    hasAsides ||= kind === "aside";
    hasSilent ||= kind === "silent";
  }
  return { hasAsides, hasSilent };
}

const isAside = ({ kind }: Carrier): boolean => kind === "aside";
const isNoAside = ({ kind }: Carrier): boolean => kind !== "aside";

function addAsides(
  pieces: TextPiece[],
  line: TextLine,
  shown: readonly (readonly Carrier[])[],
  fonts: FontSet,
  type: LineType,
): void {
  for (const carriers of shown) {
    for (let at = 0; at < carriers.length; at += 1) {
      const carrier = carriers[at];
      if (carrier !== undefined && isAside(carrier)) {
        const pen = penOf(carriers, at, type) ?? endOf(carriers.slice(0, at), type);
        const run = runOf(line, [carrier]);
        const pictures = type.picturesBefore(carrier.run);
        pieces.push(showAside(line, run, carrier, carrier.text, pen, fonts, pictures));
      }
    }
  }
}
