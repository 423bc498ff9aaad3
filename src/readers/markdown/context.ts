import type { Definition, FootnoteDefinition, Nodes, PhrasingContent, RootContent } from "mdast";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { Block, Inline } from "../../model/index.ts";
import type { SourceText } from "../source-text.ts";

export type TextDirective = Extract<PhrasingContent, { type: "textDirective" }>;
export type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;
export type ContainerDirective = Extract<RootContent, { type: "containerDirective" }>;

/** What the conversion of a node needs to know; made anew, never changed, on the way down. */
export interface Context {
  readonly source: SourceText;
  /** BCP 47 tag of the article. */
  readonly language: string;
  readonly report: Report;
  /** Offset in the source of what the parser called offset 0; a front-matter field is parsed by itself. */
  readonly base: number;
  /** The place of everything, where offsets inside a quoted or folded front-matter value would be wrong. */
  readonly fixedSpan?: Span | undefined;
  /** The place of a node that the parser made without one. */
  readonly place: Span;
  /** How many quotations are open around. */
  readonly quotations: number;
  /** How many blocks and inlines are open around. */
  readonly depth: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly notes: NoteBook;
  /** Markdown that defines every link and note of the text, for a line that is parsed by itself. */
  readonly stubs: string;
  /** Levels by which the headings of the text lie above those of the model. */
  readonly headingShift: 0 | 1;
  // Blocks hold inlines and notes hold blocks; handing both down keeps the files free of cycles.
  readonly toInlines: (nodes: readonly PhrasingContent[], context: Context) => readonly Inline[];
  readonly toBlocks: (nodes: readonly RootContent[], context: Context) => readonly Block[];
  /** Parses one line of Markdown that stands in an attribute or a front-matter field. */
  readonly parseLine: (text: string, context: Context) => readonly Inline[];
}

/** The footnotes of a text: what they say and which have been referred to. */
export interface NoteBook {
  readonly definitions: ReadonlyMap<string, FootnoteDefinition>;
  /** How often each identifier is referred to. */
  readonly references: ReadonlyMap<string, number>;
  /** Identifiers that already stand as a note, with the id of the note. */
  readonly placed: Map<string, string>;
}

/** Deeper than any text is meant; recursion stays far from the end of the stack here and in every later stage. */
export const DEEPEST = 48;

/** Where a node was written; the place of what holds it where the parser does not say. */
export function spanOf(node: Nodes, context: Context): Span {
  const { position } = node;
  if (context.fixedSpan !== undefined) {
    return context.fixedSpan;
  }
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined
    ? context.place
    : context.source.span(start + context.base, end + context.base);
}

/** What the author typed for a node; empty where the parser does not say. */
export function typed(node: Nodes, context: Context): string {
  const span = spanOf(node, context);
  return context.source.text.slice(span.start.offset, span.end.offset);
}

/** The context for what stands inside `node`. */
export function inside(node: Nodes, context: Context): Context {
  return { ...context, place: spanOf(node, context), depth: context.depth + 1 };
}

/** Tells of something in the source that has no place in the model. */
export function unsupported(
  message: string,
  node: Nodes,
  context: Context,
  hints: readonly string[] = [],
): void {
  context.report(
    diagnostic("markdown/unsupported", message, { span: spanOf(node, context), hints }),
  );
}

/** All words in a node, for what is nested too deeply to be converted; does not recurse. */
export function flatText(node: Nodes): string {
  const parts: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ("value" in next) {
      parts.push(next.value);
    }
    if ("children" in next) {
      open.push(...[...next.children].reverse());
    }
  }
  return parts.join(" ").replace(/\s+/g, " ").trim();
}
