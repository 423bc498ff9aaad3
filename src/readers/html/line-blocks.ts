import type { Element, Nodes } from "hast";
import {
  type Block,
  type Divider,
  type Inline,
  inlineText,
  languageDirection,
  type Paragraph,
} from "../../model/index.ts";
import { at, type Context, spanOver } from "./context.ts";
import { isBlankText, isElement } from "./element.ts";
import { pictureBlocks, picturesOnly } from "./figures.ts";
import { formulaOf } from "./formulas.ts";
import { dressed } from "./inlines.ts";
import { insideBlock, localFields } from "./language-of.ts";
import { isLargePicture, isPicture } from "./pictures.ts";
import { takeId } from "./targets.ts";
import { droppedKind } from "./visibility.ts";
import { splitParagraphs } from "./whitespace.ts";

/** The paragraphs of a line; one of nothing but pictures is figures, and pictures at its ends stand by themselves. */
export function lineBlocks(nodes: readonly Nodes[], context: Context): readonly Block[] {
  const whole = nodes.filter((node) => !isGap(node));
  const images = picturesOnly(whole, context);
  if (images !== undefined) {
    return pictureBlocks(images, nodes, context);
  }
  let start = 0;
  let end = whole.length;
  while (start < end && isFloating(whole[start])) {
    start += 1;
  }
  while (end > start && isFloating(whole[end - 1])) {
    end -= 1;
  }
  if (start === 0 && end === whole.length) {
    return paragraphs(nodes, context);
  }
  const first = whole[start];
  const last = whole[end - 1];
  const middle =
    first === undefined || last === undefined
      ? []
      : nodes.slice(nodes.indexOf(first), nodes.indexOf(last) + 1);
  const figures = (some: readonly Nodes[]): readonly Block[] => {
    const found = picturesOnly(
      some.filter((node) => isElement(node) && node.tagName !== "br"),
      context,
    );
    return found === undefined ? [] : pictureBlocks(found, some, context);
  };
  return [
    ...figures(whole.slice(0, start)),
    ...paragraphs(middle, context),
    ...figures(whole.slice(end)),
  ];
}

/** White space and comments: what holds nothing of a line. */
export const isGap = (node: Nodes): boolean =>
  (node.type === "text" && isBlankText(node.value)) || node.type === "comment";

function isFloating(node: Nodes | undefined): boolean {
  if (node === undefined || !isElement(node)) {
    return false;
  }
  if (node.tagName === "br") {
    return true;
  }
  if (isPicture(node)) {
    return isLargePicture(node) && droppedKind(node) === undefined && formulaOf(node) === undefined;
  }
  const inner = node.children.filter((child) => !isGap(child));
  return (
    /^(?:a|span|b|strong|em|i|font)$/.test(node.tagName) &&
    inner.length > 0 &&
    inner.every(isFloating)
  );
}

/** A line of stars between two parts of a text, as books have it. */
const STARS = /^\s*(?:\*(?:\s*\*){2,}|⁂|[•·](?:\s*[•·]){2,})\s*$/u;

function paragraphs(nodes: readonly Nodes[], context: Context): readonly Block[] {
  const inlines = wornBy(context.wrappers, nodes, context);
  const fields = localFields(context);
  const parts = splitParagraphs(inlines);
  if (parts.length === 0) {
    return [];
  }
  return parts.map((children, part): Paragraph | Divider => {
    const span =
      parts.length === 1
        ? spanOver(
            nodes.filter((node) => !isGap(node)),
            context,
          )
        : spanOfInlines(children);
    if (STARS.test(inlineText(children))) {
      return { type: "divider", ...(part === 0 ? takeId(context) : {}), ...at(span) };
    }
    return lifted({
      type: "paragraph",
      ...(part === 0 ? takeId(context) : {}),
      children,
      ...fields,
      ...at(span),
    });
  });
}

/** The inlines of a line with the elements around its block put around them. */
function wornBy(
  wrappers: readonly Element[],
  nodes: readonly Nodes[],
  context: Context,
): readonly Inline[] {
  const [outer, ...inner] = wrappers;
  const within = { ...insideBlock(context), wrappers: [] };
  if (outer === undefined) {
    return context.toInlines(nodes, within);
  }
  return dressed(outer, within, (next) =>
    wornBy(inner, nodes, { ...next, inherited: context.inherited }),
  );
}

/** A paragraph that is all in another language is itself in it. */
function lifted(paragraph: Paragraph): Paragraph {
  const [only] = paragraph.children;
  if (
    paragraph.children.length !== 1 ||
    only?.type !== "span" ||
    paragraph.language !== undefined
  ) {
    return paragraph;
  }
  const { direction: around, ...rest } = paragraph;
  const own = languageDirection(only.language);
  const direction = only.direction ?? around ?? own;
  return {
    ...rest,
    children: only.children,
    language: only.language,
    ...(direction === own ? {} : { direction }),
  };
}

function spanOfInlines(inlines: readonly Inline[]) {
  const spans = inlines.map(({ span }) => span).filter((span) => span !== undefined);
  const [first] = spans;
  const last = spans.at(-1);
  return first === undefined || last === undefined ? undefined : { ...first, end: last.end };
}
