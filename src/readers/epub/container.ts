import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { decodeSource } from "../decode.ts";
import { createSourceText, type SourceText } from "../source-text.ts";
import { attributeOf, elementsOf, readXml, type XmlElement } from "../xml/index.ts";
import { descendants } from "./own/marked.ts";
import { resolvePath } from "./paths.ts";

/** The files of a book, as a packed file or a test gives them. */
export interface BookFiles {
  readonly names: readonly string[];
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Uint8Array | undefined;
}

/** A file of the book that is XML. */
export interface XmlFile {
  readonly path: string;
  readonly text: SourceText;
  readonly root: XmlElement;
}

/** Text files of a book; spans name the book and the file in it. */
export interface BookTexts {
  readonly files: BookFiles;
  /** The name of the book. */
  readonly source: string;
  readonly report: Report;
}

/** The characters of a file; undefined when it is not there, or in no encoding that is read, which is reported. */
export function readText(
  path: string,
  { files, source, report }: BookTexts,
): SourceText | undefined {
  const bytes = files.read(path);
  if (bytes === undefined) {
    return undefined;
  }
  const name = `${source}/${path}`;
  const text = decodeSource(bytes, name, report);
  return text === undefined ? undefined : createSourceText(name, text);
}

/** A file as XML; undefined when it is not there or damaged, which is reported. */
export function readXmlFile(path: string, book: BookTexts): XmlFile | undefined {
  const text = readText(path, book);
  const root = text === undefined ? undefined : readXml(text, book.report);
  return text === undefined || root === undefined ? undefined : { path, text, root };
}

const CONTAINER = "META-INF/container.xml";

/** The path of the package document; undefined, after reporting, when the book does not say it. */
export function findPackage(book: BookTexts): string | undefined {
  const { files, source, report } = book;
  const container = files.has(CONTAINER) ? readXmlFile(CONTAINER, book) : undefined;
  const named =
    container === undefined
      ? []
      : [...descendants(container.root)]
          .filter(({ local }) => local === "rootfile")
          .flatMap((rootfile) => resolvePath("", attributeOf(rootfile, "full-path") ?? "") ?? []);
  const found = named.find((path) => files.has(path));
  if (found !== undefined) {
    return found;
  }
  // Books whose container is broken often have one package all the same.
  const packages = files.names.filter((path) => /\.opf$/i.test(path));
  const [only] = packages;
  if (packages.length === 1 && only !== undefined) {
    const what = files.has(CONTAINER) ? `${CONTAINER} names no package` : `${CONTAINER} is missing`;
    report(diagnostic("input/guessed", `${source}: ${what}; ${only} is taken for it`));
    return only;
  }
  report(
    diagnostic("input/damaged", `${source}: no package document; ${CONTAINER} does not name one`, {
      hints: ["an EPUB is a zip file with META-INF/container.xml and an .opf file in it"],
    }),
  );
  return undefined;
}

/** Ways to scramble fonts, which only keep them from being copied by hand (EPUB 3.3, 4.3; Adobe's older one). */
const FONT_SCRAMBLING = new Set([
  "http://www.idpf.org/2008/embedding",
  "http://ns.adobe.com/pdf/enc#RC",
]);

/** Whether the text of a book is locked, which is reported. Scrambled fonts are not read anyway. */
export function isLocked(book: BookTexts): boolean {
  const { files, source, report } = book;
  const path = "META-INF/encryption.xml";
  const locks = ["META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"];
  const named = locks.find((file) => files.has(file));
  const encryption = files.has(path) ? readXmlFile(path, book) : undefined;
  const methods = encryption === undefined ? [] : encryptedParts(encryption.root);
  const locked = methods.find(({ algorithm }) => !FONT_SCRAMBLING.has(algorithm));
  if (locked === undefined) {
    return false;
  }
  const by = named === undefined ? "" : ` (${named})`;
  report(
    diagnostic("input/unreadable", `${source} is locked by DRM${by}: ${locked.part} is encrypted`, {
      hints: ["ask the publisher for a copy without DRM"],
    }),
  );
  return true;
}

function encryptedParts(
  root: XmlElement,
): readonly { readonly part: string; readonly algorithm: string }[] {
  return elementsOf(root, "EncryptedData").map((data) => {
    const inside = [...descendants(data)];
    const method = elementsOf(data, "EncryptionMethod")[0];
    const reference = inside.find(({ local }) => local === "CipherReference");
    return {
      algorithm: method === undefined ? "" : (attributeOf(method, "Algorithm") ?? ""),
      part: reference === undefined ? "a part" : (attributeOf(reference, "URI") ?? "a part"),
    };
  });
}
