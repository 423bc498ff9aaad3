/** An absolute address for a relative one, where it is known what it is relative to; otherwise the address as it is. */
export function resolveAddress(address: string, baseUrl: string | undefined): string {
  const written = direct(address.trim().replace(/[\t\n\r]/g, ""));
  if (written.startsWith("//")) {
    return `https:${written}`;
  }
  if (baseUrl === undefined || /^[a-z][a-z\d+.-]*:/i.test(written)) {
    return written;
  }
  return URL.canParse(written, baseUrl) ? new URL(written, baseUrl).href : written;
}

/** The address that a redirecting link of an exported document leads to in the end. */
function direct(address: string): string {
  const target =
    /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(?:[^#]*&)?(?:q|url)=(https?[^&#]*)/i.exec(
      address,
    )?.[1];
  return target === undefined ? address : decodeFragment(target);
}

/** A fragment as ids are written. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
