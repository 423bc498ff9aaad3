export {
  type CopiedAs,
  directionOf,
  inLogicalOrder,
  type LineContext,
  type LineOrder,
  withoutEmbeddings,
} from "./copied-line.ts";
export { examineOrder, type OrderFinding } from "./examine-order.ts";
export { hasPresentationForms, lettersOfForms } from "./presentation-forms.ts";
