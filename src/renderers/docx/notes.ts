import type { Paragraph as DocxParagraph } from "docx";
import { diagnostic } from "../../diagnostics/index.ts";
import { type Block, blocksText, type Inline, type Note } from "../../model/index.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { textWidth } from "./styles/role-look.ts";

/** The footnotes of one document, numbered from 1 in the order in which the text refers to them. */
export interface NoteBook {
  /** Reserves the next number; the text may be set later. */
  readonly reserve: () => number;
  readonly set: (id: number, children: readonly BlockChild[]) => void;
  /** As the `footnotes` of a document take them. */
  readonly toRecord: () => Readonly<
    Record<string, { readonly children: readonly DocxParagraph[] }>
  >;
}

export function createNoteBook(): NoteBook {
  const notes = new Map<number, readonly BlockChild[]>();
  let last = 0;
  return {
    reserve: () => {
      last += 1;
      return last;
    },
    set: (id, children) => {
      notes.set(id, children);
    },
    toRecord: () =>
      Object.fromEntries(
        [...notes]
          .sort(([one], [other]) => one - other)
          // A table is as good as a paragraph in a note (ECMA-376 17.11.10); docx's type is narrower than its writer.
          .map(([id, children]) => [
            String(id),
            { children: children as readonly DocxParagraph[] },
          ]),
      ),
  };
}

/** What stands at the place of a note: a reference, or its own words where Word can have no note. */
export type NoteReference =
  | { readonly kind: "reference"; readonly id: number }
  | { readonly kind: "text"; readonly inlines: readonly Inline[] };

/** Adds a note to the document and says what its place in the text shows. */
export function addNote(note: Note, flow: Flow, session: Session): NoteReference {
  if (flow.note !== undefined) {
    session.context.report(
      diagnostic("docx/unsupported-node", "Word has no notes inside notes", {
        span: note.span,
        hints: ["its text is printed in parentheses"],
      }),
    );
    return { kind: "text", inlines: inParentheses(note.children) };
  }
  const id = session.notes.reserve();
  const inside: Flow = {
    article: flow.article,
    direction: flow.article.direction,
    language: flow.article.article.language,
    role: "note",
    depth: 0,
    width: textWidth(session.input.template),
    note,
    inCell: false,
  };
  const { bookmarks, comments } = session;
  const blocks = bookmarks.apart(() => comments.apart(() => noteBlocks(note, inside, session)));
  session.notes.set(id, blocks);
  return { kind: "reference", id };
}

/** The number stands in the first paragraph; a note that begins otherwise gets a paragraph for it. */
function noteBlocks(note: Note, flow: Flow, session: Session): readonly BlockChild[] {
  const [first, ...rest] = note.children;
  const opening: Flow = { ...flow, opensNote: true };
  return first?.type === "paragraph"
    ? [
        ...session.renderBlock(first, opening, session),
        ...session.renderBlocks(rest, flow, session),
      ]
    : [
        ...session.renderBlock({ type: "paragraph", children: [] }, opening, session),
        ...session.renderBlocks(note.children, flow, session),
      ];
}

/** Inline matter keeps its form where the note is plain paragraphs; anything else becomes its text. */
function inParentheses(blocks: readonly Block[]): readonly Inline[] {
  const inside = blocks.flatMap((block, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ type: "text", value: " " } as const]),
    ...(block.type === "paragraph"
      ? block.children
      : [{ type: "text", value: blocksText([block]).replaceAll("\n", " ") } as const]),
  ]);
  return [{ type: "text", value: " (" }, ...inside, { type: "text", value: ")" }];
}
