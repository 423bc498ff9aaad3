import { isBlank } from "../source-text.ts";

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
  readonly lineEnds: "space" | "break";
}

/** A wrapped line is at most this wide, in characters without marks. */
const WIDEST_WRAP = 100;
/** Nobody wraps prose narrower than this. */
const NARROWEST_WRAP = 45;
/** Of the lines that another follows, the share that must be full in a wrapped run. */
const FULL_SHARE = 0.9;
/** Lines up to this width, several together, are a stanza, an address or a signature. */
const SHORT_LINE = 60;

const SENTENCE_END = /[.!?؟۔…:][»"”')\]]*$/u;
const OPENS_ITEM = /^(?:[-*•–—]|[\p{Nd}]{1,3}[.)\-–])\s/u;

/**
 * Finds the paragraphs of a plain text. Blank lines part it into runs; what the line ends inside a run mean is read
 * off the run itself:
 *
 * 1. *Wrapped prose* is one paragraph, its line ends are spaces. A run is wrapped when no line is wider than 100
 *    characters, the widest of the text reaches 45, and nine lines in ten are full: the first word of the next line
 *    would not have fitted. Runs of list items, or in which most lines end a sentence, are not wrapped. In a wrapped
 *    run an indented line opens a new paragraph when others are not indented.
 * 2. *Short lines* (up to 60 characters, hardly any ending a sentence), in a text that does part its paragraphs by
 *    blank lines, are one paragraph whose line ends are kept: a stanza, an address.
 * 3. Otherwise *each line is a paragraph*, as news agencies write.
 */
export function findParagraphs(text: string): readonly ParagraphLines[] {
  const runs = findRuns(text);
  const widest = Math.max(
    0,
    ...runs
      .filter((run) => run.length > 1)
      .flatMap((run) => run.map((line) => width(line.text)))
      .filter((wide) => wide <= WIDEST_WRAP),
  );
  return runs.flatMap((run) => {
    if (isWrapped(run, widest)) {
      return splitAtIndents(run).map((lines) => join(lines, "space"));
    }
    if (runs.length > 1 && run.length > 1 && isShort(run)) {
      return [join(run, "break")];
    }
    return run.map((line) => join([line], "space"));
  });
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

function isWrapped(run: readonly Line[], widest: number): boolean {
  const pieces = splitAtIndents(run);
  const followed = pieces.flatMap((piece) => piece.slice(0, -1));
  if (followed.length === 0 || widest < NARROWEST_WRAP) {
    return false;
  }
  if (run.some((line) => width(line.text) > WIDEST_WRAP && line.text.includes(" "))) {
    return false;
  }
  if (run.filter((line) => OPENS_ITEM.test(line.text)).length > 1) {
    return false;
  }
  const stops = followed.filter((line) => SENTENCE_END.test(line.text)).length;
  if (followed.length > 1 && stops > followed.length / 2) {
    return false;
  }
  const full = followed.filter((line) => {
    const next = run[run.indexOf(line) + 1]?.text ?? "";
    const [nextWord = ""] = next.split(/\s/, 1);
    return width(line.text) + 1 + width(nextWord) > widest;
  });
  return full.length >= FULL_SHARE * followed.length;
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
