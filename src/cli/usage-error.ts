/** The command was given wrongly: one line for the user, exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
