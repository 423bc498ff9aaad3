import type { Rights } from "./article.ts";

/** The notice as given, else one of year and holder; the licence after it. `undefined` where there are no words for it. */
export function rightsNotice(rights: Rights | undefined): string | undefined {
  const { notice, year, holder, licence } = rights ?? {};
  const owner = joined([year?.toString(), holder], " ");
  return joined([notice ?? (owner === undefined ? undefined : `© ${owner}`), licence], " – ");
}

function joined(words: readonly (string | undefined)[], separator: string): string | undefined {
  const said = words.filter((word) => word !== undefined && word !== "");
  return said.length === 0 ? undefined : said.join(separator);
}
