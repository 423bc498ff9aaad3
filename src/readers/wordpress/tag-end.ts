/** Attributes that one tag may have. */
const MOST_VALUES = 200;
const LONGEST_UNQUOTED = 4000;

/**
 * One after the `>` of the tag that begins at `start`; -1 where none ends. Looks at no more of the text than a tag has, so that
 * going through thousands of beginnings takes no longer than the text is long.
 */
export function tagEnd(text: string, start: number): number {
  let values = 0;
  let unquoted = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === ">") {
      return at + 1;
    }
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, at + 1);
      values += 1;
      if (close === -1 || values > MOST_VALUES) {
        return -1;
      }
      at = close;
    } else {
      unquoted += 1;
      if (character === "<" || unquoted > LONGEST_UNQUOTED) {
        return -1;
      }
    }
  }
  return -1;
}
