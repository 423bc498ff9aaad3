import {
  type Carrier,
  control,
  isOneType,
  type LineType,
  LRM,
  RLM,
  recast,
  signOf,
} from "./carrier.ts";
import { edgeSpace, isLeftToRight } from "./controls.ts";
import { partedRuns } from "./items.ts";

/** Spaces beside a change of type: an item of pdf.js would lose them at its start or end. */
export function keepBorderSpaces(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  if (isOneType(carriers, type)) {
    return carriers;
  }
  const parted = partedRuns(carriers, type);
  return carriers.map((carrier, at) => {
    const right = carriers[at + 1];
    const isBorder =
      carrier.kind === "space" &&
      [carriers[at - 1], right].some(
        (other) =>
          other !== undefined && (!type.isSame(other.run, carrier.run) || parted.has(other)),
      );
    return isBorder ? keptSpace(carrier, right, type) : carrier;
  });
}

/** Spaces between stretches belong to the right-to-left one. */
export function keepOuterSpaces(
  carriers: readonly Carrier[],
  hasLeft: boolean,
  right: Carrier | undefined,
  type: LineType,
): readonly Carrier[] {
  const last = carriers.length - 1;
  const isOuter = (at: number): boolean => carriers[at]?.kind === "space";
  const begins = hasLeft && isOuter(0);
  const ends = right !== undefined && isOuter(last);
  if (!begins && !ends) {
    return carriers;
  }
  return carriers.map((carrier, at) =>
    (at === 0 && begins) || (at === last && ends)
      ? keptSpace(carrier, carriers[at + 1] ?? right, type)
      : carrier,
  );
}

function keptSpace(space: Carrier, right: Carrier | undefined, type: LineType): Carrier {
  if (space.pen === undefined || right?.pen === undefined) {
    return edgeSpace(space, space.advance);
  }
  const gap = (right.pen - space.pen) * type.unitsPerPoint(space.run);
  return edgeSpace(space, Math.max(0, Math.round(gap)));
}

/** The width, in ems, of the RLM between a space and the stretch on its right; of a narrow space it takes half. */
const RLM_WIDTH = 0.12;

/** Ends a stretch with an RLM before the foreign one on its right; it has a width, or poppler sorts it elsewhere. */
export function closeRightToLeft(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const last = carriers.at(-1);
  if (last === undefined) {
    return carriers;
  }
  const width = Math.min(Math.round(type.em(last.run) * RLM_WIDTH), Math.floor(last.advance / 2));
  const rlm = control(RLM, last);
  return last.kind === "edge" && width > 0
    ? [
        ...carriers.slice(0, -1),
        recast(last, { advance: last.advance - width }),
        recast(rlm, { advance: width }),
      ]
    : [...carriers, rlm];
}

/** Ends a stretch with an LRM unless what stands there is left to right to every reader. */
export function closeLeftToRight(carriers: readonly Carrier[]): readonly Carrier[] {
  const last = carriers.at(-1);
  return last === undefined || isLeftToRight(signOf(last))
    ? carriers
    : [...carriers, control(LRM, last)];
}
