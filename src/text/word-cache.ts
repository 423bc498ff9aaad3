import { UNSAFE_TO_BREAK } from "./glyph-run.ts";
import {
  CLUSTER,
  FLAGS,
  type ShapedText,
  type ShapingStyle,
  STRIDE,
  shapeItem,
} from "./harfbuzz.ts";

/** A shaped text in pieces, in logical order. Shared: good until the next text is shaped. */
export interface ShapedPieces {
  readonly count: number;
  /** Of each piece the UTF-16 offset in the text from which the clusters of its glyphs count. */
  readonly starts: readonly number[];
  readonly glyphs: readonly ShapedText[];
}

/** Shapes text of one style, remembering its words. */
export interface WordCache {
  /** What HarfBuzz makes of `text` between `before` and `after`. */
  readonly shape: (before: string, text: string, after: string) => ShapedPieces;
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

/**
 * A cache for one style. A line is put together from its words, each shaped once between spaces. That equals shaping
 * the line unless the face kerns or substitutes across a space; HarfBuzz's flags tell which words can be concerned,
 * and those are shaped together with their neighbours.
 */
export function createWordCache(style: ShapingStyle): WordCache {
  return new RememberedWords(style);
}

class RememberedWords implements WordCache, ShapedPieces {
  count = 0;
  readonly starts: number[] = [];
  readonly glyphs: ShapedText[] = [];
  private readonly style: ShapingStyle;
  private readonly items = new Map<string, ShapedText>();
  private readonly words = new Map<string, SpacedWord>();
  private space: ShapedText | undefined;
  private before = "";
  private text = "";
  private after = "";
  /** Up to here the text is in pieces. */
  private done = 0;
  /** The words behind it that are not yet: how many, where they stand, the first and the last. */
  private pending = 0;
  private pendingStart = 0;
  private pendingEnd = 0;
  private first: SpacedWord | undefined;
  private last: SpacedWord | undefined;

  constructor(style: ShapingStyle) {
    this.style = style;
  }

  shape(before: string, text: string, after: string): ShapedPieces {
    this.before = before;
    this.text = text;
    this.after = after;
    this.count = 0;
    this.done = 0;
    this.pending = 0;
    // Whole lines are put together anew each time: they seldom repeat, and their words do.
    if (text.includes(" ")) {
      this.addWords();
    } else {
      this.add(0, this.item(before, text, after));
    }
    return this;
  }

  private addWords(): void {
    const { text } = this;
    for (let start = 0; start < text.length; ) {
      if (text.charCodeAt(start) === SPACE) {
        start += 1;
        continue;
      }
      const next = text.indexOf(" ", start);
      const end = next < 0 ? text.length : next;
      const word = this.word(start, end);
      if (this.last !== undefined && this.pending > 0 && !dependOnEachOther(this.last, word)) {
        this.flush(false);
      }
      if (this.pending === 0) {
        this.first = word;
        this.pendingStart = start;
      }
      this.last = word;
      this.pendingEnd = end;
      this.pending += 1;
      start = end;
    }
    this.flush(true);
    if (this.done < text.length) {
      this.addItem(this.done, text.length);
    }
  }

  private flush(isEnd: boolean): void {
    const { first, last } = this;
    if (first === undefined || last === undefined || this.pending === 0) {
      return;
    }
    // Only at an end of the text is a bound word beside a space without another word beyond it.
    const start = first.atStart === "bound" ? this.done : this.pendingStart;
    const end = last.atEnd === "bound" && isEnd ? this.text.length : this.pendingEnd;
    if (start > this.done) {
      this.addItem(this.done, start);
    }
    if (this.pending === 1 && first.atStart !== "bound" && first.atEnd !== "bound") {
      this.add(start, first.glyphs);
    } else {
      this.addItem(start, end);
    }
    this.done = end;
    this.pending = 0;
  }

  private addItem(start: number, end: number): void {
    const { text } = this;
    if (end === start + 1 && text.charCodeAt(start) === SPACE && start > 0 && end < text.length) {
      // The space between two words that do not see each other.
      this.space ??= this.item("", " ", "");
      this.add(start, this.space);
      return;
    }
    const before = start === 0 ? this.before : "";
    const after = end === text.length ? this.after : "";
    this.add(start, this.item(before, text.slice(start, end), after));
  }

  private add(start: number, glyphs: ShapedText): void {
    this.starts[this.count] = start;
    this.glyphs[this.count] = glyphs;
    this.count += 1;
  }

  private item(before: string, text: string, after: string): ShapedText {
    const key = keyOf(before, text, after);
    return (
      this.items.get(key) ?? remember(this.items, key, shapeItem(this.style, before, text, after))
    );
  }

  private word(start: number, end: number): SpacedWord {
    const before = start === 0 ? this.before : "";
    const after = end === this.text.length ? this.after : "";
    const word = this.text.slice(start, end);
    const key = keyOf(before, word, after);
    return (
      this.words.get(key) ??
      remember(this.words, key, shapeBetweenSpaces(this.style, before, word, after))
    );
  }
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
