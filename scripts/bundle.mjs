import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

// Joins the modules of src, and the packages that most conversions open, into the few files of dist: opening hundreds
// of files takes longer than setting a short article. Every entrance keeps its path; what several share lies in dist
// itself, one folder below the package, as the modules do: paths that start from `import.meta.url` hold in both.
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
/** What stays a package, and why it must. */
const APART = [
  // Optional: the user's own, where installed.
  "@hyzyla/pdfium",
  "mupdf",
  "pdfjs-dist",
  "sharp",
  // Opens its WebAssembly beside itself.
  "harfbuzzjs",
  // Its configurations register themselves as they are loaded.
  "mathjax-full",
  // Opened by few conversions, and few files each.
  "@mozilla/readability",
  "docx",
  "epub-gen-memory",
  "hyphen",
  "jszip",
  "linkedom",
  "temml",
];
/** What packages bring along though Node has it, many times as fast and without tables of a hundred thousand numbers. */
const BY_NODE = {
  "brotli/decompress.js": "brotli-by-node.cjs",
  "tiny-inflate": "inflate-by-node.cjs",
};

const root = new URL("..", import.meta.url).pathname;
const dist = `${root}dist`;
const bundle = await rolldown({
  input: Object.fromEntries([...PACKAGE, ...ROOMS].map((name) => [name, `${root}src/${name}.ts`])),
  platform: "node",
  resolve: {
    alias: Object.fromEntries(
      Object.entries(BY_NODE).map(([name, file]) => [name, `${root}scripts/${file}`]),
    ),
  },
  external: (specifier) =>
    specifier.startsWith("node:") ||
    specifier === "#package" ||
    APART.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
});
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
});
await bundle.close();
writeFileSync(`${dist}/licences.txt`, licencesOf(output));

/** The terms of every package joined, as its folder states them. */
function licencesOf(chunks) {
  const modules = chunks.flatMap(({ moduleIds = [] }) => moduleIds);
  const folders = modules.flatMap((id) => id.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version, license, author } = JSON.parse(
        readFileSync(`${folder}/package.json`, "utf8"),
      );
      const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
      const maker = author?.name ?? author ?? "its authors";
      const terms =
        file === undefined ? `${license}, by ${maker}` : readFileSync(`${folder}/${file}`, "utf8");
      return `${name} ${version}\n\n${terms.trim()}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}
