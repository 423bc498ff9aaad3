import type { Element, Nodes, Text as TextNode } from "hast";
import type { Inline } from "../../model/index.ts";
import { isSafeAddress } from "../../model/index.ts";
import { decodeFragment, resolveAddress } from "./addresses.ts";
import { at, type Context, DEEPEST, type Dress, dropped, lost, spanOf } from "./context.ts";
import {
  attribute,
  filled,
  findElement,
  hasClass,
  isBlankText,
  isElement,
  styleOf,
  textOf,
} from "./element.ts";
import { embedOf } from "./embeds.ts";
import { formulaOf } from "./formulas.ts";
import { isBlockElement } from "./kinds.ts";
import { directionOf, firstStrong, languageOf, runsAgainst } from "./language-of.ts";
import { noteInlines } from "./note-inlines.ts";
import { pictureInlines } from "./pictures.ts";
import { takeTargets } from "./targets.ts";
import { droppedKind } from "./visibility.ts";

/** The inlines of some nodes, white space not collapsed yet. */
export function convertInlines(nodes: readonly Nodes[], context: Context): readonly Inline[] {
  return nodes.flatMap((node) => nodeInlines(node, context));
}

function nodeInlines(node: Nodes, context: Context): readonly Inline[] {
  if (node.type === "text") {
    return textInlines(node, context);
  }
  const kind = droppedKind(node);
  if (kind !== undefined && !isFormulaScript(node)) {
    if (kind !== "nothing") {
      dropped(kind, node, context);
    }
    return [];
  }
  return isElement(node) ? elementInlines(node, context) : [];
}

/** MathJax keeps its formulas in scripts. */
const isFormulaScript = (node: Nodes): boolean =>
  isElement(node) && node.tagName === "script" && /^math\/tex/i.test(attribute(node, "type") ?? "");

function textInlines(node: TextNode, context: Context): readonly Inline[] {
  const lines = context.keepsLines ? node.value.split(/\r\n?|\n/) : [node.value];
  if (lines.length > 1) {
    const span = spanOf(node, context);
    return lines.flatMap((value, line): readonly Inline[] => [
      ...(line === 0 ? [] : [{ type: "lineBreak", ...at(span) } as const]),
      ...(value === "" ? [] : [{ type: "text", value, ...at(span) } as const]),
    ]);
  }
  return [{ type: "text", value: node.value, ...at(trimmedSpan(node, context)) }];
}

/** The place of the words of a text, without the line ends and indentation around them. */
function trimmedSpan(node: TextNode, context: Context) {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) {
    return undefined;
  }
  const written = context.text.slice(start, end);
  const lead = /^[ \t\f\r]*\n\s*/.exec(written)?.[0].length ?? 0;
  const tail =
    lead === written.length ? 0 : (/\s*\n[ \t\f\r]*$/.exec(written.slice(-400))?.[0].length ?? 0);
  return context.place(start + lead, end - tail);
}

function elementInlines(element: Element, context: Context): readonly Inline[] {
  takeTargets(element, context);
  const note = noteInlines(element, context);
  if (note !== undefined) {
    return note;
  }
  if (context.depth >= DEEPEST) {
    return flattened(element, context);
  }
  const special = specialInlines(element, context);
  if (special !== undefined) {
    return special;
  }
  return dressed(element, context, (inner) =>
    wrapped(element, context.toInlines(element.children, inner), context),
  );
}

function flattened(element: Element, context: Context): readonly Inline[] {
  lost("elements nested too deeply are kept as plain words", element, context);
  const value = textOf(element);
  return [{ type: "text", value: ` ${value} `, ...at(spanOf(element, context)) }];
}

/** Elements that are one inline, whatever they hold. */
function specialInlines(element: Element, context: Context): readonly Inline[] | undefined {
  const span = spanOf(element, context);
  const formula = formulaOf(element);
  if (formula !== undefined) {
    return [
      {
        type: "inlineMath",
        tex: formula.tex,
        ...(formula.alt === undefined ? {} : { alt: formula.alt }),
        ...at(span),
      },
    ];
  }
  const embed = embedOf(element, context);
  if (embed !== undefined) {
    return embed.words.length === 0
      ? []
      : [{ type: "link", url: embed.url, children: embed.words, ...at(span) }];
  }
  switch (element.tagName) {
    case "br":
      return [{ type: "lineBreak", ...at(span) }];
    case "wbr":
      return [{ type: "text", value: "\u200B", ...at(span) }];
    case "img":
    case "picture":
    case "amp-img":
      return pictureInlines(element, context);
    case "code":
    case "samp":
    case "kbd":
    case "tt":
      return codeInlines(element, context);
    case "svg":
      return drawingInlines(element, context);
    case "math":
      lost("formulas without TeX are kept as plain words", element, context);
      return [{ type: "text", value: textOf(element).replace(/\s+/g, " "), ...at(span) }];
    case "canvas":
    case "object":
      return undefined;
    case "ruby":
      return rubyInlines(element, context);
    default:
      return isListLabel(element) ? [] : undefined;
  }
}

