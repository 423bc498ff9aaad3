/** Schemes that a reader hands to a browser, a mail program or a telephone, and that run nothing. */
const SAFE_SCHEMES = new Set(["http", "https", "mailto", "tel", "sms", "geo", "ftp"]);

/** Whether a document may link to an address: one of a safe scheme, or a relative one. */
export function isSafeAddress(url: string): boolean {
  // Controls and spaces inside a scheme are ignored by those who follow it (URL Standard 4.4).
  const scheme = /^[^/?#]*?:/.exec(url.replace(/[\p{Cc}\s]/gu, ""))?.[0].slice(0, -1);
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase());
}
