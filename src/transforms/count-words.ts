import {
  blocksText,
  type FrontPart,
  inlineText,
  type PreparedPublication,
} from "../model/index.ts";

/** Words that are printed, headings and captions included and notes not: what stands between blanks and has a letter or digit. */
export function countWords({ articles }: PreparedPublication): number {
  return articles
    .flatMap(({ opening, body, closing }) => [
      ...opening.map(partText),
      blocksText(body),
      ...closing.map(partText),
    ])
    .reduce((sum, text) => sum + wordsIn(text), 0);
}

function wordsIn(text: string): number {
  let count = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || learnKind(unit);
    if (kind === BLANK) {
      isCounted = false;
    } else if (!isCounted && (kind === COUNTING || (kind === HALF && isCounting(text, at)))) {
      isCounted = true;
      count += 1;
    }
  }
  return count;
}

/** By UTF-16 unit; 0 is not known yet. */
const kinds = new Uint8Array(0x10000);
const BLANK = 1;
/** A letter or digit. */
const COUNTING = 2;
/** Of a surrogate pair. */
const HALF = 3;
const OTHER = 4;

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = /\s/.test(character)
    ? BLANK
    : /\p{Cs}/u.test(character)
      ? HALF
      : isCounting(character, 0)
        ? COUNTING
        : OTHER;
  kinds[unit] = kind;
  return kind;
}

const isCounting = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));

function partText(part: FrontPart): string {
  switch (part.kind) {
    case "line":
      return inlineText(part.content);
    case "figure":
      return blocksText([part.figure]);
    case "blocks":
      return blocksText(part.blocks);
    case "points":
      return [part.title, ...part.points.map(inlineText)].join("\n");
  }
}
