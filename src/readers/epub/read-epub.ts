import { createCollector, diagnostic } from "../../diagnostics/index.ts";
import { type ReadPiece, type ReadSettings, type SourceReader, settle } from "../reader.ts";
import { openZip } from "../zip/index.ts";
import { type BookTexts, findPackage, isLocked, readXmlFile } from "./container.ts";
import { readForeignBook } from "./foreign/read-foreign.ts";
import { ownSource } from "./own/publication.ts";
import { readOwnBook } from "./own/read-own.ts";
import { readPackage } from "./package.ts";
import { type BookPictures, createPictures } from "./pictures.ts";

/**
 * Reads an e-book (EPUB 2 or 3): a book of ours as the article or publication that it was made from, any other as a
 * publication with an article for each of its chapters. Nothing is fetched.
 */
export const readEpub: SourceReader = async function* (source, options, report) {
  const name = options.source ?? source.name;
  const zip = openZip(await source.bytes(), name, report);
  if (zip === undefined) {
    return;
  }
  const { report: tell, diagnostics } = createCollector();
  const texts: BookTexts = { files: zip, source: name, report: tell };
  const pictures = createPictures(zip.read, tell);
  const input = readBook(texts, pictures, settle(options));
  yield { input, diagnostics, files: pictures.files };
};

function readBook(
  texts: BookTexts,
  pictures: BookPictures,
  settings: ReadSettings,
): ReadPiece["input"] {
  const { source, report } = texts;
  const path = isLocked(texts) ? undefined : findPackage(texts);
  const file = path === undefined ? undefined : readXmlFile(path, texts);
  if (file === undefined) {
    return undefined;
  }
  const book = readPackage(file);
  if (book === undefined) {
    report(diagnostic("input/damaged", `${source}: ${file.path} has no manifest or no spine`));
    return undefined;
  }
  const own = ownSource(book);
  return own === undefined
    ? readForeignBook(book, settings, texts, pictures)
    : readOwnBook(book, own, texts, pictures);
}
