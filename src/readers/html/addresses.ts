/** An absolute address for a relative one, where it is known what it is relative to; otherwise the address as it is. */
export function resolveAddress(address: string, baseUrl: string | undefined): string {
  const written = address.trim().replace(/[\t\n\r]/g, "");
  if (written.startsWith("//")) {
    return `https:${written}`;
  }
  if (baseUrl === undefined || /^[a-z][a-z\d+.-]*:/i.test(written)) {
    return written;
  }
  return URL.canParse(written, baseUrl) ? new URL(written, baseUrl).href : written;
}

/** A fragment as ids are written. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
