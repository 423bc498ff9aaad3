/** The two halves of a line of verse, as offsets into it, the ends excluded. */
export interface Hemistichs {
  readonly first: { readonly start: number; readonly end: number };
  readonly second: { readonly start: number; readonly end: number };
  /** What parts them: a wide gap, or a mark that is nothing else. */
  readonly mark: "gap" | "sign";
}

const SIGN = /\s+(?:\*{2,}|\/\/|\|{1,2}|۝|={2,}|-{3,}|\.{4,})\s+/gu;
const GAP = /(?:\s{4,}|\s*\t\s*| ?…{1,2} ?(?=\s)|\s+\.{3}\s+)/gu;
/** Letters of a half line: fewer are a label, more are prose. */
const FEWEST = 8;
const MOST = 48;
/** How much longer one half may be than the other. */
const MOST_UNEVEN = 1.8;

/** The halves of a line of verse; `undefined` for a line that is not in two halves of like length. */
export function findHemistichs(line: string): Hemistichs | undefined {
  return parted(line, SIGN, "sign") ?? parted(line, GAP, "gap");
}

function parted(line: string, separator: RegExp, mark: Hemistichs["mark"]): Hemistichs | undefined {
  const found = [...line.matchAll(separator)];
  const [only] = found;
  if (only === undefined || found.length !== 1) {
    return undefined;
  }
  const first = { start: 0, end: only.index };
  const second = { start: only.index + only[0].length, end: line.length };
  const [one, other] = [first, second].map(({ start, end }) => lettersIn(line.slice(start, end)));
  if (one === undefined || other === undefined) {
    return undefined;
  }
  const [shorter, longer] = one < other ? [one, other] : [other, one];
  // A table set with tabs has numbers, a poem has none.
  if (mark === "gap" && /\p{Nd}/u.test(line)) {
    return undefined;
  }
  const isVerse = shorter >= FEWEST && longer <= MOST && longer <= MOST_UNEVEN * shorter;
  return isVerse ? { first, second, mark } : undefined;
}

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
