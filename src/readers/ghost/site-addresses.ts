/** What an export writes for the address of the site it is of. */
const SITE = /^(?:__GHOST_URL__|__SUBDIR__)(?=\/|$)/;

/**
 * A copy of an article whose addresses on the site of the export are relative: a picture is then found as
 * `content/images/…` beside the export. `met` hears how often a link leads to a page of that site.
 */
export function siteAddresses(article: unknown, met: () => void): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (typeof value !== "object" || value === null) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => {
        if (typeof member !== "string" || !SITE.test(member)) {
          return [name, name === "span" ? member : visit(member)];
        }
        if (name === "src") {
          return [name, member.replace(SITE, "").replace(/^\/+/, "")];
        }
        if (name !== "url" && name !== "cite" && name !== "canonicalUrl") {
          return [name, member];
        }
        met();
        return [name, member.replace(SITE, "") || "/"];
      }),
    );
  };
  return visit(article);
}
