import { type Inline, inlineText, type PreparedArticle, walkInlines } from "../../model/index.ts";
import type { Session } from "./session.ts";

/** What the head of a page shows. */
export interface RunningHead {
  readonly text: string;
  /**
   * The field that follows when an editor changes the words: `REF` to the headline, or `TITLE`. `STYLEREF` would not do: it
   * wants the name of a style in the language of the reader's Word. `undefined` for words that stand nowhere else.
   */
  readonly field: string | undefined;
}

/** The head of an article's pages, as the template asks for it. */
export function runningHeadOf(article: PreparedArticle, session: Session): RunningHead {
  const { publication, template } = session.input;
  switch (template.page.runningHead.head) {
    case "none":
      return { text: "", field: undefined };
    case "publication":
      return { text: publication.publication.title, field: "TITLE" };
    // Word's field for the heading of a page wants a style's name in the language of the reader's Word.
    case "first-heading":
    case "last-heading":
    case "title":
      return {
        text: article.shortTitle,
        field: repeatsHeadline(article) ? `REF ${headlineMark(article, session)}` : undefined,
      };
  }
}

/** Names the headline of an article for the heads of its pages; hidden in Word, since the name begins with `_`. */
export function markHeadline(article: PreparedArticle, session: Session): void {
  const { head } = session.input.template.page.runningHead;
  if (head !== "none" && head !== "publication" && repeatsHeadline(article)) {
    session.bookmarks.place(headlineMark(article, session));
  }
}

const headlineMark = (article: PreparedArticle, { input }: Session): string =>
  `_Head${input.publication.articles.indexOf(article) + 1}`;

/** True when the head shows just the words of the headline; a field would take notes and pictures along. */
function repeatsHeadline({ opening, shortTitle }: PreparedArticle): boolean {
  const line = opening.find((part) => part.kind === "line" && part.role === "title");
  const content: readonly Inline[] = line?.kind === "line" ? line.content : [];
  let hasObjects = false;
  walkInlines(content, (node) => {
    hasObjects ||= node.type === "note" || node.type === "image";
  });
  return !hasObjects && shortTitle !== "" && inlineText(content) === shortTitle;
}
