import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { BlockStyle, MarkRoom } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type LineInk, marksLack } from "./line-ink.ts";

/**
 * By how much each line of a paragraph stands lower than the leading of its style says, for its marks not to touch the
 * line above it; 0 for the first. A template that keeps its leading gets 0 throughout, and its author is told.
 */
export function markRoom(
  lines: readonly LineInk[],
  style: BlockStyle,
  span: Span | undefined,
  mode: MarkRoom,
  report: Report,
): readonly Points[] {
  const lacks = lines.map((below, index) => {
    const above = lines[index - 1];
    return above === undefined ? 0 : marksLack(above, below, style.leading);
  });
  switch (mode) {
    case "grow":
      return lacks;
    case "grid":
      return lacks.map((lack) => Math.ceil(lack / style.leading) * style.leading);
    case "keep":
      reportCollisions(lacks, span, report);
      return lacks.map(() => 0);
  }
}

function reportCollisions(lacks: readonly Points[], span: Span | undefined, report: Report): void {
  const count = lacks.filter((lack) => lack > 0).length;
  if (count > 0) {
    const most = Math.max(...lacks).toFixed(1);
    const lines = count === 1 ? "a line touch" : `${count} lines touch`;
    report(
      diagnostic(
        "layout/mark-collision",
        `marks of ${lines} the line above: ${most} pt more leading would part them`,
        {
          span,
          hints: ["give the style more leading, or let lines move apart (lineBreaking.markRoom)"],
        },
      ),
    );
  }
}
