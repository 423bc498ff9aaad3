import { attribute, type Element, elementsOf } from "./element.ts";

/**
 * The `w:fldChar` of fields that begin and never end (17.16.18): they would take all text behind them for their
 * instruction. A text box and a note have fields of their own.
 */
export function unclosedFields(parts: readonly Element[]): ReadonlySet<Element> {
  const unclosed = new Set<Element>();
  const readStory = (story: Element): void => {
    const open: Element[][] = [];
    const walk = (element: Element): void => {
      for (const child of elementsOf(element)) {
        if (STORIES.has(child.name)) {
          readStory(child);
        } else if (child.name === "w:fldChar") {
          const type = attribute(child, "w:fldCharType");
          if (type === "begin") {
            open.push([child]);
          } else if (type === "separate") {
            open.at(-1)?.push(child);
          } else if (type === "end") {
            open.pop();
          }
        } else {
          walk(child);
        }
      }
    };
    walk(story);
    for (const mark of open.flat()) {
      unclosed.add(mark);
    }
  };
  for (const part of parts) {
    readStory(part);
  }
  return unclosed;
}

const STORIES: ReadonlySet<string> = new Set(["w:txbxContent", "w:footnote", "w:endnote"]);
