import type { Direction } from "../../model/index.ts";
import type {
  BlockStyle,
  EdgeRule,
  InlineRole,
  InlineStyle,
  StyleRole,
  Template,
} from "../../template/index.ts";
import type { BookFonts, FontFile } from "./book-fonts.ts";
import {
  align,
  atEnd,
  atStart,
  type CssRule,
  cssString,
  type Declaration,
  em,
  rule,
  writeRules,
} from "./css.ts";
import { fontStack } from "./font-stack.ts";
import { structureRules } from "./structure-rules.ts";

export interface StyleSheetInput {
  readonly template: Template;
  readonly direction: Direction;
  readonly fonts: BookFonts;
  /** The template's own rules, written last so that they win. */
  readonly own: string;
}

/**
 * The style sheet of a book: sizes, spacing and weights of the template as shares of the reader's own type size. No
 * colours, which would fight with a dark page or the reader's choice, and no `direction` or `unicode-bidi`, which EPUB
 * forbids (EPUB 3.3, 6.3.2).
 */
export function renderStyleSheet({ template, direction, fonts, own }: StyleSheetInput): string {
  const rules = [
    ...structureRules(template, direction, fonts.families),
    ...BLOCK_SELECTORS.flatMap(([role, selector]) =>
      blockRules(selector, template.styles[role], template.styles.body, fonts, direction),
    ),
    ...INLINE_SELECTORS.flatMap(([role, selector]) =>
      inlineRules(role, selector, template.inline[role], fonts),
    ),
  ];
  const parts = [
    '@charset "UTF-8";\n',
    fonts.files.map(fontFaceRule).join(""),
    writeRules(rules, direction),
    own.replace(/^@charset[^;]*;\s*/, ""),
  ];
  return parts.filter((part) => part !== "").join("");
}

const fontFaceRule = ({ path, face }: FontFile): string =>
  [
    "@font-face {",
    `  font-family: ${cssString(face.family)};`,
    `  font-weight: ${face.weight};`,
    `  font-style: ${face.italic ? "italic" : "normal"};`,
    `  src: url(${cssString(`../${path}`)});`,
    "}\n",
  ].join("\n");

/** What each role of the template is in the documents; the page furniture has no place in a book without pages. */
const BLOCK_SELECTORS: readonly (readonly [StyleRole, string])[] = [
  ["kicker", ".kicker"],
  ["title", "h1"],
  ["deck", ".deck"],
  ["byline", ".byline"],
  ["dateline", ".dateline"],
  ["abstract", ".abstract"],
  ["summary", ".summary"],
  ["heading1", ".level-1"],
  ["heading2", ".level-2"],
  ["heading3", ".level-3"],
  ["heading4", ".level-4"],
  ["heading5", ".level-5"],
  ["heading6", ".level-6"],
  ["listItem", "li"],
  ["quote", ".quote"],
  ["attribution", ".attribution"],
  ["pullQuote", ".pull-quote"],
  ["verse", ".verse"],
  ["quran", ".quran"],
  ["caption", ".caption"],
  ["credit", ".credit"],
  ["tableCaption", "caption"],
  ["tableHead", "th"],
  ["tableCell", "td"],
  ["code", "pre.code"],
  ["math", ".math"],
  ["aside", ".aside"],
  ["asideTitle", ".aside-title"],
  ["question", ".question"],
  ["answer", ".answer"],
  ["note", ".footnote"],
  ["correction", ".correction"],
  ["source", ".source"],
  ["rights", ".rights"],
  ["biography", ".biography"],
];

const INLINE_SELECTORS: readonly (readonly [InlineRole, string])[] = [
  ["strong", "strong"],
  ["emphasis", "em"],
  // Instead of `emphasis`, and not on top of it.
  ["emphasisLatin", "em.latin"],
  ["underline", "u"],
  ["strike", "s"],
  ["code", "code"],
  ["mark", "mark"],
  ["noteReference", ".note-reference"],
  ["script", "sub, sup"],
  ["speaker", ".speaker"],
];

