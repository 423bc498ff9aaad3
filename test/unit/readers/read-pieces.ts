import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { Article } from "../../../src/model/index.ts";
import type { ReadPiece, SourceFile, SourceReader } from "../../../src/readers/reader.ts";
import { outline, said } from "./outline.ts";

/** A source of the given bytes or words, given out in pieces of `size` bytes. */
export function sourceOf(content: string | Uint8Array, size = 1000): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name: "a.json",
    bytes: async () => bytes,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += size) {
        yield bytes.subarray(at, at + size);
      }
    },
  };
}

export const sourceFixture = (path: string): string =>
  readFileSync(new URL(`../../reference/sources/${path}`, import.meta.url), "utf8");

export interface AllRead {
  readonly pieces: readonly ReadPiece[];
  readonly outlines: readonly string[];
  /** What was reported of each piece, and last of the whole. */
  readonly said: readonly string[];
}

/** Everything a reader gives of a source. */
export async function readAll(
  read: SourceReader,
  source: SourceFile,
  options: Parameters<SourceReader>[1] = {},
): Promise<AllRead> {
  const whole: Diagnostic[] = [];
  const pieces: ReadPiece[] = [];
  for await (const piece of read(source, options, (found) => whole.push(found))) {
    pieces.push(piece);
  }
  return {
    pieces,
    outlines: pieces.map(({ input }) => outline(articleOf(input))),
    said: [...pieces.map(({ diagnostics }) => said(diagnostics)), said(whole)],
  };
}

const articleOf = (input: ReadPiece["input"]): Article | undefined =>
  input?.type === "article" ? input : undefined;
