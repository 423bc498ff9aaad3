import { diagnostic, type Report } from "../diagnostics/index.ts";
import { resolveStyles, StyleCycleError } from "./resolve-style.ts";
import { templateFileSchema } from "./schema.ts";
import type { Template } from "./template.ts";

/**
 * Reads a `template.json`. `source` names the file in messages. Reports `template/invalid`, once for each fault, and
 * gives `undefined` when the text is not a template.
 */
export function parseTemplate(json: string, source: string, report: Report): Template | undefined {
  const invalid = (message: string) => {
    report(diagnostic("template/invalid", `${source}: ${message}`));
    return undefined;
  };
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    return invalid(cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = templateFileSchema.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      invalid(`${issue.path.map(String).join(".") || "the file"}: ${issue.message}`);
    }
    return undefined;
  }
  const { $schema: _, styles, ...rest } = parsed.data;
  try {
    return { ...rest, styles: resolveStyles(styles) };
  } catch (cause) {
    if (cause instanceof StyleCycleError) {
      return invalid(`styles extend each other in a circle: ${cause.message}`);
    }
    throw cause;
  }
}
