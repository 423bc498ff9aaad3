import type { Profile } from "../../profile/index.ts";
import type { PageSetup } from "../../template/index.ts";

/** The number of each page as it is printed, by its index from 0; `bodyStart` is that of the first article's page. */
export function folioOf(
  index: number,
  bodyStart: number,
  { frontFolios }: PageSetup,
  profile: Profile,
): string {
  if (frontFolios === "continue") {
    return profile.counter(index + 1);
  }
  return index < bodyStart
    ? profile.frontFolio(frontFolios, index + 1)
    : profile.counter(index - bodyStart + 1);
}

/** Whether a blank page is needed before an article: a recto is every other page, the first one included. */
export const needsBlank = (index: number, { articleOpens }: PageSetup): boolean =>
  articleOpens === "recto" && index % 2 === 1;
