import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  directionOf,
  examineOrder,
  hasPresentationForms,
  inLogicalOrder,
  type LineOrder,
  lettersOfForms,
  withoutEmbeddings,
} from "../../repair/index.ts";
import { createSourceText, type SourceText } from "../source-text.ts";
import { findFurniture } from "./page-furniture.ts";

/** A line of a repaired text, and the line of the source that it was. */
interface RepairedLine {
  readonly text: string;
  readonly source: number;
  /** Characters that were taken off its beginning. */
  readonly dropped: number;
}

const HINT = "read it with --repair to have it put right";

/** Words of a diagnostic for each order that lines can be copied in. */
const COPIED: Readonly<Record<Exclude<LineOrder, "logical">, string>> = {
  letters: "letters stand as they are seen, from left to right",
  words: "words stand as they are seen, from left to right",
  runs: "stretches between numbers stand as they are seen, from left to right",
};

/**
 * Looks for what copying out of pages does to a text: another order than that of reading, presentation forms, running
 * heads and folios between the lines. Without `repair` all of it is only reported. With it, lines are put in the order
 * they are read in, forms become letters, heads and folios go and what they parted is joined; places still lead to the
 * source, for a changed line to the whole of it.
 */
export function repairSource(source: SourceText, repair: boolean, report: Report): SourceText {
  const given = source.text.split("\n");
  const starts = lineStarts(given);
  const spanOf = (line: number) => {
    const start = starts[line] ?? 0;
    return source.span(start, start + (given[line]?.length ?? 0));
  };
  const tell = (line: number, message: string) =>
    report(
      diagnostic("input/guessed", message, {
        span: spanOf(line),
        ...(repair ? {} : { hints: [HINT] }),
      }),
    );

  const { as, score, lines: copied } = examineOrder(given);
  const copiedAt = copied.flatMap((isCopied, at) => (isCopied ? [at] : []));
  const withForms = given.flatMap((line, at) => (hasPresentationForms(line) ? [at] : []));
  const embedded = given.flatMap((line, at) =>
    EMBEDDED.test(line) && copied[at] !== true ? [at] : [],
  );
  const furniture = findFurniture(given).lines;
  const hasPages = repair && source.text.includes("\f");
  if (!hasPages && copiedAt.length + withForms.length + embedded.length + furniture.length === 0) {
    return source;
  }

  const base = directionOf(source.text);
  let uncertain = 0;
  const read = given.map((line, at) => {
    const isCopied = copied[at] === true;
    const opens = (given[at - 1] ?? "").trim() === "";
    const ordered = isCopied ? inLogicalOrder(line.trim(), as, { base, opens }) : undefined;
    uncertain += ordered?.isCertain === false && as.order === "letters" ? 1 : 0;
    return lettersOfForms(ordered?.text ?? withoutEmbeddings(line));
  });
  const [firstCopied = 0] = copiedAt;
  if (as.order !== "logical") {
    const doubt =
      uncertain > 0 && repair ? `; look at ${uncertain} of them that may read otherwise` : "";
    tell(
      firstCopied,
      `${countOf(copiedAt.length)} whose ${COPIED[as.order]} (score ${score.toFixed(2)}), ` +
        `"${sample(given[firstCopied])}" for "${sample(read[firstCopied])}"${doubt}`,
    );
  }
  if (withForms.length > 0) {
    const [first = 0] = withForms;
    tell(first, `${countOf(withForms.length)} in presentation forms instead of letters`);
  }
  if (embedded.length > 0) {
    const [first = 0] = embedded;
    tell(first, `${countOf(embedded.length)} between embeddings that copying has put around them`);
  }
  if (furniture.length > 0) {
    const [first = 0] = furniture;
    const what = `${countOf(furniture.length)} that look like running heads or page numbers`;
    const heads = [...new Set(furniture.map((at) => given[at]?.trim() ?? ""))];
    const named = heads.slice(0, 3).map((head) => `"${sample(head)}"`);
    tell(first, `${what}: ${named.join(", ")}${heads.length > named.length ? ", …" : ""}`);
  }
  if (!repair) {
    return source;
  }
  const whole = as.order === "words" ? withWholeWords(read, copied) : read;
  const spaced = isDoubleSpaced(whole)
    ? whole.map((line) => (line === "" ? undefined : line))
    : whole;
  const kept = withoutFurniture(spaced, new Set(furniture));
  return relocated(source, kept, (line) => read[line] === given[line], spanOf);
}

const countOf = (lines: number): string => (lines === 1 ? "1 line" : `${lines} lines`);

