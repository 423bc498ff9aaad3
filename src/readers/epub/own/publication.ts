import type {
  Article,
  Creator,
  Image,
  IndexWishes,
  Part,
  Publication,
  Rights,
} from "../../../model/index.ts";
import { elementOf, elementsOf, textOf } from "../../xml/index.ts";
import type { XmlFile } from "../container.ts";
import { type BookPackage, factOf, factsOf } from "../package.ts";
import { resolvePath } from "../paths.ts";
import type { BookPictures } from "../pictures.ts";
import { find, hasType, mark } from "./marked.ts";

/** What a book of ours says of itself as a whole, beside its articles. */
export interface OwnBook {
  readonly book: BookPackage;
  readonly articles: readonly Article[];
  /** The content documents of the articles, in order. */
  readonly chapters: readonly XmlFile[];
  /** The others of the spine: cover, pages of parts … */
  readonly others: readonly XmlFile[];
  readonly pictures: BookPictures;
}

/** Whether a package was written by warraq; then what it was made from, an article or a publication. */
export function ownSource(book: BookPackage): "article" | "publication" | undefined {
  const source = factOf(book, "warraq:source");
  return source === "article" || source === "publication" ? source : undefined;
}

/** The publication around the articles. */
export function readOwnPublication({
  book,
  articles,
  chapters,
  others,
  pictures,
}: OwnBook): Publication {
  const made = new Set(factsOf(book, "warraq:made").map(({ value }) => value));
  const given = <Key extends string>(name: string, key: Key): { readonly [K in Key]?: string } => {
    const value = factOf(book, name);
    // The cast is the computed key: TypeScript widens it to an index signature.
    return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };
  };
  const titles = factsOf(book, "dc:title");
  const subtitle = titles.find(({ refinements }) =>
    refinements.some(([, value]) => value === "subtitle"),
  );
  const direction = factOf(book, "warraq:direction");
  const series = factsOf(book, "belongs-to-collection")[0];
  const position = series?.refinements.find(([property]) => property === "group-position")?.[1];
  const asked = new Set(factsOf(book, "warraq:front-matter").map(({ value }) => value));
  const rights = rightsOf(book);
  const cover = made.has("cover") ? undefined : coverOf(book, others, pictures);
  const parts = others.flatMap(partOf);
  const captionNumbering = factOf(book, "warraq:caption-numbering");
  const index = indexOf(book);
  return {
    type: "publication",
    title: titles.find((title) => title !== subtitle)?.value ?? "",
    ...(subtitle === undefined ? {} : { subtitle: subtitle.value }),
    creators: creatorsOf(book),
    ...given("dc:publisher", "publisher"),
    language: factOf(book, "dc:language") ?? book.language ?? "ar",
    ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
    ...given("warraq:profile", "profile"),
    ...(made.has("identifier") ? {} : given("dc:identifier", "identifier")),
    ...given("dc:date", "date"),
    ...(rights === undefined ? {} : { rights }),
    ...given("dc:description", "description"),
    keywords: made.has("subjects") ? [] : keywordsOf(book, articles),
    ...(series === undefined
      ? {}
      : {
          series: {
            title: series.value,
            ...(position === undefined ? {} : { position: Number(position) }),
          },
        }),
    ...(cover === undefined ? {} : { cover }),
    articles,
    ...(parts.length === 0 ? {} : { parts }),
    ...matterOf(chapters),
    ...(index === undefined ? {} : { index }),
    frontMatter: {
      titlePage: asked.has("titlePage"),
      contents: asked.has("contents"),
      colophon: asked.has("colophon"),
      ...(asked.has("listOfFigures") ? { listOfFigures: true } : {}),
      ...(asked.has("listOfTables") ? { listOfTables: true } : {}),
    },
    // To begin anew is what happens when nothing is said.
    ...(factOf(book, "warraq:note-numbering") === "continue"
      ? { noteNumbering: "continue" as const }
      : {}),
    ...(captionNumbering === "restart" ||
    captionNumbering === "continue" ||
    captionNumbering === "chapter"
      ? { captionNumbering }
      : {}),
  };
}

/** MARC relators as the roles of the model. */
export const ROLE_OF_RELATOR: ReadonlyMap<string, Creator["role"]> = new Map([
  ["aut", "author"],
  ["rpt", "correspondent"],
  ["trl", "translator"],
  ["edt", "editor"],
  ["pht", "photographer"],
]);

