import { ALM, type Carrier, control, LRM, RLM, recast, signOf } from "./carrier.ts";
import { errorOf, isExact, isExactInPdfium, isExactInPoppler, type Question } from "./check.ts";
import { isRightToLeft } from "./engines/character-class.ts";

/** The most changes that one stretch gets. */
const MOST_ROUNDS = 8;

/**
 * What may be read with a character. Each ALM makes a short piece more Arabic to pdf.js; behind an LRM it leaves the sign of
 * a number, such as `%`, on its side.
 */
const WITH_LRM = [1, 3, 6].map((count) => `${ALM.repeat(count)}${LRM}`);
const PREFIXES: readonly string[] = [
  ...[1, 3, 6, 12, 24].map((count) => ALM.repeat(count)),
  ...WITH_LRM,
];

const INSERTIONS: readonly (readonly string[])[] = [[RLM], [LRM], [RLM, LRM], [LRM, RLM]];

/**
 * Looks for controls with which the engines read a stretch that the rules alone do not put right: of all single changes
 * the best, again and again, while there is one. The result is never worse than what was given.
 */
export function repair(carriers: readonly Carrier[], question: Question): readonly Carrier[] {
  let best = carriers;
  let error = errorOf(carriers, question);
  for (let round = 0; round < MOST_ROUNDS && error > 0; round += 1) {
    let found: readonly Carrier[] | undefined;
    for (const changed of changes(best)) {
      const changedError = errorOf(changed, question, error);
      if (changedError < error) {
        error = changedError;
        found = changed;
      }
    }
    if (found === undefined) {
      break;
    }
    best = found;
  }
  return best;
}

/** Drops every control that no engine needs: who copies the line gets fewer of them. */
export function prune(carriers: readonly Carrier[], question: Question): readonly Carrier[] {
  let kept = [...carriers];
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const carrier = kept[at];
    if (carrier === undefined) {
      continue;
    }
    let shorter: Carrier[] | undefined;
    if (carrier.kind === "control") {
      shorter = kept.toSpliced(at, 1);
    } else if (carrier.kind === "letter" && carrier.text.startsWith(ALM)) {
      shorter = kept.with(at, recast(carrier, { text: carrier.source }));
    }
    if (shorter !== undefined && isExact(shorter, question, carrier.kind !== "control")) {
      kept = shorter;
    }
  }
  return kept;
}

/** Hides every control from PDFium that poppler alone needs: what Chrome copies is then free of it. */
export function setAside(carriers: readonly Carrier[], question: Question): readonly Carrier[] {
  let result = [...carriers];
  for (const [at, carrier] of carriers.entries()) {
    // Beside a space alone does poppler put it where it belongs.
    if (carrier.kind !== "control" || carriers[at - 1]?.kind !== "space") {
      continue;
    }
    const changed = result.with(at, recast(carrier, { kind: "aside" }));
    if (isExactInPdfium(changed, question)) {
      result = changed;
    }
  }
  return result;
}

/**
 * Hides every control from poppler that PDFium alone needs: poppler would put two more around it, and between the words
 * of whoever looks for a quotation. An LRM calls for an RLM in poppler, so the first kind goes first.
 */
export function setSilent(carriers: readonly Carrier[], question: Question): readonly Carrier[] {
  const kept = new Set<number>();
  for (;;) {
    const result = silenced(carriers, question, kept);
    const misplaced = result.findIndex(
      ({ kind }, at) => kind === "silent" && !standsWell(result, at),
    );
    if (misplaced < 0) {
      return result;
    }
    kept.add(misplaced);
  }
}

function silenced(
  carriers: readonly Carrier[],
  question: Question,
  kept: ReadonlySet<number>,
): readonly Carrier[] {
  let result = carriers;
  for (const text of [LRM, RLM]) {
    for (const [at, carrier] of carriers.entries()) {
      if (carrier.kind === "control" && carrier.text === text && !kept.has(at)) {
        const changed = result.with(at, recast(carrier, { kind: "silent" }));
        result = isExactInPoppler(changed, question) ? changed : result;
      }
    }
  }
  return result;
}

/**
 * Whether what is silent can be shown where it stands. PDFium puts it in order by its place, so that something with a
 * width has to be on its left; and what is shown anew on its right cannot begin with a mark or control, which readers
 * would lose from what these belong to.
 */
function standsWell(carriers: readonly Carrier[], place: number): boolean {
  let left = place - 1;
  while (carriers[left]?.kind === "silent") {
    left -= 1;
  }
  while (carriers[left]?.kind === "mark" || carriers[left]?.kind === "aside") {
    left -= 1;
  }
  let right = place + 1;
  while (carriers[right]?.kind === "silent" || carriers[right]?.kind === "aside") {
    right += 1;
  }
  const next = carriers[right]?.kind;
  return (carriers[left]?.advance ?? 0) > 0 && next !== "mark" && next !== "control";
}

function* changes(carriers: readonly Carrier[]): Generator<readonly Carrier[]> {
  for (let at = 0; at <= carriers.length; at += 1) {
    const left = carriers[at - 1];
    const right = carriers[at];
    const neighbour = right ?? left;
    if (neighbour === undefined || !(isDoubtful(left) || isDoubtful(right))) {
      continue;
    }
    for (const texts of INSERTIONS) {
      yield carriers.toSpliced(at, 0, ...texts.map((text) => control(text, neighbour)));
    }
    if (isBare(right)) {
      for (const prefix of PREFIXES) {
        yield carriers.with(at, recast(right, { text: prefix + right.text }));
      }
    }
    yield* changesAround(carriers, at);
    if (right?.kind === "control") {
      yield carriers.toSpliced(at, 1);
    }
  }
}

/**
 * Two at once, of which neither helps by itself. A dash is a Latin letter to pdf.js: between two numbers it needs an ALM on
 * either side, as a minus does on the right of its number, whose signs then need an LRM.
 */
function* changesAround(carriers: readonly Carrier[], at: number): Generator<readonly Carrier[]> {
  const first = carriers[at];
  if (!isBare(first)) {
    return;
  }
  const isNumber = isNumberOf(first);
  let end = at + 1;
  while (carriers[end]?.kind === "control" || (isNumber && isNumberOf(carriers[end]))) {
    end += 1;
  }
  const next = carriers[end];
  if (
    !isBare(next) ||
    isNumber === isNumberOf(next) ||
    (isNumber && carriers[at - 1]?.kind !== "control" && isNumberOf(carriers[at - 1]))
  ) {
    return;
  }
  const both = (prefix: string): readonly Carrier[] =>
    carriers
      .with(at, recast(first, { text: prefix + first.text }))
      .with(end, recast(next, { text: ALM + next.text }));
  yield* (isNumber ? WITH_LRM : [ALM]).map(both);
}

const isNumberOf = (carrier: Carrier | undefined): boolean => (carrier?.level ?? 0) >= 2;

function isBare(carrier: Carrier | undefined): carrier is Carrier {
  return carrier?.kind === "letter" && !carrier.text.startsWith(ALM);
}

function isDoubtful(carrier: Carrier | undefined): boolean {
  return carrier !== undefined && !isRightToLeft(signOf(carrier));
}
