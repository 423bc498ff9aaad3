export {
  applyChanges,
  applyHouseStyle,
  type Edit,
  type Finding,
  findHouseStyle,
  type HouseStyled,
  type HouseStyleOptions,
  type SequenceChanges,
  styleNodes,
  styleSequences,
} from "./apply-house-style.ts";
export { type CleanLevel, chooseRules, type RuleSwitches, readSwitches } from "./choose-rules.ts";
export { patchesOf, type SourcePatch } from "./patch-source.ts";
export type { CollectedText, Found, FoundInArticle, Rule, RuleLevel, TextRole } from "./rule.ts";
export { RULES } from "./rules/index.ts";
