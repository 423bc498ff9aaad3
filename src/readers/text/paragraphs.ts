import { isBlank } from "../source-text.ts";
import { findByline } from "./find-byline.ts";
import { findHemistichs } from "./hemistichs.ts";
import { findWrittenDate } from "./written-date.ts";

/** A line of a plain text; offsets are into the text, blanks at both ends excluded. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indented: boolean;
}

/** Consecutive lines that form one paragraph. */
export interface ParagraphLines {
  readonly start: number;
  readonly end: number;
  /** How the line ends inside it are to be read. */
  readonly lineEnds: "space" | "break" | "verse";
}

/** A wrapped line is at most this wide, in characters without marks. */
const WIDEST_WRAP = 100;
/** Nobody wraps prose narrower than this. */
const NARROWEST_WRAP = 45;
/** Of the lines that another follows, the share that must be full in a wrapped run. */
const FULL_SHARE = 0.9;
/** Lines up to this width, several together, are a stanza, an address or a signature. */
const SHORT_LINE = 60;

/** Of the widest line, what a line of as many letters may be short of in a face whose letters are of uneven width. */
const LEAST_MEASURE = 0.82;
/** And what a line that ends a sentence must be short of to end its paragraph too. */
const EARLY_MEASURE = 0.92;

/** A sentence that ends inside a line, as it does in prose and not in verse. */
const STOP_INSIDE = /[.؟!؛۔] +\p{L}/u;
const SENTENCE_END = /[.!?؟۔…:][»"”')\]]*$/u;
const OPENS_ITEM = /^(?:[-*•–—]|[\p{Nd}]{1,3}[.)\-–])\s/u;

/**
 * Finds the paragraphs of a plain text. Blank lines part it into runs; what the line ends inside a run mean is read
 * off the run itself:
 *
 * 1. *Verse*: two lines and more that are each in two halves, parted by a wide gap or by `***`, `//`, `…`, are kept apart,
 *    each with its halves; with stars or bars one is enough.
 * 2. *Wrapped prose* is one paragraph, its line ends are spaces. A run is wrapped when no line is wider than 100
 *    characters, the widest of the text reaches 45, and nine lines in ten are full: the first word of the next line
 *    would not have fitted; where sentences end inside lines, as in prose of uneven letters, four fifths of the width are
 *    full. Runs of list items, or in which most lines end a sentence, are not wrapped. In a wrapped run an indented line
 *    opens a new paragraph when others are not indented, and so does the line after one that ends a sentence early. A short
 *    line that ends no sentence, with wrapped prose right below it, is a paragraph of its own: a title.
 * 3. *Short lines* (up to 60 characters, hardly any ending a sentence, none a byline or a date), in a text that does part its paragraphs by
 *    blank lines, are one paragraph whose line ends are kept: a stanza, an address.
 * 4. Otherwise *each line is a paragraph*, as news agencies write.
 */
export function findParagraphs(text: string): readonly ParagraphLines[] {
  const runs = findRuns(text);
  const widest = runs
    .filter((run) => run.length > 1)
    .flatMap((run) => run.map((line) => width(line.text)))
    .filter((wide) => wide <= WIDEST_WRAP)
    .reduce((most, wide) => Math.max(most, wide), 0);
  return runs.flatMap((run) =>
    partVerse(run).flatMap((part): readonly ParagraphLines[] => {
      if (part.isVerse) {
        return [join(part.lines, "verse")];
      }
      const { lines } = part;
      const pieces = wrappedPieces(lines, widest) ?? titledPieces(lines, widest);
      if (pieces !== undefined) {
        return pieces.map((piece) => join(piece, "space"));
      }
      const isListed = lines.every((line) => OPENS_ITEM.test(line.text));
      if (
        runs.length > 1 &&
        lines.length > 1 &&
        isShort(lines) &&
        !isListed &&
        !lines.some(isSignature)
      ) {
        return [join(lines, "break")];
      }
      return lines.map((line) => join([line], "space"));
    }),
  );
}

/** A line that says who wrote a story, or when: those around it are no stanza. */
const isSignature = ({ text }: Line): boolean =>
  findByline(text) !== undefined || findWrittenDate(text)?.words.trim() === text;

/** Stretches of lines in two halves, and what is between them. */
function partVerse(
  run: readonly Line[],
): readonly { readonly isVerse: boolean; readonly lines: readonly Line[] }[] {
  const parts: { isVerse: boolean; lines: Line[] }[] = [];
  for (const line of run) {
    const isVerse = findHemistichs(line.text) !== undefined;
    const last = parts.at(-1);
    if (last?.isVerse === isVerse) {
      last.lines.push(line);
    } else {
      parts.push({ isVerse, lines: [line] });
    }
  }
  const isCertain = ({ lines }: { lines: readonly Line[] }) =>
    lines.length > 1 || lines.some((line) => findHemistichs(line.text)?.mark !== "gap");
  return parts.every((part) => !part.isVerse || isCertain(part))
    ? parts
    : [{ isVerse: false, lines: run }];
}

