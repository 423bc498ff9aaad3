import { type Carrier, isControl, type LineType, recast } from "./carrier.ts";

/** Above this, in ems, pdf.js takes a gap for the end of a piece of text, and no longer knows the words' order. */
const WIDEST_GAP = 0.55;
/** What is left of a gap that was too wide. */
const KEPT_GAP = 0.4;
/** What is left of a gap before a mark: pdf.js would put a second space after the mark. */
const KEPT_BEFORE_MARK = 0.05;
/** Widths are added in these steps, so that lines share their codes. */
const STEP = 0.04;

/** Gives what is too wide of a space to the letter on its left, behind its ink. No ink moves. */
export function fitSpaces(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  let fitted: Carrier[] | undefined;
  for (let at = 0; at < carriers.length; at += 1) {
    const space = carriers[at];
    if (space === undefined || space.kind !== "space" || space.pen === undefined) {
      continue;
    }
    const bearer = bearerOf(fitted ?? carriers, at);
    const left = (fitted ?? carriers)[bearer];
    const right = nextVisible(carriers, at);
    if (left === undefined || right?.pen === undefined || !type.isSame(left.run, space.run)) {
      continue;
    }
    const unit = type.em(space.run);
    const scale = type.unitsPerPoint(space.run);
    const gap = ((right.pen - space.pen) * scale) / unit;
    const fit = fitGap(gap, right.kind === "mark", unit);
    if (fit === undefined) {
      continue;
    }
    fitted ??= [...carriers];
    fitted[bearer] = recast(left, { advance: left.advance + fit.added });
    fitted[at] = recast(space, {
      ink: [],
      pen: space.pen + fit.added / scale,
      advance: fit.kept,
    });
  }
  return fitted ?? carriers;
}

/**
 * What a gap, in ems, keeps and what the letter on its left gets of it, both in font units, of which `em` make one;
 * `undefined` where the gap may stay as it is.
 */
export function fitGap(
  gap: number,
  isBeforeMark: boolean,
  em: number,
): { readonly kept: number; readonly added: number } | undefined {
  const kept = isBeforeMark ? KEPT_BEFORE_MARK : gap > WIDEST_GAP ? KEPT_GAP : gap;
  const added = Math.round(Math.floor((gap - kept) / STEP) * STEP * em);
  return kept === gap || added < 0 ? undefined : { kept: Math.round(kept * em), added };
}

/** The letter that ends at the space's left end. */
function bearerOf(carriers: readonly Carrier[], space: number): number {
  for (let at = space - 1; at >= 0; at -= 1) {
    const carrier = carriers[at];
    if (carrier !== undefined && carrier.kind !== "mark" && !isControl(carrier)) {
      return carrier.kind === "letter" ? at : -1;
    }
  }
  return -1;
}

function nextVisible(carriers: readonly Carrier[], from: number): Carrier | undefined {
  for (let at = from + 1; at < carriers.length; at += 1) {
    const carrier = carriers[at];
    if (carrier?.pen !== undefined && !isControl(carrier)) {
      return carrier;
    }
  }
  return undefined;
}
