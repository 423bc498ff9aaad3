import { visibleText } from "./visible-text.ts";

/** What a user is told about a fault of warraq itself; the stack only for those who asked for details. */
export function reportBug(bug: unknown, input: string | undefined, withDetails: boolean): string {
  const { message, stack } =
    bug instanceof Error ? bug : { message: String(bug), stack: undefined };
  const where = input === undefined ? "" : `${visibleText(input)}: `;
  const details = withDetails
    ? `${stack ?? message}\n`
    : "  help: please report it with the input; --verbose shows where it happened\n";
  return `warraq: ${where}this is a bug in warraq: ${visibleText(message)}\n${details}`;
}
