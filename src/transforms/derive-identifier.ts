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

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (key === "span") {
      return undefined;
    }
    if (typeof item === "object" && item !== null && !Array.isArray(item)) {
      const entries: [string, unknown][] = Object.entries(item);
      return Object.fromEntries(
        entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
      );
    }
    return item;
  });
}
