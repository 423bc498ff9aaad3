/** What is closed at the end of an address but not a part of it. */
const AFTER_ADDRESS = ".,;:!?)]}'\"";

/**
 * Stretches that are no prose although they stand in it. Each pattern gives the whole of what is protected, or, where it
 * has a group, that group. A run of characters is looked through from its beginning alone, by what may not stand before
 * it: from each of its characters the time would grow with the square of its length.
 */
const PATTERNS: readonly RegExp[] = [
  // Addresses of the web and of mail, with and without their scheme.
  /(?:[a-z][a-z\d+.-]{1,15}:\/\/|mailto:|tel:|www\.)[^\s«»<>“”،؛؟\ufffc]+/giu,
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  // A word of Latin letters with a dot inside: a domain, the name of a file, a version; with what follows a slash.
  /(?:(?<![\p{L}\p{N}_%+-])|(?<=[^\P{L}A-Za-z][_%+-]{1,2}))(?=[\d_%+-]*[A-Za-z])[\w%+-]+(?:\.[\w%+-]+)+(?:\/[^\s«»<>“”،؛؟\ufffc]*)?/gu,
  /(?<![\p{L}\p{N}])\.[A-Za-z][\w-]*/gu,
  // Domains in Arabic letters, by the endings that there are.
  /(?<![\p{L}\p{N}-]\.?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:مصر|السعودية|امارات|قطر|الاردن|المغرب|تونس|فلسطين|سورية|عمان|شبكة|موقع|بازار|ایران|پاکستان)(?![\p{L}\p{M}])/gu,
  // The name of a file in Arabic letters.
  /(?<![\p{L}\p{M}\p{N}_-])[\p{L}\p{M}\p{N}_-]+\.(?:pdf|docx?|xlsx?|pptx?|txt|md|json|xml|html?|css|js|ts|jpe?g|png|gif|svg|webp|mp[34]|zip|csv|epub|exe)(?![\p{L}\p{N}])/giu,
  // Paths.
  /(?<![\p{L}\p{N}/])(?:[A-Za-z]:[\\/]|~?\/|\.{1,2}\/)[\w.-]+(?:[\\/][\w.-]*)*/gu,
  /(?:(?<![\p{L}\p{N}/_-])|(?<=[^\P{L}A-Za-z][_-]{1,2}))(?=[\d_-]*[A-Za-z])[\w-]+(?:\/[\w.-]+)+/gu,
  // Handles and hashtags.
  /(?<![\p{L}\p{N}_])@[\p{L}\p{M}\p{N}_.]*[\p{L}\p{M}\p{N}_]/gu,
  /(?<![\p{L}\p{N}_&])#[\p{L}\p{M}\p{N}_\u0640\u200c\u200d]+/gu,
  // Identifiers of books and papers.
  /\b(?:ISBN|ISSN|DOI)(?:-1[03])?:?\s*[\dXx][\dXx\u2013./ -]*[\dXx]/giu,
  /\b10\.\d{4,9}\/[^\s«»،؛؟]+/gu,
  // Emoticons.
  /(?<=^|[\s\p{L}\p{M}])(?:[:;=8xX][-'^oO]?[)(\][DPp3\\/|*]|(?<=^|\s)[)(][-'^]?[:;=])(?=$|[\s،؛.؟!…»)\]])/gu,
  // The Qurʾān between its brackets.
  /﴿([^﴿﴾]*)﴾/gu,
  // What its author has marked as a placeholder.
  /\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]/gu,
];

/** A stretch, as offsets of UTF-16 code units; `to` is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches of a text that no rule may change, by what they look like. */
export function protectedStretches(text: string): readonly Stretch[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole] = match;
      const group = match[1]?.trim();
      const found = group ?? withoutTail(whole);
      const from = match.index + (group === undefined ? 0 : whole.indexOf(group));
      return found === "" ? [] : [{ from, to: from + found.length }];
    }),
  );
}

/** An address without the marks of the sentence after it; a bracket that is opened in it stays. */
function withoutTail(found: string): string {
  if (!/^[\w+.-]+(?::|\.|@)/.test(found) || /^[:;=8xX]/.test(found)) {
    return found;
  }
  let end = found.length;
  while (AFTER_ADDRESS.includes(found.charAt(end - 1)) && end > 0) {
    end -= 1;
  }
  const bare = found.slice(0, end);
  return found[end] === ")" && bare.includes("(") ? `${bare})` : bare;
}
