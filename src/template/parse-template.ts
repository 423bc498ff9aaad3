import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { pageFaults } from "./page-faults.ts";
import { resolveStyles, StyleCycleError } from "./resolve-style.ts";
import { templateFileSchema } from "./schema.ts";
import type { Template } from "./template.ts";
import { faultsOf } from "./template-faults.ts";

/** Where a part of the file stands; who has the text can tell. */
export type LocateField = (path: readonly PropertyKey[]) => Span | undefined;

/**
 * Reads a `template.json`. `source` names the file in messages without a place. Reports `template/invalid`, once for
 * each fault, and gives `undefined` when the text is not a template.
 */
export function parseTemplate(
  json: string,
  source: string,
  report: Report,
  locate: LocateField = () => undefined,
): Template | undefined {
  const invalid = (message: string, path: readonly PropertyKey[], hint?: string) => {
    const span = locate(path);
    const text = span === undefined ? `${source}: ${message}` : message;
    report(diagnostic("template/invalid", text, { span, hints: hint === undefined ? [] : [hint] }));
    return undefined;
  };
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    return invalid(cause instanceof Error ? cause.message : String(cause), []);
  }
  const parsed = templateFileSchema.safeParse(raw, { reportInput: true, jitless: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      for (const { message, path, hint } of faultsOf(issue, raw)) {
        invalid(message, path, hint);
      }
    }
    return undefined;
  }
  const { $schema: _, styles, fonts, ...rest } = parsed.data;
  const faults = pageFaults(rest);
  if (faults.length > 0) {
    for (const { message, path, hint } of faults) {
      invalid(message, path, hint);
    }
    return undefined;
  }
  try {
    return {
      ...rest,
      fonts: { ...fonts, quran: fonts.quran ?? fonts.body },
      styles: resolveStyles(styles),
    };
  } catch (cause) {
    if (cause instanceof StyleCycleError) {
      return invalid(`styles extend each other in a circle: ${cause.message}`, ["styles"]);
    }
    throw cause;
  }
}
