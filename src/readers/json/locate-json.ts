import type { Span } from "../../diagnostics/index.ts";
import { createSourceText } from "../source-text.ts";
import { placeOf } from "./complete.ts";
import { parseJson } from "./parse-json.ts";

/** A parsed value with the place of each part of it, or the first fault and where it is. */
export type LocatedJson =
  | {
      readonly value: unknown;
      /** The place of what is at a path of the value, or of the nearest part of the path that is there. */
      readonly locate: (path: readonly PropertyKey[]) => Span;
    }
  | { readonly fault: string; readonly span: Span };

/** Parses any JSON so that its faults can be told with line and column; `source` names the file. */
export function locateJson(json: string, source: string): LocatedJson {
  const text = createSourceText(source, json);
  const parsed = parseJson(text.text);
  return "fault" in parsed
    ? { fault: parsed.fault, span: text.span(parsed.at.start, parsed.at.end) }
    : { value: parsed.value, locate: (path) => placeOf(path, parsed.place, text) };
}
