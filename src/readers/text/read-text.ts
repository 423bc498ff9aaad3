import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type Article, build, type Inline, type Paragraph } from "../../model/index.ts";
import { type ReadOptions, settle } from "../reader.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { findParagraphs, type ParagraphLines } from "./paragraphs.ts";

/**
 * Reads a plain text: its paragraphs, as `findParagraphs` finds them, are the body. Nothing is made of them: no line
 * is taken for a headline, a byline or a dateline.
 */
export function readText(text: string, options: ReadOptions, report: Report): Article | undefined {
  const settings = settle(options);
  const source = createSourceText(settings.source, text);
  if (isBlank(source.text)) {
    report(
      diagnostic("input/empty", `${source.name} has no text`, {
        span: source.span(0, source.text.length),
      }),
    );
    return undefined;
  }
  const body = findParagraphs(source.text).map((found) => toParagraph(source, found));
  return {
    ...build.article(body, { kind: settings.kind, language: settings.language }),
    span: source.span(0, source.text.length),
  };
}

function toParagraph(source: SourceText, { start, end, lineEnds }: ParagraphLines): Paragraph {
  const children: Inline[] = [];
  let at = start;
  const addText = (until: number) => {
    const value = source.text.slice(at, until).replace(/[ \t]*\n[ \t]*/g, " ");
    if (value !== "") {
      children.push({ type: "text", value, span: source.span(at, until) });
    }
  };
  // U+2028 is a line end inside a paragraph whatever the lines around it mean.
  const breaks = lineEnds === "break" ? /[ \t]*[\n\u2028][ \t]*/g : /[ \t]*\u2028[ \t]*/g;
  for (const match of source.text.slice(start, end).matchAll(breaks)) {
    const found = start + match.index;
    addText(found);
    at = found + match[0].length;
    children.push({ type: "lineBreak", span: source.span(found, at) });
  }
  addText(end);
  return { type: "paragraph", children, span: source.span(start, end) };
}
