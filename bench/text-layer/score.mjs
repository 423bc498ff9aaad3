/** Controls of direction; readers deliver them with the text, and none of them is the author's. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const plain = (text) => squeeze(text.replace(CONTROLS, "")).normalize("NFC");

/**
 * What of the paragraphs is in a text that an engine took from their PDF. Words in order and exact paragraphs are
 * counted without controls; pairs of neighbouring words and addresses as they are delivered, controls included. White
 * space is all one, and so are canonically equivalent marks (NFC).
 */
export function scoreText(paragraphs, text) {
  const read = plain(text);
  const readWords = read.split(" ");
  const literal = squeeze(text).normalize("NFC");
  const wanted = paragraphs.map(plain);
  const hits = wordsInOrder(
    wanted.flatMap((paragraph) => paragraph.split(" ")),
    readWords,
  );
  const padded = ` ${read} `;
  const pairs = paragraphs.flatMap((paragraph) => {
    const words = plain(paragraph).split(" ");
    return words.slice(1).map((word, at) => `${words[at]} ${word}`);
  });
  const addresses = paragraphs.flatMap(
    (paragraph) =>
      paragraph.match(/[\w.+-]*@[\w.]+|(?:https?:\/\/)?\w[\w.-]*\.\w{2,}\/[\w./-]+/g) ?? [],
  );
  return {
    words: hits.wanted,
    wordsFound: hits.found,
    paragraphs: wanted.length,
    exact: wanted.filter((paragraph) => padded.includes(` ${paragraph} `)).length,
    missed: wanted.filter((paragraph) => !padded.includes(` ${paragraph} `)),
    pairs: pairs.length,
    pairsFound: pairs.filter((pair) => literal.includes(pair)).length,
    addresses: addresses.length,
    addressesFound: addresses.filter((address) => literal.includes(address)).length,
  };
}

/** Sums of scores. */
export function addScores(scores) {
  const sum = {};
  for (const score of scores) {
    for (const [key, value] of Object.entries(score)) {
      sum[key] =
        typeof value === "number" ? (sum[key] ?? 0) + value : [...(sum[key] ?? []), ...value];
    }
  }
  return sum;
}

/** The length of the longest common subsequence of words. */
function wordsInOrder(wanted, read) {
  let row = new Uint32Array(read.length + 1);
  for (const word of wanted) {
    const next = new Uint32Array(read.length + 1);
    for (let at = 0; at < read.length; at += 1) {
      next[at + 1] = word === read[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]);
    }
    row = next;
  }
  return { wanted: wanted.length, found: row[read.length] };
}
