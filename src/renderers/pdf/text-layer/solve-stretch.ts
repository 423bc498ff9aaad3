import type { Carrier, LineType } from "./carrier.ts";
import { type Engine, isExact, misreaders, type Question, questionOf } from "./check.ts";
import { addControls } from "./controls.ts";
import { prune, repair, setAside, setSilent } from "./repair.ts";
import type { PageDirection } from "./text-layer.ts";

/** A right-to-left stretch with its controls, and who will read it wrong all the same, by our models. */
export interface SolvedStretch {
  readonly carriers: readonly Carrier[];
  readonly misread: readonly Engine[];
}

/** Asks the models of the engines what controls the carriers of a right-to-left stretch need. */
export function solveStretch(
  given: readonly Carrier[],
  type: LineType,
  page: PageDirection,
): SolvedStretch {
  const question = questionOf(given, "rtl", type);
  const carriers = settle(addControls(given), question);
  return { carriers, misread: misreaders(carriers, question, page) };
}

/** Adds what the engines need beyond the rules, and drops what they do not. */
export function settle(carriers: readonly Carrier[], question: Question): readonly Carrier[] {
  const settled = isExact(carriers, question) ? carriers : repair(carriers, question);
  return settled === carriers || isExact(settled, question)
    ? setSilent(setAside(prune(settled, question), question), question)
    : settled;
}