function findRuns(text: string): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  let open: Line[] | undefined;
  let at = 0;
  // Form feeds, vertical tabs and paragraph separators end a line too (The Unicode Standard, section 5.8).
  for (const written of text.split(/[\n\f\v\u0085\u2029]/)) {
    const bare = written.replace(/^[ \t]+|[ \t]+$/g, "");
    if (isBlank(bare)) {
      open = undefined;
    } else {
      if (open === undefined) {
        open = [];
        runs.push(open);
      }
      const start = at + written.indexOf(bare);
      const indented = /^(?:\t| {2}|\u3000)/.test(written);
      open.push({ start, end: start + bare.length, text: bare, indented });
    }
    at += written.length + 1;
  }
  return runs;
}

/** The paragraphs of a wrapped run; `undefined` when it is not wrapped. */
function wrappedPieces(
  run: readonly Line[],
  widest: number,
): readonly (readonly Line[])[] | undefined {
  if (run.length < 2 || widest < NARROWEST_WRAP) {
    return undefined;
  }
  if (run.some((line) => width(line.text) > WIDEST_WRAP && line.text.includes(" "))) {
    return undefined;
  }
  if (run.filter((line) => OPENS_ITEM.test(line.text)).length > 1) {
    return undefined;
  }
  const indented = splitAtIndents(run);
  if (isWrapped(indented, run, widest)) {
    return indented;
  }
  const isProse = run.some((line) => STOP_INSIDE.test(line.text));
  const measure = isProse ? LEAST_MEASURE * widest : widest;
  const early = isProse ? EARLY_MEASURE * widest : widest;
  const ended = indented.flatMap((piece) => splitAtEnds(piece, early));
  const followed = ended.flatMap((piece) => piece.slice(0, -1));
  return followed.length >= ended.length && isWrapped(ended, run, measure) ? ended : undefined;
}

/** A short line that ends no sentence, right above wrapped prose: its title, as copies of pages have it. */
function titledPieces(
  [title, ...rest]: readonly Line[],
  widest: number,
): readonly (readonly Line[])[] | undefined {
  const [next] = rest;
  const isTitle =
    title !== undefined &&
    rest.length > 1 &&
    !/[.،؛,;:]$/u.test(title.text) &&
    !SENTENCE_END.test(title.text) &&
    !isFull(title, next, LEAST_MEASURE * widest);
  const pieces = isTitle ? wrappedPieces(rest, widest) : undefined;
  return title === undefined || pieces === undefined ? undefined : [[title], ...pieces];
}

/** Whether the lines that others follow in their piece are full, and end no sentence as a rule. */
function isWrapped(
  pieces: readonly (readonly Line[])[],
  run: readonly Line[],
  measure: number,
): boolean {
  const followed = pieces.flatMap((piece) => piece.slice(0, -1));
  if (followed.length === 0) {
    return false;
  }
  const stops = followed.filter((line) => SENTENCE_END.test(line.text)).length;
  if (followed.length > 1 && stops > followed.length / 2) {
    return false;
  }
  const followers = new Map(run.map((line, at) => [line, run[at + 1]]));
  const full = followed.filter((line) => isFull(line, followers.get(line), measure));
  return full.length >= FULL_SHARE * followed.length;
}

/** Whether the first word of the next line would not have fitted. */
function isFull(line: Line, next: Line | undefined, measure: number): boolean {
  const [word = ""] = (next?.text ?? "").split(/\s/, 1);
  return width(line.text) + 1 + width(word) > measure;
}

/** Parts a piece after each line that ends a sentence although the next word would have fitted. */
function splitAtEnds(piece: readonly Line[], measure: number): readonly (readonly Line[])[] {
  const parts: Line[][] = [[]];
  for (const [at, line] of piece.entries()) {
    parts.at(-1)?.push(line);
    const next = piece[at + 1];
    if (next !== undefined && SENTENCE_END.test(line.text) && !isFull(line, next, measure)) {
      parts.push([]);
    }
  }
  return parts;
}

function isShort(run: readonly Line[]): boolean {
  const stops = run.filter((line) => SENTENCE_END.test(line.text)).length;
  return run.every((line) => width(line.text) <= SHORT_LINE) && stops <= run.length / 2;
}

function splitAtIndents(run: readonly Line[]): readonly (readonly Line[])[] {
  if (run.every((line) => line.indented)) {
    return [run];
  }
  const parts: Line[][] = [];
  for (const line of run) {
    const last = parts.at(-1);
    if (last === undefined || line.indented) {
      parts.push([line]);
    } else {
      last.push(line);
    }
  }
  return parts;
}

/** Columns as an editor counts them: marks and invisible characters take none. */
const width = (text: string): number => text.replace(/[\p{M}\p{Cf}]/gu, "").length;

function join(lines: readonly Line[], lineEnds: ParagraphLines["lineEnds"]): ParagraphLines {
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, lineEnds };
}
