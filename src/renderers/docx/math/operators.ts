/** Operators whose limits and body belong to them: `m:nary` (ECMA-376 22.1.2.70). */
export const NARY: ReadonlySet<string> = new Set("∑∏∐∫∬∭∮∯∰⋃⋂⋀⋁⨁⨂⨀⨄⨆");

/** Among them those that set their limits at the side. */
export const INTEGRALS: ReadonlySet<string> = new Set("∫∬∭∮∯∰");

/** The body of an operator reaches to the next of these. */
export const RELATIONS: ReadonlySet<string> = new Set("=≠<>≤≥≈≡≅∼≃∝∈∉⊂⊃⊆⊇→⇒⇔↦,;.،؛");

/** Marks above a letter: what MathML shows → the combining mark that `m:acc` takes (ECMA-376 22.1.2.1). */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["^", "\u0302"],
  ["ˆ", "\u0302"],
  ["ˇ", "\u030c"],
  ["~", "\u0303"],
  ["˜", "\u0303"],
  ["˙", "\u0307"],
  ["¨", "\u0308"],
  ["⃛", "\u20db"],
  ["´", "\u0301"],
  ["`", "\u0300"],
  ["˘", "\u0306"],
  ["˚", "\u030a"],
  ["‾", "\u0305"],
  ["¯", "\u0305"],
  ["→", "\u20d7"],
]);

/** Braces and brackets along a whole expression: `m:groupChr` (ECMA-376 22.1.2.41). */
export const GROUPING: ReadonlySet<string> = new Set("⏞⏟⎴⎵⏜⏝");
