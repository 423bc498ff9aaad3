import { checker, runProgram } from "./checkers.ts";

/** A line as it stands on the page of a PDF, without regard to what its text layer makes of it. */
export interface SeenLine {
  readonly page: number;
  /** From left to right. */
  readonly characters: string;
}

/**
 * The lines of a PDF as poppler sees them: words by their places, which LibreOffice writes in visual order. Wide spaces, and
 * dots that are glyphs of their own, are where poppler cuts a line into several; what stands side by side is put together.
 */
export function seenLines(pdf: string): readonly SeenLine[] {
  const { stdout, status, stderr } = runProgram(checker("pdftotext"), ["-bbox-layout", pdf, "-"]);
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout.split("<page ").flatMap((page, number) => {
    let lines: readonly (readonly SeenWord[])[] = [];
    for (const [, words = ""] of page.matchAll(/<line [^>]*>(.*?)<\/line>/gs)) {
      const piece = [...words.matchAll(WORD)].map(([, ...given]): SeenWord => {
        const [left = 0, top = 0, right = 0] = given.slice(0, 3).map(Number);
        return { left, top, right, word: given[3] ?? "" };
      });
      // A piece may be what joins two others.
      const joined = lines.filter((line) => standBeside(line, piece));
      lines = [...lines.filter((line) => !joined.includes(line)), [...joined.flat(), ...piece]];
    }
    return lines.map((line) => ({
      page: number,
      characters: [...line]
        .sort((one, other) => one.left - other.left)
        .map(({ word }) => decoded(word))
        .join(" "),
    }));
  });
}

/** In points, from the upper left corner. */
interface SeenWord {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly word: string;
}

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</g;

/** Less than between two columns of a newspaper, and less than from line to line. */
const BESIDE = { across: 13, down: 7 };

function standBeside(one: readonly SeenWord[], other: readonly SeenWord[]): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  return Math.abs(a.top - b.top) < BESIDE.down && gap < BESIDE.across;
}

const boundsOf = (words: readonly SeenWord[]): Omit<SeenWord, "word"> => ({
  left: Math.min(...words.map(({ left }) => left)),
  right: Math.max(...words.map(({ right }) => right)),
  top: Math.min(...words.map(({ top }) => top)),
});

const decoded = (word: string): string =>
  word
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/**
 * Letters alone: marks, signs, numbers of notes and items, and strokes that lengthen words stand elsewhere in each. Of IBM Plex
 * Sans Arabic LibreOffice leaves nūn and yāʾ with hamza out of the text layer where they end a word.
 */
export const lettersOf = (text: string): string =>
  text.normalize("NFKC").replace(/[^\p{L}]|[\u0640\u0646\u0626]/gu, "");

const RTL = "\\p{Script=Arabic}\\p{Script=Hebrew}";
/** From a letter of one direction to the last before one of the other. */
const RIGHT_TO_LEFT = new RegExp(`[${RTL}](?:[^\\p{L}]*[${RTL}])*`, "gu");
const LEFT_TO_RIGHT = new RegExp(`(?![${RTL}])\\p{L}(?:[^\\p{L}]*(?![${RTL}])\\p{L})*`, "gu");

/** The first word of a line as it is read, and all letters of the line. */
export interface ReadLine {
  readonly first: string;
  readonly letters: string;
}

/**
 * A seen line in the order in which it is read: turned when it runs from right to left, and what stands together in the
 * other direction turned in it (UAX #9, rule L2, for two levels).
 */
export function readLine({ characters }: SeenLine, direction: "ltr" | "rtl"): ReadLine {
  const turned = (text: string) => [...text].reverse().join("");
  const line = characters
    .normalize("NFKC")
    .replace(/\p{M}|\u0640/gu, "")
    // Strokes that lengthen words have no letter of their own, and are given some Latin one.
    .replace(WITH_FILLERS, (word) => word.replace(FILLER, ""));
  const read =
    direction === "rtl"
      ? turned(line).replace(LEFT_TO_RIGHT, turned)
      : line.replace(RIGHT_TO_LEFT, turned);
  const first = read
    .split(/\s+/)
    .map(lettersOf)
    .find((word) => word !== "");
  return { first: first ?? "", letters: lettersOf(read) };
}

/** A word with an Arabic letter in it. */
const WITH_FILLERS = new RegExp(`[^\\s]*[${RTL}][^\\s]*`, "gu");
const FILLER = new RegExp(`(?![${RTL}])\\p{L}`, "gu");

/**
 * Whether letters stand in `text` one after the other, the first word first. Inside a word their order does not count: a
 * ligature is extracted as its letters, in the order of reading, where the line is in the order of sight.
 */
export function createFinder(text: string): (line: ReadLine) => boolean {
  const weights = new Map<string, number>();
  const weightOf = (letter: string): number => {
    const known = weights.get(letter) ?? ((weights.size + 1) * 2_654_435_761) % 2 ** 32;
    weights.set(letter, known);
    return known;
  };
  const letters = [...text];
  const sums = [0];
  for (const letter of letters) {
    sums.push((sums.at(-1) ?? 0) + weightOf(letter));
  }
  const sumOf = (part: readonly string[]) =>
    part.reduce((sum, letter) => sum + weightOf(letter), 0);
  const between = (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  return ({ first, letters: wanted }) => {
    const [head, all] = [[...first], [...wanted]];
    const [headSum, sum] = [sumOf(head), sumOf(all)];
    for (let at = 0; at + all.length <= letters.length; at += 1) {
      if (between(at, at + all.length) === sum && between(at, at + head.length) === headSum) {
        return true;
      }
    }
    return false;
  };
}
