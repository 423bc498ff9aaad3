import { CommentRangeEnd, CommentRangeStart, CommentReference, TextRun } from "docx";
import type { RunChild } from "./run-child.ts";
import type { BlockChild } from "./session.ts";

/** The comments of one document, each at the first paragraph after its place. */
export interface CommentBook {
  readonly add: (children: readonly BlockChild[]) => void;
  /** What the next paragraph sets around its text. */
  readonly take: () => readonly [before: readonly RunChild[], after: readonly RunChild[]];
  /** What `make` makes while comments wait takes none of them. */
  readonly apart: <Made>(make: () => Made) => Made;
  readonly all: () => readonly Comment[];
}

interface Comment {
  readonly id: number;
  readonly children: readonly BlockChild[];
}

export function createCommentBook(): CommentBook {
  const comments: Comment[] = [];
  let waiting: number[] = [];
  return {
    add: (children) => {
      const id = comments.length;
      comments.push({ id, children });
      waiting.push(id);
    },
    take: () => {
      const ids = waiting;
      waiting = [];
      return [
        ids.map((id) => new CommentRangeStart(id)),
        ids.flatMap((id) => [
          new CommentRangeEnd(id),
          new TextRun({ children: [new CommentReference(id)] }),
        ]),
      ];
    },
    apart: (make) => {
      const held = waiting;
      waiting = [];
      const made = make();
      waiting = [...held, ...waiting];
      return made;
    },
    all: () => comments,
  };
}
