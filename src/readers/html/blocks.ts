import type { Element, Nodes } from "hast";
import type { Block, Heading, Inline } from "../../model/index.ts";
import { boxBlocks } from "./boxes.ts";
import { isCaptionedPicture } from "./captions.ts";
import { at, type Context, DEEPEST, dropped, lost, spanOf } from "./context.ts";
import { attribute, filled, hasClass, isElement, numberOf, styleOf, textOf } from "./element.ts";
import { embedOf } from "./embeds.ts";
import { figureBlocks, galleryBlocks, isGallery, pictureBlocks, picturesOnly } from "./figures.ts";
import { flatListBlocks, flatRun } from "./flat-lists.ts";
import { formulaOf } from "./formulas.ts";
import { holdsBlocks } from "./kinds.ts";
import { insideBlock, localFields, localise } from "./language-of.ts";
import { isGap, lineBlocks } from "./line-blocks.ts";
import { definitionBlocks, listBlocks } from "./lists.ts";
import { noteInlines } from "./note-inlines.ts";
import { codeBlocks } from "./program-text.ts";
import { quoteBlocks } from "./quotes.ts";
import { tableBlocks } from "./tables.ts";
import { takeId, takeTargets } from "./targets.ts";
import { droppedKind } from "./visibility.ts";
import { collapse, isBlankLine } from "./whitespace.ts";

/** The blocks of some nodes: what stands in a line between blocks is paragraphs. */
export function convertBlocks(nodes: readonly Nodes[], context: Context): readonly Block[] {
  const blocks: Block[] = [];
  let line: Nodes[] = [];
  const flush = () => {
    if (line.length > 0) {
      blocks.push(...lineBlocks(line, context));
      line = [];
    }
  };
  let next = 0;
  while (next < nodes.length) {
    const index = next;
    const node = nodes[index];
    next += 1;
    if (node === undefined || context.notes.consumed.has(node)) {
      continue;
    }
    if (!isElement(node) || !standsAlone(node, context)) {
      line.push(node);
      continue;
    }
    flush();
    const run = context.depth < DEEPEST ? flatRun(nodes, index) : undefined;
    if (run === undefined) {
      blocks.push(...elementBlocks(node, context));
    } else {
      blocks.push(...flatListBlocks(run.items, context));
      next = run.end;
    }
  }
  flush();
  return blocks;
}

function standsAlone(element: Element, context: Context): boolean {
  if (context.notes.references.has(element)) {
    return false;
  }
  if (element.tagName === "script") {
    return (
      formulaOf(element)?.isDisplayed === true ||
      attribute(element, "dataTelegramPost") !== undefined
    );
  }
  if (isPageBreak(element)) {
    return true;
  }
  if (droppedKind(element) !== undefined) {
    return false;
  }
  return holdsBlocks(element) || formulaOf(element)?.isDisplayed === true;
}

/** A rule that word processors write where a page ends, and hide. */
const isPageBreak = (element: Element): boolean =>
  element.tagName === "hr" && styleOf(element).get("page-break-before") === "always";

function elementBlocks(element: Element, context: Context): readonly Block[] {
  if (isPageBreak(element)) {
    return [{ type: "pageBreak", ...at(spanOf(element, context)) }];
  }
  const kind = droppedKind(element);
  if (kind !== undefined && kind !== "nothing" && element.tagName !== "script") {
    dropped(kind, element, context);
    return [];
  }
  takeTargets(element, context);
  const note = noteInlines(element, context);
  if (note !== undefined) {
    return note.length === 0
      ? []
      : [{ type: "paragraph", children: note, ...at(spanOf(element, context)) }];
  }
  const local = localise(element, context);
  const span = at(spanOf(element, context));
  const formula = formulaOf(element);
  if (formula !== undefined) {
    const alt = formula.alt === undefined ? {} : { alt: formula.alt };
    return [{ type: "math", ...takeId(context), tex: formula.tex, ...alt, ...span }];
  }
  const embed = embedOf(element, insideBlock(local));
  if (embed !== undefined) {
    return [
      {
        type: "embed",
        ...takeId(context),
        url: embed.url,
        fallback: embed.words,
        ...localFields(local),
        ...span,
      },
    ];
  }
  if (context.depth >= DEEPEST) {
    lost("elements nested too deeply are kept as plain words", element, context);
    const value = textOf(element).replace(/\s+/g, " ").trim();
    return value === ""
      ? []
      : [{ type: "paragraph", children: [{ type: "text", value, ...span }], ...span }];
  }
  return namedBlocks(element, local);
}

