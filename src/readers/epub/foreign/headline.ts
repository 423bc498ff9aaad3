import {
  type Article,
  type Block,
  build,
  type Heading,
  type Inline,
  inlineText,
} from "../../../model/index.ts";

/** What stands above the body of a chapter, and the body without it. */
export interface Headed extends Pick<Article, "headline" | "kicker"> {
  readonly body: readonly Block[];
  /** Ids of what is no longer in the body: links to them mean the chapter. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Takes the title of a chapter off its text: the heading that opens it, and the one below where the contents join both to
 * one line («الفصل الأول: البداية»). The headings that are left begin at level 1. `title` is how the contents call it.
 */
export function takeHeadline(blocks: readonly Block[], title: string | undefined): Headed {
  const opening = blocks.findIndex(({ type }) => type !== "pageBreak" && type !== "divider");
  const last = blocks.findLastIndex(({ type }) => type !== "pageBreak" && type !== "divider");
  const rest = opening === -1 ? [] : blocks.slice(opening, last + 1);
  const [first, second] = rest;
  if (first?.type === "heading" && second?.type === "heading" && joins(title, first, second)) {
    return headed([first, second], rest.slice(2), {
      kicker: first.children,
      headline: second.children,
    });
  }
  const all = rest.flatMap((block) => (block.type === "heading" ? [block.level] : []));
  if (first?.type === "heading" && isTitle(first, title, Math.min(...all))) {
    return headed([first], rest.slice(1), { headline: first.children });
  }
  // Some programs make headings of paragraphs.
  const isNamed = first?.type === "paragraph" && title !== undefined && title !== "";
  if (isNamed && bare(inlineText(first.children)) === bare(title)) {
    return headed([], rest.slice(1), { headline: first.children });
  }
  const headline: readonly Inline[] | undefined =
    title === undefined || title === "" ? undefined : [build.text(title)];
  return headed([], rest, headline === undefined ? {} : { headline });
}

function headed(
  taken: readonly Heading[],
  rest: readonly Block[],
  lines: Pick<Article, "headline" | "kicker">,
): Headed {
  const levels = rest.flatMap((block) => (block.type === "heading" ? [block.level] : []));
  const raise = Math.min(6, ...levels) - 1;
  const body = rest.map((block) =>
    block.type === "heading" && levels.length > 0
      ? { ...block, level: levelOf(block.level - raise) }
      : block,
  );
  return { ...lines, body, ids: new Set(taken.flatMap(({ id }) => id ?? [])) };
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;
const levelOf = (level: number): Heading["level"] => LEVELS.find((one) => one === level) ?? 6;

/** Letters and digits alone: contents leave out marks, and write other dashes than the text. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

const wordsOf = (heading: Heading): string => bare(inlineText(heading.children));

const joins = (title: string | undefined, first: Heading, second: Heading): boolean =>
  title !== undefined &&
  wordsOf(first) !== "" &&
  wordsOf(second) !== "" &&
  bare(title) === wordsOf(first) + wordsOf(second);

function isTitle(heading: Heading, title: string | undefined, highest: number): boolean {
  const words = wordsOf(heading);
  if (title === undefined || title === "") {
    return heading.level <= Math.max(2, highest);
  }
  const named = bare(title);
  return heading.level === highest || named.includes(words) || words.includes(named);
}
