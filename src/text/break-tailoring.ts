/** What is changed at an offset: a break forbidden there, or allowed at a cost. */
export type BreakEdit = "forbid" | number;

/** Before a mark of punctuation inside an address. */
const INSIDE_ADDRESS = 150;
/** After a slash of an address, where its parts meet. */
const AFTER_SLASH = 50;

/** Between two pieces of a formula in the line. */
const AFTER_RELATION = 300;
/** A picture or formula is held by what stands beside it without a space. */
const BESIDE_OBJECT = /[^\s\ufffc](?=\ufffc)|\ufffc(?=[^\s\ufffc])/gu;
const INSIDE_FORMULA = /\ufffc(?=\ufffc)/gu;

/** What a sentence may put after an address is not part of it. */
const ADDRESS =
  /(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>«»\u061c\u200e\u200f\u2066-\u2069]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const AFTER_ADDRESS = /[.,;:!?'")\]}\u060c\u061b\u061f\u201d\u2019\u2026]+$/u;

/** Units and marks written after a number, apart from it: a whole word only. */
const UNITS =
  "كم|كلم|سم|مم|كغ|كجم|كلغ|غ|جم|ملغ|مل|هـ|ه|م|ق\\.م|ق\\.ظ|ب\\.ظ|ص|د\\.ك|ر\\.س|د\\.إ|ج\\.م|km|cm|mm|m|kg|g|mg|ml|l|s|ms|min|h|Hz|kHz|MHz|GHz|W|kW|MW|V|A|kB|MB|GB|TB|pt|°C|°F|[%٪‰€$£¥°]";
const NUMBER = String.raw`[\d\u0660-\u0669\u06f0-\u06f9]`;
const NUMBER_UNIT = new RegExp(
  String.raw`(?<=${NUMBER}) +(?=(?:${UNITS})(?![\p{L}\p{M}\p{N}]))`,
  "gu",
);
/** Abbreviations before a number: page, volume, edition, issue, article, chapter, number. */
const BEFORE_NUMBER = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{M}\p{N}])(?:(?:ص|ص ص|صص|ج|مج|ط|ع|ف|م|س|ش|p|pp|vol|no|nr|fig|ch|sec)\.|ص|[§№#$€£])) +(?=${NUMBER})`,
  "giu",
);

/** A dash between spaces stays with the words before it; at the start of a paragraph, with those after it. */
const SPACED_DASH = / +(?=[-\u2013\u2014](?: |$))/gu;
const LEADING_DASH = /(?<=^[-\u2013\u2014\u2022]) +/gu;
/** A hyphen or dash that opens a word, such as a suffix spoken of or an opening parenthesis between dashes. */
const OPENING_DASH = /(?<=(?:^|[\s([{«\u201c])[-\u2010\u2013\u2014])(?=[\p{L}\p{N}])/gu;
/** The sign at the end of an ayah, with its number or alone. */
const AYAH_END = /[ \u00a0]+(?=\u06dd)/gu;
/** Two of one sign, as in C++ or at the end of a question. */
const REPEATED = /([^\p{L}\p{M}\p{N}\s])(?=\1)/gu;
/** A closing quotation mark and an opening bracket, which UAX #14 holds together for fear that the mark opens. */
const QUOTE_THEN_BRACKET = /(?<=\S["\u00bb\u201d\u2019\u203a]) +(?=[([{])/gu;
/** The conjunction waw, or another single letter that leans on the next word, written apart. */
const LONE_WAW = /(?<=(?<![\p{L}\p{M}\p{N}])\u0648[\u064b-\u0652]?) +(?=\S)/gu;

/**
 * Where no line ends, in the order in which they are found; only texts with what a group `needs`, which is told at less
 * cost, are searched for it.
 */
const FORBIDDEN: readonly { readonly needs: RegExp; readonly patterns: readonly RegExp[] }[] = [
  {
    needs: /[-\u2010\u2013\u2014\u2022]/,
    patterns: [SPACED_DASH, LEADING_DASH, OPENING_DASH],
  },
  { needs: /(?:^|[^\u0620-\u065f])\u0648[\u064b-\u0652]? /, patterns: [LONE_WAW] },
  { needs: /\u06dd/, patterns: [AYAH_END] },
  // Letters are written twice in most texts, and are no signs.
  { needs: /([^\sA-Za-z0-9\u0620-\u064a])\1|[\ud800-\udbff]/, patterns: [REPEATED] },
  {
    needs: new RegExp(`${NUMBER} +(?:${UNITS})(?![A-Za-z\\u0620-\\u065f])`),
    patterns: [NUMBER_UNIT],
  },
  { needs: new RegExp(`[.\u0635§№#$€£] +${NUMBER}`), patterns: [BEFORE_NUMBER] },
];
const OPENS_BRACKET = /[([{]/;
const IN_ADDRESS = /@|:\/\/|www\./i;

/**
 * The tailoring of UAX #14 for running text, by offset. Addresses break before their punctuation and after their
 * slashes, never at a hyphen that could be read as a mark of hyphenation; a number stays with its unit and its
 * abbreviation; a spaced dash and the end of an ayah do not begin a line; a lone waw does not end one.
 */
export function editsOf(text: string): ReadonlyMap<number, BreakEdit> {
  const edits = new Map<number, BreakEdit>();
  for (const { needs, patterns } of FORBIDDEN) {
    if (needs.test(text)) {
      for (const pattern of patterns) {
        for (const { index, 0: spaces } of text.matchAll(pattern)) {
          edits.set(index + spaces.length, "forbid");
        }
      }
    }
  }
  if (OPENS_BRACKET.test(text)) {
    for (const { index, 0: spaces } of text.matchAll(QUOTE_THEN_BRACKET)) {
      edits.set(index + spaces.length, 0);
    }
  }
  if (text.includes("\ufffc")) {
    for (const { index } of text.matchAll(BESIDE_OBJECT)) {
      edits.set(index + 1, "forbid");
    }
    for (const { index } of text.matchAll(INSIDE_FORMULA)) {
      edits.set(index + 1, AFTER_RELATION);
    }
  }
  if (IN_ADDRESS.test(text)) {
    for (const { index, 0: found } of text.matchAll(ADDRESS)) {
      editAddress(edits, index, found.replace(AFTER_ADDRESS, ""));
    }
  }
  return edits;
}

function editAddress(edits: Map<number, BreakEdit>, start: number, address: string): void {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0].length ?? 0;
  for (let at = 1; at < address.length; at += 1) {
    edits.set(start + at, "forbid");
  }
  for (const { index, 0: run } of address.matchAll(/[./?&=#_%@-]+/g)) {
    if (index < scheme) {
      continue;
    }
    const end = index + run.length;
    const slash = run.endsWith("/");
    // A line of an address should hold more than its first or last sign.
    if (!slash && index >= Math.max(scheme + 2, 2) && end < address.length) {
      edits.set(start + index, INSIDE_ADDRESS);
    }
    if (slash && end < address.length) {
      edits.set(start + end, AFTER_SLASH);
    }
  }
  if (scheme > 0 && scheme < address.length) {
    edits.set(start + scheme, AFTER_SLASH);
  }
}
