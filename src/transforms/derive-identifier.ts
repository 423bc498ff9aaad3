import { createHash } from "node:crypto";
import type { Publication } from "../model/index.ts";

/**
 * A `urn:uuid:` from what the publication says: the first 128 bits of the SHA-256 of its content as JSON with sorted
 * keys, marked version 8 (RFC 9562, section 5.8). Where the source was read from does not count.
 */
export function deriveIdentifier(publication: Publication): string {
  const hash = createHash("sha256").update(canonicalJson(publication)).digest();
  const octets = Uint8Array.from(hash.subarray(0, 16));
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const digits = Buffer.from(octets).toString("hex");
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return `urn:uuid:${parts.map(([from, to]) => digits.slice(from, to)).join("-")}`;
}

/** As `JSON.stringify` writes it, but with the keys of every object in the order of their code units, and without spans. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    let written = "[";
    for (let at = 0; at < items.length; at += 1) {
      written += `${at === 0 ? "" : ","}${canonicalJson(items[at] ?? null)}`;
    }
    return `${written}]`;
  }
  if (typeof value !== "object" || value === null || "toJSON" in value) {
    // What JSON cannot say, as a function among an author's own fields, is nothing in it.
    return JSON.stringify(value) ?? "null";
  }
  const fields = value as Readonly<Record<string, unknown>>;
  let written = "";
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key];
    if (key !== "span" && item !== undefined && typeof item !== "function") {
      written += `${written === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(item)}`;
    }
  }
  return `{${written}}`;
}
