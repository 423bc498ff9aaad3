import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Article } from "../../model/index.ts";
import { decodeSource } from "../decode.ts";
import type { ReadPiece, SourceFile } from "../reader.ts";
import { createSourceText, isBlank } from "../source-text.ts";
import { JsonValue, readJsonValue } from "./json-value.ts";

/** A source that is one JSON, with its text; `undefined` after reporting why it is none. */
export async function readJsonSource(
  source: SourceFile,
  report: Report,
): Promise<{ readonly root: JsonValue; readonly text: string } | undefined> {
  const text = decodeSource(await source.bytes(), source.name, report);
  if (text === undefined) {
    return undefined;
  }
  const json = createSourceText(source.name, text);
  if (isBlank(json.text)) {
    const span = json.span(0, json.text.length);
    report(diagnostic("input/empty", `${source.name} has no text`, { span }));
    return undefined;
  }
  const root = readJsonValue(json);
  if (!(root instanceof JsonValue)) {
    report(diagnostic("input/syntax", `not JSON: ${root.fault}`, { span: root.span }));
    return undefined;
  }
  return { root, text };
}

/** One text of such a source, with what was found in it; no article after an error. */
export function pieceFrom(
  named: Pick<ReadPiece, "stem" | "text">,
  read: (report: Report) => Article | undefined,
): ReadPiece {
  const { report, diagnostics } = createCollector();
  const input = read(report);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  return { ...named, input: failed ? undefined : input, diagnostics, files: new Map() };
}
