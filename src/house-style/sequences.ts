import type { Span } from "../diagnostics/index.ts";
import type {
  Article,
  Block,
  Figure,
  Image,
  Inline,
  Publication,
  Rights,
  TableRow,
  WritingHabits,
} from "../model/index.ts";
import { habitsOf } from "../profile/index.ts";
import type { TextRole } from "./rule.ts";

/** Steps from the input down to a value in it, as in `input.body[0]`. */
export type Path = readonly (string | number)[];

/** Inlines that are read in one line, and where they stand. A text of the model that is a string is one inline. */
export interface Sequence {
  readonly inlines: readonly Inline[];
  /** Where `inlines` is in the input, or the string that stands for them. */
  readonly path: Path;
  readonly isString: boolean;
  readonly language: string;
  /** Name of the profile that the article asks for. */
  readonly profile: string | undefined;
  /** What it asks of the profile. */
  readonly habits: WritingHabits;
  readonly role: TextRole;
  /** True for the words of others. */
  readonly isQuoted: boolean;
}

interface Surroundings {
  readonly path: Path;
  readonly language: string;
  readonly profile: string | undefined;
  readonly habits: WritingHabits;
  readonly role: TextRole;
  readonly isQuoted: boolean;
}

/** Every run of text of the input that is printed, in the order of printing; the Qurʾān, code and formulas are none. */
export function sequencesOf(input: Article | Publication): readonly Sequence[] {
  const found: Sequence[] = [];
  const { language, profile } = input;
  const habits = habitsOf(input);
  const whole: Surroundings = {
    path: [],
    language,
    profile,
    habits,
    role: "label",
    isQuoted: false,
  };
  if (input.type === "article") {
    articleSequences(input, whole, found);
    return found;
  }
  const headline = { ...whole, role: "headline" } as const;
  addString(input.title, undefined, "title", headline, found);
  addString(input.subtitle, undefined, "subtitle", headline, found);
  addString(input.description, undefined, "description", whole, found);
  addRights(input.rights, undefined, whole, found);
  for (const [at, part] of (input.parts ?? []).entries()) {
    const inside = { ...headline, path: ["parts", at] };
    addString(part.title, undefined, "title", inside, found);
    addString(part.subtitle, undefined, "subtitle", inside, found);
  }
  for (const [at, article] of input.articles.entries()) {
    articleSequences(article, { ...whole, path: ["articles", at] }, found);
  }
  return found;
}

function articleSequences(article: Article, around: Surroundings, found: Sequence[]): void {
  const { language, profile = around.profile } = article;
  const habits = habitsOf(article, around.habits);
  const here: Surroundings = { ...around, language, profile, habits, role: "paragraph" };
  const headline = { ...here, role: "headline" } as const;
  addInlines(article.kicker, "kicker", headline, found);
  addInlines(article.headline, "headline", headline, found);
  addInlines(article.deck, "deck", headline, found);
  addString(article.shortHeadline, article.span, "shortHeadline", headline, found);
  if (article.hero !== undefined) {
    figureSequences(article.hero, below(here, "hero"), found);
  }
  addBlocks(article.abstract, "abstract", here, found);
  for (const [at, point] of article.summaryPoints.entries()) {
    addInlines(point, at, { ...below(here, "summaryPoints"), role: "listItem" }, found);
  }
  addBlocks(article.body, "body", here, found);
  addRights(article.rights, article.span, here, found);
  for (const at of article.corrections.keys()) {
    const inside = below(below(here, "corrections"), at);
    addInlines(article.corrections[at]?.text, "text", inside, found);
  }
}

/** The notice is printed; what names the licence stays as it is. */
function addRights(
  rights: Rights | undefined,
  span: Span | undefined,
  around: Surroundings,
  found: Sequence[],
): void {
  addString(rights?.notice, span, "notice", { ...below(around, "rights"), role: "label" }, found);
}

const below = (around: Surroundings, step: string | number): Surroundings => ({
  ...around,
  path: [...around.path, step],
});

function addInlines(
  inlines: readonly Inline[] | undefined,
  step: string | number,
  around: Surroundings,
  found: Sequence[],
): void {
  if (inlines !== undefined && inlines.length > 0) {
    const here = below(around, step);
    found.push({ inlines, isString: false, ...here });
    for (const [at, inline] of inlines.entries()) {
      insideInline(inline, below(here, at), found);
    }
  }
}

function addString(
  value: string | undefined,
  span: Span | undefined,
  step: string,
  around: Surroundings,
  found: Sequence[],
): void {
  if (value !== undefined && value !== "") {
    const text: Inline = { type: "text", value, ...(span === undefined ? {} : { span }) };
    found.push({ inlines: [text], isString: true, ...below(around, step) });
  }
}

