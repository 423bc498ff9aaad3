import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  checkArticle,
  checkPublication,
  type Publication,
} from "../../model/index.ts";
import { type ReadOptions, settle } from "../reader.ts";
import { createSourceText, isBlank } from "../source-text.ts";
import { complete, isFields, locateNodes, placeOf } from "./complete.ts";
import { parseJson } from "./parse-json.ts";

/**
 * Reads an article or a publication stored as JSON, in the fields of the model. Empty lists, `kind`, `language` and
 * `dates` may be left out; an unknown field is an error. A node without a span gets its place in the JSON.
 */
export function readJson(
  text: string,
  options: ReadOptions,
  report: Report,
): Article | Publication | undefined {
  const settings = settle(options);
  const source = createSourceText(settings.source, text);
  const whole = source.span(0, source.text.length);
  if (isBlank(source.text)) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return undefined;
  }
  const parsed = parseJson(source.text);
  if ("fault" in parsed) {
    const span = source.span(parsed.at.start, parsed.at.end);
    report(diagnostic("input/syntax", `not JSON: ${parsed.fault}`, { span }));
    return undefined;
  }
  const value = complete(parsed.value, settings);
  const locate = (path: readonly PropertyKey[]) => placeOf(path, parsed.place, source);
  const isPublication = isFields(value) && value["type"] === "publication";
  const checked = isPublication ? checkPublication(value, locate) : checkArticle(value, locate);
  for (const found of checked.diagnostics) {
    report(found);
  }
  // After the check, which has made every object anew and need not look at our own spans.
  locateNodes(checked.value, parsed.place, source);
  return checked.value;
}
