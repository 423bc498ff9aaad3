import type { Element, Nodes } from "hast";
import type { Block, Figure, Inline, PullQuote, Quote } from "../../model/index.ts";
import { isCaption, isCredit } from "./captions.ts";
import { at, type Context, spanOf, spanOver } from "./context.ts";
import { findElement, findElements, hasClass, isBlankText, isElement } from "./element.ts";
import { formulaOf } from "./formulas.ts";
import { insideBlock, localFields, localise } from "./language-of.ts";
import { also } from "./notes.ts";
import { isPicture, toImage } from "./pictures.ts";
import { takeId, takeTargets } from "./targets.ts";
import { droppedKind } from "./visibility.ts";
import { collapse, isBlankLine } from "./whitespace.ts";

/** The pictures of a line that holds nothing else, through links and emphasis; `undefined` for any other line. */
export function picturesOnly(
  nodes: readonly Nodes[],
  context: Context,
): readonly Element[] | undefined {
  const found: Element[] = [];
  const isOnly = (node: Nodes): boolean => {
    if (node.type === "comment" || (node.type === "text" && isBlankText(node.value))) {
      return true;
    }
    if (!isElement(node) || context.notes.references.has(node) || formulaOf(node) !== undefined) {
      return false;
    }
    if (node.tagName === "br" || droppedKind(node) !== undefined) {
      return true;
    }
    if (isPicture(node)) {
      if (hasClass(node, /^(?:emoji|wp-smiley)$/)) {
        return false;
      }
      found.push(node);
      return true;
    }
    return (
      /^(?:a|span|b|strong|em|i|font|center|small)$/.test(node.tagName) &&
      node.children.every(isOnly)
    );
  };
  // What is dropped is counted where a line is read; a line of that alone is no line of pictures.
  return nodes.every(isOnly) && found.length > 0 ? found : undefined;
}

/** One picture is a figure, several are a gallery. */
export function pictureBlocks(
  images: readonly Element[],
  nodes: readonly Nodes[],
  context: Context,
): readonly Block[] {
  // Links to the places and trackers among them are taken and counted.
  context.toInlines(
    nodes.filter((node) => !(isElement(node) && findPicture(node) !== undefined)),
    context,
  );
  for (const node of nodes) {
    if (isElement(node)) {
      takeTargets(node, context);
    }
  }
  const id = takeId(context);
  const figures = images.flatMap((image) => toFigure(image, undefined, context));
  const [only] = figures;
  if (only === undefined) {
    return [];
  }
  return figures.length === 1
    ? [{ ...only, ...id }]
    : [
        {
          type: "gallery",
          ...id,
          figures,
          ...localFields(context),
          ...at(spanOver(images, context)),
        },
      ];
}

const findPicture = (node: Element): Element | undefined =>
  isPicture(node) ? node : findElement(node, isPicture);

function toFigure(
  picture: Element,
  caption: Element | undefined,
  context: Context,
): readonly Figure[] {
  const image = toImage(picture, context);
  if (image === undefined) {
    return [];
  }
  const said = caption === undefined ? {} : captionOf(caption, context);
  return [
    { type: "figure", image, ...said, ...localFields(context), ...at(spanOf(picture, context)) },
  ];
}

/** The words of a caption, and whose picture it is where that is said apart. */
function captionOf(
  caption: Element,
  context: Context,
): { readonly caption?: readonly Inline[]; readonly credit?: readonly Inline[] } {
  const within: Context = { ...localise(caption, insideBlock(context)), wrappers: [] };
  const credits = findElements(caption, isCredit);
  const read = (nodes: readonly Nodes[], hidden: readonly Element[]): readonly Inline[] =>
    collapse(
      context.toInlines(
        nodes,
        hidden.length === 0
          ? within
          : {
              ...within,
              notes: { ...within.notes, consumed: also(within.notes.consumed, hidden) },
            },
      ),
    );
  const words = read(caption.children, credits);
  const credit = collapse(
    credits.flatMap((one, index) => [
      ...(index === 0 ? [] : [{ type: "text", value: " " } as const]),
      ...read([one], []),
    ]),
  );
  const plain = undressed(credit);
  return {
    ...(isBlankLine(words) ? {} : { caption: words }),
    ...(isBlankLine(credit) ? {} : { credit: plain }),
  };
}

