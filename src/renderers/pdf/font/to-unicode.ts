/** The most pairs that one block of a CMap may hold (Adobe Technical Note 5014, section 1.4.1). */
const BLOCK = 100;

/** A CMap from CIDs to the characters they stand for (ISO 32000-1 9.10.3); `texts` by CID. */
export function toUnicodeMap(texts: readonly string[]): string {
  const pairs = texts.flatMap((text, cid) =>
    text === "" ? [] : [`<${hex(cid)}> <${utf16(text)}>`],
  );
  const blocks: string[] = [];
  for (let at = 0; at < pairs.length; at += BLOCK) {
    const block = pairs.slice(at, at + BLOCK);
    blocks.push(`${block.length} beginbfchar`, ...block, "endbfchar");
  }
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <ffff>",
    "endcodespacerange",
    ...blocks,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
}

/** A code of two bytes, as content streams and CMaps write it. */
export function hex(code: number): string {
  let written = written4[code];
  if (written === undefined) {
    written = code.toString(16).padStart(4, "0");
    written4[code] = written;
  }
  return written;
}

const written4: string[] = [];

/** Characters without a meaning that all agree on; level A of PDF/A wants none (ISO 19005-2 6.2.11.7.3). */
export function hasPrivateUse(text: string): boolean {
  return /\p{Co}/u.test(text);
}

/** No character may be U+0000, U+FEFF or U+FFFE (ISO 19005-2 6.2.11.7.2): they are said as what they mean today. */
function utf16(written: string): string {
  const text = written.replaceAll("\ufeff", "\u2060").replaceAll(/[\0\ufffe]/g, "\ufffd");
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join("");
}
