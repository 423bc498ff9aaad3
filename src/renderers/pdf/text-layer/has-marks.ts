const MARK = /\p{Mn}/u;

/** By UTF-16 unit, whether it is a mark: 0 is not known yet. */
const known = new Uint8Array(0x10000);
const NO_MARK = 1;
const IS_MARK = 2;
/** Half of a character, which the pair alone tells. */
const HALF = 3;

/** Whether a text has a mark without width (General_Category Mn). */
export function hasMarks(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = known[unit] || learn(unit);
    if (kind === IS_MARK || (kind === HALF && MARK.test(text.slice(at, at + 2)))) {
      return true;
    }
  }
  return false;
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = /\p{Cs}/u.test(character) ? HALF : MARK.test(character) ? IS_MARK : NO_MARK;
  known[unit] = kind;
  return kind;
}