function namedBlocks(element: Element, context: Context): readonly Block[] {
  const { tagName } = element;
  switch (tagName) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return headingBlocks(element, Number(tagName.slice(1)), context);
    case "hr":
      return [{ type: "divider", ...at(spanOf(element, context)) }];
    case "ul":
    case "ol":
    case "menu":
    case "dir":
      return isGallery(element) ? galleryBlocks(element, context) : listBlocks(element, context);
    case "dl":
      return isGallery(element)
        ? galleryBlocks(element, context)
        : definitionBlocks(element, context);
    case "blockquote":
      return quoteBlocks(element, context);
    case "pre":
      return codeBlocks(element, context);
    case "table":
      return tableBlocks(element, context);
    case "figure":
      return figureBlocks(element, context);
    case "aside":
    case "details":
      return boxBlocks(element, context);
    case "iframe":
    case "embed":
    case "audio":
    case "video":
      dropped("frames and players without an address", element, context);
      return [];
    case "p":
    case "div":
      return containerBlocks(element, context);
    default:
      return flowBlocks(element, context);
  }
}

/** A paragraph or division: what its class or role makes of it, or what it holds. */
function containerBlocks(element: Element, context: Context): readonly Block[] {
  const level =
    attribute(element, "role") === "heading" ? numberOf(element, "ariaLevel") : undefined;
  if (level !== undefined) {
    return headingBlocks(element, level, context);
  }
  if (
    hasClass(element, /^(?:wp-caption|image-caption-container|captioned-image)$/) ||
    isCaptionedPicture(element)
  ) {
    return figureBlocks(element, context);
  }
  if (isGallery(element)) {
    return galleryBlocks(element, context);
  }
  if (hasClass(element, /^wp-block-separator$/)) {
    return [{ type: "divider", ...at(spanOf(element, context)) }];
  }
  if (hasClass(element, /^(?:pull-?quote|quote-pull)$/i)) {
    return quoteBlocks(element, context);
  }
  if (
    /page-break-before:\s*always|mso-break-type:\s*section-break/.test(
      attribute(element, "style") ?? "",
    )
  ) {
    return [
      { type: "pageBreak", ...at(spanOf(element, context)) },
      ...flowBlocks(element, context),
    ];
  }
  return flowBlocks(element, context);
}

const DRESS =
  /^(?:b|strong|i|em|u|ins|s|strike|del|sub|sup|mark|a|span|font|q|bdi|bdo|cite|small|big|abbr|time)$/;

/** What an element holds; one that says something of words says it of each paragraph within. */
function flowBlocks(element: Element, context: Context): readonly Block[] {
  const keepsLines =
    context.keepsLines || filled(element, "style")?.includes("white-space:pre") === true;
  const wrappers = DRESS.test(element.tagName) ? [...context.wrappers, element] : context.wrappers;
  const blocks = context.toBlocks(element.children, { ...context, keepsLines, wrappers });
  const [only] = blocks;
  // The place of a paragraph is that of its element.
  return element.tagName === "p" && blocks.length === 1 && only?.type === "paragraph"
    ? [{ ...only, ...at(spanOf(element, context)) }]
    : blocks;
}

function headingBlocks(element: Element, written: number, context: Context): readonly Block[] {
  const images = picturesOnly(
    element.children.filter((child) => !isGap(child)),
    context,
  );
  if (images !== undefined) {
    return pictureBlocks(images, element.children, context);
  }
  const level = Math.min(Math.max(written, 1), 6) as Heading["level"];
  const inside = { ...insideBlock(context), wrappers: [] };
  const children = undressed(collapse(context.toInlines(element.children, inside)));
  const id = takeId(context);
  return isBlankLine(children)
    ? []
    : [
        {
          type: "heading",
          level,
          ...id,
          children,
          ...localFields(context),
          ...at(spanOf(element, context)),
        },
      ];
}

/** A heading that is bold from end to end says no more by it. */
function undressed(inlines: readonly Inline[]): readonly Inline[] {
  const [only] = inlines;
  return inlines.length === 1 && only?.type === "strong" ? only.children : inlines;
}
