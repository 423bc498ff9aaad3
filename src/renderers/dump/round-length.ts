/** A length in points to a hundredth, as every dump writes it: small enough for the eye, coarse enough to stay equal. */
export function roundLength(length: number): string {
  // Adding zero makes a plain 0 of a negative one.
  return String(Math.round(length * 100) / 100 + 0);
}
