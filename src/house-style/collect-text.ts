import type { Span } from "../diagnostics/index.ts";
import type { Inline } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import { protectedStretches } from "./protected-stretches.ts";
import type { Path, Sequence } from "./sequences.ts";

/** A string of the model that stands in a sequence, or what stands for something that is no text. */
export interface Piece {
  readonly value: string;
  /** Where the string is in the input; absent for what rules see but cannot change. */
  readonly path: Path | undefined;
  readonly span: Span | undefined;
  readonly language: string;
  readonly isProtected: boolean;
  /** True for the words of a date: only rules that say so may change them. */
  readonly isDate?: boolean | undefined;
}

/** Stands for what has no characters of its own. */
const OBJECT = "\ufffc";

const GUILLEMETS = ["«", "»"] as const;
const CURLY = ["“", "”"] as const;

/** The pieces of a sequence in logical order. With `verbatim`, quoted words are protected. */
export function collectPieces(sequence: Sequence, verbatim: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let isDate = false;
  const walk = (
    nodes: readonly Inline[],
    path: Path,
    language: string,
    isProtected: boolean,
  ): void => {
    for (const [at, node] of nodes.entries()) {
      const here = sequence.isString ? path : [...path, at];
      const { span } = node;
      const solid = (value: string) =>
        pieces.push({ value, path: undefined, span, language, isProtected: true });
      switch (node.type) {
        case "text":
          pieces.push({
            value: node.value,
            path: sequence.isString ? path : [...here, "value"],
            span,
            language,
            isProtected,
            isDate,
          });
          break;
        case "code":
        case "honorific":
          solid(node.value);
          break;
        case "inlineMath":
          solid(node.tex);
          break;
        case "number":
          solid(String(node.value));
          break;
        case "lineBreak":
          solid("\n");
          break;
        case "note":
        case "image":
          solid(OBJECT);
          break;
        case "date":
        case "crossReference":
          if (node.children.length === 0) {
            solid(OBJECT);
          } else {
            const around = isDate;
            isDate ||= node.type === "date";
            walk(node.children, [...here, "children"], language, isProtected);
            isDate = around;
          }
          break;
        case "quotation": {
          const [open, close] = node.level === 1 ? GUILLEMETS : CURLY;
          solid(open);
          walk(node.children, [...here, "children"], language, isProtected || verbatim);
          solid(close);
          break;
        }
        case "span":
          walk(node.children, [...here, "children"], node.language, isProtected);
          break;
        case "strong":
        case "emphasis":
        case "underline":
        case "strike":
        case "subscript":
        case "superscript":
        case "link":
        case "isolate":
        case "abbreviation":
        case "mark":
          walk(node.children, [...here, "children"], language, isProtected);
          break;
      }
    }
  };
  walk(sequence.inlines, sequence.path, sequence.language, verbatim && sequence.isQuoted);
  return pieces;
}

/** The text of a sequence while rules work on it: each character knows the piece and the place it came from. */
export interface WorkingText {
  readonly sequence: Sequence;
  readonly profile: Profile;
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** For each UTF-16 code unit, the index of its piece. */
  readonly pieceOf: readonly number[];
  /** For each unit, its offset in the value of its piece; -1 for what a rule has put there. */
  readonly offsetOf: readonly number[];
  /** For each unit, the number of the protected stretch it is in; 0 for none. */
  readonly stretchOf: readonly number[];
}

/** Begins the work on a sequence. */
export function collectText(sequence: Sequence, profile: Profile, verbatim: boolean): WorkingText {
  const pieces = collectPieces(sequence, verbatim);
  const pieceOf: number[] = [];
  const offsetOf: number[] = [];
  for (const [index, { value }] of pieces.entries()) {
    for (let at = 0; at < value.length; at += 1) {
      pieceOf.push(index);
      offsetOf.push(at);
    }
  }
  const text = pieces.map(({ value }) => value).join("");
  return guarded({ sequence, profile, pieces, text, pieceOf, offsetOf }, verbatim);
}

/** A stretch and what takes its place. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly after: string;
}

/** The same with stretches replaced, which are in order and apart. Characters that stay the same keep their place. */
export function replaceStretches(
  working: WorkingText,
  replacements: readonly Replacement[],
  verbatim: boolean,
): WorkingText {
  const { text } = working;
  const parts: string[] = [];
  const pieceOf: number[] = [];
  const offsetOf: number[] = [];
  let done = 0;
  const keep = (until: number) => {
    parts.push(text.slice(done, until));
    for (let at = done; at < until; at += 1) {
      pieceOf.push(working.pieceOf[at] ?? 0);
      offsetOf.push(working.offsetOf[at] ?? -1);
    }
  };
  for (const replacement of replacements) {
    const { from, to, after } = narrowed(text, replacement);
    keep(from);
    const owner = after === "" ? 0 : ownerOf(working, from, to, after);
    parts.push(after);
    for (let at = 0; at < after.length; at += 1) {
      pieceOf.push(owner);
      offsetOf.push(-1);
    }
    done = to;
  }
  keep(text.length);
  return guarded({ ...working, text: parts.join(""), pieceOf, offsetOf }, verbatim);
}

/** A replacement without what is the same at both ends of it. */
export function narrowed(text: string, { from, to, after }: Replacement): Replacement {
  const before = text.slice(from, to);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
  }
  return { from: from + head, to: to - tail, after: after.slice(head, after.length - tail) };
}

/**
 * The piece that new characters go to: that of what they replace, else of a neighbour. A space goes to the neighbour that
 * is nested less, so that emphasis does not end in one.
 */
function ownerOf(
  { pieces, pieceOf }: WorkingText,
  start: number,
  end: number,
  put: string,
): number {
  const writable = (at: number): number | undefined => {
    const index = pieceOf[at];
    return index !== undefined && pieces[index]?.path !== undefined ? index : undefined;
  };
  if (end > start) {
    return writable(start) ?? missingOwner();
  }
  const left = writable(start - 1);
  const right = writable(start);
  const depth = (index: number) => pieces[index]?.path?.length ?? 0;
  const isSpace = put.trim() === "";
  if (left !== undefined && right !== undefined && isSpace && depth(right) < depth(left)) {
    return right;
  }
  return left ?? right ?? missingOwner();
}

function missingOwner(): never {
  throw new Error("a rule changes what is no text");
}

function guarded(working: Omit<WorkingText, "stretchOf">, verbatim: boolean): WorkingText {
  const { text, pieces, pieceOf } = working;
  const stretchOf = pieceOf.map((index) => (pieces[index]?.isProtected === true ? index + 1 : 0));
  const add = (from: number, to: number, number: number) => stretchOf.fill(number, from, to);
  for (const [at, { from, to }] of protectedStretches(text).entries()) {
    add(from, to, pieces.length + at + 1);
  }
  if (verbatim) {
    for (const [at, match] of [...text.matchAll(/«([^«»]*)»/gu)].entries()) {
      add(match.index + 1, match.index + match[0].length - 1, -at - 1);
    }
  }
  return { ...working, stretchOf };
}
