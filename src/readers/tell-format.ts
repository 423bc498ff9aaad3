import { diagnostic, type Report } from "../diagnostics/index.ts";
import { detectFormat } from "./detect-format.ts";
import type { InputFormat } from "./input-format.ts";
import { formatOf } from "./read-source.ts";
import type { SourceFile } from "./reader.ts";

/**
 * The format of a source: what its content certainly is; else what the ending of its name says; else what the content
 * looks like. A name that says something else than the content is reported (`input/guessed`), and what nothing can read
 * too (`input/unknown-format`), with `undefined`. `fallback` is taken for text that may be anything.
 */
export async function tellFormat(
  source: SourceFile,
  report: Report,
  fallback?: InputFormat,
): Promise<InputFormat | undefined> {
  const { name } = source;
  const named = formatOf(name);
  const detected = await detectFormat(source);
  if (detected !== undefined && detected.format === undefined) {
    report(
      diagnostic("input/unknown-format", `${name} is ${detected.isWhat}, which is not read`, {
        hints: [detected.advice],
      }),
    );
    return undefined;
  }
  if (detected !== undefined && (detected.how === "certain" || named === undefined)) {
    const { format } = detected;
    // The ending .json says no more than that it is one of them.
    if (named !== undefined && named !== "json" && named !== format) {
      report(
        diagnostic("input/guessed", `${name} is read as ${format}, which its content is`, {
          hints: [`--from ${named} reads it as what it is called`],
        }),
      );
    }
    return format;
  }
  const format = named ?? fallback;
  if (format === undefined) {
    report(
      diagnostic(
        "input/unknown-format",
        `cannot tell the format of ${name} by its name or its content`,
        {
          hints: ["name it .md, .txt, .json or .yaml, or say --from; warraq --help lists them all"],
        },
      ),
    );
  }
  return format;
}
