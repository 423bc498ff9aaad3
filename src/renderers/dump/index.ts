export { dumpGlyphs } from "./dump-glyphs.ts";
export { dumpPages } from "./dump-pages.ts";
export { dumpStructure } from "./dump-structure.ts";
