import { diagnostic } from "../../diagnostics/index.ts";
import {
  ASIDE_KINDS,
  type AsideKind,
  type Block,
  COLUMN_ALIGNS,
  type Inline,
  LIST_STYLES,
  type List,
  type Table,
} from "../../model/index.ts";
import { takeAttribution } from "./attribution.ts";
import {
  type ContainerDirective,
  type Context,
  inside,
  type LeafDirective,
  spanOf,
  typed,
  unsupported,
} from "./context.ts";
import {
  type Directive,
  given,
  keepText,
  named,
  numbered,
  oneParagraph,
  readDirective,
} from "./directive.ts";
import { readInterview } from "./interview.ts";
import { figure, gallery } from "./picture-directives.ts";
import { readVerse, verseBlocks } from "./verse.ts";

type Build = (directive: Directive) => readonly Block[];

const BUILDERS: ReadonlyMap<string, Build> = new Map<string, Build>([
  ["verse", verse],
  ["quran", quran],
  ["quote", quote],
  ["pullquote", pullQuote],
  ["figure", figure],
  ["gallery", gallery],
  ["qa", interview],
  ["list", list],
  ["table", table],
  ["section", section],
  ["math", math],
  ["raw", raw],
  ["embed", embed],
  ["pagebreak", ({ node, context }) => [{ type: "pageBreak", span: spanOf(node, context) }]],
  ["divider", ({ node, context }) => [{ type: "divider", span: spanOf(node, context) }]],
  ["aside", (directive) => aside(directive, undefined)],
  ["note", (directive) => aside(directive, "note")],
  ["tip", (directive) => aside(directive, "tip")],
  ["warning", (directive) => aside(directive, "warning")],
  ["info", (directive) => aside(directive, "info")],
  ["key-figures", (directive) => aside(directive, "key-figures")],
]);

/** The blocks of a directive; one that nobody knows is told, and its text kept. */
export function directiveBlocks(
  node: ContainerDirective | LeafDirective,
  outer: Context,
): readonly Block[] {
  const context = inside(node, outer);
  const directive = readDirective(node, outer, context);
  if (node.type === "containerDirective" && !/\n[ \t>]*:{3,}[ \t]*$/.test(typed(node, outer))) {
    outer.report(
      diagnostic("markdown/unclosed", `":::${node.name}" is not closed; it runs to the end`, {
        span: spanOf(node, outer),
        hints: ["close it with a line of as many colons; a directive around others needs more"],
      }),
    );
  }
  const build = BUILDERS.get(node.name.toLowerCase());
  if (build === undefined) {
    unsupported(`no directive is called "${node.name}"; its text is kept`, node, outer, [
      `there are: ${[...BUILDERS.keys()].join(", ")}`,
    ]);
    return keepText(directive);
  }
  const blocks = build(directive);
  directive.attributes.common();
  directive.attributes.finish();
  return blocks;
}

function verse(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const found = readVerse(content, context);
  const poet = named(directive, "poet", "by") ?? found.poet;
  return verseBlocks(found, {
    ...given("poet", poet),
    ...given("metre", attributes.get("metre", "meter")),
    ...attributes.common(),
    span: spanOf(node, context),
  });
}

function quran(directive: Directive): readonly Block[] {
  const { node, attributes, context } = directive;
  const { children, rest } = oneParagraph(directive);
  return [
    {
      type: "quran",
      children,
      ...given("surah", attributes.get("surah")),
      ...given("ayahs", attributes.get("ayahs", "ayah")),
      ...attributes.common(),
      span: spanOf(node, context),
    },
    ...rest,
  ];
}

function quote(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const { body, attribution } = takeAttribution(content, context);
  return [
    {
      type: "quote",
      children: body,
      ...given("attribution", named(directive, "by", "attribution") ?? attribution),
      ...given("cite", attributes.get("cite")),
      ...attributes.common(),
      span: spanOf(node, context),
    },
  ];
}

function pullQuote(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const by = named(directive, "by", "attribution");
  const { body, attribution } = takeAttribution(content, context);
  const paragraphs = body.filter((block) => block.type === "paragraph");
  const children = paragraphs.flatMap((block, at): readonly Inline[] =>
    at === 0 ? block.children : [{ type: "lineBreak", span: block.span }, ...block.children],
  );
  return [
    {
      type: "pullQuote",
      children,
      ...given("attribution", by ?? attribution),
      ...attributes.common(),
      span: spanOf(node, context),
    },
    ...body.filter((block) => block.type !== "paragraph"),
  ];
}

function aside(directive: Directive, kind: AsideKind | undefined): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const asked = kind === undefined ? attributes.get("kind") : undefined;
  const found = ASIDE_KINDS.find((one) => one === asked);
  if (asked !== undefined && found === undefined) {
    unsupported(`no aside is of kind "${asked}"`, node, context, [
      `kinds: ${ASIDE_KINDS.join(", ")}`,
    ]);
  }
  return [
    {
      type: "aside",
      kind: kind ?? found ?? "note",
      ...given("title", named(directive, "title")),
      children: context.toBlocks(content, context),
      ...attributes.common(),
      span: spanOf(node, context),
    },
  ];
}

