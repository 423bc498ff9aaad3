import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type ReadOptions, type ReadPiece, type SourceFile, settle } from "../reader.ts";
import { pieceFrom, readJsonSource } from "../rich-text/json-source.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { readItem } from "./read-item.ts";

/** Reads news of IPTC ninjs 1, 2 and 3: an item, a list of items, or an answer that holds one. */
export async function* readNinjs(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const opened = await readJsonSource(source, report);
  if (opened === undefined) {
    return;
  }
  const { root } = opened;
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
    const stem = item.text("slugline", "uri", "guid") ?? "news";
    yield pieceFrom(items.length === 1 ? {} : { stem }, (own) => readItem(item, settings, own));
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
