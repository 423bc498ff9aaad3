import type { Direction } from "../../model/index.ts";
import type { FontRole, Template } from "../../template/index.ts";
import {
  align,
  atEnd,
  atStart,
  type CssRule,
  cssString,
  type Declaration,
  em,
  rule,
} from "./css.ts";
import { fontStack } from "./font-stack.ts";
import { GALLERY_SHAPES } from "./gallery-shapes.ts";

/**
 * What the documents need whatever the template looks like: type and paragraphs of the body, counters, tables that
 * scroll, verse that stacks. Written first, so that every other rule wins over it.
 */
export function structureRules(
  template: Template,
  direction: Direction,
  families: Readonly<Record<FontRole, readonly string[]>>,
): readonly CssRule[] {
  const { body } = template.styles;
  const share = (length: number): string => em(length / body.size);
  return [
    rule("html", [
      ["-webkit-text-size-adjust", "100%"],
      ["text-size-adjust", "100%"],
    ]),
    rule("body", [
      ["font-family", fontStack(families[body.font], body.font)],
      ["font-weight", String(body.weight)],
      ["line-height", String(Math.round((body.leading / body.size) * 100) / 100)],
      ...align("start", direction),
      // Arabic letters join: space between them tears the words, and a hyphen is no Arabic sign.
      ["letter-spacing", "normal"],
      ["-webkit-hyphens", "none"],
      ["-epub-hyphens", "none"],
      ["hyphens", "none"],
      ["overflow-wrap", "break-word"],
      ["widows", "2"],
      ["orphans", "2"],
    ]),
    rule("p", [
      ["margin", `${share(body.spaceBefore)} 0 ${share(body.spaceAfter)}`],
      ["text-align", "inherit"],
      ...(body.firstLineIndent === 0
        ? []
        : [["text-indent", share(body.firstLineIndent)] satisfies Declaration]),
    ]),
    rule(".chapter > p, .section > p", align(body.align, direction)),
    ...(body.firstLineIndent === 0 ? [] : [rule(FLUSH_PARAGRAPHS, [["text-indent", "0"]])]),
    rule(LAST_IN_BOX, [["margin-bottom", "0"]]),
    // Arabic has no italic: what a browser would slant, a template weighs instead.
    rule("em, i, cite, dfn, var, address", [["font-style", "normal"]]),
    rule("a", [["color", "inherit"]]),
    rule(".note-reference a, .footnote a, nav a", [["text-decoration", "none"]]),
    rule("abbr", [["text-decoration", "none"]]),
    rule("sub, sup", [["line-height", "0"]]),
    rule(".note-reference", [
      ["vertical-align", "super"],
      ["padding", "0 0.1em"],
    ]),
    ...lists(template),
    ...tables(template, direction),
    ...figures(template),
    ...verse(),
    rule("blockquote", [["margin", "0"]]),
    rule("figure.quote, figure.quran", [
      ["margin-left", "0"],
      ["margin-right", "0"],
    ]),
    rule(".aside, .math, .exchange, .embed", [["margin", "1em 0"]]),
    rule("pre.code", [
      ["white-space", "pre-wrap"],
      ["overflow-wrap", "anywhere"],
      ["margin-left", "0"],
      ["margin-right", "0"],
    ]),
    // The block has the size of code already.
    rule("pre.code code, .math code", [["font-size", "1em"]]),
    rule(".math", [["overflow-wrap", "anywhere"]]),
    ...divider(template),
    rule(".page-break", [
      ["page-break-after", "always"],
      ["break-after", "page"],
    ]),
    rule(".notes", [
      ["margin-top", "2em"],
      ["border-top", "1px solid"],
      ["padding-top", "0.8em"],
    ]),
    rule("ul.index-entries", [
      ["list-style", "none"],
      ["margin", "0"],
      ["padding", "0"],
    ]),
    rule(".index-entries a", [["text-decoration", "none"]]),
    rule("footer", [["margin-top", "2em"]]),
    rule(".address", [["overflow-wrap", "anywhere"]]),
    rule(".cover, .title-page h1, .title-page p", [["text-align", "center"]]),
    rule(".title-page h1", [["margin-top", "3em"]]),
    rule(".cover", [
      ["margin", "0"],
      ["padding", "0"],
    ]),
    rule(".cover img", [["max-height", "98vh"]]),
    rule(".contents ol", [
      ["list-style", "none"],
      ["padding", "0"],
    ]),
    rule(".contents ol ol", [], [atStart("padding", "1.2em")]),
  ];
}

/** Paragraphs that open something, where an indent would mark nothing. */
const FLUSH_PARAGRAPHS =
  "header p, footer p, figcaption p, li p, td p, th p, .notes p, .verse p, h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p, hr + p";

/** Room after the last thing in a box belongs to the box. */
const LAST_IN_BOX =
  "blockquote > :last-child, aside > :last-child, .aside > :last-child, .summary > :last-child, li > :last-child, li:last-child, td > :last-child, th > :last-child, figcaption > :last-child, .question > :last-child";

