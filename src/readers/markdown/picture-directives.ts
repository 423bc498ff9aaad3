import type { Block, Figure } from "../../model/index.ts";
import { spanOf, unsupported } from "./context.ts";
import { type Directive, given, keepText, named, numbered, oneParagraph } from "./directive.ts";
import { onlyImages, toFigure } from "./figures.ts";
import { imagePath } from "./inlines.ts";

/** The picture is that of `src`, or the first of the content; the words beside it are its caption. */
export function figure(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const span = spanOf(node, context);
  const src = attributes.get("src");
  const holder = src === undefined ? content[0] : undefined;
  const others = holder === undefined ? content : content.slice(1);
  const image =
    holder?.type === "paragraph" ? onlyImages(holder.children, context)?.[0] : undefined;
  const drawn = image === undefined ? undefined : toFigure(image, context);
  const alt = attributes.get("alt") ?? drawn?.image.alt;
  const path = src === undefined ? drawn?.image.src : imagePath(src);
  if (path === undefined) {
    unsupported('"figure" needs a picture: {src=…} or ![…](…)', node, context);
    return keepText(directive);
  }
  const text = oneParagraph({ ...directive, content: others });
  const caption =
    named(directive, "caption") ?? (text.children.length > 0 ? text.children : drawn?.caption);
  const inCaption = caption === text.children || text.children.length === 0;
  const made: Figure = {
    type: "figure",
    image: {
      src: path,
      ...given("alt", alt),
      ...(attributes.flag("decorative") ? { decorative: true } : {}),
      span: drawn?.image.span ?? span,
    },
    ...given("caption", caption),
    ...given("credit", attributes.line("credit")),
    ...numbered(attributes),
    ...attributes.common(),
    span,
  };
  const after = inCaption ? [] : [{ type: "paragraph", children: text.children, span } as const];
  return [made, ...after, ...text.rest];
}

/** The pictures of the content; a paragraph that opens what else there is is the caption. */
export function gallery(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const figures: Figure[] = [];
  const others: Block[] = [];
  for (const block of context.toBlocks(content, context)) {
    if (block.type === "figure") {
      figures.push(block);
    } else if (block.type === "gallery") {
      figures.push(...block.figures);
    } else {
      others.push(block);
    }
  }
  const asked = named(directive, "caption");
  const [first, ...rest] = others;
  const isCaption = asked === undefined && first?.type === "paragraph";
  const made: Block = {
    type: "gallery",
    figures,
    ...given("caption", asked ?? (isCaption ? first.children : undefined)),
    ...numbered(attributes),
    ...attributes.common(),
    span: spanOf(node, context),
  };
  return [made, ...(isCaption ? rest : others)];
}
