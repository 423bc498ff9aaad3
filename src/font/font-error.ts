/** Why a file cannot be used as a font. */
export type FontFailure =
  | "not-a-font"
  | "collection"
  | "compressed"
  | "variable"
  | "no-outlines"
  | "no-unicode"
  | "no-arabic-shaping";

/**
 * Thrown by `openFace`, and by an opened CFF face that is asked for an outline it cannot read; catalogue and conversion
 * turn it into a diagnostic.
 */
export class FontError extends Error {
  override readonly name = "FontError";
  readonly reason: FontFailure;

  constructor(reason: FontFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
