import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Table } from "../../model/index.ts";
import type { StyleRole, Template } from "../../template/index.ts";
import { STYLE_ROLES } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { columnWidths, leastWidth } from "./column-widths.ts";
import type { Grid } from "./grid.ts";
import type { TableNeeds } from "./measure-table.ts";

/** Where and how large a table is set. */
export interface FittedTable {
  /** With the type of the table, and the turned page where it has one to itself. */
  readonly context: FlowContext;
  readonly widths: readonly Points[];
  /** Of the type and everything measured with it; at most 1. */
  readonly scale: number;
  readonly isTurned: boolean;
}

/** Room for rounding, as a share of the width. */
const SLACK = 1e-3;

/**
 * A table that is too wide for its place is set in smaller type, down to the template's least; then on a page turned on
 * its side, where its place is the page and not a box, a cell or a note; then its words are parted, and it is reported.
 */
export function fitTable(
  table: Table,
  grid: Grid,
  needs: TableNeeds,
  context: FlowContext,
): FittedTable {
  const { template, report } = context.article;
  const { size } = template.styles.tableCell;
  const floor = Math.min(1, template.table.leastSize / size);
  const least = leastWidth(grid.columns, needs.cells);
  const scaleIn = (width: Points): number => Math.min(1, (width * (1 - SLACK)) / least);
  const fitted = (
    place: FlowContext,
    scale: number,
    isTurned: boolean,
    tell: Report = report,
  ): FittedTable => ({
    context: {
      ...place,
      article: { ...place.article, template: scaled(template, scale), report: tell },
    },
    widths: columnWidths(
      grid.columns,
      needs.cells.map((need) => ({ ...need, min: need.min * scale, max: need.max * scale })),
      place.width,
    ),
    scale,
    isTurned,
  });
  const upright = scaleIn(context.width);
  if (upright >= floor) {
    return fitted(context, upright, false);
  }
  const turned = mayTurn(context) ? turnedContext(context) : context;
  const sideways = scaleIn(turned.width);
  if (sideways >= floor) {
    return fitted(turned, sideways, turned !== context);
  }
  const where = turned === context ? "its place" : "a turned page";
  const points = Math.round(floor * size * 10) / 10;
  report(
    diagnostic(
      "layout/overfull-block",
      `the table is too wide for ${where} even in type of ${points} pt: words are parted in its cells`,
      { span: table.span, hints: ["use fewer columns, or shorter words"] },
    ),
  );
  // What is said of the table holds for each of its lines.
  return fitted(turned, floor, turned !== context, (found) => {
    if (found.code !== "layout/overfull-line") {
      report(found);
    }
  });
}

/** Only what stands in the text of an article itself can have a page to itself. */
const mayTurn = ({ parent, area, width }: FlowContext): boolean =>
  parent.role === "Art" && width === area.width && area.height > area.width;

/** The page on its side: as wide as it was high. */
const turnedContext = (context: FlowContext): FlowContext => ({
  ...context,
  x: 0,
  width: context.area.height,
  area: { width: context.area.height, height: context.area.width },
});

/** The template with smaller type in everything but notes, which stand at the foot of the page as all do. */
function scaled(template: Template, scale: number): Template {
  if (scale === 1) {
    return template;
  }
  const styles = Object.fromEntries(
    STYLE_ROLES.map((role) => {
      const style = template.styles[role];
      return [
        role,
        role === "note" || role === "tableCaption" || role === "credit"
          ? style
          : { ...style, size: style.size * scale, leading: style.leading * scale },
      ];
    }),
  ) as Record<StyleRole, Template["styles"][StyleRole]>;
  const { list, table } = template;
  const { block, inline } = table.cellPadding;
  return {
    ...template,
    styles,
    list: { ...list, indent: list.indent * scale, markerGap: list.markerGap * scale },
    table: { ...table, cellPadding: { block: block * scale, inline: inline * scale } },
  };
}
