import fc from "fast-check";
import type { Article, Block, Image, Inline, TableRow } from "../../src/model/index.ts";

/** Words of several scripts, with what a format may stumble over. */
const words = fc
  .array(
    fc.constantFrom(
      "كتاب ",
      "word ",
      "١٢ ",
      " ",
      "\t",
      "\n",
      "\r",
      "😀",
      "&<>",
      "\"'",
      "َ",
      "\u200f",
      "]]>",
      "\\u0000",
      "__proto__",
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));
const name = words.map((text) => `ا${text}`);
const language = fc.constantFrom("ar", "en", "fa", "ur-PK", "az-Arab");
const direction = fc.constantFrom("ltr" as const, "rtl" as const);
const iso = fc.constantFrom("2026", "2026-03", "2026-03-14", "2026-03-14T09:30:00.123456+02:00");
const url = fc.constantFrom("https://example.org/?a=1&b=2#c", "mailto:a@b.c", "#x", "كتاب.html");
const id = fc.constantFrom("x", "الباب", "p.with:marks", "constructor", "__proto__");
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());

/** A record of which the named fields may be absent. */
function some<Shape extends object, Keys extends keyof Shape>(
  fields: { readonly [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
  requiredKeys: Keys[],
): fc.Arbitrary<Partial<Shape> & Pick<Shape, Keys>> {
  return fc.record(fields, { requiredKeys }) as fc.Arbitrary<Partial<Shape> & Pick<Shape, Keys>>;
}

const image: fc.Arbitrary<Image> = some({ src: name, alt: words, decorative: fc.boolean() }, [
  "src",
]);

const { inlines, blocks } = fc.letrec<{
  inline: Inline;
  block: Block;
  inlines: Inline[];
  blocks: Block[];
}>((tie) => {
  const children = tie("inlines");
  const flow = tie("blocks");
  const type = <Name extends string>(one: Name) => fc.constant(one);
  const common = { id, language, direction };
  const figure = some(
    {
      type: type("figure"),
      image,
      caption: children,
      credit: children,
      numbered: fc.boolean(),
      ...common,
    },
    ["type", "image"],
  );
  const cell = some(
    {
      children: flow,
      columnSpan: fc.integer({ min: 1, max: 9 }),
      rowSpan: fc.integer({ min: 1, max: 9 }),
    },
    ["children"],
  );
  const rows: fc.Arbitrary<TableRow[]> = fc.array(
    fc.record({ cells: fc.array(cell, { maxLength: 3 }) }),
    { maxLength: 2 },
  );
  return {
    inlines: fc.array(tie("inline"), { maxLength: 3 }),
    blocks: fc.array(tie("block"), { maxLength: 2 }),
    inline: fc.oneof(
      { maxDepth: 3 },
      words.map((value): Inline => ({ type: "text", value })),
      fc.record({
        type: fc.constantFrom(
          "strong" as const,
          "emphasis" as const,
          "underline" as const,
          "strike" as const,
          "subscript" as const,
          "superscript" as const,
          "mark" as const,
        ),
        children,
      }),
      fc.record({ type: type("code"), value: words }),
      some({ type: type("inlineMath"), tex: words, alt: words }, ["type", "tex"]),
      some({ type: type("link"), url, title: words, children }, ["type", "url", "children"]),
      some({ type: type("note"), id, children: flow }, ["type", "children"]),
      some(
        {
          type: type("crossReference"),
          target: id,
          show: fc.constantFrom("label" as const, "number" as const, "caption" as const),
          children,
        },
        ["type", "target", "children"],
      ),
      some({ type: type("span"), language, direction, children }, ["type", "language", "children"]),
      fc.record({ type: type("isolate"), direction: fc.oneof(direction, type("auto")), children }),
      fc.record({
        type: type("quotation"),
        level: fc.constantFrom(1 as const, 2 as const),
        children,
      }),
      some({ type: type("honorific"), value: name, expansion: words }, ["type", "value"]),
      fc.record({ type: type("date"), iso, children }),
      fc.record({ type: type("number"), value: number }),
      fc.record({ type: type("abbreviation"), expansion: words, children }),
      fc.record({ type: type("lineBreak") }),
      fc.record({ type: type("image"), image }),
    ) as fc.Arbitrary<Inline>,
    block: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      some({ type: type("paragraph"), children, ...common }, ["type", "children"]),
      some(
        {
          type: type("heading"),
          level: fc.constantFrom(1 as const, 2 as const, 3 as const, 6 as const),
          children,
          ...common,
        },
        ["type", "level", "children"],
      ),
      some(
        {
          type: type("list"),
          style: fc.constantFrom(
            "bullet" as const,
            "decimal" as const,
            "arabic-indic" as const,
            "abjad" as const,
            "hijai" as const,
            "roman" as const,
            "alpha" as const,
          ),
          start: fc.nat(),
          items: fc.array(some({ children: flow, checked: fc.boolean() }, ["children"]), {
            maxLength: 3,
          }),
          ...common,
        },
        ["type", "style", "items"],
      ),
      some({ type: type("quote"), children: flow, attribution: children, cite: words, ...common }, [
        "type",
        "children",
      ]),
      some({ type: type("pullQuote"), children, attribution: children, ...common }, [
        "type",
        "children",
      ]),
      some(
        {
          type: type("verse"),
          lines: fc.array(
            fc.record({ hemistichs: fc.oneof(fc.tuple(children), fc.tuple(children, children)) }),
            { maxLength: 2 },
          ),
          poet: children,
          metre: words,
          ...common,
        },
        ["type", "lines"],
      ),
      some({ type: type("quran"), children, surah: words, ayahs: words, ...common }, [
        "type",
        "children",
      ]),
      figure,
      some(
        {
          type: type("gallery"),
          figures: fc.array(figure, { maxLength: 2 }),
          caption: children,
          numbered: fc.boolean(),
          ...common,
        },
        ["type", "figures"],
      ),
      some(
        {
          type: type("table"),
          columns: fc.array(
            fc.record({
              align: fc.constantFrom(
                "start" as const,
                "center" as const,
                "end" as const,
                "decimal" as const,
              ),
            }),
            { maxLength: 3 },
          ),
          head: rows,
          body: rows,
          foot: rows,
          caption: children,
          credit: children,
          headerColumn: fc.boolean(),
          numbered: fc.boolean(),
          ...common,
        },
        ["type", "columns", "head", "body", "foot"],
      ),
      some({ type: type("code"), value: words, syntax: words, ...common }, ["type", "value"]),
      some({ type: type("math"), tex: words, alt: words, ...common }, ["type", "tex"]),
      some(
        {
          type: type("aside"),
          kind: fc.constantFrom(
            "note" as const,
            "tip" as const,
            "warning" as const,
            "info" as const,
            "key-figures" as const,
          ),
          title: children,
          children: flow,
          ...common,
        },
        ["type", "kind", "children"],
      ),
      some(
        {
          type: type("qa"),
          questioner: children,
          question: flow,
          speaker: children,
          answer: flow,
          ...common,
        },
        ["type", "question", "answer"],
      ),
      some({ type: type("divider"), ...common }, ["type"]),
      some({ type: type("pageBreak"), ...common }, ["type"]),
      some({ type: type("embed"), url, fallback: children, ...common }, [
        "type",
        "url",
        "fallback",
      ]),
      some(
        {
          type: type("raw"),
          format: fc.constantFrom("pdf" as const, "docx" as const, "epub" as const),
          value: words,
          fallback: flow,
          ...common,
        },
        ["type", "format", "value", "fallback"],
      ),
    ) as fc.Arbitrary<Block>,
  };
});

/** What a caller may keep: anything that JSON holds, under keys that objects have of themselves as well. */
const custom = fc.dictionary(
  fc.constantFrom("acme:desk", "__proto__", "constructor", "toString", "x:y"),
  fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom("__proto__", "a"), fc.jsonValue())),
) as fc.Arbitrary<Record<string, unknown>>;

