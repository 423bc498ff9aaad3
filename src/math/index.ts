export type { MathContent, MathElement } from "./math-element.ts";
export { speakMath } from "./speak-math.ts";
export { type MathReading, texToMathml } from "./tex-to-mathml.ts";
