/** Schemes that a reading system hands to a browser, a mail program or a telephone, and that run nothing. */
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "sms:", "geo:", "ftp:"]);

/**
 * The address as a valid URL string (URL Standard), when a book may link to it; a relative one is resolved against
 * `base`. Undefined for the rest: a program (`javascript:`), a file of the reader's own, or a place that the book lacks.
 */
export function safeAddress(url: string, base: string | undefined): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url, base);
  } catch {
    return undefined;
  }
  if (!SCHEMES.has(parsed.protocol)) {
    return undefined;
  }
  // What the parser lets through, validators do not: RFC 3986 has no place for these outside an IPv6 host.
  const [start, rest] = splitAfterHost(parsed.href, parsed.host);
  return (
    start +
    rest
      .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
      .replace(/[\s"<>[\\\]^`{|}]/g, (character) => encodeURIComponent(character))
  );
}

function splitAfterHost(href: string, host: string): readonly [string, string] {
  const end = host === "" ? 0 : href.indexOf(host) + host.length;
  return [href.slice(0, end), href.slice(end)];
}
