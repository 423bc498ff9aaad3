import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { readDocx } from "../../../../src/readers/docx/index.ts";
import type { ReadOptions, ReadPiece } from "../../../../src/readers/reader.ts";

/** The one piece of a Word document, and everything that was found in it. */
export async function readWord(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadPiece & { readonly outside: readonly Diagnostic[] }> {
  const outside: Diagnostic[] = [];
  const source = {
    name: "text.docx",
    bytes: async () => bytes,
    chunks: async function* () {
      yield bytes;
    },
  };
  const pieces: ReadPiece[] = [];
  for await (const piece of readDocx(source, options, (found) => outside.push(found))) {
    pieces.push(piece);
  }
  const [only] = pieces;
  if (only === undefined || pieces.length > 1) {
    throw new Error("a Word document is one piece");
  }
  return { ...only, outside };
}

/** A model without its spans, with neighbouring texts as one and without what is empty. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const item of value.map(comparable)) {
      const last = list.at(-1);
      if (isText(item) && isText(last)) {
        list[list.length - 1] = { ...last, value: last.value + item.value };
      } else {
        list.push(item);
      }
    }
    return list;
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, one]) => key !== "span" && one !== undefined)
        .map(([key, one]) => [key, comparable(one)]),
    );
  }
  return value;
}

const isText = (value: unknown): value is { type: "text"; value: string } =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "text" &&
  "value" in value &&
  typeof value.value === "string";
