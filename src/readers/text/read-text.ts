import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  build,
  type Inline,
  type List,
  type Verse,
} from "../../model/index.ts";
import { type ReadOptions, settle } from "../reader.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { createGuess, type Guess } from "./guess.ts";
import { findHemistichs } from "./hemistichs.ts";
import { recogniseBlocks, type TextBlock } from "./recognise-blocks.ts";
import { recogniseSurroundings } from "./recognise-opening.ts";
import { repairSource } from "./repair-source.ts";
import { findUnits, type TextUnit } from "./text-unit.ts";

/**
 * Reads a plain text: its paragraphs, as `findParagraphs` finds them, are the body. What looks like a headline, a byline,
 * a dateline, a heading, a list or verse is taken for it where that is sure enough, and each time the author hears of it;
 * with `guess: false` nothing is. What copying out of pages has done to the text is reported, and with `repair` mended.
 */
export function readText(text: string, options: ReadOptions, report: Report): Article | undefined {
  const settings = settle(options);
  const given = createSourceText(settings.source, text);
  if (isBlank(given.text)) {
    report(
      diagnostic("input/empty", `${given.name} has no text`, {
        span: given.span(0, given.text.length),
      }),
    );
    return undefined;
  }
  const source = repairSource(given, options.repair === true, report);
  const guess: Guess = options.guess === false ? () => false : createGuess(source, report);
  const found = recogniseSurroundings(findUnits(source), guess);
  const { headline, bylines, dateline, published, forDesk } = found;
  const body = recogniseBlocks(found.body, guess).map((block) => toBlock(source, block));
  return {
    ...build.article(body, { kind: settings.kind, language: settings.language }),
    ...(headline === undefined ? {} : { headline: toInlines(source, headline) }),
    bylines,
    ...(dateline === undefined ? {} : { dateline }),
    dates: published === undefined ? {} : { published },
    ...(forDesk.length === 0 ? {} : { editorialNote: forDesk.join("\n") }),
    span: given.span(0, given.text.length),
  };
}

function toBlock(source: SourceText, block: TextBlock): Block {
  switch (block.type) {
    case "paragraph":
      return {
        type: "paragraph",
        children: toInlines(source, block.unit),
        ...at(source, block.unit),
      };
    case "heading": {
      const { level, unit } = block;
      return { type: "heading", level, children: toInlines(source, unit), ...at(source, unit) };
    }
    case "divider":
      return { type: "divider", ...at(source, block.unit) };
    case "verse":
      return toVerse(source, block.unit);
    case "list":
      return toList(source, block);
  }
}

const at = (source: SourceText, { start, end }: { start: number; end: number }) => ({
  span: source.span(start, end),
});

function toInlines(
  source: SourceText,
  { start, end, lineEnds }: Pick<TextUnit, "start" | "end" | "lineEnds">,
): readonly Inline[] {
  const children: Inline[] = [];
  let from = start;
  const addText = (until: number) => {
    const value = source.text.slice(from, until).replace(/[ \t]*\n[ \t]*/g, " ");
    if (value !== "") {
      children.push({ type: "text", value, span: source.span(from, until) });
    }
  };
  // U+2028 is a line end inside a paragraph whatever the lines around it mean.
  const breaks = lineEnds === "space" ? /[ \t]*\u2028[ \t]*/g : /[ \t]*[\n\u2028][ \t]*/g;
  for (const match of source.text.slice(start, end).matchAll(breaks)) {
    const found = start + match.index;
    addText(found);
    from = found + match[0].length;
    children.push({ type: "lineBreak", span: source.span(found, from) });
  }
  addText(end);
  return children;
}

function toVerse(source: SourceText, unit: TextUnit): Verse {
  let from = unit.start;
  const lines = source.text
    .slice(unit.start, unit.end)
    .split("\n")
    .map((written) => {
      const line = written.trim();
      const start = from + written.indexOf(line);
      from += written.length + 1;
      const words = (half: { start: number; end: number }) =>
        toInlines(source, { start: start + half.start, end: start + half.end, lineEnds: "space" });
      const halves = findHemistichs(line);
      return {
        hemistichs:
          halves === undefined
            ? ([words({ start: 0, end: line.length })] as const)
            : ([words(halves.first), words(halves.second)] as const),
        ...at(source, { start, end: start + line.length }),
      };
    });
  return { type: "verse", lines, ...at(source, unit) };
}

function toList(source: SourceText, { items }: Extract<TextBlock, { type: "list" }>): List {
  const [first] = items;
  const last = items.at(-1);
  return {
    type: "list",
    style: first?.style ?? "bullet",
    items: items.map(({ unit, begin }) => {
      const { start, end, lineEnds } = unit;
      const words = { start: start + begin, end, lineEnds };
      return {
        children: [{ type: "paragraph", children: toInlines(source, words), ...at(source, words) }],
        ...at(source, unit),
      };
    }),
    ...at(source, { start: first?.unit.start ?? 0, end: last?.unit.end ?? 0 }),
  };
}
