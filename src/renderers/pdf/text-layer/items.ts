import { type Carrier, isOneType, type LineType } from "./carrier.ts";

/**
 * The carriers of a stretch, in visual order, parted into what is shown in one go: carriers of one type, in the order in
 * which they are shown. In a right-to-left stretch that is from the right, but for the parts of what runs from the left,
 * such as a number of which some signs are in another face.
 */
export function itemsOf(
  carriers: readonly Carrier[],
  direction: "ltr" | "rtl",
  type: LineType,
): readonly (readonly Carrier[])[] {
  if (isOneType(carriers, type)) {
    return [carriers];
  }
  const parted = direction === "rtl" ? partedRuns(carriers, type) : new Set<Carrier>();
  const items: Carrier[][] = [];
  for (const carrier of carriers) {
    const item = items.at(-1);
    const last = item?.at(-1);
    const goesOn =
      last !== undefined &&
      type.isSame(last.run, carrier.run) &&
      parted.has(last) === parted.has(carrier);
    if (item !== undefined && goesOn) {
      item.push(carrier);
    } else {
      items.push([carrier]);
    }
  }
  if (direction === "ltr") {
    return items;
  }
  const ordered: Carrier[][] = [];
  let fromTheLeft: Carrier[][] = [];
  for (const item of items.toReversed()) {
    if (item.every((carrier) => parted.has(carrier))) {
      fromTheLeft.unshift(item);
    } else {
      ordered.push(...fromTheLeft, item);
      fromTheLeft = [];
    }
  }
  return [...ordered, ...fromTheLeft];
}

/** Whether what is on the left follows what is on the right: a note's number, isolated, behind a year is no part of it. */
const isApart = (left: Carrier, right: Carrier): boolean =>
  left.level === 2 && right.level === 2 && left.offset > right.offset;

/** What belongs to left-to-right runs of more than one type: items begin and end with it. */
export function partedRuns(carriers: readonly Carrier[], type: LineType): ReadonlySet<Carrier> {
  const parted = new Set<Carrier>();
  let run: Carrier[] = [];
  const close = (): void => {
    const [first] = run;
    if (first !== undefined && run.some((carrier) => !type.isSame(first.run, carrier.run))) {
      for (const carrier of run) {
        parted.add(carrier);
      }
    }
    run = [];
  };
  for (const carrier of carriers) {
    const left = run.at(-1);
    if (left !== undefined && isApart(left, carrier)) {
      close();
    }
    if (carrier.level >= 2) {
      run.push(carrier);
    } else {
      close();
    }
  }
  close();
  return parted;
}
