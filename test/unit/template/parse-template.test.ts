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

/** Message and hints of each fault. */
function parseFaults(json: string): readonly string[] {
  const found: Diagnostic[] = [];
  parseTemplate(json, "mine/template.json", (one) => found.push(one));
  return found.map(({ message, hints = [] }) => [message, ...hints].join("; "));
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

describe("a page that cannot hold what the template asks for", () => {
  test.each([
    ["margins.top", "-5mm", "page.margins.top cannot be less than nothing"],
    ["trim", { bleed: "-3mm" }, "page.trim.bleed cannot be less than nothing"],
    [
      "margins.inner",
      "190mm",
      "page.margins leave no room on the page; inner and outer take 623.6 pt of 595.3 pt",
    ],
    [
      "margins.bottom",
      "280mm",
      "page.margins leave no room on the page; top and bottom take 873.1 pt of 841.9 pt",
    ],
    [
      "columns",
      { count: 3, gap: "90mm" },
      "page.columns.gap leaves no room for columns; between the margins are 425.2 pt",
    ],
    [
      "runningHead.headDistance",
      "28mm",
      "page.runningHead.headDistance puts the head outside the page; it is counted from the text, and the margin has 79.4 pt",
    ],
    [
      "runningHead.footDistance",
      "31mm",
      "page.runningHead.footDistance puts the folio outside the page; it is counted from the text, and the margin has 85 pt",
    ],
  ])("%s of %j", (field, value, said) => {
    expect(parseFaults(changed(`page.${field}`, value))).toEqual([`mine/template.json: ${said}`]);
  });

  test("may have no margin where nothing stands in it", () => {
    const bare: Json = JSON.parse(changed("page.margins.bottom", "0mm"));
    (bare["page"] as Json)["runningHead"] = {
      head: "none",
      folio: "none",
      onFirstPage: false,
      headDistance: "40mm",
      footDistance: "40mm",
    };
    expect(parseFaults(JSON.stringify(bare))).toEqual([]);
  });
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

test("every fault says where it is, what is there and what should be", () => {
  const faults: readonly (readonly [path: string, value: unknown])[] = [
    ["page.colour", "red"],
    ["styles.headline", {}],
    ["styles.title.size", "12"],
    ["styles.title.leading", "40px"],
    ["styles.title.keepWithNext", "yes"],
    ["colours.text", "#FFF"],
    ["styles.quote.extends", "quotation"],
    ["table.headShade", undefined],
    ["notes", undefined],
    ["lineBreaking.spaceShrink", 2],
    ["list.bullets", []],
    ["page.size", "A9"],
    ["page.size", { width: "12", height: "20mm" }],
    ["page.size", { width: "12mm" }],
    ["page.size", { width: "12mm", height: "20mm", depth: "1mm" }],
    ["nameplate", { line: ["weather"] }],
    ["nameplate", { line: [{ text: "" }] }],
  ];
  const said = faults.map(([path, value]) => parseFaults(changed(path, value)).join(" | "));
  expect(said.join("\n")).toMatchInlineSnapshot(`
    "mine/template.json: unknown field "colour" in page; there is size, margins, mirrored, columns, articleOpens, frontFolios, trim, runningHead
    mine/template.json: unknown field "headline" in styles; there is body, kicker, title, deck, byline, dateline, abstract, summary, heading1, heading2, heading3, heading4, heading5, heading6, listItem, quote, attribution, pullQuote, verse, quran, caption, credit, tableCaption, tableHead, tableCell, code, math, aside, asideTitle, question, answer, note, correction, source, rights, biography, runningHead, folio, nameplate, motto, ear, nameplateLine
    mine/template.json: styles.title.size cannot be "12"; a length is written as 12pt, 5mm, 2.5cm or 1in
    mine/template.json: styles.title.leading cannot be "40px"; a length is written as 12pt, 5mm, 2.5cm or 1in
    mine/template.json: styles.title.keepWithNext cannot be "yes"; expected boolean
    mine/template.json: colours.text cannot be "#FFF"; a colour is written as #1a2b3c, in small letters
    mine/template.json: styles.quote.extends cannot be "quotation"; expected one of "body"|"kicker"|"title"|"deck"|"byline"|"dateline"|"abstract"|"summary"|"heading1"|"heading2"|"heading3"|"heading4"|"heading5"|"heading6"|"listItem"|"quote"|"attribution"|"pullQuote"|"verse"|"quran"|"caption"|"credit"|"tableCaption"|"tableHead"|"tableCell"|"code"|"math"|"aside"|"asideTitle"|"question"|"answer"|"note"|"correction"|"source"|"rights"|"biography"|"runningHead"|"folio"|"nameplate"|"motto"|"ear"|"nameplateLine"
    mine/template.json: table.headShade is missing; expected boolean
    mine/template.json: notes is missing; expected object
    mine/template.json: lineBreaking.spaceShrink cannot be 2; Too big: expected number to be <=0.9
    mine/template.json: list.bullets cannot be []; Too small: expected array to have >=1 items
    mine/template.json: page.size cannot be "A9"; a size is A4, A5, B5, letter, tabloid, or { "width": "…", "height": "…" }
    mine/template.json: page.size.width cannot be "12"; a length is written as 12pt, 5mm, 2.5cm or 1in
    mine/template.json: page.size.height is missing; a length is written as 12pt, 5mm, 2.5cm or 1in
    mine/template.json: unknown field "depth" in page.size; there is width, height
    mine/template.json: nameplate.line.0 cannot be "weather"; a piece is date, issue, publisher, folio, or { "text": "…" }
    mine/template.json: nameplate.line.0.text cannot be ""; Too small: expected string to have >=1 characters"
  `);
  expect(parseFaults("{")).toEqual([expect.stringMatching(/^mine\/template\.json: /)]);
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
