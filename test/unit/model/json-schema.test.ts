import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchema } from "../../../src/model/index.ts";

test.each(["article", "publication"] as const)("the published schema of %s is the code's", (of) => {
  const url = new URL(`../../../docs/schema/${of}.schema.json`, import.meta.url);
  expect(JSON.parse(readFileSync(url, "utf8"))).toEqual(JSON.parse(JSON.stringify(jsonSchema(of))));
});
