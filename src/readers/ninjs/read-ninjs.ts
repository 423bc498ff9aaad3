import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { decodeSource } from "../decode.ts";
import { type ReadOptions, type ReadPiece, type SourceFile, settle } from "../reader.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { createSourceText, isBlank } from "../source-text.ts";
import { readItem } from "./read-item.ts";

/** Reads news of IPTC ninjs 1, 2 and 3: an item, a list of items, or an answer that holds one. */
export async function* readNinjs(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const text = decodeSource(await source.bytes(), source.name, report);
  if (text === undefined) {
    return;
  }
  const json = createSourceText(source.name, text);
  const whole = json.span(0, json.text.length);
  if (isBlank(json.text)) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return;
  }
  const root = readJsonValue(json);
  if (!(root instanceof JsonValue)) {
    report(diagnostic("input/syntax", `not JSON: ${root.fault}`, { span: root.span }));
    return;
  }
  const items = itemsOf(root).filter(isItem);
  if (items.length === 0) {
    report(
      diagnostic("input/damaged", "there is no news item in the JSON", {
        span: root.span,
        hints: ["a news item has headlines, bodies, or a body_text"],
      }),
    );
    return;
  }
  for (const item of items) {
    const piece = createCollector();
    const input = readItem(item, settings, piece.report);
    const failed = piece.diagnostics.some(({ severity }) => severity === "error");
    const stem = item.text("slugline", "uri", "guid") ?? "news";
    yield {
      ...(items.length === 1 ? {} : { stem }),
      input: failed ? undefined : input,
      diagnostics: piece.diagnostics,
      files: new Map(),
    };
  }
}

function itemsOf(root: JsonValue): readonly JsonValue[] {
  if (root.isList) {
    return root.items;
  }
  const list = root.first("items", "_items", "results", "data", "hits");
  return isItem(root) || list === undefined ? [root] : list.isList ? list.items : [list];
}

const isItem = (value: JsonValue): boolean =>
  value.isObject &&
  value.names.some((name) => /^(?:headlines?|bodies|body_\w+|associations|renditions)$/.test(name));
