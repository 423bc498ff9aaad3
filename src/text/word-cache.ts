import { UNSAFE_TO_BREAK } from "./glyph-run.ts";
import {
  CLUSTER,
  FLAGS,
  type ShapedText,
  type ShapingStyle,
  STRIDE,
  shapeItem,
} from "./harfbuzz.ts";

/** Part of a shaped text. */
export interface ShapedPiece {
  /** UTF-16 offset in the text from which the clusters of `glyphs` count. */
  readonly start: number;
  /** Shared: must not be changed. */
  readonly glyphs: ShapedText;
}

/** Shapes text of one style, remembering its words. */
export interface WordCache {
  /** What HarfBuzz makes of `text` between `before` and `after`, in pieces from left to right. */
  readonly shape: (before: string, text: string, after: string) => readonly ShapedPiece[];
}

/** A cache grows to this many entries, then starts anew; a long book has about as many words. */
const MOST_ENTRIES = 50_000;

/** HarfBuzz `HB_GLYPH_FLAG_UNSAFE_TO_CONCAT`. */
const UNSAFE_TO_CONCAT = 2;

const SPACE = 0x20;

/** A word as it is between two spaces, or between a space and its joining context. */
interface SpacedWord {
  /** Clusters count from the start of the word. */
  readonly glyphs: ShapedText;
  readonly atStart: Edge;
  readonly atEnd: Edge;
}

/** How a word depends on what stands beside it, in the face's own rules. */
type Edge =
  /** Not at all. */
  | "free"
  /** Perhaps on what lies across the space. */
  | "open"
  /** On the space itself. */
  | "bound";

interface PlacedWord extends SpacedWord {
  readonly start: number;
  readonly end: number;
}

/**
 * A cache for one style. A line is put together from its words, each shaped once between spaces. That equals shaping
 * the line unless the face kerns or substitutes across a space; HarfBuzz's flags tell which words can be concerned,
 * and those are shaped together with their neighbours.
 */
export function createWordCache(style: ShapingStyle): WordCache {
  const items = new Map<string, ShapedText>();
  const words = new Map<string, SpacedWord>();
  let space: ShapedText | undefined;

  const shapeRemembered = (before: string, text: string, after: string): ShapedText => {
    const key = keyOf(before, text, after);
    return items.get(key) ?? remember(items, key, shapeItem(style, before, text, after));
  };

  const wordBetweenSpaces = (before: string, word: string, after: string): SpacedWord => {
    const key = keyOf(before, word, after);
    return words.get(key) ?? remember(words, key, shapeBetweenSpaces(style, before, word, after));
  };

  const shapeLine = (before: string, text: string, after: string): readonly ShapedPiece[] => {
    const pieces: ShapedPiece[] = [];
    const addItem = (start: number, end: number) => {
      if (end === start + 1 && text.charCodeAt(start) === SPACE && start > 0 && end < text.length) {
        // The space between two words that do not see each other.
        space ??= shapeRemembered("", " ", "");
        pieces.push({ start, glyphs: space });
        return;
      }
      const ownBefore = start === 0 ? before : "";
      const ownAfter = end === text.length ? after : "";
      pieces.push({ start, glyphs: shapeRemembered(ownBefore, text.slice(start, end), ownAfter) });
    };
    const pending: PlacedWord[] = [];
    let done = 0;
    const flush = (isLast: boolean) => {
      const [first] = pending;
      const last = pending.at(-1);
      if (first === undefined || last === undefined) {
        return;
      }
      // Only at an end of the text is a bound word beside a space without another word beyond it.
      const start = first.atStart === "bound" ? done : first.start;
      const end = last.atEnd === "bound" && isLast ? text.length : last.end;
      if (start > done) {
        addItem(done, start);
      }
      if (pending.length === 1 && first.atStart !== "bound" && first.atEnd !== "bound") {
        pieces.push(first);
      } else {
        addItem(start, end);
      }
      done = end;
      pending.length = 0;
    };
    for (let start = 0; start < text.length; ) {
      if (text.charCodeAt(start) === SPACE) {
        start += 1;
        continue;
      }
      const space = text.indexOf(" ", start);
      const end = space < 0 ? text.length : space;
      const word = text.slice(start, end);
      const shaped = wordBetweenSpaces(
        start === 0 ? before : "",
        word,
        end === text.length ? after : "",
      );
      const last = pending.at(-1);
      if (last !== undefined && !dependOnEachOther(last, shaped)) {
        flush(false);
      }
      const { glyphs, atStart, atEnd } = shaped;
      pending.push({ glyphs, atStart, atEnd, start, end });
      start = end;
    }
    flush(true);
    if (done < text.length) {
      addItem(done, text.length);
    }
    return style.rightToLeft ? pieces.reverse() : pieces;
  };

  return {
    shape: (before, text, after) =>
      // Whole lines are put together anew each time: they seldom repeat, and their words do.
      text.includes(" ")
        ? shapeLine(before, text, after)
        : [{ start: 0, glyphs: shapeRemembered(before, text, after) }],
  };
}

function keyOf(before: string, text: string, after: string): string {
  return before === "" && after === "" ? text : `${before}\u0000${text}\u0000${after}`;
}

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): Value {
  if (cache.size >= MOST_ENTRIES) {
    cache.clear();
  }
  cache.set(key, value);
  return value;
}

function dependOnEachOther(one: SpacedWord, next: SpacedWord): boolean {
  return one.atEnd !== "free" || next.atStart !== "free";
}

/**
 * Spaces put before and after a word to learn how far the face's rules look. A rule that reads one glyph too far makes
 * HarfBuzz flag one glyph more, hence one space more than the distance asked about; at the start joining flags the
 * nearest one besides.
 */
const SPACES_BEFORE = "   ";
const SPACES_AFTER = "  ";

function shapeBetweenSpaces(
  style: ShapingStyle,
  before: string,
  word: string,
  after: string,
): SpacedWord {
  const opening = before === "" ? SPACES_BEFORE : "";
  const closing = after === "" ? SPACES_AFTER : "";
  const shaped = shapeItem(style, before, opening + word + closing, after);
  const wordStart = opening.length;
  const wordEnd = wordStart + word.length;
  const flags = new Uint8Array(wordEnd + closing.length);
  const inner: number[] = [];
  for (let at = 0; at < shaped.length; at += STRIDE) {
    const cluster = shaped[at + CLUSTER] ?? 0;
    flags[cluster] = (flags[cluster] ?? 0) | (shaped[at + FLAGS] ?? 0);
    if (cluster >= wordStart && cluster < wordEnd) {
      for (let field = at; field < at + STRIDE; field += 1) {
        inner.push((shaped[field] ?? 0) - (field === at + CLUSTER ? wordStart : 0));
      }
    }
  }
  return {
    glyphs: Int32Array.from(inner),
    atStart: opening === "" ? "free" : edge(flags[wordStart], flags[0]),
    atEnd: closing === "" ? "free" : edge(flags[wordEnd], flags.at(-1)),
  };
}

/** From the flags of the glyph after the cut between word and space, and of the farthest space. */
function edge(atCut = 0, farthest = 0): Edge {
  if ((atCut & UNSAFE_TO_BREAK) !== 0) {
    return "bound";
  }
  return (farthest & UNSAFE_TO_CONCAT) !== 0 ? "open" : "free";
}