function undressed(inlines: readonly Inline[]): readonly Inline[] {
  const [only] = inlines;
  return inlines.length === 1 && only?.type === "emphasis" ? only.children : inlines;
}

/** WordPress marks the figure around a sentence that is shown large, not the quotation in it. */
const isPulledQuote = (figure: Element): boolean => hasClass(figure, /^wp-block-pullquote$/);

function asPullQuote({ children, attribution, language, direction }: Quote): PullQuote | undefined {
  const [only] = children;
  return children.length === 1 && only?.type === "paragraph"
    ? {
        type: "pullQuote",
        children: only.children,
        ...(attribution === undefined ? {} : { attribution }),
        ...(language === undefined ? {} : { language }),
        ...(direction === undefined ? {} : { direction }),
      }
    : undefined;
}

/** A figure: pictures, a table, words of others, program text or something of the web, with what is written under it. */
export function figureBlocks(element: Element, context: Context): readonly Block[] {
  if (isGallery(element)) {
    return galleryBlocks(element, context);
  }
  const caption = captionElement(element);
  const inside = {
    ...context,
    notes:
      caption === undefined
        ? context.notes
        : { ...context.notes, consumed: also(context.notes.consumed, [caption]) },
  };
  const id = takeId(context);
  const blocks = context.toBlocks(
    element.tagName === "table" ? cellContent(element) : element.children,
    inside,
  );
  const said = caption === undefined ? {} : captionOf(caption, context);
  const [only] = blocks;
  const span = at(spanOf(element, context));
  if (blocks.length !== 1 || only === undefined) {
    const pictures = blocks.filter((block) => block.type === "figure");
    if (pictures.length === blocks.length && pictures.length > 1) {
      return [
        {
          type: "gallery",
          ...id,
          figures: pictures,
          ...(said.caption === undefined ? {} : { caption: said.caption }),
          ...localFields(context),
          ...span,
        },
      ];
    }
    return [...blocks, ...captionParagraph(said, caption, context)];
  }
  const pulled = only.type === "quote" && isPulledQuote(element) ? asPullQuote(only) : undefined;
  if (pulled !== undefined) {
    return [{ ...pulled, ...id, ...span }];
  }
  switch (only.type) {
    case "figure":
      return [{ ...only, ...id, ...merged(only, said), ...span }];
    case "gallery":
      return [
        {
          ...only,
          ...id,
          ...(said.caption === undefined ? {} : { caption: joined(only.caption, said.caption) }),
          ...span,
        },
        ...captionParagraph({ credit: said.credit }, caption, context),
      ];
    case "table":
      return [{ ...only, ...id, ...merged(only, said), ...span }];
    case "quote":
    case "pullQuote": {
      const words = joined(said.caption, said.credit);
      const [line] = only.children;
      if (
        only.type === "quote" &&
        isPulled(element) &&
        only.children.length === 1 &&
        line?.type === "paragraph"
      ) {
        const { cite: _, type: __, ...rest } = only;
        const who = joined(only.attribution, words);
        return [
          {
            ...rest,
            type: "pullQuote",
            ...id,
            children: line.children,
            ...(who.length === 0 ? {} : { attribution: who }),
            ...span,
          },
        ];
      }
      return [
        {
          ...only,
          ...id,
          ...(words.length === 0 ? {} : { attribution: joined(only.attribution, words) }),
          ...span,
        },
      ];
    }
    case "embed": {
      const words = joined(said.caption, said.credit);
      return [{ ...only, ...id, ...(words.length === 0 ? {} : { fallback: words }), ...span }];
    }
    default:
      return [{ ...only, ...id }, ...captionParagraph(said, caption, context)];
  }
}

const isPulled = (element: Element): boolean =>
  hasClass(element, /^(?:wp-block-pullquote|pull-?quote)$/i);

type Said = {
  readonly caption?: readonly Inline[] | undefined;
  readonly credit?: readonly Inline[] | undefined;
};

