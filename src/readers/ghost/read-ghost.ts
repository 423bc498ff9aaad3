import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { streamJson } from "../json/stream-json.ts";
import { type ReadOptions, type ReadPiece, type SourceFile, settle } from "../reader.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { readPost } from "./read-post.ts";
import { readTables, tableAt } from "./tables.ts";

/**
 * Reads an export of Ghost (versions 0.11 to 6), or an answer of its interface: each post and page is a text. The file is gone
 * through twice, first for authors and tags, which are kept, then for the posts, which are given away one by one.
 */
export async function* readGhost(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const tables = await readTables(source, report);
  if (tables === undefined) {
    return;
  }
  if (tables.posts === 0) {
    report(
      diagnostic("input/damaged", `${source.name} has no posts`, {
        hints: ["an export of Ghost has them under db[0].data.posts"],
      }),
    );
    return;
  }
  const rows = streamJson(source.chunks(), {
    source: source.name,
    isWanted: (path) => tableAt(path) === "posts",
  });
  for await (const row of rows) {
    if ("fault" in row) {
      report(diagnostic(row.code, row.fault, { span: row.span }));
      return;
    }
    const piece = createCollector();
    const post = readJsonValue(row);
    if (!(post instanceof JsonValue)) {
      piece.report(diagnostic("input/syntax", `not JSON: ${post.fault}`, { span: post.span }));
      yield { input: undefined, diagnostics: piece.diagnostics, files: new Map(), stem: "post" };
      continue;
    }
    const input = readPost(post, tables, settings, piece.report);
    const failed = piece.diagnostics.some(({ severity }) => severity === "error");
    yield {
      stem: post.text("slug", "title", "id") ?? "post",
      input: failed ? undefined : input,
      diagnostics: piece.diagnostics,
      files: new Map(),
    };
  }
}
