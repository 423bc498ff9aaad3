import type { Span } from "../../diagnostics/index.ts";
import type { Inline } from "../../model/index.ts";
import type { Context } from "./context.ts";
import { type HtmlAttributes, readDirection } from "./html-tags.ts";

/** A pair of tags and what stands between them. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: HtmlAttributes;
  readonly children: readonly Inline[];
}

type Build = (element: HtmlElement, span: Span, context: Context) => readonly Inline[];

const wrap =
  (
    type: "strong" | "emphasis" | "underline" | "strike" | "subscript" | "superscript" | "mark",
  ): Build =>
  ({ children }, span) => [{ type, children, span }];

const INLINE_ELEMENTS: ReadonlyMap<string, Build> = new Map([
  ["b", wrap("strong")],
  ["strong", wrap("strong")],
  ["i", wrap("emphasis")],
  ["em", wrap("emphasis")],
  ["u", wrap("underline")],
  ["ins", wrap("underline")],
  ["s", wrap("strike")],
  ["del", wrap("strike")],
  ["sub", wrap("subscript")],
  ["sup", wrap("superscript")],
  ["mark", wrap("mark")],
  ["span", turned],
  ["bdi", isolated],
  ["bdo", isolated],
  ["q", quoted],
  ["abbr", abbreviated],
  ["a", linked],
]);

/** True for an element in pairs of tags that a node of the model stands for. */
export const isInlineElement = (name: string): boolean => INLINE_ELEMENTS.has(name);

/** What an element stands for; the content alone of one that stands for nothing. */
export function elementInlines(
  element: HtmlElement,
  span: Span,
  context: Context,
): readonly Inline[] {
  const build = INLINE_ELEMENTS.get(element.name);
  return build === undefined ? element.children : build(element, span, context);
}

function turned(element: HtmlElement, span: Span): readonly Inline[] {
  const { attributes, children } = element;
  const language = attributes.get("lang");
  const direction = readDirection(attributes.get("dir"));
  if (language === undefined || language === "") {
    return direction === undefined ? children : isolated(element, span);
  }
  return direction === "ltr" || direction === "rtl"
    ? [{ type: "span", language, direction, children, span }]
    : [{ type: "span", language, children, span }];
}

function isolated({ attributes, children }: HtmlElement, span: Span): readonly Inline[] {
  const direction = readDirection(attributes.get("dir")) ?? "auto";
  return [{ type: "isolate", direction, children, span }];
}

function quoted({ children }: HtmlElement, span: Span, context: Context): readonly Inline[] {
  return [{ type: "quotation", level: context.quotations % 2 === 0 ? 1 : 2, children, span }];
}

function abbreviated({ attributes, children }: HtmlElement, span: Span): readonly Inline[] {
  const expansion = attributes.get("title");
  return expansion === undefined ? children : [{ type: "abbreviation", expansion, children, span }];
}

function linked({ attributes, children }: HtmlElement, span: Span): readonly Inline[] {
  const url = attributes.get("href") ?? "";
  if (url.startsWith("#") && url.length > 1) {
    return [{ type: "crossReference", target: url.slice(1), children, span }];
  }
  return url === "" ? children : [{ type: "link", url, children, span }];
}
