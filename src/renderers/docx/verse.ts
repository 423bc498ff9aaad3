import { TableCell, TableRow } from "docx";
import type { Inline, Verse, VerseLine } from "../../model/index.ts";
import { toTwips } from "../../units/index.ts";
import { DescribedTable } from "./described-table.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { TABLE_STYLE } from "./styles/table-styles.ts";

/**
 * Lines of one part are paragraphs. As soon as one line has two hemistichs the whole poem is a table of two columns
 * without rules, as an Arabic editor makes it by hand: the halves stay aligned and each can wrap in its own column.
 */
export function renderVerse(verse: Verse, outer: Flow, session: Session): readonly BlockChild[] {
  const flow: Flow = { ...outer, align: undefined };
  const source = sourceOf(verse);
  // Made after the lines, which are to bear the marks of the block.
  const poet = () =>
    source.length === 0 ? [] : [paragraph(source, flow, session, { role: "attribution" })];
  const isBayt = verse.lines.some((line) => line.hemistichs.length === 2);
  if (!isBayt) {
    const lines = verse.lines.map(({ hemistichs: [only] }) =>
      paragraph(only, flow, session, { role: "verse" }),
    );
    return [...lines, ...poet()];
  }
  const half = Math.floor(toTwips(flow.width) / 2);
  const table = new DescribedTable(
    {
      style: TABLE_STYLE.verse,
      ...(flow.direction === "rtl" ? { visuallyRightToLeft: true } : {}),
      width: { size: half * 2, type: "dxa" },
      columnWidths: [half, half],
      layout: "fixed",
      rows: verse.lines.map((line) => verseRow(line, half, flow, session)),
    },
    undefined,
  );
  return [
    table,
    ...(source.length === 0 ? [paragraphOf([], flow, session, { role: "afterTable" })] : poet()),
  ];
}

/** Who wrote it, and in which metre. */
function sourceOf({ poet = [], metre }: Verse): readonly Inline[] {
  if (metre === undefined || metre === "") {
    return poet;
  }
  return [...poet, { type: "text", value: poet.length === 0 ? `(${metre})` : ` (${metre})` }];
}

function verseRow(line: VerseLine, half: number, outer: Flow, session: Session): TableRow {
  const flow: Flow = { ...outer, inCell: true, box: undefined, place: undefined };
  const alone = line.hemistichs.length === 1;
  return new TableRow({
    cantSplit: true,
    children: line.hemistichs.map(
      (words) =>
        new TableCell({
          width: { size: alone ? half * 2 : half, type: "dxa" },
          ...(alone ? { columnSpan: 2 } : {}),
          children: [paragraph(words, flow, session, { role: "verse" })],
        }),
    ),
  });
}
