import { createCollector, type Report, type Span } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  checkArticle,
  type Direction,
  type Heading,
  type Inline,
} from "../../model/index.ts";
import { readHtmlBlocks, readHtmlInlines } from "../html/index.ts";
import { readMarkdown } from "../markdown/read-markdown.ts";
import { readText } from "../text/read-text.ts";
import type { JsonText, JsonValue } from "./json-value.ts";
import type { Losses } from "./losses.ts";

/** Reads texts of other formats that stand in the strings of a JSON, with their places in the file. */
export interface EmbeddedTexts {
  readonly html: (value: JsonValue) => readonly Block[];
  /** HTML of one line, such as a caption; nothing where there are no words. */
  readonly line: (value: JsonValue | undefined) => readonly Inline[];
  readonly markdown: (value: JsonValue) => readonly Block[];
  /** Plain text, as its own reader reads it; with `guess` also its headline, byline and dateline. */
  readonly plain: (value: JsonValue, guess: boolean) => Article | undefined;
}

export function embeddedTexts(given: {
  readonly language: string;
  readonly direction: Direction;
  readonly report: Report;
  readonly losses: Losses;
  /** Whether plain text that was copied out of pages is mended. */
  readonly repair: boolean;
}): EmbeddedTexts {
  const { language, direction, report, losses, repair } = given;
  const context = (text: JsonText) => ({
    language,
    direction,
    report,
    place: text.span,
    tally: losses.tally,
  });
  const options = { source: "", language };
  return {
    html: (value) => readHtmlBlocks(value.content.text, context(value.content)).blocks,
    line: (value) => {
      const content = value?.content;
      return content === undefined || content.text.trim() === ""
        ? []
        : readHtmlInlines(content.text, context(content)).inlines;
    },
    markdown: (value) => {
      const { text, span } = value.content;
      // A line before it keeps an opening line of hyphens from being front matter.
      const place = (start: number, end: number) => span(Math.max(0, start - 1), end - 1);
      const article = relocated(
        (inner) => readMarkdown(`\n${text}`, options, inner),
        place,
        report,
      );
      const opening: readonly Block[] =
        article?.headline === undefined
          ? []
          : [{ type: "heading", level: 1, children: article.headline }];
      const isShifted = !/^ {0,3}(?:# |={2,} *$)/m.test(text);
      const body = article?.body ?? [];
      return [...opening, ...(isShifted ? body.map(lowered) : body)];
    },
    plain: (value, guess) => {
      const { text, span } = value.content;
      return relocated(
        (inner) => readText(text, { ...options, guess, repair }, inner),
        span,
        report,
      );
    },
  };
}

/** What a reader makes of an inner text, with the places of the file for those of the text. */
function relocated(
  read: (report: Report) => Article | undefined,
  place: (start: number, end: number) => Span,
  report: Report,
): Article | undefined {
  const inner = createCollector();
  const article = read(inner.report);
  for (const found of inner.diagnostics) {
    // An empty card is nothing that anyone needs to hear of.
    if (found.code !== "input/empty") {
      const { span } = found;
      report(
        span === undefined ? found : { ...found, span: place(span.start.offset, span.end.offset) },
      );
    }
  }
  return article === undefined ? undefined : checkArticle(moved(article, place)).value;
}

function moved(value: unknown, place: (start: number, end: number) => Span): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => moved(item, place));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      name === "span" && isSpan(member)
        ? place(member.start.offset, member.end.offset)
        : moved(member, place),
    ]),
  );
}

const isSpan = (value: unknown): value is Span =>
  typeof value === "object" && value !== null && "start" in value && "end" in value;

const LOWER: Readonly<Record<Heading["level"], Heading["level"]>> = {
  1: 2,
  2: 3,
  3: 4,
  4: 5,
  5: 6,
  6: 6,
};

/** The level that was written, which the reader of Markdown raised where there was no first one. */
const lowered = (block: Block): Block =>
  block.type === "heading" ? { ...block, level: LOWER[block.level] } : block;
