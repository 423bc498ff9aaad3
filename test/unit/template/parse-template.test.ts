import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { parseTemplate, STYLE_ROLES, templateJsonSchema } from "../../../src/template/index.ts";

const root = new URL("../../../", import.meta.url);
const news = readFileSync(new URL("templates/news/template.json", root), "utf8");

type Json = Record<string, unknown>;

function parse(json: string) {
  const found: Diagnostic[] = [];
  const template = parseTemplate(json, "mine/template.json", (one) => found.push(one));
  return { template, said: found.map(({ code, message }) => `${code} ${message}`) };
}

/** The news template with one thing changed, given by its path. */
function changed(path: string, value: unknown): string {
  const whole: Json = JSON.parse(news);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((node, key) => {
    node[key] ??= {};
    return node[key] as Json;
  }, whole);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return JSON.stringify(whole);
}

test("the news template is sound: every role has every field, in points", () => {
  const { template, said } = parse(news);
  expect(said).toEqual([]);
  expect(Object.keys(template?.styles ?? {}).sort()).toEqual([...STYLE_ROLES].sort());
  for (const style of Object.values(template?.styles ?? {})) {
    expect(Object.values(style).every((value) => value !== undefined)).toBe(true);
    expect(style.size).toBeGreaterThan(5);
    expect(style.leading).toBeGreaterThanOrEqual(style.size);
  }
  expect(template?.page.size.width).toBeCloseTo(595.28, 1);
});

describe("what a style does not say", () => {
  test("comes from the role it extends, down the chain", () => {
    const json = changed("styles.heading2", { extends: "heading1", size: "9pt" });
    const { template } = parse(json);
    expect(template?.styles.heading2).toEqual({ ...template?.styles.heading1, size: 9 });
  });

  test("comes from the body as far as type goes; spacing is the body's own", () => {
    const { template } = parse(changed("styles.rights", { weight: 700 }));
    const body = template?.styles.body;
    expect(template?.styles.rights).toMatchObject({
      size: body?.size,
      font: body?.font,
      weight: 700,
    });
    expect(template?.styles.rights).toMatchObject({ spaceAfter: 0, firstLineIndent: 0 });
  });
});

test.each([
  ["no JSON", "{", /^template\/invalid mine\/template\.json: /],
  ["an unknown field", changed("page.colour", "red"), /unknown field "colour" in page$/],
  ["an unknown role", changed("styles.headline", {}), /unknown field "headline" in styles$/],
  ["a length without a unit", changed("styles.title.size", "12"), /styles\.title\.size: /],
  ["a colour of another notation", changed("colours.text", "#FFF"), /colours\.text: /],
  ["a missing part", changed("notes", undefined), /notes: /],
  ["an unknown parent", changed("styles.quote.extends", "quotation"), /styles\.quote\.extends: /],
])("%s is refused, and where", (_case, json, message) => {
  const { template, said } = parse(json);
  expect(template).toBeUndefined();
  expect(said.join("\n")).toMatch(message);
});

test("styles that extend each other in a circle are refused", () => {
  const whole = JSON.parse(news);
  whole.styles.question = { extends: "answer" };
  whole.styles.answer = { extends: "question" };
  const { template, said } = parse(JSON.stringify(whole));
  expect(template).toBeUndefined();
  expect(said).toEqual([
    "template/invalid mine/template.json: styles extend each other in a circle: question → answer → question",
  ]);
});

test("the published schema is the one the code has", () => {
  const published = readFileSync(new URL("templates/template.schema.json", root), "utf8");
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(templateJsonSchema())));
});