const texts = fc.array(words, { maxLength: 2 });

/** Articles that the schema allows, with every node and field of the model. */
export const anyArticle = some(
  {
    type: fc.constant("article" as const),
    id: name,
    kind: fc.constantFrom(
      "news" as const,
      "report" as const,
      "opinion" as const,
      "chapter" as const,
    ),
    language,
    direction,
    profile: words,
    headline: inlines,
    kicker: inlines,
    deck: inlines,
    shortHeadline: words,
    bylines: fc.array(
      some(
        {
          name,
          role: fc.constantFrom("author" as const, "translator" as const, "editor" as const),
          bio: words,
          organisation: words,
          url: words,
          email: words,
        },
        ["name", "role"],
      ),
      { maxLength: 2 },
    ),
    dateline: some({ places: texts, date: iso, agencies: texts }, ["places", "agencies"]),
    sources: fc.array(
      some({ name, role: fc.constantFrom("agency" as const, "partner" as const), url: words }, [
        "name",
      ]),
      { maxLength: 2 },
    ),
    dates: fc.record(
      { published: iso, modified: iso, created: iso, embargoUntil: iso },
      { requiredKeys: [] },
    ),
    status: fc.constantFrom(
      "draft" as const,
      "usable" as const,
      "withheld" as const,
      "cancelled" as const,
    ),
    version: words,
    editorialNote: words,
    corrections: fc.array(fc.record({ date: iso, text: inlines }), { maxLength: 1 }),
    rights: fc.record(
      { holder: words, notice: words, year: fc.integer(), licence: words, creditLine: words },
      { requiredKeys: [] },
    ),
    keywords: texts,
    sections: texts,
    series: some({ title: name, position: number }, ["title"]),
    canonicalUrl: words,
    abstract: blocks,
    summaryPoints: fc.array(inlines, { maxLength: 2 }),
    hero: some({ type: fc.constant("figure" as const), image, caption: inlines }, [
      "type",
      "image",
    ]),
    numberedCaptions: fc.boolean(),
    body: blocks,
    custom,
  },
  [
    "type",
    "kind",
    "language",
    "bylines",
    "sources",
    "dates",
    "corrections",
    "keywords",
    "sections",
    "abstract",
    "summaryPoints",
    "body",
  ],
) as fc.Arbitrary<Article>;
