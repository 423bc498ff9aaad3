import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// One conversion by Typst in a process of its own: typst.mjs CACHE SOURCE PDF FONTS
const [, , cache, source, pdf, fonts] = process.argv;
const { NodeCompiler } = createRequire(join(cache, "package.json"))(
  "@myriaddreamin/typst-ts-node-compiler",
);
const compiler = NodeCompiler.create({
  workspace: dirname(source),
  fontArgs: [{ fontPaths: [fonts] }],
});
writeFileSync(pdf, compiler.pdf({ mainFileContent: readFileSync(source, "utf8") }));
