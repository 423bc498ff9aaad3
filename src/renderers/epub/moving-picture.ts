import type { LoadedImage } from "../../media/index.ts";

/** Whether a picture may move, and so might flash. What cannot be told counts as moving. */
export function mayMove({ format, bytes }: LoadedImage): boolean {
  switch (format) {
    case "jpeg":
      return false;
    case "png":
      // An animated PNG has an `acTL` chunk (PNG, third edition, 11.3.6).
      return holds(bytes, "acTL");
    case "gif":
      // A still GIF has one graphic control extension at most (GIF89a, 23).
      return countOf(bytes, "!\u00f9\u0004") > 1;
    case "webp":
      // An animated WebP has an `ANIM` chunk (RFC 9649, 2.7.1.1).
      return holds(bytes, "ANIM");
    case "svg":
      return /<(?:[\w.-]+:)?(?:animate|set)|@keyframes|animation/i.test(latin1(bytes));
  }
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const holds = (bytes: Uint8Array, sign: string): boolean => latin1(bytes).includes(sign);

const countOf = (bytes: Uint8Array, sign: string): number => latin1(bytes).split(sign).length - 1;
