import type { ChosenRule } from "./choose-rules.ts";
import { replaceStretches, type WorkingText } from "./collect-text.ts";
import type { CollectedText, Found, Rule } from "./rule.ts";

/** What a rule did or found in a sequence, with the working text that its offsets belong to. */
export interface SequenceFinding {
  readonly rule: Rule;
  readonly found: Found;
  readonly at: WorkingText;
}

/** Rules that undo each other would go on for ever; none of ours take more than a few rounds. */
const MOST_ROUNDS = 12;

/** Applies the rules in their order, again and again until none finds an edit. */
export function cleanSequence(
  start: WorkingText,
  rules: readonly ChosenRule[],
  verbatim: boolean,
): { readonly working: WorkingText; readonly edits: readonly SequenceFinding[] } {
  const edits: SequenceFinding[] = [];
  const own = rules.filter(({ rule }) => holdsFor(rule, start) && rule.level !== "report");
  let working = start;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = edits.length;
    for (const { rule, setting } of own) {
      const found = editsOf(rule, setting, working);
      edits.push(...found.map((one) => ({ rule, found: one, at: working })));
      if (found.length > 0) {
        working = replaceStretches(
          working,
          found.map(({ from, to, after = "" }) => ({ from, to, after })),
          verbatim,
        );
      }
    }
    if (edits.length === before) {
      break;
    }
  }
  return { working, edits };
}

/** What the rules found that is no edit, and, of rules that are never applied, all they found. */
export function reportsOf(
  working: WorkingText,
  rules: readonly ChosenRule[],
): readonly SequenceFinding[] {
  return rules
    .filter(({ rule }) => holdsFor(rule, working))
    .flatMap(({ rule, setting }) =>
      (rule.find?.(viewOf(working, rule, setting)) ?? [])
        .filter(
          ({ from, to, after }) =>
            (after === undefined || rule.level === "report") && isOpen(working, rule, from, to),
        )
        .map((found) => ({ rule, found, at: working })),
    );
}

/** The edits of a rule that may be applied, in order; of two that overlap, the first. */
function editsOf(rule: Rule, setting: string | undefined, working: WorkingText): readonly Found[] {
  const found = (rule.find?.(viewOf(working, rule, setting)) ?? [])
    .filter(
      ({ from, to, after }) =>
        after !== undefined &&
        working.text.slice(from, to) !== after &&
        isOpen(working, rule, from, to),
    )
    .sort((one, other) => one.from - other.from || one.to - other.to);
  const kept: Found[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    const isSame = last !== undefined && one.from === last.from && one.to === last.to;
    if (last === undefined || (one.from >= last.to && !isSame)) {
      kept.push(one);
    }
  }
  return kept;
}

function holdsFor(rule: Rule, { sequence, pieces }: WorkingText): boolean {
  return (
    (sequence.role !== "verse" || rule.inVerse === true) &&
    (rule.languages === "all" || pieces.some(({ language }) => isFor(rule, language)))
  );
}

function isFor({ languages }: Rule, tag: string): boolean {
  const [primary = ""] = tag.toLowerCase().split("-");
  return languages === "all" || languages.includes(primary);
}

function viewOf(working: WorkingText, rule: Rule, setting: string | undefined): CollectedText {
  const { text, sequence, profile, pieces, pieceOf } = working;
  return {
    text,
    role: sequence.role,
    language: sequence.language,
    profile,
    setting,
    isOpen: (from, to) => isOpen(working, rule, from, to),
    languageAt: (at) => pieces[pieceOf[at] ?? -1]?.language ?? sequence.language,
  };
}

function isOpen(working: WorkingText, rule: Rule, from: number, to: number): boolean {
  const { stretchOf, pieces, pieceOf } = working;
  const language = (at: number) => pieces[pieceOf[at] ?? -1]?.language;
  if (from === to) {
    const left = stretchOf[from - 1];
    const right = stretchOf[from];
    const isInside = left !== undefined && left !== 0 && left === right;
    const hasHome = [from - 1, from].some((at) => {
      const piece = pieces[pieceOf[at] ?? -1];
      return (
        piece?.path !== undefined &&
        !piece.isProtected &&
        piece.isDate !== true &&
        isFor(rule, piece.language)
      );
    });
    return !isInside && hasHome;
  }
  for (let at = from; at < to; at += 1) {
    const isClosed = pieces[pieceOf[at] ?? -1]?.isDate === true && rule.inDates !== true;
    if (isClosed || stretchOf[at] !== 0 || !isFor(rule, language(at) ?? "")) {
      return false;
    }
  }
  return true;
}
