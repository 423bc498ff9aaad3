import { diagnostic, type Report } from "../diagnostics/index.ts";
import { type Article, type Block, blocksText, inlineText } from "../model/index.ts";

/** Characters of the opening words; a title this long still fits a window's title bar and a shelf. */
const LONGEST_TITLE = 60;

/** A character is two units at the most, and one more than fits tells that the text goes on. */
const MOST_UNITS = 2 * (LONGEST_TITLE + 1);

/** What an article without a word is called: every format demands a title. */
const NAMELESS = "—";

/** Neither blank nor a formatting character, such as a mark of direction, of which nobody sees anything. */
const SEEN = /[^\s\p{Cf}]/u;

/** The headline as plain text; without one the opening words of the body, and `article/no-headline`. */
export function deriveTitle(article: Article, report: Report): string {
  const headline = oneLine(inlineText(article.headline ?? []));
  if (SEEN.test(headline)) {
    return headline;
  }
  const title = openingWords(openingText(article.body)) || NAMELESS;
  report(
    diagnostic("article/no-headline", `no headline; the document is titled “${title}”`, {
      span: article.span ?? article.body[0]?.span,
      hints: ["give a headline, or --title on the command line"],
    }),
  );
  return title;
}

/** The text of as many blocks as a title can need: the rest of a long article is not looked at. */
function openingText(body: readonly Block[]): string {
  let text = "";
  for (const block of body) {
    text = oneLine(`${text} ${blocksText([block])}`);
    if (text.length > MOST_UNITS) {
      break;
    }
  }
  return text;
}

/** As many whole words as fit in `longest` characters, with an ellipsis when the text goes on. */
export function openingWords(text: string, longest: number = LONGEST_TITLE): string {
  // A character is two units at the most: the rest of a long article need not be counted.
  const characters = [...text.slice(0, 2 * (longest + 1))];
  if (characters.length <= longest) {
    return text;
  }
  const head = characters.slice(0, longest + 1).join("");
  const lastSpace = head.lastIndexOf(" ");
  const words = lastSpace > 0 ? head.slice(0, lastSpace) : characters.slice(0, longest).join("");
  // Punctuation at the cut would stand between the last word and the ellipsis.
  return `${words.replace(/[\s،؛,;:.\-–—(«"“]+$/u, "")}…`;
}

/** Line ends and runs of blanks are one space; no-break spaces stay. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\n\r\u2028\u2029]+/g, " ").trim();
}
