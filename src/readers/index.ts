export { decodeSource } from "./decode.ts";
export { locateJson } from "./json/locate-json.ts";
export { readJson } from "./json/read-json.ts";
export { bindFiles } from "./publication/bind-files.ts";
export type { BoundFiles, FileAccess } from "./publication/load-files.ts";
export { isPublicationFile, readPublication } from "./publication/read-publication.ts";
export {
  type ArticleFormat,
  formatOf,
  type InputFormat,
  readMarkdown,
  readSource,
} from "./read-source.ts";
export type { Reader, ReadOptions } from "./reader.ts";
export { readText } from "./text/read-text.ts";
