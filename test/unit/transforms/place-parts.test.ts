import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { build, type Publication } from "../../../src/model/index.ts";
import { placeMatter, placeParts } from "../../../src/transforms/place-parts.ts";

const publication = (fields: Partial<Publication>): Publication =>
  build.publication(
    "كتاب",
    Array.from({ length: 5 }, () => build.article([])),
    fields,
  );

test("parts hold their articles", () => {
  const parts = [
    { title: "الأول", from: 2, to: 3 },
    { title: "الثاني", subtitle: "تتمة", from: 4, to: 4 },
  ];
  expect(placeParts(publication({ parts }), () => undefined)).toEqual([
    { title: "الأول", subtitle: undefined, anchor: "part-1", start: 1, end: 3 },
    { title: "الثاني", subtitle: "تتمة", anchor: "part-2", start: 3, end: 4 },
  ]);
});

test.each([
  ["that overlap", { title: "ب", from: 3, to: 4 }],
  ["that run backwards", { title: "ب", from: 5, to: 4 }],
  ["of articles that are not there", { title: "ب", from: 4, to: 6 }],
])("parts %s are reported and left out", (_, wrong) => {
  const found: Diagnostic[] = [];
  const parts = placeParts(publication({ parts: [{ title: "أ", from: 1, to: 3 }, wrong] }), (one) =>
    found.push(one),
  );
  expect(parts.map(({ title }) => title)).toEqual(["أ"]);
  expect(found.map(({ code }) => code)).toEqual(["article/invalid"]);
});

test("front and back matter are counted from the ends", () => {
  expect(placeMatter(publication({ matter: { front: 1, back: 2 } }))).toEqual([
    "front",
    "body",
    "body",
    "back",
    "back",
  ]);
});
