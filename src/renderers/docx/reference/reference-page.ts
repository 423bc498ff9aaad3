import type { Direction } from "../../../model/index.ts";
import type { Template } from "../../../template/index.ts";
import type { Reference } from "./read-reference.ts";

const TWIPS_PER_POINT = 20;

/** The template on the page of a reference: tables and pictures have to fit that one. */
export function onReferencePage(
  template: Template,
  { section }: Reference,
  direction: Direction,
): Template {
  const points = (twips: number) => twips / TWIPS_PER_POINT;
  const { width, columns, columnGap, left, right } = section;
  // What is beyond one column counts as margin: nothing may be wider than the column it stands in.
  const measure = (width - left - right - columnGap * (columns - 1)) / columns;
  const beyond = width - left - right - measure;
  const [inner, outer] = direction === "rtl" ? [right, left] : [left, right];
  return {
    ...template,
    page: {
      ...template.page,
      // Its columns are those of every section of the document.
      columns: { ...template.page.columns, count: 1 },
      size: { width: points(width), height: points(section.height) },
      margins: {
        top: points(section.top),
        bottom: points(section.bottom),
        inner: points(inner),
        outer: points(outer + beyond),
      },
    },
  };
}
