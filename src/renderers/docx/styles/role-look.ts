import type { Direction } from "../../../model/index.ts";
import type { BlockStyle, EdgeRule, Template } from "../../../template/index.ts";
import type { Points } from "../../../units/index.ts";
import { PARAGRAPH_ROLES, type ParagraphRole } from "./paragraph-roles.ts";
import type { Edge, ParagraphLook } from "./properties.ts";

/** Blocks that hold paragraphs and draw a box or rule along all of them. */
export type Box = "quote" | "aside" | "correction";
/** Where a paragraph stands among those of its box: space above and below the box is outside it. */
export type BoxPlace = "only" | "first" | "inner" | "last";

/** Width of the text area. */
export function textWidth(template: Template): Points {
  const { size, margins } = template.page;
  return size.width - margins.inner - margins.outer;
}

/** Width of one of the columns that an article stands in. */
export function columnWidth(template: Template): Points {
  const { count, gap } = template.page.columns;
  return Math.max(0, (textWidth(template) - gap * (count - 1)) / count);
}

/** Height of the text area. */
export function textHeight(template: Template): Points {
  const { size, margins } = template.page;
  return size.height - margins.top - margins.bottom;
}

/** What `role` looks like when it stands by itself in a paragraph of the given direction. */
export function roleLook(
  role: ParagraphRole,
  template: Template,
  direction: Direction,
): ParagraphLook {
  const { look: styleRole, outlineLevel } = PARAGRAPH_ROLES[role];
  const style = template.styles[styleRole];
  const base: ParagraphLook = {
    ...(style.keepWithNext ? { keepNext: true } : {}),
    ...(style.keepTogether ? { keepLines: true } : {}),
    ...boxLook(style, template, direction),
    before: style.spaceBefore,
    after: style.spaceAfter,
    line: { height: style.leading, rule: "atLeast" },
    align: style.align === "start" ? undefined : style.align,
    outlineLevel,
  };
  return ADJUSTED[role]?.(base, template) ?? base;
}

/** Roles that Word needs to know differently from how the template states them. */
const ADJUSTED: Readonly<
  Partial<Record<ParagraphRole, (base: ParagraphLook, template: Template) => ParagraphLook>>
> = {
  bodyFirst: (base) => ({ ...base, firstLine: undefined }),
  // The indent comes from the numbering, the space below a whole list from its last item.
  listItem: (base, { list }) => ({
    ...base,
    before: 0,
    after: list.itemSpacing,
    indentStart: undefined,
  }),
  listContinue: (base, { list }) => ({
    ...base,
    before: 0,
    after: list.itemSpacing,
    indentStart: (base.indentStart ?? 0) + list.indent,
  }),
  figure: (_base, { figure }) => ({
    keepNext: true,
    before: figure.spaceBefore,
    after: figure.captionGap,
    line: "single",
    align: "center",
  }),
  afterTable: (_base, { table }) => ({
    before: 0,
    after: 0,
    line: { height: Math.max(1, table.spaceAfter), rule: "exact" },
  }),
  // Two boxes of one look would run together; a hair of paragraph keeps them apart.
  betweenBoxes: () => ({ before: 0, after: 0, line: { height: 1, rule: "exact" } }),
  divider: (_base, template) => dividerLook(template),
  tableCell: withCellPadding,
  tableHead: withCellPadding,
  // Lines of one block stand close; the block's own space is around it.
  verse: (base) => ({ ...base, contextualSpacing: true }),
  code: (base) => ({ ...base, contextualSpacing: true }),
  runningHead: withHeaderTabs,
  folio: withHeaderTabs,
  contentsHeading: (base) => ({ ...base, outlineLevel: undefined }),
  contents1: (base, template) => contentsLook(base, template, 0),
  contents2: (base, template) => contentsLook(base, template, 1),
  contents3: (base, template) => contentsLook(base, template, 2),
  captionEntry: (base, template) => contentsLook(base, template, 0),
};

function withCellPadding(base: ParagraphLook, { table }: Template): ParagraphLook {
  return { ...base, before: table.cellPadding.block, after: table.cellPadding.block };
}

function withHeaderTabs(base: ParagraphLook, template: Template): ParagraphLook {
  const width = textWidth(template);
  return {
    ...base,
    tabs: [
      { kind: "center", at: width / 2 },
      { kind: "right", at: width },
    ],
  };
}

