import { broken } from "./image-error.ts";

/** The bytes of a `data:` URL (RFC 2397), whatever media type it claims. Throws `ImageError` when it is none. */
export function readDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(",");
  if (comma === -1) {
    throw broken("the data: address has no data");
  }
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(0, comma));
  let content: string;
  try {
    content = decodeURIComponent(url.slice(comma + 1));
  } catch {
    throw broken("the data: address is not well-formed");
  }
  if (!isBase64) {
    return new TextEncoder().encode(content);
  }
  const digits = content.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    throw broken("the data: address is not well-formed base64");
  }
  return new Uint8Array(Buffer.from(digits, "base64"));
}
