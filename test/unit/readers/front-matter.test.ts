import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { Article } from "../../../src/model/index.ts";
import { readMarkdown } from "../../../src/readers/markdown/read-markdown.ts";
import { inlineOutline, said } from "./outline.ts";

function read(matter: string): { readonly article: Article | undefined; readonly said: string } {
  const found: Diagnostic[] = [];
  const article = readMarkdown(`---\n${matter}\n---\n\nنص`, {}, (one) => found.push(one));
  return { article, said: said(found) };
}

const fields = (matter: string): unknown => {
  const { article, said: complaints } = read(matter);
  expect(complaints).toBe("");
  const { type: _type, body: _body, ...rest } = article ?? {};
  return JSON.parse(
    JSON.stringify(rest, (key, value) =>
      key === "span" || (Array.isArray(value) && value.length === 0) ? undefined : value,
    ),
  );
};

test("maps every field of an article", () => {
  expect(
    fields(`id: urn:uuid:1
kind: Interview
lang: ar-LB
profile: lebanon
kicker: حوار
title: "الورق: *تاريخ*"
subtitle: صناعة
short-headline: الورق
author: سلمى
photographers:
  - { name: كمال, organisation: أ ف ب, email: k@example.org }
dateline: { place: بيروت, agency: [أ ف ب], date: 2026-11-20 }
source: { name: وكالة, role: agency, url: https://example.org }
date: 2026-11-22 10:30+02:00
updated: 2026-11-23
embargo: 2026-11-22T08:00Z
draft: true
version: 1.10
editorial_note: للمكتب
corrections: [{ date: 2026-11-24, text: "صحح **الاسم**" }]
rights: { holder: الدار, year: 2026 }
licence: CC BY 4.0
tags: ورق، كتب
category: ثقافة
series: { title: المهن, position: 2 }
canonical: https://example.org/a
description: ملخص
summary: [نقطة, نقطة *ثانية*]
hero: { src: a.png, alt: ورق, caption: شرح, credit: مصور }
custom: { "acme:desk": culture }
acme:slot: 3`),
  ).toMatchInlineSnapshot(`
    {
      "abstract": [
        {
          "children": [
            {
              "type": "text",
              "value": "ملخص",
            },
          ],
          "type": "paragraph",
        },
      ],
      "bylines": [
        {
          "name": "سلمى",
          "role": "author",
        },
        {
          "email": "k@example.org",
          "name": "كمال",
          "organisation": "أ ف ب",
          "role": "photographer",
        },
      ],
      "canonicalUrl": "https://example.org/a",
      "corrections": [
        {
          "date": "2026-11-24",
          "text": [
            {
              "type": "text",
              "value": "صحح ",
            },
            {
              "children": [
                {
                  "type": "text",
                  "value": "الاسم",
                },
              ],
              "type": "strong",
            },
          ],
        },
      ],
      "custom": {
        "acme:desk": "culture",
        "acme:slot": 3,
      },
      "dateline": {
        "agencies": [
          "أ ف ب",
        ],
        "date": "2026-11-20",
        "places": [
          "بيروت",
        ],
      },
      "dates": {
        "embargoUntil": "2026-11-22T08:00Z",
        "modified": "2026-11-23",
        "published": "2026-11-22T10:30+02:00",
      },
      "deck": [
        {
          "type": "text",
          "value": "صناعة",
        },
      ],
      "editorialNote": "للمكتب",
      "headline": [
        {
          "type": "text",
          "value": "الورق: ",
        },
        {
          "children": [
            {
              "type": "text",
              "value": "تاريخ",
            },
          ],
          "type": "emphasis",
        },
      ],
      "hero": {
        "caption": [
          {
            "type": "text",
            "value": "شرح",
          },
        ],
        "credit": [
          {
            "type": "text",
            "value": "مصور",
          },
        ],
        "image": {
          "alt": "ورق",
          "src": "a.png",
        },
        "type": "figure",
      },
      "id": "urn:uuid:1",
      "keywords": [
        "ورق",
        "كتب",
      ],
      "kicker": [
        {
          "type": "text",
          "value": "حوار",
        },
      ],
      "kind": "interview",
      "language": "ar-LB",
      "profile": "lebanon",
      "rights": {
        "holder": "الدار",
        "licence": "CC BY 4.0",
        "year": 2026,
      },
      "sections": [
        "ثقافة",
      ],
      "series": {
        "position": 2,
        "title": "المهن",
      },
      "shortHeadline": "الورق",
      "sources": [
        {
          "name": "وكالة",
          "role": "agency",
          "url": "https://example.org",
        },
      ],
      "status": "draft",
      "summaryPoints": [
        [
          {
            "type": "text",
            "value": "نقطة",
          },
        ],
        [
          {
            "type": "text",
            "value": "نقطة ",
          },
          {
            "children": [
              {
                "type": "text",
                "value": "ثانية",
              },
            ],
            "type": "emphasis",
          },
        ],
      ],
      "version": "1.10",
    }
  `);
});