function creatorsOf(book: BookPackage): readonly Creator[] {
  const people = book.facts.filter(
    ({ name }) => name === "dc:creator" || name === "dc:contributor",
  );
  const placed = people.flatMap(({ value, refinements }) => {
    const one = (property: string) => refinements.find(([name]) => name === property)?.[1];
    const fileAs = one("file-as");
    const places = one("warraq:places")?.split(" ").map(Number) ?? [];
    return refinements
      .filter(([name]) => name === "role")
      .map(([, relator], at) => ({
        place: places[at],
        creator: {
          name: value,
          role: ROLE_OF_RELATOR.get(relator) ?? ("author" as const),
          // The form that a catalogue sorts by is one for a person.
          ...(fileAs === undefined || at > 0 ? {} : { fileAs }),
        },
      }));
  });
  const inOrder = placed.every(({ place }) => place !== undefined)
    ? [...placed].sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
    : placed;
  return inOrder.map(({ creator }) => creator);
}

function rightsOf(book: BookPackage): Rights | undefined {
  const one = (name: string, key: string) => {
    const value = factOf(book, `warraq:rights-${name}`);
    return value === undefined ? {} : { [key]: value };
  };
  const year = factOf(book, "warraq:rights-year");
  const rights: Rights = {
    ...one("holder", "holder"),
    ...one("notice", "notice"),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...one("licence", "licence"),
    ...one("credit", "creditLine"),
  };
  return Object.keys(rights).length === 0 ? undefined : rights;
}

/** Subjects are the keywords; before them stand the sections of an article that is alone in the book. */
function keywordsOf(book: BookPackage, articles: readonly Article[]): readonly string[] {
  const subjects = factsOf(book, "dc:subject").map(({ value }) => value);
  const sections = articles.length > 1 ? [] : articles.flatMap((article) => article.sections);
  const before = new Set(sections.map((section) => section.trim()).filter((one) => one !== ""));
  return subjects.slice(before.size);
}

function coverOf(
  book: BookPackage,
  others: readonly XmlFile[],
  pictures: BookPictures,
): Image | undefined {
  const item = [...book.items.values()].find(({ properties }) =>
    properties.includes("cover-image"),
  );
  for (const { path, root } of others) {
    const image = find(root, (element) => mark(element, "role") === "doc-cover");
    const src = image === undefined ? undefined : resolvePath(path, mark(image, "src") ?? "");
    if (image !== undefined && src !== undefined) {
      const name = pictures.take(src, mark(image, "data-src"));
      const alt = mark(image, "data-made") === "true" ? undefined : mark(image, "alt");
      const isDecorative = mark(image, "data-decorative") === "true";
      return name === undefined
        ? undefined
        : {
            src: name,
            ...(alt === undefined ? {} : { alt }),
            ...(isDecorative ? { decorative: true } : {}),
          };
    }
  }
  const name = item?.path === undefined ? undefined : pictures.take(item.path);
  return name === undefined ? undefined : { src: name };
}

function partOf({ root }: XmlFile): readonly Part[] {
  const section = find(root, (element) => hasType(element, "part"));
  const from = Number(section === undefined ? Number.NaN : mark(section, "data-from"));
  const to = Number(section === undefined ? Number.NaN : mark(section, "data-to"));
  const title = section && elementOf(section, "h1");
  if (section === undefined || title === undefined || Number.isNaN(from) || Number.isNaN(to)) {
    return [];
  }
  const [subtitle] = elementsOf(section, "p");
  return [
    {
      title: textOf(title),
      ...(subtitle === undefined ? {} : { subtitle: textOf(subtitle) }),
      from,
      to,
    },
  ];
}

/** How many articles at either end say that they are no text proper. */
function matterOf(chapters: readonly XmlFile[]): Pick<Publication, "matter"> {
  const count = (type: string): number =>
    chapters.filter(({ root }) => {
      const body = elementOf(root, "body");
      return body !== undefined && hasType(body, type);
    }).length;
  const [front, back] = [count("frontmatter"), count("backmatter")];
  return front + back === 0 ? {} : { matter: { front, back } };
}

function indexOf(book: BookPackage): IndexWishes | undefined {
  const wish = (kind: "keywords" | "persons"): boolean | readonly string[] | undefined => {
    const told = factOf(book, `warraq:index-${kind}`);
    return told === "list"
      ? factsOf(book, `warraq:index-${kind}-word`).map(({ value }) => value)
      : told === undefined
        ? undefined
        : told === "true";
  };
  const [keywords, persons] = [wish("keywords"), wish("persons")];
  return keywords === undefined && persons === undefined
    ? undefined
    : { keywords: keywords ?? false, persons: persons ?? false };
}
