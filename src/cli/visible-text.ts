/** Controls that would move the cursor or colour the terminal, line ends included, and those that would turn text about. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** Text of others, made safe to print on one line of a terminal: controls are shown as `<U+001B>`, tabs are spaces. */
export function visibleText(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === "\t"
      ? " "
      : `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}