/** The number or bullet that Word writes out before an item of a list. */
const isListLabel = (element: Element): boolean => styleOf(element).get("mso-list") === "ignore";

function codeInlines(element: Element, context: Context): readonly Inline[] {
  const value = textOf(element).replace(/\s+/g, " ");
  const isPlain =
    findElement(element, (one) => one.tagName === "a" || one.tagName === "img") === undefined;
  if (isBlankText(value)) {
    return [];
  }
  return isPlain && !runsAgainst(value, "ltr")
    ? [{ type: "code", value: value.trim(), ...at(spanOf(element, context)) }]
    : context.toInlines(element.children, context);
}

function drawingInlines(element: Element, context: Context): readonly Inline[] {
  const words = textOf(element).replace(/\s+/g, " ").trim();
  if (words === "") {
    dropped("drawings", element, context);
    return [];
  }
  lost("drawings are left out; their words are kept", element, context);
  return [{ type: "text", value: words, ...at(spanOf(element, context)) }];
}

/** The reading above or beside the letters, in brackets behind them. */
function rubyInlines(element: Element, context: Context): readonly Inline[] {
  lost("readings above letters (ruby) are set in brackets behind them", element, context);
  return element.children.flatMap((child): readonly Inline[] => {
    if (!isElement(child) || !/^(?:rt|rtc)$/.test(child.tagName)) {
      return context.toInlines([child], context);
    }
    const reading = context.toInlines(child.children, context);
    const span = at(spanOf(child, context));
    return [
      { type: "text", value: " (", ...span },
      ...reading,
      { type: "text", value: ")", ...span },
    ];
  });
}

/** Runs `make` with the context inside an element, and puts around the result what the element says. */
export function dressed(
  element: Element,
  context: Context,
  make: (inner: Context) => readonly Inline[],
): readonly Inline[] {
  const dress = dressOf(element).filter((one) => !context.dress.has(one));
  const language = languageOf(element, context);
  const written = directionOf(element);
  const words = language === undefined && written === undefined ? "" : textOf(element);
  const isIsolate = element.tagName === "bdi" || element.tagName === "bdo";
  const direction = written ?? (isIsolate ? "auto" : undefined);
  const settled =
    direction === "auto"
      ? firstStrong(words, context.local.direction)
      : (direction ?? context.local.direction);
  const adds =
    dress.length +
    (language === undefined && direction === undefined ? 0 : 1) +
    (/^(?:a|q|abbr|acronym|time)$/.test(element.tagName) ? 1 : 0);
  const inner: Context = {
    ...context,
    depth: context.depth + adds,
    dress: dress.length === 0 ? context.dress : new Set([...context.dress, ...dress]),
    local: { language: language ?? context.local.language, direction: settled },
    keepsLines: context.keepsLines || keepsLines(element),
    quotations: context.quotations + (element.tagName === "q" ? 1 : 0),
    isInLink: context.isInLink || element.tagName === "a",
  };
  let children = make(inner);
  if (children.length === 0) {
    return children;
  }
  const span = at(spanOf(element, context));
  for (const type of [...dress].reverse()) {
    children = [{ type, children, ...span }];
  }
  if (language !== undefined) {
    const own = direction === undefined || direction === "auto" ? {} : { direction };
    return [{ type: "span", language, ...own, children, ...span }];
  }
  if (
    direction === undefined ||
    (!isIsolate && direction === context.local.direction && !runsAgainst(words, direction))
  ) {
    return children;
  }
  if (
    element.tagName === "bdo" &&
    direction !== "auto" &&
    runsAgainst(words.replace(/\p{Nd}/gu, ""), direction)
  ) {
    lost("letters turned around (bdo) are set in their own direction", element, context);
  }
  return [{ type: "isolate", direction, children, ...span }];
}

