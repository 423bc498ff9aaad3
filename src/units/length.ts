/** A length in PDF points, 1/72 inch. May be negative where a doc comment says so. */
export type Points = number;
/** A twentieth of a point: the unit of WordprocessingML page and paragraph measures. */
export type Twips = number;

export const POINTS_PER_UNIT = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 } as const;
export type LengthUnit = keyof typeof POINTS_PER_UNIT;

/** Points to twips, to the nearest whole one. */
export const toTwips = (length: Points): Twips => Math.round(length * 20);
/** Points to half-points, the unit of `w:sz` (ECMA-376 17.3.2.38), to the nearest whole one. */
export const toHalfPoints = (length: Points): number => Math.round(length * 2);
/** Points to eighths of a point, the unit of border widths (ECMA-376 17.3.4). */
export const toEighthPoints = (length: Points): number => Math.round(length * 8);
/** Points to English Metric Units, the unit of DrawingML: 12,700 a point. */
export const toEmu = (length: Points): number => Math.round(length * 12_700);

/** Parses `12pt`, `2.5cm`, `20mm` or `1in`; `undefined` when it is none of these. */
export function parseLength(written: string): Points | undefined {
  const match = /^(-?\d+(?:\.\d+)?)(pt|mm|cm|in)$/.exec(written);
  if (match === null) {
    return undefined;
  }
  return Number.parseFloat(match[1] as string) * POINTS_PER_UNIT[match[2] as LengthUnit];
}
