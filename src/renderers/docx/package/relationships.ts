import { strFromU8, strToU8 } from "fflate";

/** Gives the relationships of every part the ids `rId1`, `rId2` … in the order of their list: docx makes random ones. */
export function renumberRelationships(parts: Map<string, Uint8Array>): void {
  for (const [name, bytes] of [...parts]) {
    const owner = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (owner === null || owner[2] === "") {
      continue;
    }
    const list = strFromU8(bytes);
    const ids = new Map<string, string>();
    for (const [, id = ""] of list.matchAll(/ Id="([^"]+)"/g)) {
      ids.set(id, `rId${ids.size + 1}`);
    }
    const renamed = (xml: string, attributes: RegExp) =>
      xml.replace(attributes, (match: string, before: string, id: string) => {
        const stable = ids.get(id);
        return stable === undefined ? match : `${before}"${stable}"`;
      });
    parts.set(name, strToU8(renamed(list, /( Id=)"([^"]+)"/g)));
    const part = `${owner[1]}${owner[2]}`;
    const content = parts.get(part);
    if (content !== undefined) {
      parts.set(part, strToU8(renamed(strFromU8(content), /( r:(?:id|embed|link)=)"([^"]+)"/g)));
    }
  }
}
