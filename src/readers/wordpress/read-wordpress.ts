import type { Report } from "../../diagnostics/index.ts";
import type { ReadOptions, ReadPiece, SourceFile } from "../reader.ts";
import { readRest } from "./read-rest.ts";
import { readWxr } from "./read-wxr.ts";

/** Reads an export of WordPress (WXR 1.0 to 1.2), or posts as its REST interface answers: each post and page is a text. */
export async function* readWordpress(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  yield* (await isJson(source))
    ? readRest(source, options, report)
    : readWxr(source, options, report);
}

async function isJson(source: SourceFile): Promise<boolean> {
  let head = "";
  for await (const chunk of source.chunks()) {
    head += new TextDecoder().decode(chunk.subarray(0, 1024)).replace(/^[\s\ufeff]+/, "");
    if (head !== "") {
      break;
    }
  }
  return head.startsWith("{") || head.startsWith("[");
}
