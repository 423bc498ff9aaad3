import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Article, build, type Publication } from "../../../src/model/index.ts";
import { readJson } from "../../../src/readers/index.ts";
import { anyArticle } from "../../support/any-article.ts";
import { ROOT } from "../../support/checkers.ts";
import { exampleFiles } from "../../support/examples.ts";
import { readExample, readExamplePublication } from "../../support/read-example.ts";

/** The value that JSON of an article is read as, and what was said of it. */
function throughJson(input: Article | Publication) {
  const diagnostics: Diagnostic[] = [];
  const read = readJson(JSON.stringify(input), { source: "a.json" }, (found) =>
    diagnostics.push(found),
  );
  return { read, diagnostics };
}

/** Without the spans that a reader of JSON gives to nodes that have none, and without fields that are absent by name only. */
const bare = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(bare)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key, item]) => key !== "span" && item !== undefined)
            .map(([key, item]) => [key, bare(item)]),
        )
      : value;

describe("an article comes back from JSON as it was", () => {
  test.each(exampleFiles().map((path) => [basename(path), path]))(
    "%s, with its spans",
    async (_, path) => {
      const input = await readExample(path);
      const { read, diagnostics } = throughJson(input);
      expect(diagnostics).toEqual([]);
      // Where the source was written is part of the article; nodes without a span get their place in the JSON.
      expect(bare(read)).toEqual(bare(input));
      expect(read?.type === "article" ? read.span : undefined).toEqual(
        input.type === "article" ? (input.span ?? expect.anything()) : undefined,
      );
    },
  );

  test.each(["magazine", "report"])("%s.yaml", async (name) => {
    const input = await readExamplePublication(join(ROOT, `examples/${name}.yaml`));
    const { read, diagnostics } = throughJson(input);
    expect(diagnostics).toEqual([]);
    expect(bare(read)).toEqual(bare(input));
  });

  test("any article that the schema allows", () => {
    fc.assert(
      fc.property(anyArticle, (input) => {
        const { read, diagnostics } = throughJson(input);
        expect(diagnostics).toEqual([]);
        // JSON knows no -0, and no absent field that is there.
        expect(bare(read)).toEqual(bare(JSON.parse(JSON.stringify(input))));
      }),
      { seed: 1954, numRuns: 300 },
    );
  });

  test("numbers, absent fields and names that objects have of themselves", () => {
    const custom = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": 1, "x:y": [1e21, 0.1, -5, null]}',
    );
    const input = build.article(
      [
        { type: "number", value: 0.1 + 0.2 },
        { type: "number", value: 1e-7 },
      ].map((one) => build.paragraph(one as never)),
      {
        headline: undefined,
        custom,
      },
    );
    const { read, diagnostics } = throughJson(input);
    expect(diagnostics).toEqual([]);
    expect(bare(read)).toEqual(bare(input));
    const kept = read?.type === "article" ? (read.custom ?? {}) : {};
    expect(Object.keys(kept)).toEqual(["__proto__", "constructor", "x:y"]);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});
