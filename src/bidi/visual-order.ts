import { mirrored, resolveBidi, visualRuns } from "./bidi.ts";

/** How a line is written down as it is seen. */
export interface SeenAs {
  /** Brackets as the shape that is seen, or as the character that was typed. */
  readonly brackets?: "shape" | "source";
  /** Marks after their letter, or before it as letters taken from left to right leave them. */
  readonly marks?: "after" | "reversed";
  /** The line within its paragraph: UTF-16 offsets, the end excluded. */
  readonly line?: { readonly start: number; readonly end: number };
}

/**
 * The characters of one line of a paragraph as they stand from left to right on paper (UAX #9, L2), where wanted with
 * those that mirror replaced by what is seen (L4) and with marks after their base in either direction (L3).
 */
export function visualOrder(
  paragraph: string,
  base: "ltr" | "rtl",
  { brackets = "shape", marks = "reversed", line }: SeenAs = {},
): string {
  const { start: from, end: to } = line ?? { start: 0, end: paragraph.length };
  return visualRuns(paragraph, resolveBidi(paragraph, base), from, to)
    .map(({ start, end, level }) => {
      const run = paragraph.slice(start, end);
      if (level % 2 === 0) {
        return run;
      }
      const units = marks === "after" ? run.match(CLUSTER) : [...run];
      const reversed = (units ?? []).reverse();
      return brackets === "shape" ? reversed.map(mirroredUnit).join("") : reversed.join("");
    })
    .join("");
}

const CLUSTER = /[^\p{M}]\p{M}*|\p{M}+/gu;

const mirroredUnit = (unit: string): string => (unit.length === 1 ? mirrored(unit) : unit);
