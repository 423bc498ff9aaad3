import {
  BEHIND_ALL,
  type Carrier,
  control,
  type LineType,
  LRM,
  RLM,
  recast,
  signOf,
} from "./carrier.ts";
import { guardOf } from "./controls.ts";
import { isRightToLeft } from "./engines/character-class.ts";
import type { Stretch } from "./foreign-runs.ts";

/** Ends a line with a space that pdf.js keeps: it puts none before what is shown farther left on the same baseline. */
export function separate(stretches: readonly Stretch[], type: LineType): readonly Stretch[] {
  const last = stretches.at(-1);
  const [first] = last?.carriers ?? [];
  const end = last?.carriers.at(-1);
  if (last === undefined || first === undefined || end === undefined || isSeparator(first)) {
    return stretches;
  }
  // poppler would take the space into what it reads from the left, before its last sign: `٣٤ ٪`.
  const closing = isRightToLeft(signOf(first)) ? [] : [control(RLM, first)];
  const carriers =
    last.direction === "rtl"
      ? [guardOf(first, type.unitsPerPoint(first.run)), ...closing, ...last.carriers]
      : [...last.carriers, recast(control(`${LRM} `, end), { kind: "guard" })];
  return [...stretches.slice(0, -1), { ...last, carriers }];
}

/** A stretch that PDFium is to take for a line of its own. */
export function asOwnLine(stretch: Stretch, isCell: boolean): Stretch {
  const plain = withoutSilent(stretch, isCell);
  const [first, second] = plain.carriers;
  // It begins with a space without width, which PDFium would read before a bracket that it leaves as it is.
  return plain.direction === "rtl" && first?.kind === "letter" && second?.text === LRM
    ? { ...plain, carriers: [control(RLM, first), ...plain.carriers] }
    : plain;
}

/**
 * What is shown for PDFium alone stands in a line that PDFium does not cut, or between inks: cells, and spaces that it parts
 * from their stretch, would run on into what is shown before them.
 */
function withoutSilent(stretch: Stretch, isCell: boolean): Stretch {
  const { carriers } = stretch;
  return carriers.some(isSilent) && (isCell || partsBlank(carriers))
    ? {
        ...stretch,
        carriers: carriers.map((carrier) =>
          isSilent(carrier) ? recast(carrier, { kind: "control" }) : carrier,
        ),
      }
    : stretch;
}

const isSilent = ({ kind }: Carrier): boolean => kind === "silent";

/** Whether there is no ink between two of what is silent, or between it and an end. */
function partsBlank(carriers: readonly Carrier[]): boolean {
  let hasInk = false;
  let isBlank = false;
  let width = 0;
  for (const carrier of carriers) {
    if (isSilent(carrier)) {
      isBlank ||= !hasInk && width > 0;
      hasInk = false;
      width = 0;
    } else {
      hasInk ||= carrier.ink.length > 0;
      width += carrier.advance;
    }
  }
  return isBlank || (!hasInk && width > 0);
}

const isSeparator = ({ kind, offset }: Carrier): boolean =>
  kind === "guard" || offset === BEHIND_ALL;

/** The same before the models are asked: they have to read the space behind the rest. */
export function withSeparator(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const [first] = carriers;
  if (first === undefined || isSeparator(first)) {
    return carriers;
  }
  const guard = guardOf(first, type.unitsPerPoint(first.run));
  return [recast(guard, { kind: "edge", source: " " }), ...carriers];
}

/** Whether a line is one left-to-right run with Latin letters: a space on its left would be on the wrong side. */
export function isForeignWord(carriers: readonly Carrier[]): boolean {
  return (
    carriers.every(({ level }) => level === 2) &&
    carriers.some(({ source }) => /^\p{Script=Latin}/u.test(source))
  );
}
