import type { Span } from "../../diagnostics/index.ts";
import type { Align } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";

/** How the lines of a paragraph are set. */
export interface ParagraphSettings {
  /** Room for a line. */
  readonly width: Points;
  /** Taken from the room of the first line; negative adds to it. */
  readonly firstLineIndent: Points;
  /** `justify-all` stretches the last line too. */
  readonly align: Align | "justify-all";
  readonly preserveSpaces: boolean;
  /** Whether words may be elongated when the line is justified; never in the words of the Qurʾān. */
  readonly elongates: boolean;
  /** Evens out the lengths of ragged lines, as headings want it; the number of lines stays. */
  readonly balanced: boolean;
  /** Where the block was written, for diagnostics about its lines. */
  readonly span: Span | undefined;
}

/** Width of the line with that index. */
export const lineWidth = ({ width, firstLineIndent }: ParagraphSettings, line: number): Points =>
  width - (line === 0 ? firstLineIndent : 0);

/** The least width that a line of the paragraph has. */
export const narrowestOf = (settings: ParagraphSettings): Points =>
  Math.min(lineWidth(settings, 0), lineWidth(settings, 1));

/** Whether the lines go from edge to edge. */
export const isJustified = ({ align }: ParagraphSettings): boolean =>
  align === "justify" || align === "justify-all";

/** Share of the width of a sign at the edge of a line that stands in the margin. */
export const hangingShare = (settings: ParagraphSettings, { template }: ArticleContext): number =>
  isJustified(settings) ? template.lineBreaking.hanging : 0;
