import type { Diagnostic } from "./diagnostic.ts";

/** Thrown once, at the end of a stage that met at least one error; carries every diagnostic so far. */
export class ConversionError extends Error {
  override readonly name = "ConversionError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    const errors = diagnostics.filter((found) => found.severity === "error");
    const [first] = errors;
    if (first === undefined) {
      throw new TypeError("ConversionError needs at least one error diagnostic");
    }
    const others = errors.length - 1;
    super(others === 0 ? first.message : `${first.message} (and ${others} more)`, options);
    this.diagnostics = diagnostics;
  }
}
