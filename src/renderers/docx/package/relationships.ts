import { editPart, type Parts, textOf } from "./package-parts.ts";

/** Gives the relationships of every part the ids `rId1`, `rId2` … in the order of their list: docx makes random ones. */
export function renumberRelationships(parts: Parts): void {
  for (const name of [...parts.keys()]) {
    const owner = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (owner === null || owner[2] === "") {
      continue;
    }
    const list = textOf(parts, name);
    const ids = new Map<string, string>();
    for (const [, id = ""] of list.matchAll(/ Id="([^"]+)"/g)) {
      ids.set(id, `rId${ids.size + 1}`);
    }
    const renamed = (xml: string, attributes: RegExp) =>
      xml.replace(attributes, (match: string, before: string, id: string) => {
        const stable = ids.get(id);
        return stable === undefined ? match : `${before}"${stable}"`;
      });
    parts.set(name, renamed(list, /( Id=)"([^"]+)"/g));
    const part = `${owner[1]}${owner[2]}`;
    if (ids.size > 0 && parts.has(part)) {
      editPart(parts, part, (xml) => renamed(xml, /( r:(?:id|embed|link)=)"([^"]+)"/g));
    }
  }
}
