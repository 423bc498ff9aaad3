import type { Element, Nodes } from "hast";
import type { Inline } from "../../model/index.ts";
import { at, type Context, DEEPEST, spanOf } from "./context.ts";
import type { NoteBook } from "./notes.ts";

/** The note that an element refers to, at its first reference; a later one points there. `[]` for what stands in a note already. */
export function noteInlines(element: Element, context: Context): readonly Inline[] | undefined {
  const { notes } = context;
  if (notes.consumed.has(element)) {
    return [];
  }
  const body = notes.references.get(element);
  if (body === undefined || context.depth >= DEEPEST) {
    return undefined;
  }
  const span = at(spanOf(element, context));
  const placed = notes.placed.get(body);
  if (placed !== undefined) {
    return [
      {
        type: "superscript",
        children: [{ type: "crossReference", target: placed, children: [], ...span }],
        ...span,
      },
    ];
  }
  const id = `note-${notes.placed.size + 1}`;
  notes.placed.set(body, id);
  const children = context.toBlocks(body.content, {
    ...context,
    notes: { ...notes, consumed: withoutOwn(notes.consumed, body.whole) },
    depth: context.depth + 1,
    inherited: context.local,
    dress: new Set(),
    isInLink: false,
    wrappers: [],
    quotations: 0,
  });
  const isShared = body.references.length > 1;
  return [{ type: "note", ...(isShared ? { id } : {}), children, ...span }];
}

/** The content of a note is content where the note stands. */
const withoutOwn = (consumed: NoteBook["consumed"], own: readonly Nodes[]): NoteBook["consumed"] =>
  own.length === 0 ? consumed : { has: (node) => consumed.has(node) && !own.includes(node) };
