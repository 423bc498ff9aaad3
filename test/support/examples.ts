import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./checkers.ts";

/** The articles among the examples, as paths, in order. */
export function exampleFiles(): readonly string[] {
  return readdirSync(join(ROOT, "examples"))
    .filter((name) => /\.(?:md|txt|json)$/.test(name) && name !== "README.md")
    .sort()
    .map((name) => join(ROOT, "examples", name));
}