/** Notes and pictures stand apart from the line that they are in. */
function insideInline(inline: Inline, here: Surroundings, found: Sequence[]): void {
  switch (inline.type) {
    case "note":
      addBlocks(inline.children, "children", { ...here, role: "note", isQuoted: false }, found);
      return;
    case "image":
      imageSequences(inline.image, below(here, "image"), found);
      return;
    case "text":
    case "code":
    case "honorific":
    case "number":
    case "lineBreak":
    case "inlineMath":
      return;
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "link":
    case "crossReference":
    case "span":
    case "isolate":
    case "quotation":
    case "date":
    case "abbreviation":
    case "mark": {
      const children = below(here, "children");
      const language = inline.type === "span" ? inline.language : here.language;
      for (const [at, child] of inline.children.entries()) {
        insideInline(child, { ...below(children, at), language }, found);
      }
      return;
    }
  }
}

function imageSequences(image: Image, here: Surroundings, found: Sequence[]): void {
  addString(image.alt, image.span, "alt", { ...here, role: "label" }, found);
}

function figureSequences(figure: Figure, around: Surroundings, found: Sequence[]): void {
  const here = { ...around, language: figure.language ?? around.language };
  imageSequences(figure.image, below(here, "image"), found);
  addInlines(figure.caption, "caption", { ...here, role: "caption" }, found);
  addInlines(figure.credit, "credit", { ...here, role: "label" }, found);
}

function addBlocks(
  blocks: readonly Block[],
  step: string | number,
  around: Surroundings,
  found: Sequence[],
): void {
  const here = below(around, step);
  for (const [at, block] of blocks.entries()) {
    const inside = below(here, at);
    blockSequences(block, { ...inside, language: block.language ?? inside.language }, found);
  }
}

function blockSequences(block: Block, here: Surroundings, found: Sequence[]): void {
  const label = { ...here, role: "label" } as const;
  const caption = { ...here, role: "caption" } as const;
  const quoted = { ...here, isQuoted: true } as const;
  switch (block.type) {
    case "paragraph":
      addInlines(block.children, "children", here, found);
      return;
    case "heading":
      addInlines(block.children, "children", { ...here, role: "heading" }, found);
      return;
    case "list":
      for (const [at, item] of block.items.entries()) {
        const inside = below(below(here, "items"), at);
        addBlocks(item.children, "children", { ...inside, role: "listItem" }, found);
      }
      return;
    case "quote":
      addBlocks(block.children, "children", quoted, found);
      addInlines(block.attribution, "attribution", label, found);
      return;
    case "pullQuote":
      addInlines(block.children, "children", here, found);
      addInlines(block.attribution, "attribution", label, found);
      return;
    case "verse":
      for (const [at, line] of block.lines.entries()) {
        const inside = below(below(below({ ...here, role: "verse" }, "lines"), at), "hemistichs");
        for (const [part, hemistich] of line.hemistichs.entries()) {
          addInlines(hemistich, part, inside, found);
        }
      }
      addInlines(block.poet, "poet", label, found);
      return;
    case "figure":
      figureSequences(block, here, found);
      return;
    case "gallery":
      for (const [at, figure] of block.figures.entries()) {
        figureSequences(figure, below(below(here, "figures"), at), found);
      }
      addInlines(block.caption, "caption", caption, found);
      return;
    case "table":
      addInlines(block.caption, "caption", caption, found);
      addRows(block.head, "head", here, found);
      addRows(block.body, "body", here, found);
      addRows(block.foot, "foot", here, found);
      addInlines(block.credit, "credit", label, found);
      return;
    case "aside":
      addInlines(block.title, "title", { ...here, role: "heading" }, found);
      addBlocks(block.children, "children", here, found);
      return;
    case "qa":
      addInlines(block.questioner, "questioner", label, found);
      addBlocks(block.question, "question", here, found);
      addInlines(block.speaker, "speaker", label, found);
      addBlocks(block.answer, "answer", quoted, found);
      return;
    case "embed":
      addInlines(block.fallback, "fallback", label, found);
      return;
    case "raw":
      addBlocks(block.fallback, "fallback", here, found);
      return;
    case "quran":
      // Its words are nobody's to mend; their place is counted as the country counts.
      addString(block.ayahs, block.span, "ayahs", label, found);
      return;
    case "code":
    case "math":
    case "divider":
    case "pageBreak":
      return;
  }
}

function addRows(
  rows: readonly TableRow[],
  step: string,
  around: Surroundings,
  found: Sequence[],
): void {
  for (const [at, row] of rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      const path = [...around.path, step, at, "cells", column];
      addBlocks(cell.children, "children", { ...around, path, role: "cell" }, found);
    }
  }
}
