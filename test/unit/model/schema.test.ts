import { expect, test } from "vitest";
import { build, checkArticle, checkPublication, jsonSchema } from "../../../src/model/index.ts";
import { everyBlock, everything } from "./every-node.ts";

const complaints = (value: unknown): readonly string[] =>
  checkArticle(value).diagnostics.map(({ code, message }) => `${code} ${message}`);

const withBody = (...body: readonly unknown[]): unknown => ({ ...build.article([]), body });

test("every node and field passes as it is", () => {
  expect(checkArticle(everything)).toEqual({ value: everything, diagnostics: [] });
  const publication = build.publication("كتاب", [everything], { cover: { src: "c.png" } });
  expect(checkPublication(publication)).toEqual({ value: publication, diagnostics: [] });
});

test("every kind of block is among the samples", () => {
  const kinds = everyBlock.map((block) => block.type);
  const [, union] = /Expected (.*)/.exec(complaints(withBody({ type: "x" })).join("")) ?? [];
  expect(union?.match(/\w+/g)).toEqual(kinds);
});

test("each fault is told by itself, with its path", () => {
  expect(
    complaints({ ...build.article([]), kind: "novel", language: "ع", titel: 1, deck: "x" }),
  ).toMatchInlineSnapshot(`
    [
      "article/invalid kind: invalid option: expected one of "news"|"report"|"opinion"|"interview"|"feature"|"statement"|"chapter"",
      "article/invalid language: not a BCP 47 language tag",
      "article/invalid deck: invalid input: expected array, received string",
      "input/unknown-field unknown field "titel" in the document",
    ]
  `);
});

test("a fault deep inside is told of the node that was meant", () => {
  expect(
    complaints(
      withBody(
        build.paragraph("نص"),
        {
          type: "list",
          style: "abjad",
          items: [
            {
              children: [
                { type: "paragraph", children: [{ type: "link", url: "", children: [] }] },
              ],
            },
          ],
        },
        { type: "heading", level: 7, children: [] },
        { type: "verse", lines: [{ hemistichs: [[], [], []] }] },
        { type: "table", columns: [{ align: "left" }], head: [], body: [], foot: [] },
        { ...build.paragraph("نص"), align: "left" },
      ),
    ),
  ).toMatchInlineSnapshot(`
    [
      "article/invalid body.1.items.0.children.0.children.0.url: too small: expected string to have >=1 characters",
      "article/invalid body.2.level: invalid option: expected one of 1|2|3|4|5|6",
      "article/invalid body.3.lines.0.hemistichs: a line of verse has one part, or two hemistichs",
      "article/invalid body.4.columns.0.align: invalid option: expected one of "start"|"center"|"end"|"decimal"",
      "input/unknown-field unknown field "align" in body.5",
    ]
  `);
});

test.each([
  ["2026", true],
  ["2026-11", true],
  ["2026-11-22", true],
  ["2024-02-29", true],
  ["2026-11-22T10:30", true],
  ["2026-11-22T10:30:00.5Z", true],
  ["2026-11-22T10:30:00+02:00", true],
  ["2026-02-29", false],
  ["2026-13", false],
  ["2026-11-31", false],
  ["22-11-2026", false],
  ["2026-11-22 10:30", false],
  ["٢٠٢٦", false],
  ["", false],
])("the date %j is taken: %s", (published, taken) => {
  expect(complaints(build.article([], { dates: { published } })).length === 0).toBe(taken);
});

test.each([
  ["intro", true],
  ["مقدمة-١", true],
  ["_a.b:c", true],
  ["1a", false],
  ["a b", false],
  ["-a", false],
  ["", false],
])("the id %j is taken: %s", (id, taken) => {
  expect(complaints(withBody({ ...build.paragraph("x"), id })).length === 0).toBe(taken);
});

test.each([
  ["ar", true],
  ["zh-Hant-TW", true],
  ["ar_LB", false],
  ["a", false],
  ["", false],
])("the language %j is taken: %s", (language, taken) => {
  expect(complaints(build.article([], { language })).length === 0).toBe(taken);
});

test("a publication without articles is refused", () => {
  expect(checkPublication(build.publication("كتاب", [])).diagnostics).toHaveLength(1);
});

test("places come from the caller", () => {
  const at = { line: 2, column: 3, offset: 9 };
  const span = { source: "a.json", start: at, end: at };
  const { diagnostics } = checkArticle({ ...build.article([]), titel: 1 }, (path) =>
    path.join(".") === "titel" ? span : undefined,
  );
  expect(diagnostics).toMatchObject([{ code: "input/unknown-field", span }]);
});

test("the JSON Schema is strict and knows every field", () => {
  const schema = jsonSchema("article");
  expect(schema).toMatchObject({ type: "object", additionalProperties: false });
  expect(Object.keys(schema["properties"] ?? {})).toEqual(
    expect.arrayContaining(Object.keys(everything)),
  );
});

test("builders give what the schema takes", () => {
  const { text, strong, link, note, paragraph, heading, list, figure } = build;
  expect(
    complaints(
      build.article([
        heading(2, "ع", strong("غ")),
        paragraph(text("نص"), link("https://example.org", "ر"), note(paragraph("ح"))),
        list("bullet", "أ", strong("ب")),
        figure({ src: "a.png", decorative: true }),
      ]),
    ),
  ).toEqual([]);
});
