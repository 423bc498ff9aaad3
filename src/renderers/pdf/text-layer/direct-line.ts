import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { FontSet } from "../font/font-set.ts";
import { control, type LineType, RLM, recast } from "./carrier.ts";
import { CodeWriter, type PieceKind } from "./code-writer.ts";
import { changePlacesOf, GUARD_TEXT, GUARD_WIDTH } from "./controls.ts";
import { popplerClassOfUnit } from "./engines/character-class.ts";
import { hasLongForeignRun } from "./foreign-runs.ts";
import { reachesOut } from "./ink-reach.ts";
import { LineCodes } from "./line-codes.ts";
import type { LineKind } from "./line-kind.ts";
import { silentPart, type Turn } from "./parts.ts";
import type { AddedControl, Change, PatternBook } from "./patterns.ts";
import { startOf } from "./pens.ts";
import { type Manner, showAside, showCodes } from "./show-codes.ts";
import type { PageDirection, TextPiece } from "./text-layer.ts";

const AS_LINE: PieceKind = { isFine: false, isSilent: false, joinsLast: false };
/** Another piece always follows on its right. */
const AS_SILENT: Manner = {
  isFine: false,
  isSilent: true,
  joinsLast: true,
  rowRise: 0,
  nudge: 0,
  leads: false,
  trails: false,
  hasRight: true,
};
const NOTHING = { ink: [], advance: 0 };
const GUARD = { ink: [], advance: GUARD_WIDTH };

/** The line that is being shown; room for one is enough. */
const codes = new LineCodes();

/**
 * Shows a right-to-left line of one type and colour whose foreign runs are not cut and which is plain, prose, or of known
 * patterns: nearly all lines of a book. It does what the rules do with such a line, without the carriers that they need;
 * `undefined` for any other. `kind` is that of the line's text.
 */
export function showDirectly(
  line: TextLine,
  kind: LineKind,
  type: LineType,
  page: PageDirection,
  patterns: PatternBook,
  fonts: FontSet,
  turn: Turn,
): readonly TextPiece[] | undefined {
  const [run] = line.runs;
  if (run === undefined || !isOfOneLook(line, type) || !codes.read(line)) {
    return undefined;
  }
  const changes =
    kind === "plain"
      ? NO_CHANGES
      : kind === "prose" && page === "rtl"
        ? proseChanges()
        : codes.isMark(0) || hasLongForeignRun(codes)
          ? undefined
          : patterns.recall(codes);
  if (changes === undefined) {
    return undefined;
  }
  codes.widenNarrow();
  codes.fitSpaces();
  if (!areSimple(changes)) {
    return undefined;
  }
  const pieces: TextPiece[] = [];
  addParts(pieces, line, run, changes, fonts);
  addSilent(pieces, line, changes, type, fonts, turn);
  addAsides(pieces, line, run, changes, fonts);
  codes.clear();
  return pieces;
}

const NO_CHANGES: readonly Change[] = [];

/** Whether all runs are Arabic or stand in Arabic, and one piece of text shows them all. */
function isOfOneLook({ direction, runs, pictures = [] }: TextLine, type: LineType): boolean {
  if (direction !== "rtl" || !type.isUniform || pictures.length > 0) {
    return false;
  }
  const colour = runs[0]?.colour;
  for (let at = 0; at < runs.length; at += 1) {
    const { isBlank = false, level = 0, colour: own } = runs[at] ?? {};
    if (isBlank || (level !== 1 && level !== 2) || own !== colour) {
      return false;
    }
  }
  return true;
}

/**
 * Where prose needs a control, as `addControls` and `withProseControls` have it: an RLM for poppler on the left of a sign that is like a number to it. `undefined` where it
 * needs another, between marks whose order matters.
 */
function proseChanges(): readonly Change[] | undefined {
  let changes: Change[] | undefined;
  for (let at = 1; at < codes.count; at += 1) {
    if (codes.isMark(at)) {
      if (codes.isMark(at - 1) && changePlacesOf(codes.unitOf(at), codes.unitOf(at - 1))) {
        return undefined;
      }
    } else if (popplerClassOfUnit(codes.unitOf(at)) === "number") {
      changes ??= [];
      changes.push({ at, added: PROSE_CONTROLS, prefix: "" });
    }
  }
  return changes ?? NO_CHANGES;
}

