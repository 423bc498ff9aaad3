/** Names for the outputs of a source's texts. */
export interface Stems {
  /** A stem like `wished` that is safe as the name of a file on any system, and that was not given before. */
  readonly claim: (wished: string) => string;
}

/** What all file systems take, the ending and the hidden name of a file under way included: 255 bytes in UTF-8. */
const MOST_BYTES = 160;

/** Names that Windows keeps for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** `taken` are names, as `stemKey` gives them, that others have already. */
export function createStems(taken: Iterable<string> = []): Stems {
  const keys = new Set(taken);
  return {
    claim: (wished) => {
      const stem = safeStem(wished);
      let free = stem;
      for (let number = 2; keys.has(stemKey(free)); number += 1) {
        free = `${stem}-${number}`;
      }
      keys.add(stemKey(free));
      return free;
    },
  };
}

/** What some file system takes for one name: case, and how accents are composed, make no difference. */
export const stemKey = (stem: string): string => stem.normalize("NFC").toLowerCase();

/**
 * A slug or title as the name of a file: percent-encoded letters, of which WordPress cuts the last, are decoded; letters,
 * marks, digits, hyphens and underscores stay, and all else is a hyphen. `text` when nothing is left.
 */
export function safeStem(wished: string): string {
  const plain = percentDecoded(wished)
    .normalize("NFC")
    // Joiners are part of Persian spelling, yet nobody sees them in a name.
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^[-\p{M}]+/u, "");
  const short = cutBytes(plain, MOST_BYTES).replace(/-+$/, "");
  if (short === "") {
    return "text";
  }
  return DEVICE.test(short) ? `${short}-text` : short;
}

/** `text` with its percent-encoded UTF-8 decoded; a character that was cut off is dropped. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+(?:%[0-9a-f]?$)?/gi, (encoded) => {
    const bytes = [...encoded.matchAll(/%([0-9a-f]{2})/gi)].map(([, hex]) =>
      Number.parseInt(hex ?? "", 16),
    );
    return new TextDecoder().decode(Uint8Array.from(bytes)).replaceAll("\ufffd", "");
  });
}

/** The longest beginning of at most `most` bytes in UTF-8 that ends between letters with their marks. */
function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const [letter] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    bytes += new TextEncoder().encode(letter).length;
    if (bytes > most) {
      return kept;
    }
    kept += letter;
  }
  return kept;
}
