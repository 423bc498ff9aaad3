import {
  type Heading,
  type Inline,
  inlineText,
  type PreparedArticle,
  walkInlines,
} from "../../model/index.ts";
import type { HeadContent } from "../../template/index.ts";
import type { Session } from "./session.ts";

/** What the head of a page shows. */
export interface RunningHead {
  readonly text: string;
  /**
   * The field that follows when an editor changes the words: `REF` to the headline, `TITLE`, or `STYLEREF` to a heading by its
   * level; by its name, Word would want that in the language of its reader. `undefined` for words that stand nowhere else.
   */
  readonly field: string | undefined;
}

/** The head of an article's pages, as the template asks for it. */
export function runningHeadOf(
  article: PreparedArticle,
  content: HeadContent,
  session: Session,
): RunningHead {
  const { publication } = session.input;
  switch (content) {
    case "none":
      return { text: "", field: undefined };
    case "publication":
      return { text: publication.publication.title, field: "TITLE" };
    case "first-heading":
    case "last-heading":
      return headingOfPage(article, content, session);
    case "title":
      return {
        text: article.shortTitle,
        field: repeatsHeadline(article) ? `REF ${headlineMark(article, session)}` : undefined,
      };
  }
}

/** The heading of the highest level that the article has; until Word looks at its pages, the first of them. */
function headingOfPage(
  article: PreparedArticle,
  content: "first-heading" | "last-heading",
  session: Session,
): RunningHead {
  const headings = article.body.filter((block): block is Heading => block.type === "heading");
  const level = Math.min(...headings.map((heading) => heading.level));
  const first = headings.find((heading) => heading.level === level);
  if (first === undefined) {
    return runningHeadOf(article, "title", session);
  }
  // In a document of several articles the headings are one level down.
  const shown = level + (session.input.publication.articles.length > 1 ? 1 : 0);
  return {
    text: inlineText(first.children.filter((inline) => inline.type !== "note")),
    field: `STYLEREF ${shown}${content === "last-heading" ? " \\l" : ""}`,
  };
}

/** Names the headline of an article for the heads of its pages; hidden in Word, since the name begins with `_`. */
export function markHeadline(article: PreparedArticle, session: Session): void {
  const { head, versoHead } = session.input.template.page.runningHead;
  if ((head === "title" || versoHead === "title") && repeatsHeadline(article)) {
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
