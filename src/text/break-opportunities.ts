import LineBreaker from "linebreak";

/** Place where a line may or must end. */
export interface BreakOpportunity {
  /** UTF-16 offset of the first unit of the next line; spaces before it hang on the old one. */
  readonly offset: number;
  readonly kind: "allowed" | "mandatory";
  /** Cost of breaking here: 0 at a space, more where a reader stumbles. */
  readonly penalty: number;
}

/** The untailored opportunities of UAX #14, without the end of the text. */
export function standardBreaks(text: string): readonly BreakOpportunity[] {
  const breaker = new LineBreaker(text);
  const found: BreakOpportunity[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < text.length) {
      found.push({
        offset: next.position,
        kind: next.required ? "mandatory" : "allowed",
        penalty: 0,
      });
    }
  }
  return found;
}

export function breakOpportunities(text: string): readonly BreakOpportunity[] {
  return standardBreaks(text);
}
