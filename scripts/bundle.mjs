import { rolldown } from "rolldown";

// Joins the modules of src into the few files of dist: opening 480 files takes longer than setting a short article.
// Packages stay packages. Every entrance keeps its path; what several share lies in dist itself, one folder below the
// package, as the modules do: paths that start from `import.meta.url` hold in both.
const PACKAGE = [
  "index",
  "cli/main",
  "model/index",
  "renderers/pdf/index",
  "renderers/docx/index",
  "renderers/epub/index",
];
/** Opened by benchmarks and scripts. */
const ROOMS = [
  "copies/index",
  "font/index",
  "host/node-host",
  "layout/index",
  "profile/index",
  "renderers/pdf/text-layer/engines/character-class",
  "template/index",
  "transforms/index",
];

const root = new URL("..", import.meta.url).pathname;
const bundle = await rolldown({
  input: Object.fromEntries([...PACKAGE, ...ROOMS].map((name) => [name, `${root}src/${name}.ts`])),
  platform: "node",
  external: /^[^./]/,
});
await bundle.write({
  dir: `${root}dist`,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
});
await bundle.close();
