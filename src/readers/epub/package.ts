import { attributeOf, elementOf, elementsOf, textOf, type XmlElement } from "../xml/index.ts";
import type { XmlFile } from "./container.ts";
import { resolvePath } from "./paths.ts";

/** One entry of the manifest. */
export interface BookItem {
  readonly id: string;
  /** In the container; undefined when the href leads out of it. */
  readonly path: string | undefined;
  readonly href: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** One piece of metadata, of either version. */
export interface BookFact {
  /** `dc:title`, or the name of a `meta`. */
  readonly name: string;
  readonly value: string;
  readonly id: string | undefined;
  /** Attributes such as `opf:role`, by local name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What `meta` elements say of it (EPUB 3) , by property, in order. */
  readonly refinements: readonly (readonly [property: string, value: string])[];
}

/** A package document (EPUB 2 or 3) as far as it is read. */
export interface BookPackage {
  readonly path: string;
  readonly version: string;
  /** Of `package`: its `xml:lang`. */
  readonly language: string | undefined;
  readonly facts: readonly BookFact[];
  readonly items: ReadonlyMap<string, BookItem>;
  readonly spine: readonly { readonly item: BookItem; readonly isLinear: boolean }[];
  /** Ids of the spine that the manifest lacks. */
  readonly lost: readonly string[];
  readonly turns: "ltr" | "rtl" | undefined;
  readonly ncx: BookItem | undefined;
  readonly nav: BookItem | undefined;
  /** EPUB 2: type → path with fragment, such as `cover` and `toc`. */
  readonly guide: ReadonlyMap<string, string>;
}

/** Reads a package document; undefined when it has no spine. */
export function readPackage({ path, root }: XmlFile): BookPackage | undefined {
  const manifest = elementOf(root, "manifest");
  const spine = elementOf(root, "spine");
  if (manifest === undefined || spine === undefined) {
    return undefined;
  }
  const items = new Map<string, BookItem>();
  for (const item of elementsOf(manifest, "item")) {
    const read = readItem(item, path);
    if (!items.has(read.id)) {
      items.set(read.id, read);
    }
  }
  const references = elementsOf(spine, "itemref").map((reference) => ({
    id: attributeOf(reference, "idref") ?? "",
    isLinear: attributeOf(reference, "linear") !== "no",
  }));
  const all = [...items.values()];
  const turns = attributeOf(spine, "page-progression-direction");
  return {
    path,
    version: attributeOf(root, "version") ?? "2.0",
    language: attributeOf(root, "lang"),
    facts: readFacts(elementOf(root, "metadata")),
    items,
    spine: references.flatMap(({ id, isLinear }) => {
      const item = items.get(id);
      return item === undefined ? [] : [{ item, isLinear }];
    }),
    lost: references.filter(({ id }) => !items.has(id)).map(({ id }) => id),
    turns: turns === "rtl" || turns === "ltr" ? turns : undefined,
    ncx:
      items.get(attributeOf(spine, "toc") ?? "") ??
      all.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml"),
    nav: all.find(({ properties }) => properties.includes("nav")),
    guide: readGuide(elementOf(root, "guide"), path),
  };
}

function readItem(item: XmlElement, base: string): BookItem {
  const href = attributeOf(item, "href") ?? "";
  return {
    id: attributeOf(item, "id") ?? "",
    path: href === "" ? undefined : resolvePath(base, href),
    href,
    mediaType: (attributeOf(item, "media-type") ?? "").toLowerCase(),
    properties: (attributeOf(item, "properties") ?? "").split(/\s+/),
  };
}

function readGuide(guide: XmlElement | undefined, base: string): ReadonlyMap<string, string> {
  const references = guide === undefined ? [] : elementsOf(guide, "reference");
  return new Map(
    references.flatMap((reference) => {
      const path = resolvePath(base, attributeOf(reference, "href") ?? "");
      const type = attributeOf(reference, "type") ?? "";
      return path === undefined ? [] : [[type.toLowerCase(), path] as const];
    }),
  );
}

/** Metadata, also that of EPUB 2 which stands in `dc-metadata` and `x-metadata`. */
function readFacts(metadata: XmlElement | undefined): readonly BookFact[] {
  const entries = metadata === undefined ? [] : entriesOf(metadata);
  const refinements = new Map<string, [string, string][]>();
  for (const entry of entries) {
    const refined = attributeOf(entry, "refines")?.replace(/^#/, "");
    if (refined !== undefined) {
      const known = refinements.get(refined) ?? [];
      known.push([attributeOf(entry, "property") ?? "", textOf(entry).trim()]);
      refinements.set(refined, known);
    }
  }
  return entries.flatMap((entry): readonly BookFact[] => {
    if (attributeOf(entry, "refines") !== undefined) {
      return [];
    }
    const id = attributeOf(entry, "id", "");
    const property = attributeOf(entry, "property") ?? attributeOf(entry, "name");
    const name = entry.local === "meta" ? (property ?? "") : `dc:${entry.local}`;
    const written = textOf(entry).replace(/\s+/gu, " ").trim();
    return [
      {
        name,
        value: written === "" ? (attributeOf(entry, "content") ?? "") : written,
        id,
        attributes: new Map(entry.attributes.map(({ local, value }) => [local, value])),
        refinements: id === undefined ? [] : (refinements.get(id) ?? []),
      },
    ];
  });
}

function entriesOf(metadata: XmlElement): readonly XmlElement[] {
  return elementsOf(metadata).flatMap((entry) =>
    /^(?:dc|x)-metadata$/.test(entry.local) ? elementsOf(entry) : [entry],
  );
}

/** The values of all pieces of metadata of a name. */
export const factsOf = (book: Pick<BookPackage, "facts">, name: string): readonly BookFact[] =>
  book.facts.filter((fact) => fact.name === name);

/** The first value of a name that is not empty. */
export const factOf = (book: Pick<BookPackage, "facts">, name: string): string | undefined =>
  factsOf(book, name).find(({ value }) => value !== "")?.value;
