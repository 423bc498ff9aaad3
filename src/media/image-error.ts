/** Why bytes are no picture that can be printed; the message says it in words that follow the file's name. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  /** `unsupported`: a sound picture, in a form that no output can show. */
  readonly reason: "broken" | "unsupported";

  constructor(reason: "broken" | "unsupported", message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The picture is damaged: `what` tells how. */
export const broken = (what: string): ImageError => new ImageError("broken", what);