test("a headline that only a number or a heading's mark opens stays a line of text", () => {
  for (const [written, expected] of [
    ["1984", "1984"],
    ["007", "007"],
    ['"# وسم"', "# وسم"],
    ["١. أول", "١. أول"],
    ['"- بند"', "- بند"],
    ["no", "no"],
  ] as const) {
    expect(inlineOutline(read(`title: ${written}`).article?.headline ?? [])).toBe(expected);
  }
});

test("the nodes of a field have their place in the file", () => {
  const headline = read('kind: news\ntitle: "ورق **قديم**"').article?.headline ?? [];
  expect(headline.map((node) => [node.span?.start, node.span?.end])).toEqual([
    [
      { line: 3, column: 9, offset: 23 },
      { line: 3, column: 13, offset: 27 },
    ],
    [
      { line: 3, column: 13, offset: 27 },
      { line: 3, column: 21, offset: 35 },
    ],
  ]);
});

test("Arabic names of fields are understood", () => {
  expect(fields("العنوان: خبر\nالكاتب: سلمى\nالوسوم: [أ، ب]")).toMatchObject({
    headline: [{ type: "text", value: "خبر" }],
    bylines: [{ name: "سلمى", role: "author" }],
  });
});

test.each([
  [
    "headlin: x",
    '2:1 input/unknown-field unknown field "headlin" in the front matter (did you mean "headline"?)',
  ],
  [
    "titel: x",
    '2:1 input/unknown-field unknown field "titel" in the front matter (did you mean "title"?)',
  ],
  [
    "layout: x",
    '2:1 input/unknown-field unknown field "layout" in the front matter (what is your own goes under custom, such as "site:layout")',
  ],
  [
    "author: [{ nme: x }]",
    '2:12 input/unknown-field unknown field "nme" in the front matter (did you mean "name"?)',
  ],
  ["kind: novel", "2:7 article/invalid kind: invalid option"],
  ["date: yesterday", "2:7 article/invalid dates.published: not an ISO 8601 date"],
  ["date: 2026-02-30", "2:7 article/invalid dates.published: not an ISO 8601 date"],
  ["lang: العربية", "2:7 article/invalid language: not a BCP 47 language tag"],
  ["title: [a, b]", '2:8 article/invalid "headline" must be one text'],
  ["title: a\nheadline: b", '3:11 article/invalid "headline" is given twice, under two names'],
  ["rights: { year: soon }", "2:9 article/invalid rights.year: invalid input"],
  [
    "custom: { desk: x }",
    '2:11 article/invalid "desk" under custom has no namespace (name it after whose it is, such as "site:desk")',
  ],
  [
    "title: خبر: تفصيل",
    '2:8 input/syntax front matter: nested mappings are not allowed in compact mappings (a value that holds ": " must stand in quotes)',
  ],
  ['title: "خبر', "input/syntax front matter: "],
  ["- a\n- b", '2:1 input/syntax front matter: expected fields, such as "headline: …", one a line'],
  ["a: &x 1\ntitle: *x", "3:8 input/syntax front matter: anchors and aliases are not read"],
])("%j is refused at its place", (matter, expected) => {
  const { article, said: found } = read(matter);
  expect(article).toBeUndefined();
  expect(found).toContain(expected);
  expect(found.split("\n").filter((line) => line.includes("input/syntax")).length).toBeLessThan(2);
});

test("front matter that is never closed is not printed as text", () => {
  const found: Diagnostic[] = [];
  expect(readMarkdown("---\ntitle: خبر\n\nنص", {}, (one) => found.push(one))).toBeUndefined();
  expect(said(found)).toBe(
    "1:1 input/syntax the front matter is never closed (end it with a line of three hyphens)",
  );
});

test("a rule at the beginning is no front matter", () => {
  expect(readMarkdown("---\n\nنص", {}, () => undefined)?.body[0]?.type).toBe("divider");
});