const keepsLines = (element: Element): boolean =>
  element.tagName === "pre" ||
  /^(?:pre|pre-wrap|pre-line|break-spaces)$/.test(styleOf(element).get("white-space") ?? "");

const TAG_DRESS: ReadonlyMap<string, Dress> = new Map([
  ["b", "strong"],
  ["strong", "strong"],
  ["i", "emphasis"],
  ["em", "emphasis"],
  ["cite", "emphasis"],
  ["dfn", "emphasis"],
  ["var", "emphasis"],
  ["u", "underline"],
  ["ins", "underline"],
  ["s", "strike"],
  ["strike", "strike"],
  ["del", "strike"],
  ["sub", "subscript"],
  ["sup", "superscript"],
  ["mark", "mark"],
]);

/** What an element says by its name, and what its style says instead. */
function dressOf(element: Element): readonly Dress[] {
  const found = new Set<Dress>();
  const own = TAG_DRESS.get(element.tagName);
  if (own !== undefined) {
    found.add(own);
  }
  const style = styleOf(element);
  const set = (dress: Dress, isOn: boolean | undefined) => {
    if (isOn === true) {
      found.add(dress);
    } else if (isOn === false) {
      found.delete(dress);
    }
  };
  const weight = style.get("font-weight");
  set("strong", weight === undefined ? undefined : /^(?:bold|bolder|[6-9]\d\d)$/.test(weight));
  const slant = style.get("font-style");
  set("emphasis", slant === undefined ? undefined : /^(?:italic|oblique)/.test(slant));
  const line = style.get("text-decoration-line") ?? style.get("text-decoration");
  if (line !== undefined && element.tagName !== "a") {
    set("underline", line.includes("underline"));
    set("strike", line.includes("line-through"));
  }
  const raised = style.get("vertical-align");
  if (raised === "super") {
    found.add("superscript");
  } else if (raised === "sub") {
    found.add("subscript");
  } else if (raised === "baseline") {
    found.delete("superscript");
    found.delete("subscript");
  }
  return [...found];
}

const ISO_DATE =
  /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?$/;

/** What an element is in the model, around its words. */
function wrapped(
  element: Element,
  children: readonly Inline[],
  context: Context,
): readonly Inline[] {
  if (children.length === 0) {
    return children;
  }
  const span = at(spanOf(element, context));
  switch (element.tagName) {
    case "a":
      return linked(element, children, context);
    case "q":
      return [
        { type: "quotation", level: context.quotations % 2 === 0 ? 1 : 2, children, ...span },
      ];
    case "abbr":
    case "acronym": {
      const expansion = filled(element, "title");
      return expansion === undefined
        ? children
        : [{ type: "abbreviation", expansion, children, ...span }];
    }
    case "time": {
      const iso = filled(element, "dateTime");
      return iso !== undefined && ISO_DATE.test(iso) && isRealDate(iso)
        ? [{ type: "date", iso, children, ...span }]
        : children;
    }
    default:
      return isBlockElement(element) ? spaced(children) : children;
  }
}

/** A month and day that there are. */
function isRealDate(iso: string): boolean {
  const day = iso.slice(0, 10).padEnd(10, "-01");
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

/** Blocks in a line part its words. */
const spaced = (children: readonly Inline[]): readonly Inline[] => [
  { type: "text", value: " " },
  ...children,
  { type: "text", value: " " },
];

function linked(
  element: Element,
  children: readonly Inline[],
  context: Context,
): readonly Inline[] {
  const href = attribute(element, "href")?.trim();
  if (
    href === undefined ||
    href === "" ||
    context.isInLink ||
    hasClass(element, /^footnote-?backref$/)
  ) {
    return children;
  }
  const span = at(spanOf(element, context));
  if (href.startsWith("#")) {
    const target = context.targets.wanted.get(decodeFragment(href.slice(1)));
    return target === undefined
      ? children
      : [{ type: "crossReference", target, children, ...span }];
  }
  if (!isSafeAddress(href)) {
    dropped("links that lead nowhere or run programs", element, context);
    return children;
  }
  const title = filled(element, "title");
  const isNews = title !== undefined && title !== textOf(element).trim();
  return [
    {
      type: "link",
      url: resolveAddress(href, context.baseUrl ?? context.pageUrl),
      ...(isNews ? { title } : {}),
      children,
      ...span,
    },
  ];
}
