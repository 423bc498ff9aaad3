import { authorOf } from "./changes.ts";
import { attribute, childrenOf, type Element, elementsOf, textIn } from "./element.ts";

/** A remark in the margin. */
export interface Comment {
  readonly author: string | undefined;
  readonly text: string;
  /** The words that it stands at. */
  readonly words: string;
  /** The paragraph that it begins in, from 1. */
  readonly paragraph: number | undefined;
}

/** The most words that are quoted. */
const LONGEST_QUOTE = 60;

export function readComments(comments: Element | undefined, body: Element): readonly Comment[] {
  const places = findPlaces(body);
  return childrenOf(comments, "w:comment").flatMap((comment): readonly Comment[] => {
    const text = linesOf(comment).join("\n").trim();
    const place = places.get(attribute(comment, "w:id") ?? "");
    return text === ""
      ? []
      : [
          {
            author: authorOf(comment),
            text,
            words: shortened(place?.words ?? ""),
            paragraph: place?.paragraph,
          },
        ];
  });
}

/** All comments as one note for the desk, each with who made it and where. */
export function editorialNote(comments: readonly Comment[]): string | undefined {
  const lines = comments.map(({ author, text, words, paragraph }) => {
    if (author === OURS && words === "") {
      return text;
    }
    const place =
      words === "" ? (paragraph === undefined ? "" : `¶${paragraph}`) : `¶${paragraph} «${words}»`;
    const lead = [author, place].filter((part) => part !== undefined && part !== "").join(", ");
    return lead === "" ? text : `${lead}: ${text}`;
  });
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** The author of comments that the writer makes of a note for the desk. */
const OURS = "warraq";

/** The note that came from the article itself, without what was said where. */
export const withoutPlace = (comment: Comment): Comment =>
  comment.author === OURS ? { ...comment, words: "" } : comment;

const linesOf = (comment: Element): readonly string[] =>
  childrenOf(comment, "w:p").map((paragraph) => lettersOf(paragraph).trim());

const lettersOf = (element: Element): string =>
  elementsOf(element)
    .map((child) =>
      child.name === "w:t" ? textIn(child) : child.name === "w:br" ? "\n" : lettersOf(child),
    )
    .join("");

interface Mark {
  words: string;
  paragraph: number | undefined;
}

function findPlaces(body: Element): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const open = new Set<Mark>();
  let paragraphs = 0;
  const walk = (element: Element): void => {
    for (const child of elementsOf(element)) {
      const id = attribute(child, "w:id") ?? "";
      switch (child.name) {
        case "w:p":
          paragraphs += 1;
          walk(child);
          for (const mark of open) {
            mark.words += " ";
          }
          break;
        case "w:commentRangeStart": {
          const mark: Mark = { words: "", paragraph: Math.max(1, paragraphs) };
          marks.set(id, mark);
          open.add(mark);
          break;
        }
        case "w:commentRangeEnd": {
          const mark = marks.get(id);
          if (mark !== undefined) {
            open.delete(mark);
          }
          break;
        }
        case "w:commentReference":
          if (!marks.has(id)) {
            marks.set(id, { words: "", paragraph: Math.max(1, paragraphs) });
          }
          break;
        case "w:t":
          for (const mark of open) {
            mark.words += textIn(child);
          }
          break;
        default:
          walk(child);
      }
    }
  };
  walk(body);
  return marks;
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  const characters = [...plain];
  return characters.length <= LONGEST_QUOTE
    ? plain
    : `${characters.slice(0, LONGEST_QUOTE).join("")}…`;
}
