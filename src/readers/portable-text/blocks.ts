import type { Block, Figure, TableRow } from "../../model/index.ts";
import { DEEPEST, salvage } from "../rich-text/context.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import {
  asideKind,
  embedBlocks,
  paragraphs,
  plainInlines,
  quoteOf,
} from "../rich-text/make-blocks.ts";
import { settleName } from "../rich-text/marks.ts";
import { figureBlocks, gallery } from "../rich-text/pictures.ts";
import { settleAddress } from "../rich-text/settle-values.ts";
import type { PortableContext } from "./context.ts";
import { endOfList, listsOf } from "./lists.ts";
import { textBlocks } from "./text-blocks.ts";

/** The blocks of a Portable Text; those that are items of lists, which stand flat in it, become lists in lists. */
export function portableBlocks(
  values: readonly JsonValue[],
  context: PortableContext,
): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < values.length; ) {
    const value = values[at];
    if (value === undefined) {
      break;
    }
    if (context.depth > DEEPEST / 4) {
      context.losses.lost("texts nested this deep", "their words are kept", value.span);
      blocks.push(...salvage(value));
      at += 1;
      continue;
    }
    const end = endOfList(values, at);
    blocks.push(
      ...(end > at ? listsOf(values.slice(at, end), 1, context) : blockOf(value, context)),
    );
    at = Math.max(end, at + 1);
  }
  return blocks;
}

function blockOf(value: JsonValue, context: PortableContext): readonly Block[] {
  const type = value.text("_type") ?? "";
  const { span } = value;
  const line = (...names: readonly string[]) => {
    const found = value.first(...names);
    return found === undefined ? undefined : plainInlines(context.inLanguage(found));
  };
  switch (settleName(type)) {
    case "block":
      return textBlocks(value, context);
    case "image":
    case "figure":
    case "mainimage":
    case "picture":
      return pictureBlocks(value, context);
    case "gallery":
    case "imagegallery": {
      const blocks = (value.first("images", "items", "pictures")?.items ?? []).flatMap((picture) =>
        pictureBlocks(picture, context),
      );
      const figures = blocks.filter((block): block is Figure => block.type === "figure");
      const others = blocks.filter(({ type: kind }) => kind !== "figure");
      const caption = line("caption", "title");
      return figures.length === 0
        ? [...others, ...paragraphs(caption ?? [])]
        : [gallery(figures, span, caption), ...others];
    }
    case "code":
    case "codeblock": {
      const code = value.get("code")?.words?.replace(/\r\n?/g, "\n") ?? "";
      const syntax = value.text("language");
      const file = line("filename");
      return [
        ...paragraphs(file ?? []),
        ...(code === ""
          ? []
          : [
              {
                type: "code" as const,
                value: code,
                ...(syntax === undefined ? {} : { syntax }),
                span,
              },
            ]),
      ];
    }
    case "table":
      return tableBlocks(value, context);
    case "break":
    case "divider":
    case "hr":
    case "horizontalrule":
      return [{ type: "divider", span }];
    case "latex":
    case "math":
    case "equation": {
      const tex = value.text("body", "latex", "tex", "equation")?.trim();
      return tex === undefined ? [] : [{ type: "math", tex, span }];
    }
    case "youtube":
    case "vimeo":
    case "video":
    case "embed":
    case "videoembed":
    case "tweet":
    case "twitter":
    case "socialmedia":
    case "iframe":
    case "oembed":
      return embedBlocks(
        {
          url: settleAddress(value.text("url", "href", "src", "link")),
          fallback: line("caption", "title", "alt") ?? [],
          what: "an embedded page",
          node: value,
        },
        context,
      );
    case "quote":
    case "blockquote":
    case "pullquote":
    case "callout":
    case "note":
    case "infobox":
    case "alert":
    case "factbox":
      return boxBlocks(value, settleName(type), context);
    default:
      return customBlocks(value, type, context);
  }
}

/** What stands in an object: a text of its own under the usual names, or plain words. */
function innerBlocks(value: JsonValue, context: PortableContext): readonly Block[] {
  const found = value.first("body", "content", "text", "children", "quote");
  if (found === undefined) {
    return [];
  }
  const inner = context.inLanguage(found);
  return inner.isList
    ? context.toBlocks(inner.items, { ...context, depth: context.depth + 1 })
    : paragraphs(plainInlines(inner) ?? [], {}, inner.span);
}

