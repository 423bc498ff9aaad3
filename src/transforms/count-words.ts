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
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

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