const PROSE_CONTROLS: readonly AddedControl[] = [{ text: RLM, isOfLeft: false, kind: "aside" }];

/**
 * Whether all that is silent stands between codes that follow each other to the right, and no control with it, as the
 * models' answers have it where letters have widths.
 */
function areSimple(changes: readonly Change[]): boolean {
  let start = codes.penOf(0);
  for (const change of changes) {
    if (hasSilent(change)) {
      const { at, added } = change;
      const isFirst = at === 0 || at === codes.count || codes.penOf(at) <= start;
      if (isFirst || added.some(({ kind }) => kind === "control")) {
        return false;
      }
      start = codes.penOf(at);
    }
  }
  return true;
}

function hasSilent({ added }: Change): boolean {
  for (const { kind } of added) {
    if (kind === "silent") {
      return true;
    }
  }
  return false;
}

/** The codes, in one piece from each change that is silent to the next. */
function addParts(
  pieces: TextPiece[],
  line: TextLine,
  run: PlacedRun,
  changes: readonly Change[],
  fonts: FontSet,
): void {
  let start = 0;
  let first = 0;
  for (let next = 0; next < changes.length; next += 1) {
    const change = changes[next];
    if (change !== undefined && hasSilent(change)) {
      pieces.push(showPart(line, run, start, change.at, changes.slice(first, next), fonts));
      start = change.at;
      first = next;
    }
  }
  const rest = first === 0 ? changes : changes.slice(first);
  pieces.push(showPart(line, run, start, codes.count, rest, fonts));
}

/** The codes from `start` to `end` with the changes that belong to them. */
function showPart(
  line: TextLine,
  run: PlacedRun,
  start: number,
  end: number,
  changes: readonly Change[],
  fonts: FontSet,
): TextPiece {
  const isLed = start === 0 && codes.isMark(0);
  const trails = end === codes.count && reachesOut(line);
  let most = end - start + (isLed ? 1 : 0) + (trails ? 1 : 0);
  for (const { added } of changes) {
    most += added.length;
  }
  const left = isLed ? codes.leftOf(0, GUARD_WIDTH) : codes.penOf(start);
  const writer = new CodeWriter(fonts, run, left, most);
  if (isLed) {
    writer.show(GUARD, GUARD_TEXT);
  }
  let shown = start;
  for (const { at, added, prefix } of changes) {
    writer.showAll(codes, shown, at);
    shown = at;
    for (const control of added) {
      if (control.kind === "control" && hasNeighbour(control, at)) {
        writer.moveTo(at < codes.count ? codes.penOf(at) : undefined);
        writer.show(NOTHING, control.text);
      }
    }
    if (prefix !== "" && at < codes.count) {
      writer.moveTo(codes.penOf(at));
      writer.show(codes.glyphAt(at), prefix + String.fromCharCode(codes.unitOf(at)));
      shown += 1;
    }
  }
  writer.showAll(codes, shown, end);
  if (trails) {
    writer.showEnd();
  }
  return writer.piece(line.baseline, AS_LINE, 0, !codes.hasInk(start, end));
}

/** What would be a neighbour of nothing goes unshown. */
const hasNeighbour = ({ isOfLeft }: AddedControl, at: number): boolean =>
  isOfLeft ? at > 0 : at < codes.count;

function addSilent(
  pieces: TextPiece[],
  line: TextLine,
  changes: readonly Change[],
  type: LineType,
  fonts: FontSet,
  turn: Turn,
): void {
  for (const change of changes) {
    if (hasSilent(change)) {
      const neighbour = codes.signAt(change.at);
      const controls = change.added
        .filter(({ kind }) => kind === "silent")
        .map(({ text }) => recast(control(text, neighbour), { kind: "silent" }));
      const { carriers } = silentPart(controls, codes.penOf(change.at), type, turn);
      const start = startOf(carriers, type);
      pieces.push(showCodes(line, carriers, start, fonts, type, AS_SILENT));
    }
  }
}

function addAsides(
  pieces: TextPiece[],
  line: TextLine,
  run: PlacedRun,
  changes: readonly Change[],
  fonts: FontSet,
): void {
  for (const { at, added } of changes) {
    for (const control of added) {
      if (control.kind === "aside" && hasNeighbour(control, at)) {
        const pen = at < codes.count ? codes.penOf(at) : codes.end();
        pieces.push(showAside(line, run, NOTHING, control.text, pen, fonts, 0));
      }
    }
  }
}
