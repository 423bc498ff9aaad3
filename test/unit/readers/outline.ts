import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { Article, Block, Inline } from "../../../src/model/index.ts";

/** An article as an indented outline, one node a line, for snapshots that a person can check. */
export function outline(article: Article | undefined): string {
  if (article === undefined) {
    return "(nothing)";
  }
  const part = (name: string, inlines: readonly Inline[] | undefined) =>
    inlines === undefined ? [] : [`${name}: ${inlineOutline(inlines)}`];
  return [
    ...part("kicker", article.kicker),
    ...part("headline", article.headline),
    ...part("deck", article.deck),
    ...blockOutline(article.body),
  ].join("\n");
}

export function inlineOutline(inlines: readonly Inline[]): string {
  return inlines.map(oneInline).join("");
}

function oneInline(inline: Inline): string {
  const { type, span: _span, ...rest } = inline;
  if (inline.type === "text") {
    return inline.value;
  }
  if (inline.type === "note") {
    const id = inline.id === undefined ? "" : `#${inline.id}`;
    return `{note${id}: ${blockOutline(inline.children).join(" / ")}}`;
  }
  if (inline.type === "image") {
    return `{image ${inline.image.src} "${inline.image.alt ?? ""}"}`;
  }
  const { children, ...attributes } = rest as { children?: readonly Inline[] };
  const said = Object.values(attributes).map((value) => ` ${String(value)}`);
  return `{${type}${said.join("")}${children === undefined ? "" : `: ${inlineOutline(children)}`}}`;
}

export function blockOutline(blocks: readonly Block[], indent = ""): readonly string[] {
  return blocks.flatMap((block) => [
    indent + block.type,
    ...Object.entries(block)
      .filter(([key]) => key !== "span" && key !== "type")
      .flatMap(([key, value]) => field(key, value, `${indent}  `)),
  ]);
}

function field(key: string, value: unknown, indent: string): readonly string[] {
  if (isInlines(value)) {
    return [`${indent}${key}: ${inlineOutline(value)}`];
  }
  if (isBlocks(value)) {
    return [`${indent}${key}`, ...blockOutline(value, `${indent}  `)];
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? []
      : value.flatMap((item, at) => field(`${key}[${at}]`, item, indent));
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([name]) => name !== "span");
    return members.flatMap(([name, member]) => field(`${key}.${name}`, member, indent));
  }
  return [`${indent}${key}: ${String(value)}`];
}

const INLINE_TYPES = new Set(
  "text strong emphasis underline strike subscript superscript link note crossReference span isolate quotation honorific date number abbreviation lineBreak mark".split(
    " ",
  ),
);

const typesOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.map((item) => (item as { type?: unknown })?.type) : [];

function isInlines(value: unknown): value is readonly Inline[] {
  const [first] = typesOf(value);
  const isImage = first === "image";
  return typeof first === "string" && (INLINE_TYPES.has(first) || isImage);
}

function isBlocks(value: unknown): value is readonly Block[] {
  const [first] = typesOf(value);
  return typeof first === "string" && !isInlines(value);
}

/** Diagnostics as the command line prints them, without the source line. */
export function said(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, message, span, hints }) => {
      const place = span === undefined ? "?" : `${span.start.line}:${span.start.column}`;
      const more = hints === undefined || hints.length === 0 ? "" : ` (${hints.join("; ")})`;
      return `${place} ${code} ${message}${more}`;
    })
    .join("\n");
}