function merged(own: Said, said: Said): Said {
  const caption = joined(own.caption, said.caption);
  const credit = joined(own.credit, said.credit);
  return {
    ...(caption.length === 0 ? {} : { caption }),
    ...(credit.length === 0 ? {} : { credit }),
  };
}

function joined(
  one: readonly Inline[] | undefined,
  other: readonly Inline[] | undefined,
): readonly Inline[] {
  return one === undefined || one.length === 0
    ? (other ?? [])
    : other === undefined || other.length === 0
      ? one
      : [...one, { type: "text", value: " " }, ...other];
}

function captionParagraph(
  said: Said,
  caption: Element | undefined,
  context: Context,
): readonly Block[] {
  const children = joined(said.caption, said.credit);
  return children.length === 0
    ? []
    : [
        {
          type: "paragraph",
          children,
          ...(caption === undefined ? {} : at(spanOf(caption, context))),
        },
      ];
}

/** The caption of a figure itself, not of a figure within. */
function captionElement(element: Element): Element | undefined {
  const nested = new Set(findElements(element, (one) => one.tagName === "figure"));
  let found: Element | undefined;
  const open: Element[] = [element];
  for (let next = open.shift(); next !== undefined && found === undefined; next = open.shift()) {
    for (const child of next.children) {
      if (isElement(child) && !nested.has(child) && droppedKind(child) === undefined) {
        found ??= isCaption(child) && !(child.tagName === "caption") ? child : undefined;
        open.push(child);
      }
    }
  }
  return found;
}

/** What stands in the cells of a table that holds a picture and its caption. */
const cellContent = (table: Element): readonly Nodes[] =>
  findElements(table, (one) => one.tagName === "td" || one.tagName === "th").flatMap((cell) =>
    isCaption(cell) ? [cell] : cell.children,
  );

/** Whether an element is a set of pictures, as content systems write them. */
export function isGallery(element: Element): boolean {
  return (
    hasClass(
      element,
      /^(?:wp-block-gallery|blocks-gallery-grid|gallery|tiled-gallery|image-gallery|photo-gallery)$/i,
    ) && findElements(element, isPicture).length > 0
  );
}

/** The pictures of a gallery, each with its own caption. */
export function galleryBlocks(element: Element, context: Context): readonly Block[] {
  const id = takeId(context);
  const items = findElements(
    element,
    (one) =>
      (one.tagName === "figure" && !hasClass(one, /gallery/i)) ||
      one.tagName === "li" ||
      hasClass(one, /^(?:gallery-item|blocks-gallery-item)$/),
  );
  const inside = insideBlock(context);
  const taken = new Set<Nodes>();
  const figures = items.flatMap((item): readonly Figure[] => {
    const pictures = findElements(item, (one) => isPicture(one) && droppedKind(one) === undefined);
    const [first] = pictures;
    if (first === undefined) {
      return [];
    }
    taken.add(item);
    takeTargets(item, context);
    return [
      ...toFigure(first, captionElement(item), inside),
      ...pictures.slice(1).flatMap((one) => toFigure(one, undefined, inside)),
    ];
  });
  const loose = findElements(element, (one) => isPicture(one) || taken.has(one)).filter(
    (one) => isPicture(one) && droppedKind(one) === undefined,
  );
  figures.push(...loose.flatMap((one) => toFigure(one, undefined, inside)));
  const own = captionElementOutside(element, taken);
  const said = own === undefined ? {} : captionOf(own, context);
  const words = joined(said.caption, said.credit);
  const [only] = figures;
  if (only === undefined) {
    return [];
  }
  const span = at(spanOf(element, context));
  return figures.length === 1
    ? [
        {
          ...only,
          ...id,
          ...(words.length === 0 ? {} : { caption: joined(only.caption, words) }),
          ...span,
        },
      ]
    : [
        {
          type: "gallery",
          ...id,
          figures,
          ...(words.length === 0 ? {} : { caption: words }),
          ...localFields(context),
          ...span,
        },
      ];
}

function captionElementOutside(element: Element, items: ReadonlySet<Nodes>): Element | undefined {
  let found: Element | undefined;
  for (const one of findElements(element, (each) => items.has(each) || isCaption(each))) {
    found ??= items.has(one) ? undefined : one;
  }
  return found;
}
