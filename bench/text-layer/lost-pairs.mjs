import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Why a pair of neighbouring words is not literally in what poppler copied; the first that fits. */
export const CAUSES = [
  [
    "apart",
    "Arabic letters beside a digit, a Latin letter, one of # $ % + , - . / : ، ٪ ٫ ٬ or the mark U+065E",
  ],
  ["line end", "the two words stand on two lines"],
  ["from the right", "numbers, signs and Latin words that follow each other from the right"],
  ["ours", "a control of the text layer, or a space that was lost"],
];

const CONTROLS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

/**
 * Pairs of neighbouring words and how many of them a search finds in a copy, with the lost ones by cause. poppler begins
 * and ends every line with a control, and every section of its direction; a letter of the one direction and a letter or
 * number of the other are never in one section. So no encoding brings back the first three causes while each word stands
 * where it is seen.
 */
export async function loadLostPairs(root) {
  const path = join(root, "dist/renderers/pdf/text-layer/engines/character-class.js");
  const { popplerClassOf } = await import(pathToFileURL(path).href);
  const causeOf = (pair, copied) => {
    const classes = new Set(Array.from(pair, popplerClassOf));
    const isForeign = classes.has("left") || classes.has("number");
    if (classes.has("right") && isForeign) {
      return "apart";
    }
    const [there] = copied.match(anyControls(pair)) ?? [];
    if (there?.includes("\n")) {
      return "line end";
    }
    return isForeign ? "from the right" : "ours";
  };
  return (paragraphs, text) => {
    const copied = text.normalize("NFC");
    const literal = copied.replace(/\s+/g, " ");
    const lost = new Map(CAUSES.map(([cause]) => [cause, 0]));
    let pairs = 0;
    for (const paragraph of paragraphs) {
      const words = paragraph
        .replace(new RegExp(`[${CONTROLS}]`, "g"), "")
        .normalize("NFC")
        .split(/\s+/);
      for (const [at, word] of words.slice(1).entries()) {
        const pair = `${words[at]} ${word}`;
        pairs += 1;
        if (!literal.includes(pair)) {
          const cause = causeOf(pair, copied);
          lost.set(cause, lost.get(cause) + 1);
        }
      }
    }
    return { pairs, lost };
  };
}

/** The pair with any controls within its words and between them. */
function anyControls(pair) {
  const words = pair.split(" ").map((word) => Array.from(word, escaped).join(`[${CONTROLS}]*`));
  return new RegExp(words.join(`[\\s${CONTROLS}]+`), "u");
}

const escaped = (character) => character.replace(/[$()*+./?[\\\]^{|}]/, "\\$&");
