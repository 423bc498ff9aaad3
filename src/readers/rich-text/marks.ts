import { type Span, spanWithin } from "../../diagnostics/index.ts";
import type { Direction, Inline } from "../../model/index.ts";
import type { Run, RunMark } from "./runs.ts";

type SimpleMark =
  | "strong"
  | "emphasis"
  | "underline"
  | "strike"
  | "subscript"
  | "superscript"
  | "mark";

/** What editors call their marks, in lower case without hyphens and underscores. */
const SIMPLE_MARKS: ReadonlyMap<string, SimpleMark> = new Map([
  ["strong", "strong"],
  ["bold", "strong"],
  ["b", "strong"],
  ["emphasis", "emphasis"],
  ["em", "emphasis"],
  ["italic", "emphasis"],
  ["i", "emphasis"],
  ["underline", "underline"],
  ["u", "underline"],
  ["ins", "underline"],
  ["strike", "strike"],
  ["strikethrough", "strike"],
  ["s", "strike"],
  ["del", "strike"],
  ["subscript", "subscript"],
  ["sub", "subscript"],
  ["superscript", "superscript"],
  ["sup", "superscript"],
  ["highlight", "mark"],
  ["mark", "mark"],
]);

/** Marks that only say how words look, which is the template's business. */
const LOOKS = new Set([
  "textstyle",
  "color",
  "textcolor",
  "fontsize",
  "fontfamily",
  "backgroundcolor",
]);

/** The mark of program text: its words become a node without children. */
export const CODE_MARK: RunMark = {
  key: "code",
  wrap: (children, span) => ({ type: "strong", children, span }),
};

/** A mark without properties by the name an editor gives it, `"looks"` when it only colours; `undefined` when it is none that is known. */
export function markNamed(name: string): RunMark | "looks" | undefined {
  const settled = settleName(name);
  const type = SIMPLE_MARKS.get(settled);
  if (type !== undefined) {
    return { key: type, wrap: (children, span) => ({ type, children, span }) };
  }
  return settled === "code" ? CODE_MARK : LOOKS.has(settled) ? "looks" : undefined;
}

/** A name without regard to its fashion: `bullet_list`, `bulletList` and `bullet-list` are one. */
export const settleName = (name: string): string => name.replace(/[-_\s]/g, "").toLowerCase();

export function linkMark(url: string, title?: string): RunMark {
  return {
    key: `link ${url} ${title ?? ""}`,
    wrap: (children, span) => ({
      type: "link",
      url,
      ...(title === undefined ? {} : { title }),
      children,
      span,
    }),
  };
}

export function directionMark(direction: Direction): RunMark {
  return {
    key: `direction ${direction}`,
    wrap: (children, span) => ({ type: "isolate", direction, children, span }),
  };
}

export function languageMark(language: string): RunMark {
  return {
    key: `language ${language}`,
    wrap: (children, span) => ({ type: "span", language, children, span }),
  };
}

/** More marks than any editor has; nesting stays far from the end of the stack. */
const MOST_MARKS = 16;

/** The runs of one text of an editor: a line feed in it is a line end, and text marked as code is code. */
export function textRuns(value: string, span: Span, given: readonly RunMark[]): readonly Run[] {
  const marks = distinct(given);
  const isCode = marks.includes(CODE_MARK);
  const others = marks.filter((mark) => mark !== CODE_MARK).slice(0, MOST_MARKS);
  const runs: Run[] = [];
  for (const line of value.matchAll(/[^\n\r\u2028]+|\r\n|[\n\r\u2028]/g)) {
    const [words] = line;
    const place = spanWithin(span, value.length, line.index, line.index + words.length) ?? span;
    const inline: Inline = /^[\n\r\u2028]/.test(words)
      ? { type: "lineBreak", span: place }
      : { type: isCode ? "code" : "text", value: words, span: place };
    runs.push({ inline, marks: others });
  }
  return runs;
}

function distinct(marks: readonly RunMark[]): readonly RunMark[] {
  const seen = new Map<string, RunMark>();
  for (const mark of marks) {
    if (!seen.has(mark.key)) {
      seen.set(mark.key, mark);
    }
  }
  return [...seen.values()];
}
