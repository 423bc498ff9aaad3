/**
 * The instant that an ISO 8601 date begins at, `undefined` for what is none. A time without a zone is read as UTC: the
 * machine's own zone must not show in the bytes of a file.
 */
export function momentOf(iso: string): Date | undefined {
  const moment = Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(moment) ? undefined : new Date(moment);
}
