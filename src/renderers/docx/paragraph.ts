import { BookmarkEnd, BookmarkStart, Paragraph, TextRun } from "docx";
import type { Inline } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import { toTwips } from "../../units/index.ts";
import { asParagraphChildren, type RunChild } from "./run-child.ts";
import { inlineRuns } from "./runs.ts";
import type { Flow, Session } from "./session.ts";
import { PARAGRAPH_ROLES, type ParagraphRole } from "./styles/paragraph-roles.ts";

/** What a paragraph is beside its text. */
export interface ParagraphExtras {
  /** Instead of the flow's. */
  readonly role?: ParagraphRole | undefined;
  readonly numbering?: { readonly list: number; readonly level: number } | undefined;
  /** Depth of the list that a `listContinue` belongs to. */
  readonly continues?: number | undefined;
  readonly closes?: "list" | "figure" | undefined;
  readonly startsPage?: boolean | undefined;
  /** What begins on its page with this paragraph. */
  readonly opens?: "article" | "titlePage" | undefined;
  /** Set by hand, where no style can know it. */
  readonly indentStart?: Points | undefined;
}

/** docx writes a list that it does not know as its name in braces; the finishing pass puts the number there. */
export const LIST_REFERENCE = "list";

/** One paragraph of inlines in the style that its role and place ask for. */
export function paragraph(
  inlines: readonly Inline[],
  flow: Flow,
  session: Session,
  extras: ParagraphExtras = {},
): Paragraph {
  const role = extras.role ?? flow.role;
  const children = inlineRuns(inlines, flow, PARAGRAPH_ROLES[role].look, session);
  return paragraphOf(children, flow, session, extras);
}

/** The same for runs that are ready. */
export function paragraphOf(
  children: readonly RunChild[],
  flow: Flow,
  session: Session,
  extras: ParagraphExtras = {},
): Paragraph {
  const style = session.styles.paragraph({
    role: extras.role ?? flow.role,
    direction: flow.direction,
    box: flow.box,
    place: flow.place,
    align: flow.align,
    depth: extras.continues,
    closes: extras.closes,
    opens: extras.opens,
  });
  const bookmarks = session.bookmarks.take();
  const [commentStarts, commentEnds] = session.comments.take();
  return new Paragraph({
    style,
    ...(extras.numbering === undefined
      ? {}
      : {
          numbering: {
            reference: LIST_REFERENCE,
            instance: extras.numbering.list,
            level: extras.numbering.level,
          },
        }),
    ...(extras.startsPage === true ? { pageBreakBefore: true } : {}),
    ...(extras.indentStart === undefined ? {} : { indent: { left: toTwips(extras.indentStart) } }),
    children: asParagraphChildren([
      ...commentStarts,
      ...bookmarks.map(({ name, id }) => new BookmarkStart(name, id)),
      ...(flow.opensNote === true ? [afterNoteNumber(flow)] : []),
      ...children,
      ...bookmarks.map(({ id }) => new BookmarkEnd(id)),
      ...commentEnds,
    ]),
  });
}

/** docx writes the number of a note by itself; the space after it is ours. */
const afterNoteNumber = ({ direction }: Flow): RunChild =>
  new TextRun({ text: " ", ...(direction === "rtl" ? { rightToLeft: true } : {}) });
