/** Why a text is no drawing that can be shown; the message says it in words that follow the file's name. */
export class DrawingError extends Error {
  override readonly name = "DrawingError";
}