/** The opening of a line, for a message. */
const sample = (line = ""): string => {
  const words = line.replace(/[\u202a-\u202e\u2066-\u2069\f]/g, "").trim();
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
};

function lineStarts(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

const ENDS_SENTENCE = /[.!?؟۔…:][»"”')\]]*$/u;

/** A line that is embedded from its beginning, as pdftotext writes lines of right-to-left pages. */
const EMBEDDED = /^\s*[\u202a\u202b]/;

/** Lines from which on a text can be told to have a blank line after each. */
const FEWEST_SPACED = 6;

/** Whether a blank line stands after every line, as MuPDF copies pages: then blank lines part no paragraphs. */
function isDoubleSpaced(lines: readonly (string | undefined)[]): boolean {
  const written = lines.flatMap((line, at) =>
    line === undefined || line.trim() === "" ? [] : [at],
  );
  const parted = written.filter((at) => (lines[at + 1] ?? "").trim() === "");
  const ended = written.filter((at) => ENDS_SENTENCE.test(lines[at]?.trim() ?? ""));
  return (
    written.length >= FEWEST_SPACED &&
    parted.length >= 0.9 * written.length &&
    ended.length < written.length / 2
  );
}

/** A letter that joins none after it, and hangs below the next: where it does, copying may take the rest for a line. */
const ENDS_CUT = /[رزژوؤدذڑ]$/u;
/** A line of which a part was taken for the line before it is no shorter than this share of the longest, joined. */
const FULL_LINE = 0.75;

/** Joins lines that were cut in two inside a word; what stands at the left came first. The first of both is `undefined`. */
function withWholeWords(
  lines: readonly string[],
  copied: readonly boolean[],
): readonly (string | undefined)[] {
  const joined: (string | undefined)[] = [...lines];
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const left = joined[at] ?? "";
    const right = lines[at + 1] ?? "";
    const width = left.length + right.length;
    const isCut =
      copied[at] === true &&
      copied[at + 1] === true &&
      ENDS_CUT.test(right) &&
      /^\p{L}/u.test(left) &&
      width <= 1.1 * widest &&
      width >= FULL_LINE * widest;
    if (isCut) {
      joined[at + 1] = `${right}${left}`;
      joined[at] = undefined;
    }
  }
  return joined;
}

/** Without the lines of pages, and without the blank lines around them where they parted a sentence. */
function withoutFurniture(
  lines: readonly (string | undefined)[],
  furniture: ReadonlySet<number>,
): readonly RepairedLine[] {
  const kept: RepairedLine[] = [];
  let at = 0;
  while (at < lines.length) {
    const text = lines[at];
    if (text === undefined) {
      at += 1;
      continue;
    }
    const isBlank = text.trim() === "";
    if (!isBlank && !furniture.has(at)) {
      const dropped = /^\f*/.exec(text)?.[0].length ?? 0;
      kept.push({ text: text.slice(dropped), source: at, dropped });
      at += 1;
      continue;
    }
    let end = at;
    let hasFurniture = false;
    while (end < lines.length && (furniture.has(end) || (lines[end] ?? "").trim() === "")) {
      hasFurniture ||= furniture.has(end) || (lines[end] ?? "").includes("\f");
      end += 1;
    }
    const isParted = hasFurniture && !ENDS_SENTENCE.test(kept.at(-1)?.text.trim() ?? ".");
    if (!isParted) {
      kept.push({ text: "", source: at, dropped: 0 });
    }
    at = end;
  }
  return kept;
}

/** The repaired lines as a source whose places are those of the lines they were. */
function relocated(
  source: SourceText,
  lines: readonly RepairedLine[],
  isSame: (line: number) => boolean,
  spanOf: (line: number) => ReturnType<SourceText["span"]>,
): SourceText {
  const repaired = createSourceText(source.name, lines.map(({ text }) => text).join("\n"));
  const placeOf = (offset: number, side: "start" | "end") => {
    const { line, column } = repaired.pointAt(offset);
    const { source: original = 0, dropped = 0 } = lines[line - 1] ?? {};
    const { start, end } = spanOf(original);
    if (isSame(original)) {
      return source.pointAt(start.offset + dropped + column - 1);
    }
    return side === "start" ? start : end;
  };
  return {
    name: source.name,
    text: repaired.text,
    pointAt: (offset) => placeOf(offset, "start"),
    span: (start, end) => ({
      source: source.name,
      start: placeOf(start, "start"),
      end: placeOf(end, "end"),
    }),
  };
}
