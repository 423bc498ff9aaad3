import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../support/checkers.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "warraq-package-"));
  const packed = runProgram("npm", ["pack", "--json", "--pack-destination", folder]);
  expect(packed.status, packed.stderr).toBe(0);
  const [{ filename }] = JSON.parse(packed.stdout);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const installed = npmInstall(join(folder, filename));
  expect(installed.status, installed.stderr).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three tries: the dependencies come over a network. */
function npmInstall(archive: string) {
  const attempt = () =>
    runProgram("npm", ["install", "--no-audit", "--no-fund", archive], { cwd: folder });
  let result = attempt();
  for (let tries = 1; tries < 3 && result.status !== 0; tries += 1) {
    result = attempt();
  }
  return result;
}

test("an empty folder with the package exports all three formats", () => {
  writeFileSync(join(folder, "خبر.md"), "# عنوان\n\nفقرة أولى من **الخبر**.\n");
  const run = runProgram("npx", ["--no-install", "warraq", "خبر.md"], { cwd: folder });
  // npm itself may have something to say about the machine it runs on.
  expect(run.stderr.replace(/^npm .*\n/gm, "")).toBe("");
  expect(run.status).toBe(0);
  expect(readdirSync(join(folder, "output")).sort()).toEqual(["خبر.docx", "خبر.epub", "خبر.pdf"]);
  for (const name of readdirSync(join(folder, "output"))) {
    expect(statSync(join(folder, "output", name)).size).toBeGreaterThan(2000);
  }
});

test("the library is used by its public names", () => {
  writeFileSync(
    join(folder, "use.mjs"),
    `import { convert, readMarkdown } from "warraq";
import { build } from "warraq/model";
import { renderPdf } from "warraq/pdf";
import { renderDocx } from "warraq/docx";
import { renderEpub } from "warraq/epub";
const { files, diagnostics } = await convert(await readMarkdown("# عنوان\\n\\nنص."), { to: ["pdf", "docx", "epub"], template: "news" });
console.log(Object.keys(files).join(), diagnostics.length, typeof build.article, [renderPdf, renderDocx, renderEpub].map((one) => typeof one).join());
`,
  );
  const { stdout, stderr } = runProgram(process.execPath, ["use.mjs"], { cwd: folder });
  expect(stderr).toBe("");
  expect(stdout).toBe("pdf,docx,epub 0 function function,function,function\n");
});

test("who makes only EPUB loads neither PDF nor Word", () => {
  writeFileSync(
    join(folder, "hooks.mjs"),
    `export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  if (/\\/node_modules\\/(?:pdfkit|docx|warraq\\/dist\\/(?:renderers\\/)?(?:pdf|docx))\\b/.test(found.url)) throw new Error("loaded " + found.url);
  return found;
}
`,
  );
  writeFileSync(
    join(folder, "epub-only.mjs"),
    `import { register } from "node:module";
register("./hooks.mjs", import.meta.url);
const { convert, readText } = await import("warraq");
const { files } = await convert(await readText("خبر قصير."), { to: ["epub"] });
console.log(Object.keys(files).join());
`,
  );
  const { stdout, stderr } = runProgram(process.execPath, ["epub-only.mjs"], { cwd: folder });
  expect(stderr).toBe("");
  expect(stdout).toBe("epub\n");
});
