import type { BookPackage } from "../package.ts";
import { type ForeignDocument, tagsBetween, wordsIn } from "./documents.ts";

/** Pages that say of the book what its metadata say too, and that are made anew. */
export type PageKind = "cover" | "title page" | "table of contents";

/** What kind of such page a document is; undefined for text. */
export function pageKind(document: ForeignDocument, book: BookPackage): PageKind | undefined {
  const { path, types, start, end, text, tags } = document;
  const isIn = (...names: readonly string[]) =>
    names.some((name) => types.has(name) || book.guide.get(name) === path);
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  const inside = tagsBetween(tags, start, end);
  const words = wordsIn(text.text, tags, start, end);
  const pictures = inside.filter(({ name }) => name === "img" || name === "image").length;
  if (isIn("cover") && words.length < 200) {
    return "cover";
  }
  if (pictures === 1 && words === "" && /cover|title_?-?page|غلاف/i.test(file)) {
    return "cover";
  }
  if (path === book.nav?.path || isIn("toc", "landmarks")) {
    return "table of contents";
  }
  const links = inside.filter(({ name, kind }) => name === "a" && kind === "open").length;
  if (/^(?:toc|contents|nav|fihris)\d*$/i.test(file) && links > 2) {
    return "table of contents";
  }
  const isTitle =
    isIn("titlepage", "title-page", "halftitlepage") ||
    /^(?:half)?_?-?title_?-?(?:page)?$/i.test(file);
  return isTitle && words.length < 400 ? "title page" : undefined;
}
