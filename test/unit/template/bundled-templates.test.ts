import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "../../../src/template/index.ts";

const root = new URL("../../../", import.meta.url).pathname;
const names = readdirSync(`${root}templates`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("there is a template for each kind of publication", () => {
  expect(names).toEqual(expect.arrayContaining(["book", "diwan", "news", "newspaper", "report"]));
});

describe.each(names)("%s", (name) => {
  const folder = `${root}templates/${name}`;

  test("is sound, and called as its folder is", () => {
    const said: string[] = [];
    const template = parseTemplate(
      readFileSync(`${folder}/template.json`, "utf8"),
      `${name}/template.json`,
      ({ message }) => said.push(message),
    );
    expect(said).toEqual([]);
    expect(template?.name).toBe(name);
  });

  test("names its schema, so that an editor completes", () => {
    const { $schema } = JSON.parse(readFileSync(`${folder}/template.json`, "utf8"));
    expect(existsSync(new URL($schema, `file://${folder}/`))).toBe(true);
  });

  test("tells what it is for", () => {
    expect(readFileSync(`${folder}/README.md`, "utf8")).toMatch(new RegExp(`^# ${name}\n\n\\S`));
  });

  test("shows a page", () => {
    const png = readFileSync(`${folder}/sample.png`);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(readFileSync(`${folder}/README.md`, "utf8")).toContain("](sample.png)");
  });

  test("has rules for reading systems that name no colour", () => {
    const css = readFileSync(`${folder}/epub.css`, "utf8");
    expect(css).not.toMatch(
      /(^|[\s;{])(direction|unicode-bidi|color|background)\s*:|#[0-9a-f]{3}/i,
    );
  });
});