function boxBlocks(value: JsonValue, kind: string, context: PortableContext): readonly Block[] {
  const children = innerBlocks(value, context);
  const line = (...names: readonly string[]) => plainInlines(value.first(...names));
  const { span } = value;
  if (kind.endsWith("quote")) {
    const attribution = line("attribution", "author", "source", "cite", "by");
    const [only] = children;
    if (kind === "pullquote" && children.length === 1 && only?.type === "paragraph") {
      const named = attribution === undefined ? {} : { attribution };
      return [{ type: "pullQuote", children: only.children, ...named, span }];
    }
    return attribution === undefined
      ? quoteOf(children, { span })
      : [{ type: "quote", children, attribution, span }];
  }
  const title = line("title", "heading");
  return children.length === 0 && title === undefined
    ? customBlocks(value, kind, context)
    : [
        {
          type: "aside",
          kind: asideKind(value.text("tone", "type", "variant", "kind") ?? kind),
          ...(title === undefined ? {} : { title }),
          children,
          span,
        },
      ];
}

function pictureBlocks(value: JsonValue, context: PortableContext): readonly Block[] {
  const picture = value.get("image")?.isObject === true ? (value.get("image") ?? value) : value;
  const words = (...names: readonly string[]) => {
    const found = value.first(...names) ?? picture.first(...names);
    return found === undefined ? undefined : context.inLanguage(found);
  };
  return figureBlocks(
    {
      src: context.pictureOf(picture),
      alt: words("alt", "altText", "alternativeText")?.words,
      caption: plainInlines(words("caption", "title")),
      credit: plainInlines(words("credit", "attribution", "copyright", "photographer")),
      span: value.span,
    },
    context.losses,
  );
}

/** The table of Sanity's plug-in: rows of strings, without a head of their own. */
function tableBlocks(value: JsonValue, context: PortableContext): readonly Block[] {
  const rows = value.first("rows") ?? value.get("table")?.get("rows");
  const made = (rows?.items ?? [])
    .map(
      (row): TableRow => ({
        cells: (row.isList ? row.items : row.list("cells")).slice(0, 1000).map((cell) => ({
          children: cell.isObject
            ? innerBlocks(cell, context)
            : paragraphs(plainInlines(cell) ?? [], {}, cell.span),
          span: cell.span,
        })),
        span: row.span,
      }),
    )
    .filter(({ cells }) => cells.length > 0);
  if (made.length === 0) {
    return [];
  }
  const width = made.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const isHeaded = value.get("hasHeader")?.value !== false && made.length > 1;
  const caption = plainInlines(value.first("caption", "title"));
  if (isHeaded && value.get("hasHeader")?.value !== true) {
    context.losses.tally.add(
      "input/guessed",
      "the first row of a table is taken as its head",
      made[0]?.span,
    );
  }
  return [
    {
      type: "table",
      columns: Array.from({ length: width }, () => ({ align: "start" as const })),
      head: isHeaded ? made.slice(0, 1) : [],
      body: isHeaded ? made.slice(1) : made,
      foot: [],
      ...(caption === undefined ? {} : { caption }),
      span: value.span,
    },
  ];
}

/** A type that a site made for itself: its texts and words are kept. */
function customBlocks(value: JsonValue, type: string, context: PortableContext): readonly Block[] {
  const texts = value.names
    .map((name) => value.get(name))
    .filter((member) => member?.items.some((item) => item.text("_type") === "block") === true);
  const inner = texts.flatMap((member) =>
    context.toBlocks(member?.items ?? [], { ...context, depth: context.depth + 1 }),
  );
  const title = plainInlines(value.first("title", "heading", "name"));
  const blocks = texts.length === 0 ? salvage(value) : [...paragraphs(title ?? []), ...inner];
  context.losses.lost(
    type === "" ? "a block without a type" : `the type "${type}"`,
    blocks.length === 0 ? "nothing of it is kept" : "its words are kept",
    value.span,
  );
  return blocks;
}
