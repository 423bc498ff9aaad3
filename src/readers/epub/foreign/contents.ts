import { attributeOf, elementOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import { type BookTexts, readXmlFile } from "../container.ts";
import { descendants, hasType } from "../own/marked.ts";
import type { BookItem, BookPackage } from "../package.ts";
import { fragmentOf, resolvePath } from "../paths.ts";

/** A line of a table of contents. */
export interface Entry {
  readonly label: string;
  /** Absent for a line that leads nowhere. */
  readonly path?: string | undefined;
  readonly fragment?: string | undefined;
  readonly entries: readonly Entry[];
}

/** The contents of a book: its navigation document, else its NCX; `undefined` when it has neither, or none that can be read. */
export function readContents(book: BookPackage, texts: BookTexts): readonly Entry[] | undefined {
  const ofNav = book.nav === undefined ? undefined : readTree(book.nav, texts, navEntries);
  if (ofNav !== undefined && ofNav.length > 0) {
    return ofNav;
  }
  const ofNcx = book.ncx === undefined ? undefined : readTree(book.ncx, texts, ncxEntries);
  return ofNcx !== undefined && ofNcx.length > 0 ? ofNcx : undefined;
}

function readTree(
  { path }: BookItem,
  texts: BookTexts,
  read: (root: XmlElement, path: string) => readonly Entry[],
): readonly Entry[] | undefined {
  // A damaged table of contents is no damaged book: its chapters are found without.
  const file =
    path === undefined ? undefined : readXmlFile(path, { ...texts, report: () => undefined });
  return file === undefined ? undefined : read(file.root, file.path);
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

function navEntries(root: XmlElement, path: string): readonly Entry[] {
  const navs = [...descendants(root)].filter(({ local }) => local === "nav");
  const toc = navs.find((nav) => hasType(nav, "toc")) ?? navs[0];
  const list = toc && [...descendants(toc)].find(({ local }) => local === "ol");
  return list === undefined ? [] : listEntries(list, path);
}

function listEntries(list: XmlElement, base: string): readonly Entry[] {
  return elementsOf(list, "li").flatMap((item): readonly Entry[] => {
    const label = elementsOf(item).find(({ local }) => local === "a" || local === "span");
    const inner = elementOf(item, "ol");
    const entries = inner === undefined ? [] : listEntries(inner, base);
    return label === undefined
      ? entries
      : [{ label: oneLine(textOf(label)), ...placeOf(attributeOf(label, "href"), base), entries }];
  });
}

function ncxEntries(root: XmlElement, path: string): readonly Entry[] {
  const map = elementOf(root, "navMap");
  return map === undefined ? [] : pointEntries(map, path);
}

function pointEntries(parent: XmlElement, base: string): readonly Entry[] {
  return elementsOf(parent, "navPoint").map((point): Entry => {
    const label = elementOf(point, "navLabel");
    const content = elementOf(point, "content");
    const src = content === undefined ? undefined : attributeOf(content, "src");
    return {
      label: label === undefined ? "" : oneLine(textOf(label)),
      ...placeOf(src, base),
      entries: pointEntries(point, base),
    };
  });
}

function placeOf(href: string | undefined, base: string): Pick<Entry, "path" | "fragment"> {
  return href === undefined ? {} : { path: resolvePath(base, href), fragment: fragmentOf(href) };
}
