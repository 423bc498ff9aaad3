import type { Report } from "../../../diagnostics/index.ts";
import {
  type Article,
  checkArticle,
  checkPublication,
  type Publication,
} from "../../../model/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import { type BookTexts, readXmlFile, type XmlFile } from "../container.ts";
import type { BookPackage } from "../package.ts";
import type { BookPictures } from "../pictures.ts";
import { chapterOf, readOwnArticle } from "./article.ts";
import { readFlow } from "./blocks.ts";
import type { OwnDocument } from "./context.ts";
import { descendants, mark } from "./marked.ts";
import { readOwnPublication } from "./publication.ts";

/**
 * The article or publication that a book of ours was made from, out of the structure of its documents. Undefined, after
 * reporting, when a document is damaged or what was changed in it is nothing the model can hold.
 */
export function readOwnBook(
  book: BookPackage,
  source: "article" | "publication",
  texts: BookTexts,
  pictures: BookPictures,
): Article | Publication | undefined {
  const spine = book.spine.flatMap(({ item }) => item.path ?? []);
  const files = spine.map((path) => readXmlFile(path, texts));
  const read = files.filter((file) => file !== undefined);
  if (read.length < files.length) {
    return undefined;
  }
  const chapters = read.filter(({ root }) => chapterOf(root) !== undefined);
  const byId = new Map(read.map(({ path, root }) => [path, idsOf(root)] as const));
  const numbers = new Map(chapters.map(({ path }, at) => [path, at + 1] as const));
  const articles = chapters.flatMap((file) => {
    const chapter = chapterOf(file.root);
    const document = documentOf(file, byId, numbers, pictures, texts.report);
    return chapter === undefined ? [] : [readOwnArticle(file.root, chapter, document)];
  });
  const [only] = articles;
  if (source === "article" && only !== undefined && articles.length === 1) {
    return told(checkArticle(only), texts.report);
  }
  const others = read.filter((file) => !chapters.includes(file));
  const publication = readOwnPublication({ book, articles, chapters, others, pictures });
  return told(checkPublication(publication), texts.report);
}

function told<Value>(
  checked: { readonly value: Value | undefined; readonly diagnostics: readonly unknown[] } & {
    readonly diagnostics: readonly Parameters<Report>[0][];
  },
  report: Report,
): Value | undefined {
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value;
}

function idsOf(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const ids = new Map<string, XmlElement>();
  for (const element of descendants(root)) {
    const id = mark(element, "id");
    if (id !== undefined && !ids.has(id)) {
      ids.set(id, element);
    }
  }
  return ids;
}

function documentOf(
  { path, text }: XmlFile,
  byId: ReadonlyMap<string, ReadonlyMap<string, XmlElement>>,
  articles: ReadonlyMap<string, number>,
  pictures: BookPictures,
  report: Report,
): OwnDocument {
  const document: OwnDocument = {
    path,
    byId: byId.get(path) ?? new Map(),
    articles,
    givenId: (file, fragment) => {
      const element = byId.get(file)?.get(fragment);
      return element === undefined ? undefined : mark(element, "data-id");
    },
    pictures,
    span: text.span,
    report,
    openNotes: new Set(),
    flow: (nodes) => readFlow(nodes, document),
  };
  return document;
}
