const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(?<bad>!)|<\/(?<end>[^\s<>]+)\s*>|<(?<start>[^\s<>/!?]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(?<empty>\/?)>|[^<]+/y;

/** Whether the tags of a part match; a document type, which could unfold into anything, does not pass. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const found = TOKEN.exec(xml)?.groups;
    if (found === undefined || found["bad"] !== undefined) {
      return false;
    }
    if (found["start"] !== undefined) {
      roots += open.length === 0 ? 1 : 0;
      if (found["empty"] === "") {
        open.push(found["start"]);
      }
    } else if (found["end"] !== undefined && open.pop() !== found["end"]) {
      return false;
    }
  }
  return open.length === 0 && roots === 1;
}