function contentsLook(base: ParagraphLook, template: Template, depth: number): ParagraphLook {
  return {
    before: 0,
    after: template.list.itemSpacing,
    indentStart: depth * template.list.indent || undefined,
    line: base.line,
    tabs: [{ kind: "right", at: textWidth(template), dots: true }],
  };
}

/** Indents, rule and shade of a block's box. */
function boxLook(style: BlockStyle, template: Template, direction: Direction): ParagraphLook {
  const rule = style.startRule;
  const shade = style.shade ? template.colours.shade : undefined;
  const padding = rule !== null || style.shade ? style.padding : 0;
  const inset = padding + (rule?.width ?? 0);
  return {
    ...(rule !== null || style.shade || style.ruleAbove !== null || style.ruleBelow !== null
      ? { box: sidesOf(style, template, direction) }
      : {}),
    shade,
    indentStart: style.indentStart + inset || undefined,
    indentEnd: style.indentEnd + (style.shade ? padding : 0) || undefined,
    firstLine: style.firstLineIndent || undefined,
  };
}

/** The sides of a box are of the page (ECMA-376 17.3.1.24 knows no leading side): the start rule changes with direction. */
function sidesOf(
  style: BlockStyle,
  template: Template,
  direction: Direction,
): NonNullable<ParagraphLook["box"]> {
  const { colours } = template;
  const space = style.padding;
  // Word shades up to the border: a border in the colour of the shade gives the text its padding.
  const padded: Edge | undefined = style.shade
    ? { width: 0.5, colour: colours.shade, space }
    : undefined;
  const start: Edge | undefined =
    style.startRule === null
      ? padded
      : { width: style.startRule.width, colour: colours[style.startRule.colour], space };
  const end: Edge = padded ?? "none";
  const [left, right]: readonly [Edge | undefined, Edge | undefined] =
    direction === "rtl" ? [end, start] : [start, end];
  const top = edgeOf(style.ruleAbove, template) ?? padded;
  const bottom = edgeOf(style.ruleBelow, template) ?? padded;
  return style.startRule === null && padded === undefined
    ? { top, bottom }
    : { top, left, bottom, right };
}

/** A border of Word's is as wide as the paragraph, whatever share of it the template asks for. */
const edgeOf = (rule: EdgeRule | null, { colours }: Template): Edge | undefined =>
  rule === null ? undefined : { width: rule.width, colour: colours[rule.colour], space: rule.gap };

function dividerLook(template: Template): ParagraphLook {
  const { divider, styles } = template;
  const { leading } = styles.body;
  if (divider.ornament !== null) {
    return {
      keepNext: true,
      before: leading / 2,
      after: leading / 2,
      line: { height: leading, rule: "atLeast" },
      align: "center",
    };
  }
  const indent = (columnWidth(template) * (1 - divider.share)) / 2;
  return {
    keepNext: true,
    box: { bottom: { width: 0.75, colour: template.colours.rule, space: 1 } },
    before: 0,
    after: leading / 2,
    line: { height: leading / 2, rule: "exact" },
    indentStart: indent,
    indentEnd: indent,
  };
}

/** `look` as it is inside a box: the box's rule, shade and indents around its own. */
export function insideBox(
  look: ParagraphLook,
  box: Box,
  template: Template,
  direction: Direction,
): ParagraphLook {
  const outer = roleLook(box, template, direction);
  return {
    ...look,
    box: look.box ?? outer.box,
    shade: look.shade ?? outer.shade,
    indentStart: (look.indentStart ?? 0) + (outer.indentStart ?? 0) || undefined,
    indentEnd: (look.indentEnd ?? 0) + (outer.indentEnd ?? 0) || undefined,
  };
}

/** Space above and below for a paragraph's place in its box; the gap between two is that of body text. */
export function placedSpacing(
  box: Box,
  place: BoxPlace,
  template: Template,
): Pick<ParagraphLook, "before" | "after"> {
  const outer = template.styles[PARAGRAPH_ROLES[box].look];
  const gap = template.styles.body.spaceAfter;
  switch (place) {
    case "only":
      return { before: outer.spaceBefore, after: outer.spaceAfter };
    case "first":
      return { before: outer.spaceBefore, after: gap };
    case "inner":
      return { before: 0, after: gap };
    case "last":
      return { before: 0, after: outer.spaceAfter };
  }
}
