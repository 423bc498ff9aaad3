import { TableCell, TableRow } from "docx";
import { type GalleryRow, rowsOfPictures } from "../../media/index.ts";
import type { Figure, Gallery } from "../../model/index.ts";
import { toTwips } from "../../units/index.ts";
import { captionParagraph } from "./caption.ts";
import { DescribedTable } from "./described-table.ts";
import { paragraphOf } from "./paragraph.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { textHeight } from "./styles/role-look.ts";
import { TABLE_STYLE } from "./styles/table-styles.ts";

/** Rows of pictures, each row a table without rules, then what is said of them all. */
export function renderGallery(
  gallery: Gallery,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const rows = rowsOf(gallery.figures, flow, session);
  const body = rows.flatMap((row, index): readonly BlockChild[] => {
    const figures = gallery.figures.slice(row.from, row.from + row.widths.length);
    const made = renderRow(figures, row, flow, session);
    const isTable = row.widths.length > 1;
    // Word would make one table of two that touch.
    return isTable && (index < rows.length - 1 || !isCaptioned(gallery, flow))
      ? [...made, paragraphOf([], { ...flow, align: undefined }, session, { role: "afterTable" })]
      : made;
  });
  return [...body, ...captionParagraph(gallery, flow, session, "caption", { closes: "figure" })];
}

const isCaptioned = (gallery: Gallery, { article }: Flow): boolean =>
  (gallery.caption ?? []).length > 0 || article.captions.has(gallery);

function rowsOf(
  figures: readonly Figure[],
  { width }: Flow,
  { input: { images, template } }: Session,
): readonly GalleryRow[] {
  const pictures = figures.map(({ image, caption, credit }) => ({
    image: images.get(image.src),
    hasWords: (caption ?? credit) !== undefined,
  }));
  const { gap, maxHeightShare } = template.figure;
  return rowsOfPictures(pictures, template.styles.caption.size, {
    // The cells of a row have half the gap at either side.
    width: width - gap,
    maxHeight: textHeight(template) * maxHeightShare,
    gap,
  });
}

function renderRow(
  figures: readonly Figure[],
  { widths, height }: GalleryRow,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const inside = (index: number): Flow => ({
    ...flow,
    frame: { width: widths[index] ?? 0, height },
  });
  if (widths.length === 1) {
    return figures.flatMap((figure) => session.renderBlock(figure, inside(0), session));
  }
  const columns = widths.map((width) => toTwips(width + session.input.template.figure.gap));
  const cells = figures.map((figure, index) => {
    const width = widths[index] ?? 0;
    const cellFlow: Flow = {
      ...inside(index),
      width,
      box: undefined,
      place: undefined,
      lead: undefined,
      depth: 0,
      align: undefined,
      inCell: true,
    };
    const blocks = session.renderBlock(figure, cellFlow, session);
    return new TableCell({
      width: { size: columns[index] ?? 0, type: "dxa" },
      children: blocks.length === 0 ? [paragraphOf([], cellFlow, session)] : blocks,
    });
  });
  return [
    new DescribedTable(
      {
        style: TABLE_STYLE.gallery,
        ...(flow.direction === "rtl" ? { visuallyRightToLeft: true } : {}),
        width: { size: columns.reduce((sum, one) => sum + one, 0), type: "dxa" },
        columnWidths: columns,
        layout: "fixed",
        rows: [new TableRow({ cantSplit: true, children: cells })],
      },
      undefined,
    ),
  ];
}
