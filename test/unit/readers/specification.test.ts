import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { articleSchema, walkBlocks } from "../../../src/model/index.ts";
import { readMarkdown } from "../../../src/readers/markdown/read-markdown.ts";

const specification = readFileSync(
  new URL("../../../docs/article-model.md", import.meta.url),
  "utf8",
);
const examples = [...specification.matchAll(/^(`{3,})markdown\n([\s\S]*?)\n\1$/gm)].map(
  ([, , example = ""]) => example,
);

test.each(examples)("an example of the specification reads without complaint: %s", (example) => {
  const found: Diagnostic[] = [];
  readMarkdown(`${example}\n`, {}, (one) => found.push(one));
  expect(found).toEqual([]);
});

test("the specification has a section for every block and shows it in Markdown", () => {
  const shown = new Set<string>();
  for (const example of examples) {
    walkBlocks(readMarkdown(example, {}, () => undefined)?.body ?? [], (node) => {
      shown.add(node.type);
    });
  }
  const kinds = /Expected (.*)/
    .exec(
      JSON.stringify(articleSchema.safeParse({ body: [{ type: "x" }] }).error?.issues ?? []),
    )?.[1]
    ?.match(/'(\w+)'/g);
  const unshown = ["divider", "pageBreak"];
  expect(kinds?.length).toBeGreaterThan(15);
  for (const kind of kinds?.map((name) => name.slice(1, -1)) ?? []) {
    expect(specification).toContain(`\n## ${kind}\n`);
    expect([...shown, ...unshown]).toContain(kind);
  }
});
