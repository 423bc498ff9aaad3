import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { convert } from "../../../../src/convert.ts";
import { createCollector } from "../../../../src/diagnostics/index.ts";
import { createNodeHost } from "../../../../src/host/node-host.ts";
import { decodeSource } from "../../../../src/readers/decode.ts";
import { readHtml } from "../../../../src/readers/html/index.ts";

const FOLDER = "test/reference/sources/html";

test.each(readdirSync(FOLDER).filter((name) => /\.html?$/.test(name)))(
  "%s goes to all three formats with its pictures",
  async (name) => {
    const { report } = createCollector();
    const bytes = new Uint8Array(readFileSync(`${FOLDER}/${name}`));
    const article = await readHtml(decodeSource(bytes, name, report) ?? "", {}, report);
    if (article === undefined) {
      throw new Error(`${name} is not read`);
    }
    const { files, diagnostics } = await convert(article, {
      host: createNodeHost(),
      baseFolder: FOLDER,
    });
    expect(Object.keys(files).sort()).toEqual(["docx", "epub", "pdf"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(diagnostics.filter(({ code }) => code.startsWith("image/"))).toEqual([]);
  },
);
