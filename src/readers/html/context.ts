import type { Element, Nodes } from "hast";
import type { Report, Span } from "../../diagnostics/index.ts";
import type { Block, Direction, Inline } from "../../model/index.ts";
import type { NoteBook } from "./notes.ts";
import type { Loss, Tally } from "./tally.ts";

/** What a piece of HTML stands in. */
export interface HtmlContext {
  /** BCP 47 tag of the text around. */
  readonly language: string;
  /** Base direction of the text around; that of the language when absent. */
  readonly direction?: Direction | undefined;
  readonly report: Report;
  /**
   * The place in the file of the units `[start, end)` of the HTML, which may stand in a JSON string or in CDATA; `undefined` where
   * that cannot be told.
   */
  readonly place: (start: number, end: number) => Span | undefined;
  /** The address that relative links and pictures stand for; they stay as they are when absent. */
  readonly baseUrl?: string | undefined;
  /** Names of elements that links of other texts lead to, and that therefore keep an id; none when absent. */
  readonly wanted?: ReadonlySet<string> | undefined;
  /** The address of the page, which its relative links stand for; pictures beside the file do not. */
  readonly pageUrl?: string | undefined;
  /** Where losses are counted; when absent, they are reported after each call, one diagnostic a kind. */
  readonly tally?: Tally | undefined;
}

/** What a piece of HTML says in the model; its notes stand where they are referred to. */
export interface HtmlContent {
  readonly blocks: readonly Block[];
  /** What was left out or has no place, counted by kind. */
  readonly losses: readonly Loss[];
}

/** A line of HTML, such as a headline, in the model. */
export interface HtmlLine {
  readonly inlines: readonly Inline[];
  readonly losses: readonly Loss[];
}

export interface Local {
  readonly language: string;
  readonly direction: Direction;
}

/** What emphasis is open around; one inside itself says nothing. */
export type Dress =
  | "strong"
  | "emphasis"
  | "underline"
  | "strike"
  | "subscript"
  | "superscript"
  | "mark";

/** What the conversion of a node needs to know; made anew, never changed, on the way down. */
export interface Context {
  /** The text that positions count in. */
  readonly text: string;
  readonly place: (start: number, end: number) => Span | undefined;
  readonly tally: Tally;
  readonly baseUrl: string | undefined;
  readonly pageUrl: string | undefined;
  /** What holds at this place. */
  readonly local: Local;
  /** What the node of the model around says. */
  readonly inherited: Local;
  readonly dress: ReadonlySet<Dress>;
  readonly isInLink: boolean;
  readonly keepsLines: boolean;
  readonly quotations: number;
  /** How many blocks and inlines are open around in the model. */
  readonly depth: number;
  /** Inline elements that stand around blocks; each paragraph within wears them. */
  readonly wrappers: readonly Element[];
  readonly notes: NoteBook;
  readonly targets: Targets;
  // Blocks hold inlines and notes hold blocks; handing both down keeps the files free of cycles.
  readonly toBlocks: (nodes: readonly Nodes[], context: Context) => readonly Block[];
  readonly toInlines: (nodes: readonly Nodes[], context: Context) => readonly Inline[];
}

/** The ids that links of the text lead to, on their way from an element to the block it stands in. */
export interface Targets {
  /** Ids and names that some link leads to and some element has, with the id in the model. */
  readonly wanted: ReadonlyMap<string, string>;
  /** Met and not yet given to a block. */
  pending: string[];
  /** Ids in the model whose block has another one. */
  readonly aliases: Map<string, string>;
}

/** Deeper than any text is meant; recursion stays far from the end of the stack here and in every later stage. */
export const DEEPEST = 40;

/** Where a node was written; undefined for what the parser put in. */
export function spanOf(node: Nodes, context: Context): Span | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : context.place(start, end);
}

/** From the first to the last of some nodes. */
export function spanOver(nodes: readonly Nodes[], context: Context): Span | undefined {
  const placed = nodes.filter((node) => node.position !== undefined);
  const start = placed[0]?.position?.start.offset;
  const end = placed.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined || end < start
    ? undefined
    : context.place(start, end);
}

/** `span` as a field, where there is one. */
export const at = (span: Span | undefined): { readonly span?: Span } =>
  span === undefined ? {} : { span };

/** Counts something that the model has no place for. */
export function lost(what: string, node: Nodes, context: Context): void {
  context.tally.add("input/lost", what, spanOf(node, context));
}

/** Counts something that is no content and is left out. */
export function dropped(what: string, node: Nodes, context: Context): void {
  context.tally.add("input/dropped", what, spanOf(node, context));
}