function lists({ list, styles }: Template): readonly CssRule[] {
  const indent = em(Math.max(list.indent, styles.body.size * 1.6) / styles.body.size);
  const counter = (name: string, ...styleNames: readonly string[]) =>
    rule(
      `ol.${name}`,
      styleNames.map((style): Declaration => ["list-style-type", style]),
    );
  return [
    rule(
      "ul, ol",
      [
        ["margin", "0.6em 0"],
        ["padding", "0"],
      ],
      [atStart("padding", indent)],
    ),
    rule("li > ul, li > ol", [["margin", "0.3em 0 0"]]),
    counter("latn", "decimal"),
    counter("arab", "decimal", "arabic-indic"),
    counter("arabext", "decimal", "persian"),
    counter("lower-roman", "lower-roman"),
    counter("lower-alpha", "lower-alpha"),
    rule("ol.lettered, li.task", [["list-style-type", "none"]]),
    rule(
      ".marker",
      [
        ["display", "inline-block"],
        ["min-width", "1.5em"],
      ],
      [atStart("margin", `-${indent}`)],
    ),
  ];
}

function tables({ table, styles }: Template, direction: Direction): readonly CssRule[] {
  const { block, inline } = table.cellPadding;
  const share = (length: number): string => em(length / styles.tableCell.size);
  return [
    rule("div.table", [
      ["overflow-x", "auto"],
      ["max-width", "100%"],
      [
        "margin",
        `${em(table.spaceBefore / styles.body.size)} 0 ${em(table.spaceAfter / styles.body.size)}`,
      ],
    ]),
    rule("table", [
      ["border-collapse", "collapse"],
      ["min-width", "60%"],
      ["margin", "0"],
    ]),
    rule("th, td", [
      ["border", "1px solid"],
      ["padding", `${share(block)} ${share(inline)}`],
      ["vertical-align", "top"],
      ["overflow-wrap", "normal"],
    ]),
    rule("thead", [["border-bottom", "2px solid"]]),
    // Twice the type, since the rules of cells by role come later and must not win.
    rule("table .center", [["text-align", "center"]]),
    rule("table .end", align("end", direction)),
    // The last digit of a number is at its right in every direction.
    rule("table .number", [
      ["text-align", "right"],
      ["font-variant-numeric", "tabular-nums"],
    ]),
  ];
}

function figures({ figure, styles }: Template): readonly CssRule[] {
  const share = (length: number): string => em(length / styles.body.size);
  return [
    rule("figure", [
      ["margin", `${share(figure.spaceBefore)} 0 ${share(figure.spaceAfter)}`],
      ["page-break-inside", "avoid"],
      ["break-inside", "avoid"],
    ]),
    rule("img", [
      ["max-width", "100%"],
      ["height", "auto"],
      ["image-orientation", "from-image"],
    ]),
    rule(".figure img", [
      ["display", "block"],
      ["margin", "0 auto"],
      ["max-height", "90vh"],
    ]),
    rule("img.inline", [
      ["height", "1.1em"],
      ["width", "auto"],
      ["vertical-align", "-0.15em"],
    ]),
    rule("figcaption", [["margin-top", share(figure.captionGap)]]),
    rule(".missing-picture", [
      ["border", "1px solid"],
      ["padding", "0.6em"],
    ]),
    rule(".gallery", [
      ["display", "flex"],
      ["flex-wrap", "wrap"],
    ]),
    // In proportion to their shapes they are of one height; nine em is the width of a square.
    ...GALLERY_SHAPES.map((shape) =>
      rule(`.gallery > .shape-${shape}`, [["flex", `${shape / 100} 1 ${em((shape * 9) / 100)}`]]),
    ),
    rule(".gallery > figcaption", [["flex", "1 1 100%"]]),
    // Systems that know no flexible boxes set halves in the line.
    rule(
      ".gallery > .figure",
      [
        ["display", "inline-block"],
        ["vertical-align", "top"],
        ["width", "46%"],
        ["min-width", "6em"],
        ["max-width", "100%"],
        ["margin-top", "0"],
      ],
      [atEnd("margin", "2%")],
    ),
  ];
}

/** Two halves share a line as long as each has fourteen em; the browser's own wrapping does the rest. */
function verse(): readonly CssRule[] {
  return [
    // On a wide page the halves would drift apart.
    rule(".verse", [
      ["max-width", "36em"],
      ["margin-left", "auto"],
      ["margin-right", "auto"],
    ]),
    rule(".verse .bayt, .verse .shatr", [
      ["margin", "0 0 0.4em"],
      ["text-align", "center"],
      ["page-break-inside", "avoid"],
      ["break-inside", "avoid"],
    ]),
    rule(".hemistich", [
      ["display", "inline-block"],
      ["vertical-align", "top"],
      ["width", "46%"],
      ["min-width", "14em"],
      ["max-width", "100%"],
    ]),
  ];
}

/** What parts two passages: a rule, or characters instead of it. */
function divider({ divider: { ornament, share } }: Template): readonly CssRule[] {
  const side = `${Math.round((1 - share) * 50)}%`;
  return ornament === null
    ? [
        rule("hr.divider", [
          ["border", "0"],
          ["border-top", "1px solid"],
          ["margin", `1.8em ${side}`],
        ]),
      ]
    : [
        rule("hr.divider", [
          ["border", "0"],
          ["margin", "1.4em 0"],
          ["text-align", "center"],
        ]),
        rule("hr.divider::after", [["content", cssString(ornament)]]),
      ];
}
