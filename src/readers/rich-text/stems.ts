/** Gives each text of a source a name for its outputs: letters, digits and hyphens, no two alike, also without regard to case. */
export function createStems(): (wanted: string | undefined) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    const words = (wanted ?? "")
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "");
    // 80 letters of three bytes stay below the 255 bytes that file systems allow.
    const base = Array.from(words).slice(0, 80).join("").replace(/-+$/, "") || "article";
    const key = base.toLowerCase();
    let count = taken.get(key) ?? 0;
    let stem = base;
    do {
      count += 1;
      stem = count === 1 ? base : `${base}-${count}`;
    } while (count > 1 && taken.has(stem.toLowerCase()));
    taken.set(key, count);
    if (stem !== base) {
      taken.set(stem.toLowerCase(), 1);
    }
    return stem;
  };
}
