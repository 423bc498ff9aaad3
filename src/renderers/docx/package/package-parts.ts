import { strFromU8 } from "fflate";
import { element } from "../xml.ts";

/** The parts of a package by name, without the leading slash; those that are being edited as text. */
export type Parts = Map<string, Uint8Array | string>;

const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
/** Before the last step of the type of every relationship that Word makes. */
export const OFFICE_RELATIONSHIP =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The text of a part that must be there: one that is not is our bug. */
export function textOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (part === undefined) {
    throw new Error(`the package has no ${name}`);
  }
  return typeof part === "string" ? part : strFromU8(part);
}

/** Changes a part in place. */
export function editPart(parts: Parts, name: string, change: (xml: string) => string): void {
  parts.set(name, change(textOf(parts, name)));
}

/** Adds a part and its type; `undefined` where the type of its ending serves. */
export function addPart(
  parts: Parts,
  name: string,
  content: Uint8Array | string,
  contentType: string | undefined,
): void {
  parts.set(name, content);
  if (contentType !== undefined) {
    editPart(parts, CONTENT_TYPES, (xml) =>
      xml.replace(
        "</Types>",
        `${element("Override", { ContentType: contentType, PartName: `/${name}` })}</Types>`,
      ),
    );
  }
}

/** Says what files of an ending are, unless the package knows. */
export function declareEnding(parts: Parts, ending: string, contentType: string): void {
  editPart(parts, CONTENT_TYPES, (xml) =>
    new RegExp(`<Default [^>]*Extension="${ending}"`, "i").test(xml)
      ? xml
      : xml.replace(
          /(<Types\b[^>]*>)/,
          `$1${element("Default", { ContentType: contentType, Extension: ending })}`,
        ),
  );
}

/** Takes a part out, with its type and its own relationships. */
export function removePart(parts: Parts, name: string): void {
  parts.delete(name);
  parts.delete(relationshipsOf(name));
  editPart(parts, CONTENT_TYPES, (xml) =>
    xml.replace(/<Override [^>]*\/>/g, (one) => (one.includes(`"/${name}"`) ? "" : one)),
  );
}

/** Name of the part that holds the relationships of another. */
export const relationshipsOf = (name: string): string => name.replace(/([^/]+)$/, "_rels/$1.rels");

/** Adds a relationship and gives its id; `target` is relative to the folder of `owner`. */
export function relate(
  parts: Parts,
  owner: string,
  type: string,
  target: string,
  isExternal = false,
): string {
  const name = relationshipsOf(owner);
  const empty = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
  const list = (parts.has(name) ? textOf(parts, name) : empty).replace(
    /<Relationships([^>]*)\/>/,
    "<Relationships$1></Relationships>",
  );
  let count = 1;
  while (list.includes(`Id="rIdW${count}"`)) {
    count += 1;
  }
  const id = `rIdW${count}`;
  const entry = element("Relationship", {
    Id: id,
    Type: type,
    Target: target,
    TargetMode: isExternal ? "External" : undefined,
  });
  parts.set(name, list.replace("</Relationships>", `${entry}</Relationships>`));
  return id;
}
