export { decodeSource } from "./decode.ts";
export type { InputFormat } from "./input-format.ts";
export { locateJson } from "./json/locate-json.ts";
export { readJson } from "./json/read-json.ts";
export { bindFiles } from "./publication/bind-files.ts";
export type { BoundFiles, FileAccess } from "./publication/load-files.ts";
export { isPublicationFile } from "./publication/publication-file.ts";
export { readPublication } from "./publication/read-publication.ts";
export {
  type ArticleFormat,
  formatNamed,
  formatOf,
  INPUT_FORMATS,
  readMarkdown,
  readSource,
  readSourceAs,
} from "./read-source.ts";
export type { Reader, ReadOptions, ReadPiece, SourceFile } from "./reader.ts";
export { sourceOfBytes, sourceOnHost } from "./source-file.ts";
export { normaliseLines } from "./source-text.ts";
export { createStems, type Stems, stemKey } from "./stems.ts";
export { tellFormat } from "./tell-format.ts";
export { readText } from "./text/read-text.ts";
