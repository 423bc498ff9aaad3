import { formatNamed, INPUT_FORMATS, type InputFormat } from "../index.ts";
import { UsageError } from "./usage-error.ts";

/** The format that `--from` names; throws `UsageError` for a name that none has. */
export function demandFormat(written: string | undefined): InputFormat | undefined {
  const format = written === undefined ? undefined : formatNamed(written);
  if (written !== undefined && format === undefined) {
    throw new UsageError(`unknown input format "${written}"; there is ${INPUT_FORMATS.join(", ")}`);
  }
  return format;
}
