import type { Rights } from "./article.ts";

/** The notice as given, else one of year and holder; the licence after it. */
export function rightsNotice(rights: Rights | undefined): string | undefined {
  if (rights === undefined) {
    return undefined;
  }
  const { notice, year, holder, licence } = rights;
  const owner = [year === undefined ? "" : String(year), holder ?? ""].filter(Boolean).join(" ");
  return [notice ?? (owner === "" ? "" : `© ${owner}`), licence ?? ""].filter(Boolean).join(" – ");
}