function blockRules(
  selector: string,
  style: BlockStyle,
  body: BlockStyle,
  { families }: BookFonts,
  direction: Direction,
): readonly CssRule[] {
  const own = (length: number): string => em(length / style.size);
  const declarations: Declaration[] = [];
  if (style.font !== body.font) {
    declarations.push(["font-family", fontStack(families[style.font], style.font)]);
  }
  if (style.size !== body.size) {
    declarations.push(["font-size", em(style.size / body.size)]);
  }
  declarations.push(
    ["font-weight", String(style.weight)],
    ["line-height", String(Math.round((style.leading / style.size) * 100) / 100)],
    ...align(style.align, direction),
    ["margin-top", own(style.spaceBefore)],
    ["margin-bottom", own(style.spaceAfter)],
    ...(style.keepWithNext ? avoid("after") : []),
    ...(style.keepTogether ? avoid("inside") : []),
  );
  const isBoxed = style.startRule !== null || style.shade;
  if (style.shade) {
    // A shade is a colour; a thin frame sets the box off on any page.
    declarations.push(["border", "1px solid"], ["padding", own(style.padding)]);
  }
  const sides = [
    ...(style.indentStart === 0 ? [] : [atStart("margin", own(style.indentStart))]),
    ...(style.indentEnd === 0 ? [] : [atEnd("margin", own(style.indentEnd))]),
    ...(style.startRule === null
      ? []
      : [atStart("border", `${own(style.startRule.width)} solid currentColor`)]),
    ...(isBoxed && !style.shade ? [atStart("padding", own(style.padding))] : []),
  ];
  const inner = [
    ...(style.firstLineIndent === 0
      ? []
      : [rule(`${selector} p`, [["text-indent", own(style.firstLineIndent)]])]),
  ];
  return [
    rule(selector, declarations, sides),
    ...inner,
    ...edgeRules(`${selector}::before`, style.ruleAbove, "below", style),
    ...edgeRules(`${selector}::after`, style.ruleBelow, "above", style),
  ];
}

/** A rule along an edge, in the reader's own colour; a block of its own, so that it can be short. */
function edgeRules(
  selector: string,
  edge: EdgeRule | null,
  gap: "above" | "below",
  style: BlockStyle,
): readonly CssRule[] {
  if (edge === null) {
    return [];
  }
  const room = em(edge.gap / style.size);
  const [top, bottom] = gap === "above" ? [room, "0"] : ["0", room];
  const side = style.align === "center" ? "auto" : "0";
  return [
    rule(selector, [
      ["content", '""'],
      ["display", "block"],
      ["width", `${Math.round(edge.share * 100)}%`],
      ["margin", `${top} ${side} ${bottom}`],
      ["border-top", `${em(edge.width / style.size)} solid currentColor`],
    ]),
  ];
}

function inlineRules(
  role: InlineRole,
  selector: string,
  style: InlineStyle,
  { families }: BookFonts,
): readonly CssRule[] {
  const declarations: Declaration[] = [
    ...(style.italic === true ? [["font-style", "italic"] satisfies Declaration] : []),
    ...(style.weight === undefined
      ? role === "emphasisLatin"
        ? [["font-weight", "inherit"] satisfies Declaration]
        : []
      : [["font-weight", String(style.weight)] satisfies Declaration]),
    ...(style.font === undefined
      ? []
      : [["font-family", fontStack(families[style.font], style.font)] satisfies Declaration]),
    ...(style.scale === undefined ? [] : [["font-size", em(style.scale)] satisfies Declaration]),
    ...(style.line === undefined
      ? []
      : [["text-decoration", LINES[style.line]] satisfies Declaration]),
  ];
  return declarations.length === 0 ? [] : [rule(selector, declarations)];
}

const LINES = { underline: "underline", strike: "line-through", overline: "overline" } as const;

const avoid = (where: "after" | "inside"): readonly Declaration[] => [
  [`page-break-${where}`, "avoid"],
  [`break-${where}`, "avoid"],
];
