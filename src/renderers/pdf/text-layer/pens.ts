import type { Carrier, LineType } from "./carrier.ts";

/** Where the first code of the carriers begins, on the page. */
export function startOf(carriers: readonly Carrier[], type: LineType): number {
  return carriers[0]?.pen ?? penOf(carriers, 0, type) ?? 0;
}

/** A control stands right before what follows it: a gap between the two would part them for poppler. */
export function penOf(
  carriers: readonly Carrier[],
  at: number,
  type: LineType,
): number | undefined {
  let before = 0;
  for (let next = at; next < carriers.length; next += 1) {
    const { pen, advance = 0, run = 0 } = carriers[next] ?? {};
    if (pen !== undefined) {
      return pen - before;
    }
    before += advance / type.unitsPerPoint(run);
  }
  return undefined;
}

/** Where the pen is behind the last of the carriers. */
export function endOf(carriers: readonly Carrier[], type: LineType): number {
  let end = 0;
  for (const { pen, advance, run } of carriers) {
    end = (pen ?? end) + advance / type.unitsPerPoint(run);
  }
  return end;
}
