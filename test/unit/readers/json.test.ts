import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Article, build, type Publication } from "../../../src/model/index.ts";
import { readJson } from "../../../src/readers/index.ts";
import { parseJson } from "../../../src/readers/json/parse-json.ts";
import { said } from "./outline.ts";

function read(text: string): {
  readonly value: Article | Publication | undefined;
  readonly said: string;
} {
  const found: Diagnostic[] = [];
  const value = readJson(text, { source: "a.json" }, (one) => found.push(one));
  return { value, said: said(found) };
}

const withoutSpans = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, member) => (key === "span" ? undefined : member)));

const table = {
  type: "table",
  columns: [{ align: "start" }, { align: "decimal" }],
  head: [{ cells: [{ children: [build.paragraph("السنة")] }, { children: [] }] }],
  body: [{ cells: [{ children: [build.paragraph("١")], columnSpan: 2 }] }],
  foot: [],
  caption: [build.text("جدول")],
} as const;

const article = build.article(
  [
    build.heading(1, "مقدمة"),
    build.paragraph("نص ", build.strong("غامق"), build.note(build.paragraph("حاشية"))),
    build.list("abjad", "أول", "ثان"),
    build.figure({ src: "a.png", alt: "صورة" }, ["شرح"]),
    table,
    { type: "verse", lines: [{ hemistichs: [[build.text("صدر")], [build.text("عجز")]] }] },
  ],
  {
    id: "urn:uuid:0",
    headline: [build.text("عنوان")],
    bylines: [{ name: "سلمى", role: "author" }],
    dateline: { places: ["بيروت"], agencies: [] },
    dates: { published: "2026-11-22" },
    corrections: [{ date: "2026", text: [build.text("تصحيح")] }],
    custom: { "acme:desk": { type: "culture" } },
  },
);

test("an article comes back from JSON as it was, apart from spans", () => {
  const { value, said: none } = read(JSON.stringify(article, undefined, 2));
  expect(none).toBe("");
  expect(withoutSpans(value)).toEqual(article);
});

test("a publication comes back from JSON as it was, apart from spans", () => {
  const publication = build.publication("كتاب", [article], {
    creators: [{ name: "سلمى", role: "editor" }],
    cover: { src: "cover.png", decorative: true },
  });
  const { value, said: none } = read(JSON.stringify(publication));
  expect(none).toBe("");
  expect(withoutSpans(value)).toEqual(publication);
});

test("spans that are there already are kept", () => {
  const span = {
    source: "b.md",
    start: { line: 7, column: 1, offset: 90 },
    end: { line: 7, column: 3, offset: 92 },
  };
  const { value } = read(JSON.stringify(build.article([{ ...build.paragraph("نص"), span }])));
  expect(value).toMatchObject({ body: [{ span }] });
});

test("a minimal article is completed", () => {
  const { value, said: none } = read('{ "body": [] }');
  expect(none).toBe("");
  expect(withoutSpans(value)).toEqual(build.article([]));
});

test("a minimal publication is completed, its language passed on", () => {
  const { value, said: none } = read(
    '{"type":"publication","title":"ت","language":"fa","articles":[{"body":[]}]}',
  );
  expect(none).toBe("");
  expect(withoutSpans(value)).toEqual(
    build.publication("ت", [build.article([], { language: "fa" })], { language: "fa" }),
  );
});

test("every node has its place in the JSON", () => {
  const { value } = read(
    '{\n  "body": [\n    {"type": "paragraph", "children": [\n      {"type": "text", "value": "نص"}]}]}',
  );
  expect(value).toMatchObject({
    body: [
      {
        span: { source: "a.json", start: { line: 3, column: 5 }, end: { line: 4, column: 40 } },
        children: [{ span: { start: { line: 4, column: 7 }, end: { line: 4, column: 38 } } }],
      },
    ],
  });
});

test.each([
  [
    '{"body": [],\n "keywrds": []}',
    '2:2 input/unknown-field unknown field "keywrds" in the document',
  ],
  [
    '{"body": [],\n "language": 5}',
    "2:2 article/invalid language: invalid input: expected string, received number",
  ],
  [
    '{"body": [\n{"type":"paragraf"}]}',
    "2:2 article/invalid body.0.type: invalid discriminator value",
  ],
  [
    '{"body": [\n{"type":"paragraph"}]}',
    "2:1 article/invalid body.0.children: invalid input: expected array, received undefined",
  ],
  ["[]", "1:1 article/invalid the document: invalid input: expected object, received array"],
  ['{"a": 1,}', '1:9 input/syntax not JSON: expected a name in double quotes, found "}"'],
  ['{"a": 1', '1:8 input/syntax not JSON: expected "," or "}", the text ends'],
  ['{"a": tru}', '1:7 input/syntax not JSON: expected a value, found "t"'],
  ['{"a": 01}', '1:7 input/syntax not JSON: expected a value, found "0"'],
  ['{"a": "x\ny"}', "1:7 input/syntax not JSON: a string is not closed"],
  ['{"a": "\\x"}', "1:8 input/syntax not JSON: an unknown escape in a string"],
  ['{"a": 1,\n"a": 2}', '2:1 input/syntax not JSON: "a" is given twice'],
  ["{} {}", '1:4 input/syntax not JSON: expected the end, found "{"'],
  ["  ", "1:1 input/empty a.json has no text"],
])("%j is refused at its place", (text, expected) => {
  const { value, said: found } = read(text);
  expect(value).toBeUndefined();
  expect(found.slice(0, expected.length)).toBe(expected);
});

test("parses what the platform parses, and refuses what it refuses", () => {
  const text = fc.oneof(
    fc.json(),
    fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "\\", "}", "\u0001", "é", "1"))
      .map(
        ([json, at, junk]) =>
          json.slice(0, at % (json.length + 1)) + junk + json.slice(at % (json.length + 1)),
      ),
  );
  fc.assert(
    fc.property(text, (written) => {
      const parsed = parseJson(written);
      let expected: unknown;
      try {
        expected = JSON.parse(written);
      } catch {
        expect(parsed).toHaveProperty("fault");
        return;
      }
      if ("fault" in parsed) {
        expect(parsed.fault).toMatch(/given twice/);
      } else {
        expect(parsed.value).toEqual(expected);
      }
    }),
    { numRuns: 2000 },
  );
});
