import type { Shaper } from "../../text/index.ts";
import { elongate } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { KashidaSettings, LineFit } from "./fit-line.ts";
import type { Box, Item, Piece } from "./item.ts";
import { totalWidth } from "./pieces.ts";

/** Where the kashidas of a line stand: distances from the start of the line to the middle of the stroke. */
export type KashidaPositions = readonly Points[];

/** What speaks for and against a word, in the unit of badness; found by looking at set pages. */
const BELOW_ANOTHER = 12;
const SHORT_WORD = 4;
const BESIDE_ANOTHER = 10;
const TOWARDS_END = 1.5;
/** Two kashidas stand below each other when they are nearer than this, in em. */
const NEAR_EM = 1.2;

export interface ElongatedLine {
  readonly items: readonly Item[];
  readonly positions: KashidaPositions;
}

/**
 * Elongates the words of a line that bear it best. `above` tells where the line above has its kashidas: one below the
 * other would make a streak in the page.
 */
export function placeKashidas(
  items: readonly Item[],
  fit: LineFit,
  settings: KashidaSettings,
  em: Points,
  above: KashidaPositions,
  text: string,
  shaper: Shaper,
): ElongatedLine {
  if (fit.kashidas === 0) {
    return { items, positions: [] };
  }
  const candidates = candidatesOf(items, settings);
  const chosen = choose(candidates, fit.kashidas, above, NEAR_EM * em);
  const { stroke } = settings;
  const counts = share(fit.steps, chosen, stroke.most);
  const elongated = [...items];
  for (const [index, { box, at }] of chosen.entries()) {
    const length = (counts[index] ?? stroke.least) * stroke.step;
    elongated[at] = elongatedBox(box, length, stroke.tatweel, text, shaper);
  }
  return { items: elongated, positions: chosen.map(({ position }) => position) };
}

interface Candidate {
  readonly box: Box;
  /** Index among the items of the line. */
  readonly at: number;
  /** Index among the words of the line. */
  readonly word: number;
  readonly position: Points;
  readonly cost: number;
}

function candidatesOf(items: readonly Item[], settings: KashidaSettings): readonly Candidate[] {
  const boxes = items.reduce((count, { type }) => count + (type === "box" ? 1 : 0), 0);
  const candidates: Candidate[] = [];
  let pen = 0;
  let word = 0;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined || item.type === "penalty") {
      continue;
    }
    if (item.type === "box") {
      if (item.joint !== undefined) {
        const { offset, rank, letters } = item.joint;
        const within = (offset - item.start) / (item.end - item.start);
        candidates.push({
          box: item,
          at,
          word,
          position: pen + item.width * within,
          cost:
            (settings.costs[rank] ?? 0) +
            (letters <= 3 ? SHORT_WORD : 0) -
            (TOWARDS_END * word) / boxes,
        });
      }
      word += 1;
    }
    pen += item.width;
  }
  return candidates;
}

function choose(
  candidates: readonly Candidate[],
  count: number,
  above: KashidaPositions,
  near: Points,
): readonly Candidate[] {
  const chosen: Candidate[] = [];
  while (chosen.length < count && chosen.length < candidates.length) {
    let best: Candidate | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const { cost, position, word } = candidate;
      const price =
        cost +
        (above.some((one) => Math.abs(one - position) < near) ? BELOW_ANOTHER : 0) +
        (chosen.some((one) => Math.abs(one.word - word) === 1) ? BESIDE_ANOTHER : 0);
      if (price < least && !chosen.includes(candidate)) {
        best = candidate;
        least = price;
      }
    }
    if (best === undefined) {
      break;
    }
    chosen.push(best);
  }
  return chosen;
}

/** Steps for each chosen word: as even as can be, the odd ones to the first chosen. */
function share(steps: number, chosen: readonly unknown[], most: number): readonly number[] {
  const each = Math.floor(steps / chosen.length);
  const odd = steps - each * chosen.length;
  return chosen.map((_, index) => Math.min(most, each + (index < odd ? 1 : 0)));
}

/** A length between two numbers of tatweels is set with the greater number, which overlap. */
function elongatedBox(
  box: Box,
  length: Points,
  tatweel: Points,
  text: string,
  shaper: Shaper,
): Box {
  const { joint } = box;
  if (joint === undefined) {
    throw new Error("a word without a joint was chosen to be elongated");
  }
  const tatweels = Math.ceil(length / tatweel - 1e-9);
  const surplus = tatweels * tatweel - length;
  const pieces = box.pieces.map((piece): Piece => {
    if (piece.type === "object") {
      return piece;
    }
    const { start, end } = piece;
    const { run } = piece.glyphs;
    if (joint.offset <= start || joint.offset >= end) {
      return piece;
    }
    const long = elongate(shaper, text, run, start, end, joint.offset, tatweels);
    const scale = run.size / run.face.metrics.unitsPerEm;
    const drawn = long.stroke.length;
    // Only strokes drawn one by one can overlap.
    const strokeWidth = long.strokeAdvance * scale - (drawn === tatweels ? surplus : 0);
    return {
      type: "glyphs",
      start,
      end,
      glyphs: long.glyphs,
      from: 0,
      to: long.glyphs.glyphIds.length,
      width: long.glyphs.advance * scale + strokeWidth,
      stroke:
        drawn === 0
          ? undefined
          : {
              before: joint.offset,
              glyphs: long.stroke,
              width: strokeWidth,
              glyphsBefore: long.glyphsBefore,
            },
    };
  });
  return { ...box, pieces, width: totalWidth(pieces) };
}