function interview(directive: Directive): readonly Block[] {
  const { content, attributes, context } = directive;
  const questioner = attributes.line("questioner", "by");
  const speaker = named(directive, "speaker");
  const { id, ...localised } = attributes.common();
  return readInterview(content, { questioner, speaker }, context).map((exchange, at) => ({
    ...exchange,
    ...localised,
    ...(at === 0 && id !== undefined ? { id } : {}),
  }));
}

function list(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const asked = attributes.get("style");
  const style = LIST_STYLES.find((one) => one === asked);
  if (asked !== undefined && style === undefined) {
    const hints = [`styles: ${LIST_STYLES.join(", ")}`];
    unsupported(`no list has the style "${asked}"`, node, context, hints);
  }
  const start = Number(attributes.get("start") ?? "1");
  const from = Number.isInteger(start) && start >= 0 && start !== 1 ? start : undefined;
  const common = attributes.common();
  let found = false;
  const blocks = context.toBlocks(content, context).map((block): Block => {
    if (block.type !== "list" || found) {
      return block;
    }
    found = true;
    const made: List = { ...block, style: style ?? block.style, ...common };
    return from === undefined ? made : { ...made, start: from };
  });
  if (!found) {
    unsupported('there is no list in "list"', node, context);
  }
  return blocks;
}

function table(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const caption = named(directive, "caption");
  const headerColumn = attributes.flag("headerColumn", "header-column");
  const feet = Number(attributes.get("foot") ?? (attributes.flag("foot") ? "1" : "0"));
  const aligns = attributes.get("columns", "align")?.split(/[\s,،]+/) ?? [];
  const common = {
    ...given("credit", attributes.line("credit")),
    ...numbered(attributes),
    ...attributes.common(),
  };
  let found = false;
  const blocks = context.toBlocks(content, context).map((block): Block => {
    if (block.type !== "table" || found) {
      return block;
    }
    found = true;
    const footAt = block.body.length - (Number.isInteger(feet) && feet > 0 ? feet : 0);
    const made: Table = {
      ...block,
      columns: block.columns.map((column, at) => ({
        align: COLUMN_ALIGNS.find((align) => align === aligns[at]) ?? column.align,
      })),
      body: block.body.slice(0, Math.max(footAt, 0)),
      foot: block.body.slice(Math.max(footAt, 0)),
      ...given("caption", caption),
      ...common,
    };
    return headerColumn ? { ...made, headerColumn } : made;
  });
  if (!found) {
    unsupported('there is no table in "table"', node, context);
  }
  return blocks;
}

/** Gives each block of its content a language or a direction; one that has its own keeps it. */
function section({ label, node, content, attributes, context }: Directive): readonly Block[] {
  const { id, ...localised } = attributes.common();
  const title: readonly Block[] =
    label === undefined
      ? []
      : [{ type: "paragraph", children: label, span: spanOf(node, context) }];
  return [...title, ...context.toBlocks(content, context)].map((block, at) => ({
    ...localised,
    ...(at === 0 && id !== undefined ? { id } : {}),
    ...block,
  }));
}

function math({ node, content, attributes, context }: Directive): readonly Block[] {
  const alt = attributes.get("alt");
  const common = attributes.common();
  const blocks = context.toBlocks(content, context);
  if (!blocks.some((block) => block.type === "math" || block.type === "code")) {
    unsupported('there is no formula in "math"; put it between lines of $$', node, context);
  }
  return blocks.map((block): Block => {
    if (block.type === "math" || block.type === "code") {
      const tex = block.type === "math" ? block.tex : block.value;
      return { type: "math", tex, ...given("alt", alt), ...common, span: block.span };
    }
    return block;
  });
}

/** The first code block is what the format gets; the rest is for the other formats. */
function raw(directive: Directive): readonly Block[] {
  const { node, content, attributes, context } = directive;
  const asked = attributes.get("format");
  const format = (["pdf", "docx", "epub"] as const).find((one) => one === asked);
  const code = content.find((child) => child.type === "code");
  if (format === undefined || code?.type !== "code") {
    unsupported('"raw" needs a format (pdf, docx or epub) and a code block', node, context);
    return keepText(directive);
  }
  const fallback = context.toBlocks(
    content.filter((child) => child !== code),
    context,
  );
  const common = attributes.common();
  return [
    { type: "raw", format, value: code.value, fallback, ...common, span: spanOf(node, context) },
  ];
}

function embed(directive: Directive): readonly Block[] {
  const { node, label, attributes, context } = directive;
  const url = attributes.get("url", "src");
  const { children, rest } = oneParagraph(directive);
  if (url === undefined) {
    unsupported('"embed" needs a url', node, context);
    return keepText(directive);
  }
  const fallback = [...(label ?? []), ...children];
  return [
    { type: "embed", url, fallback, ...attributes.common(), span: spanOf(node, context) },
    ...rest,
  ];
}
