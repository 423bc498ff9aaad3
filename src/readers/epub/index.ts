export { readEpub } from "./read-epub.ts";
