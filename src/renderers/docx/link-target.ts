const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "ftp:", "sms:", "geo:"]);

/**
 * An address that a relationship may hold. Word calls a file damaged when one target is no valid URI (RFC 3986), so
 * what is not is encoded; an address that would run something, or cannot be mended, gives `undefined`.
 */
export function linkTarget(url: string): string | undefined {
  const trimmed = url.trim();
  if (URL.canParse(trimmed)) {
    const parsed = new URL(trimmed);
    return SAFE_SCHEMES.has(parsed.protocol) ? encodeRest(parsed.href) : undefined;
  }
  if (trimmed === "" || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) || trimmed.startsWith("//")) {
    return undefined;
  }
  return encodeRest(trimmed);
}

/** Everything outside RFC 3986's characters in percent form; what is encoded already stays. */
function encodeRest(url: string): string {
  return url
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, (character) =>
      encodeURIComponent(character.toWellFormed()),
    );
}
