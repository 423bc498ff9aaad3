import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { JsonValue } from "../rich-text/json-value.ts";

/** Documents of a dataset that others refer to, by identifier; only those that hold no text of their own are kept whole. */
export type Documents = ReadonlyMap<string, JsonValue>;

/** The identifier of a published document: a draft has that of the document it is of. */
export const publishedId = (id: string): string => id.replace(/^drafts\./, "");

/** The document that a reference leads to, or the value itself where it is none or leads nowhere. */
export function resolveReference(value: JsonValue, documents: Documents): JsonValue {
  const id = value.text("_ref");
  return (id === undefined ? undefined : documents.get(publishedId(id))) ?? value;
}

/** The address of a picture in an object of Sanity. */
export function sanityPicture(value: JsonValue, report: Report): string | undefined {
  if (value.words !== undefined) {
    return value.words;
  }
  const written = value.text("url", "src") ?? value.get("asset")?.text("url");
  if (written !== undefined) {
    return written;
  }
  // A dataset as a file: `image@file://./images/…`.
  const packed = value.text("_sanityAsset") ?? value.get("asset")?.text("_sanityAsset");
  if (packed !== undefined) {
    return packed.replace(/^image@/, "").replace(/^file:\/\/(?:\.\/)?/, "");
  }
  const asset = value.get("asset");
  const reference = asset?.text("_ref", "_id") ?? value.text("_ref");
  const parts = /^image-([A-Za-z0-9]+)-(\d+x\d+)-([a-z0-9]+)$/.exec(reference ?? "");
  if (reference === undefined) {
    return undefined;
  }
  if (parts === null) {
    return reference;
  }
  const [, id = "", size = "", ending = ""] = parts;
  const src = `images/${id}-${size}.${ending}`;
  report(
    diagnostic("input/guessed", `the picture "${reference}" is looked for as ${src}`, {
      span: (asset ?? value).span,
      hints: ["an export of a dataset has its pictures under that name"],
    }),
  );
  return src;
}

/** A member in one of several languages: an object of languages, or a list of values that are keyed by language. */
export function inLanguage(value: JsonValue, language: string): JsonValue {
  const [base = language] = language.toLowerCase().split("-");
  const isNear = (name: string) => name.toLowerCase().split(/[-_]/)[0] === base;
  if (value.isList) {
    const { items } = value;
    const values = items.filter((item) => item.get("value") !== undefined);
    if (values.length === 0 || values.length !== items.length) {
      return value;
    }
    const keyOf = (item: JsonValue) => item.text("language", "_key") ?? "";
    const named = items.find((item) => isNear(keyOf(item))) ?? items[0];
    return named?.get("value") ?? value;
  }
  const names = value.names.filter((name) => !name.startsWith("_"));
  const isLocale =
    /^locale/i.test(value.text("_type") ?? "") ||
    (names.length > 0 && names.every((name) => /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(name)));
  if (!value.isObject || !isLocale) {
    return value;
  }
  const named = names.find(isNear) ?? names[0];
  return (named === undefined ? undefined : value.get(named)) ?? value;
}

/** Whether a value is a text in blocks. */
export const isPortableText = (value: JsonValue): boolean =>
  value.items.some((item) => item.text("_type") === "block");
