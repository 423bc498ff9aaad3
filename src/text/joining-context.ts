/** HarfBuzz looks at no more than five characters outside an item (`hb_buffer_t` CONTEXT_LENGTH). */
const CONTEXT_LENGTH = 5;

/** UTF-16 units beyond an item that can change the forms inside it, at most. */
export const JOINING_REACH = 2 * CONTEXT_LENGTH;

/** Scripts whose letters join, by ISO 15924 code (ArabicShaping.txt). */
const JOINING_SCRIPTS = new Set([
  "Arab",
  "Syrc",
  "Nkoo",
  "Mong",
  "Phag",
  "Mand",
  "Mani",
  "Phlp",
  "Adlm",
  "Rohg",
  "Sogd",
  "Chrs",
  "Ougr",
]);

/** What of the text outside a range can change the forms inside it; empty where nothing joins across. */
export interface JoiningContext {
  readonly before: string;
  readonly after: string;
}

const NOTHING: JoiningContext = { before: "", after: "" };

/** The joining context of `[start, end)` in its paragraph, for a run of the given script. */
export function joiningContext(
  text: string,
  script: string,
  start: number,
  end: number,
): JoiningContext {
  if (!JOINING_SCRIPTS.has(script)) {
    return NOTHING;
  }
  const before = couldJoin(text, start - 1) ? text.slice(backwards(text, start), start) : "";
  const after = couldJoin(text, end) ? text.slice(end, forwards(text, end)) : "";
  return before === "" && after === "" ? NOTHING : { before, after };
}

/**
 * Whether the unit beside the range can join it or hide one that does, as marks and joiners do. White space, ASCII
 * and the punctuation of Arabic never do.
 */
function couldJoin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    unit >= 0x00ad &&
    !(unit >= 0x0600 && unit <= 0x060f) &&
    unit !== 0x061b &&
    unit !== 0x061f &&
    unit !== 0x06d4 &&
    !(unit >= 0x2000 && unit <= 0x200a) &&
    !(unit >= 0x2010 && unit <= 0x2027) &&
    unit !== 0x202f
  );
}

function backwards(text: string, from: number): number {
  let at = from;
  for (let left = CONTEXT_LENGTH; left > 0 && at > 0; left -= 1) {
    at -= isLowSurrogate(text, at - 1) ? 2 : 1;
  }
  return Math.max(at, 0);
}

function forwards(text: string, from: number): number {
  let at = from;
  for (let left = CONTEXT_LENGTH; left > 0 && at < text.length; left -= 1) {
    at += isLowSurrogate(text, at + 1) ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
