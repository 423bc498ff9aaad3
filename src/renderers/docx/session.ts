import type { Table as DocxTable, Paragraph } from "docx";
import type {
  Block,
  Direction,
  Inline,
  InlineMath,
  MathBlock,
  Note,
  PreparedArticle,
} from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { Points, Size } from "../../units/index.ts";
import type { ReflowableInput } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import type { BlockMarkBook } from "./block-marks.ts";
import type { BookmarkBook } from "./bookmarks.ts";
import type { CaptionBook } from "./caption.ts";
import type { CommentBook } from "./comments.ts";
import type { LanguagePair } from "./language.ts";
import type { Formula } from "./math/formula.ts";
import type { NoteBook } from "./notes.ts";
import type { NumberingBook } from "./numbering.ts";
import type { OwnDataBook } from "./own-data.ts";
import type { SectionNumberBook } from "./section-numbers.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";
import type { Box, BoxPlace } from "./styles/role-look.ts";
import type { StyleBook } from "./styles/style-book.ts";
import type { WrittenBlocks } from "./written-blocks.ts";

/** What stands in a body, a cell or a note, one under the other. */
export type BlockChild = Paragraph | DocxTable;

/** One document being written: its input, and the books in which parts of the package are kept until the end. */
export interface Session {
  readonly input: ReflowableInput;
  readonly context: RenderContext;
  readonly languages: LanguagePair;
  readonly styles: StyleBook;
  /** The habits of the article and the language at a place. */
  readonly profileFor: (place: Pick<Flow, "article" | "language">) => Profile;
  readonly numbering: NumberingBook;
  readonly sectionNumbers: SectionNumberBook;
  readonly notes: NoteBook;
  readonly bookmarks: BookmarkBook;
  readonly blockMarks: BlockMarkBook;
  readonly ownData: OwnDataBook;
  readonly captions: CaptionBook;
  readonly comments: CommentBook;
  readonly written: WrittenBlocks;
  /** Every formula of the publication, read. */
  readonly formulas: ReadonlyMap<MathBlock | InlineMath, Formula>;
  /** Handed on here, because blocks hold inlines and inlines hold notes, which hold blocks. */
  readonly renderBlocks: (
    blocks: readonly Block[],
    flow: Flow,
    session: Session,
  ) => readonly BlockChild[];
  readonly renderBlock: (block: Block, flow: Flow, session: Session) => readonly BlockChild[];
}

/** Room that is left at any depth: tables in lists in cells of tables reach out of their place rather than vanish. */
export const LEAST_WIDTH: Points = 18;

/** Where a block stands; a renderer hands a changed copy to what is inside. */
export interface Flow {
  readonly article: PreparedArticle;
  readonly direction: Direction;
  /** BCP 47. */
  readonly language: string;
  /** The style of a plain paragraph here. */
  readonly role: ParagraphRole;
  readonly box?: Box | undefined;
  readonly place?: BoxPlace | undefined;
  readonly align?: "start" | "center" | "end" | undefined;
  /** Lists around this place. */
  readonly depth: number;
  /** Room for pictures and tables. */
  readonly width: Points;
  /** What the picture of a figure in a gallery fills. */
  readonly frame?: Size | undefined;
  /** The note whose text this is: Word has no notes on notes. */
  readonly note?: Note | undefined;
  /** True in a table cell, where neither page breaks nor sections can be. */
  readonly inCell: boolean;
  /** Set before the first paragraph of a turn in an interview. */
  readonly lead?: readonly Inline[] | undefined;
  /** True for the first paragraph of a note, which begins with the note's number. */
  readonly opensNote?: boolean | undefined;
}
