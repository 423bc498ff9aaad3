import type { CopyScore, ReaderName, TextKind } from "./copies/index.ts";
import { inOneDigitSet, profileOfInput, withHabits } from "./country-habits.ts";
import type { Article, Publication, WritingHabits } from "./model/index.ts";
import { preparePublication, printedTexts } from "./transforms/index.ts";

/** What readers copy out of a PDF, beside what was to be printed. */
export interface PdfCheck {
  /** Those that are installed and could read the file. */
  readonly readers: readonly ReaderName[];
  /** Those that could not, with what they said. */
  readonly failed: ReadonlyMap<ReaderName, string>;
  /** For each kind of text that there is, and at the end for all. */
  readonly rows: readonly PdfCheckRow[];
}

export interface PdfCheckRow {
  readonly kind: TextKind | "all";
  /** Paragraphs of this kind. */
  readonly paragraphs: number;
  /** By reader. */
  readonly scores: ReadonlyMap<ReaderName, CopyScore>;
}

/**
 * Copies the text out of a PDF with every reader that is installed (pdf.js, PDFium, MuPDF, poppler) and looks for the
 * printed text of `input` in it.
 */
export async function checkPdf(
  pdf: Uint8Array,
  input: Article | Publication,
  options: WritingHabits & { readonly profile?: string | undefined } = {},
): Promise<PdfCheck> {
  const { addScores, findReaders, kindOfText, scoreCopy } = await import("./copies/index.ts");
  const source = withHabits(input, options);
  const profile = profileOfInput(source, options.profile);
  const printed = inOneDigitSet(source, options.profile);
  const texts = printedTexts(preparePublication(printed, profile, () => {}));
  const kinds = new Map<TextKind, string[]>();
  for (const text of texts) {
    const kind = kindOfText(text);
    kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  }
  const copies = new Map<ReaderName, string>();
  const failed = new Map<ReaderName, string>();
  for (const [name, read] of findReaders()) {
    try {
      copies.set(name, await read(pdf));
    } catch (error) {
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  const rows = [...kinds].map(
    ([kind, own]): PdfCheckRow => ({
      kind,
      paragraphs: own.length,
      scores: new Map(
        [...copies].map(([name, copied]) => [name, scoreCopy(own, copied, "of-paragraphs")]),
      ),
    }),
  );
  const readers = [...copies.keys()];
  return { readers, failed, rows: [...rows, sumOf(rows, readers, addScores)] };
}

function sumOf(
  rows: readonly PdfCheckRow[],
  readers: readonly ReaderName[],
  addScores: (scores: readonly CopyScore[]) => CopyScore,
): PdfCheckRow {
  return {
    kind: "all",
    paragraphs: rows.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    scores: new Map(
      readers.map((name) => [
        name,
        addScores(rows.flatMap(({ scores }) => scores.get(name) ?? [])),
      ]),
    ),
  };
}
