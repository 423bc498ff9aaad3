/** Controls of direction; readers deliver them with the text, and none of them is the author's. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const ADDRESS = /[\w.+-]*@[\w.]+|(?:https?:\/\/)?\w[\w.-]*\.\w{2,}\/[\w./-]+/g;
/** Words that may stand between those of a paragraph: a running head, a folio, a note at the foot of a page. */
const FOREIGN_WORDS = 24;

/** What of some paragraphs is in a text that was copied out of their PDF. */
export interface CopyScore {
  readonly words: number;
  /** Words in their order, controls apart. */
  readonly wordsFound: number;
  readonly paragraphs: number;
  /** Paragraphs that are there as they were written, controls and line ends apart. */
  readonly exact: number;
  /** Those that are not. */
  readonly missed: readonly string[];
  /** Pairs of neighbouring words. */
  readonly pairs: number;
  /** Pairs that a search finds as the text was delivered: a control between them hides them. */
  readonly pairsFound: number;
  /** Links and mail addresses. */
  readonly addresses: number;
  /** Those that a search finds as the text was delivered. */
  readonly addressesFound: number;
}

/** How words are looked for: the whole text in its order, or each paragraph where it is best found. */
export type WordOrder = "of-text" | "of-paragraphs";

/** White space is all one, and so are canonically equivalent marks (NFC) and `ﷺ` and its words. */
export function scoreCopy(
  paragraphs: readonly string[],
  copied: string,
  order: WordOrder,
): CopyScore {
  const read = plain(copied);
  const readWords = read.split(" ");
  const literal = canonical(squeeze(copied));
  const wanted = paragraphs.map(plain).filter((paragraph) => paragraph !== "");
  const padded = ` ${read} `;
  const isExact = (paragraph: string): boolean => padded.includes(` ${paragraph} `);
  const missed = wanted.filter((paragraph) => !isExact(paragraph));
  const words = wanted.map((paragraph) => paragraph.split(" "));
  const pairs = words.flatMap((own) => own.slice(1).map((word, at) => `${own[at]} ${word}`));
  const addresses = paragraphs.flatMap((paragraph) => paragraph.match(ADDRESS) ?? []);
  const found =
    order === "of-text"
      ? wordsInOrder(words.flat(), readWords)
      : words.reduce(
          (sum, own, at) =>
            sum + (isExact(wanted[at] ?? "") ? own.length : bestPlace(own, readWords)),
          0,
        );
  return {
    words: words.flat().length,
    wordsFound: found,
    paragraphs: wanted.length,
    exact: wanted.length - missed.length,
    missed,
    pairs: pairs.length,
    pairsFound: pairs.filter((pair) => literal.includes(pair)).length,
    addresses: addresses.length,
    addressesFound: addresses.filter((address) => literal.includes(address)).length,
  };
}

const NOTHING: CopyScore = {
  words: 0,
  wordsFound: 0,
  paragraphs: 0,
  exact: 0,
  missed: [],
  pairs: 0,
  pairsFound: 0,
  addresses: 0,
  addressesFound: 0,
};

/** Sums. */
export function addScores(scores: readonly CopyScore[]): CopyScore {
  const add = (one: CopyScore, other: CopyScore): CopyScore => ({
    words: one.words + other.words,
    wordsFound: one.wordsFound + other.wordsFound,
    paragraphs: one.paragraphs + other.paragraphs,
    exact: one.exact + other.exact,
    missed: [...one.missed, ...other.missed],
    pairs: one.pairs + other.pairs,
    pairsFound: one.pairsFound + other.pairsFound,
    addresses: one.addresses + other.addresses,
    addressesFound: one.addressesFound + other.addressesFound,
  });
  return scores.reduce(add, NOTHING);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A word that was parted at a line end: PDFium has U+FFFE for its hyphen, pdf.js leaves joining to who reads on. */
const PARTED = /\ufffe\s*|(?<=\p{Ll})-\n(?=\p{Ll})/gu;

function plain(text: string): string {
  return canonical(squeeze(text.replace(CONTROLS, "").replace(PARTED, "")));
}

/** NFC; signs for whole phrases are as good as these, which is what pdf.js and PDFium give for them. */
function canonical(text: string): string {
  return text.replace(/[\ufdf4\ufdfa\ufdfb]/g, (sign) => sign.normalize("NFKC")).normalize("NFC");
}

/** The words in order in that part of the text which has most of them. */
function bestPlace(wanted: readonly string[], read: readonly string[]): number {
  const width = wanted.length + FOREIGN_WORDS;
  const isWanted = new Set(wanted);
  const hits = read.map((word) => (isWanted.has(word) ? 1 : 0));
  let inside = 0;
  let most = 0;
  let start = 0;
  for (const [at, hit] of hits.entries()) {
    inside += hit - (hits[at - width] ?? 0);
    if (inside > most) {
      most = inside;
      start = Math.max(0, at - width + 1);
    }
  }
  return wordsInOrder(wanted, read.slice(start, start + 2 * width));
}

/** The length of the longest common subsequence of words. */
function wordsInOrder(wanted: readonly string[], read: readonly string[]): number {
  let row = new Uint32Array(read.length + 1);
  for (const word of wanted) {
    const next = new Uint32Array(read.length + 1);
    for (let at = 0; at < read.length; at += 1) {
      next[at + 1] =
        word === read[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    }
    row = next;
  }
  return row[read.length] ?? 0;
}
