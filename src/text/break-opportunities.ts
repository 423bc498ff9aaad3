import LineBreaker from "linebreak";
import { type BreakEdit, editsOf } from "./break-tailoring.ts";

/** Place where a line may or must end. */
export interface BreakOpportunity {
  /** UTF-16 offset of the first unit of the next line; the spaces before it hang on the old one. */
  readonly offset: number;
  readonly kind: "allowed" | "mandatory";
  /** Cost of breaking here, on the scale of Knuth & Plass: 0 at a space, more where a reader stumbles. */
  readonly penalty: number;
}

/** Cost of a line that ends with a hyphen the author wrote, with a slash, or at a soft hyphen. */
const AFTER_HYPHEN = 50;

/** The untailored opportunities of UAX #14, ascending, without the end of the text. */
export function standardBreaks(text: string): readonly BreakOpportunity[] {
  const breaker = new LineBreaker(text);
  const found: BreakOpportunity[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < text.length) {
      const kind = next.required ? "mandatory" : "allowed";
      found.push({ offset: next.position, kind, penalty: 0 });
    }
  }
  return found;
}

/**
 * Where a line of running text may end, ascending, without the end of the text: UAX #14 with the tailoring of
 * `editsOf`. Bidi controls are not seen: a line breaks outside an isolate, or inside it between words.
 */
export function breakOpportunities(text: string): readonly BreakOpportunity[] {
  if (PLAIN_ARABIC.test(text)) {
    return breaksAtSpaces(text);
  }
  const { visible, offsets } = withoutControls(text);
  const edits = editsOf(visible);
  const found: BreakOpportunity[] = [];
  for (const standard of standardBreaks(visible)) {
    const edit: BreakEdit | undefined = edits.get(standard.offset);
    if (standard.kind === "mandatory") {
      found.push(standard);
    } else if (edit !== "forbid") {
      const penalty = Math.max(
        edit ?? 0,
        isAfterHyphen(visible, standard.offset) ? AFTER_HYPHEN : 0,
      );
      found.push(penalty === 0 ? standard : { ...standard, penalty });
    }
  }
  const all = edits.size === 0 ? found : withAllowed(found, edits);
  return offsets.length === 0
    ? all
    : all.map((one) => ({ ...one, offset: offsets[one.offset] ?? one.offset }));
}

/** With the places that the tailoring alone allows. */
function withAllowed(
  found: readonly BreakOpportunity[],
  edits: ReadonlyMap<number, BreakEdit>,
): readonly BreakOpportunity[] {
  const known = new Set(found.map(({ offset }) => offset));
  const added: BreakOpportunity[] = [];
  for (const [offset, edit] of edits) {
    if (edit !== "forbid" && !known.has(offset)) {
      added.push({ offset, kind: "allowed", penalty: edit });
    }
  }
  return added.length === 0
    ? found
    : [...found, ...added].sort((one, other) => one.offset - other.offset);
}

function isAfterHyphen(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return before !== SPACE && HYPHEN.test(String.fromCharCode(before));
}

const SPACE = 0x20;
const HYPHEN = /[-\u00ad\u2010\u2012-\u2014/]/;

/** Arabic words of two letters or more, and points, where UAX #14 and the tailoring break at the spaces alone. */
const PLAIN_ARABIC = new RegExp("^WORD(?: WORD)* ?$".replaceAll("WORD", arabicWord()));

function arabicWord(): string {
  const letter = String.raw`[\u0621-\u063a\u0641-\u064a]`;
  const mark = String.raw`[\u064b-\u0652\u0670]`;
  return `${letter}${mark}*${letter}(?:${letter}|${mark})*[\u060c.]?`;
}

function breaksAtSpaces(text: string): readonly BreakOpportunity[] {
  const found: BreakOpportunity[] = [];
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    if (at + 1 < text.length) {
      found.push({ offset: at + 1, kind: "allowed", penalty: 0 });
    }
  }
  return found;
}

const CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const CLOSING_CONTROL = /[\u202c\u2069]/;

/**
 * The text without bidi controls, which UAX #14 would take for marks of the character before them. `offsets` leads
 * back: a break falls after the controls that close something and before those that open it.
 */
function withoutControls(text: string): {
  readonly visible: string;
  readonly offsets: readonly number[];
} {
  if (!CONTROL.test(text)) {
    return { visible: text, offsets: [] };
  }
  let visible = "";
  const offsets: number[] = [0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? "";
    if (!CONTROL.test(unit)) {
      visible += unit;
      offsets[visible.length] = at + 1;
    } else if (CLOSING_CONTROL.test(unit) && offsets[visible.length] === at) {
      offsets[visible.length] = at + 1;
    }
  }
  return { visible, offsets };
}
