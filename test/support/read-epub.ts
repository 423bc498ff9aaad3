import { createCollector, type Diagnostic } from "../../src/diagnostics/index.ts";
import { readEpub } from "../../src/readers/epub/index.ts";
import type { ReadOptions, ReadPiece } from "../../src/readers/reader.ts";

/** What the reader of e-books makes of a packed book; its diagnostics, those of the source among them. */
export async function readBack(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadPiece & { readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createCollector();
  const source = {
    name: "book.epub",
    bytes: () => Promise.resolve(bytes),
    chunks: async function* () {
      yield bytes;
    },
  };
  for await (const piece of readEpub(source, options, report)) {
    return { ...piece, diagnostics: [...diagnostics, ...piece.diagnostics] };
  }
  return { input: undefined, diagnostics, files: new Map() };
}
