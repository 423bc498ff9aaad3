const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/** All numbers of an attribute, in order; what is between them plays no part. */
export const readNumbers = (written: string): readonly number[] =>
  (written.match(NUMBER) ?? []).map(Number);

/** CSS pixels to an absolute unit, in small letters; none is pixels (CSS Values 4, 6.2). */
export const PIXELS_PER_UNIT: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};

/** What relative lengths are measured by, in user units. */
export interface LengthScale {
  /** What 100 % is. */
  readonly whole: number;
  /** The size of type; `ex` is half of it. */
  readonly em: number;
}

/** A length in user units; undefined when it is none. */
export function readLength(written: string | undefined, scale: LengthScale): number | undefined {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*|%)\s*$/i.exec(
    written ?? "",
  );
  if (match === null) {
    return undefined;
  }
  const value = Number(match[1]);
  const unit = (match[2] ?? "").toLowerCase();
  switch (unit) {
    case "%":
      return (value / 100) * scale.whole;
    case "em":
    case "rem":
      return value * scale.em;
    case "ex":
    case "ch":
      return (value * scale.em) / 2;
    default: {
      const pixels = PIXELS_PER_UNIT[unit];
      return pixels === undefined ? undefined : value * pixels;
    }
  }
}
