export {
  type BidiParagraph,
  bidiClassOf,
  type LevelRun,
  lowerLevels,
  mirrored,
  resolveBidi,
  visualRuns,
} from "../bidi/index.ts";
export {
  type BreakOpportunity,
  breakOpportunities,
  standardBreaks,
} from "./break-opportunities.ts";
export { clusterStarts } from "./clusters.ts";
export { type DirectionRun, directionRuns } from "./direction-runs.ts";
export { bearsKashida, type ElongatedRun, elongate, type Tatweel, tatweelOf } from "./elongate.ts";
export {
  type GlyphRange,
  type GlyphRun,
  glyphCut,
  glyphRange,
  isSafeToBreak,
  SAFE_TO_INSERT_TATWEEL,
} from "./glyph-run.ts";
export { hyphenPoints } from "./hyphenate.ts";
export { itemise, type StyleRange, type TextRun } from "./itemise.ts";
export {
  FEWEST_LETTERS,
  type JointRank,
  type KashidaJoint,
  kashidaJoint,
} from "./kashida-joints.ts";
export { type ScriptRun, scriptRuns } from "./script.ts";
export { createShaper, type Shaper } from "./shape.ts";
