export { arabicIslands } from "./arabic-islands.ts";
export {
  type BidiParagraph,
  bidiClassOf,
  type LevelRun,
  levelRuns,
  mirrored,
  resolveBidi,
  visualRuns,
} from "./bidi.ts";
export { lowerLevels } from "./lower-levels.ts";
export { type SeenAs, visualOrder } from "./visual-order.ts";
