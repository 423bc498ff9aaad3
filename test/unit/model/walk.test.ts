import { expect, test } from "vitest";
import {
  blocksText,
  build,
  inlineText,
  languageDirection,
  mapText,
  type WalkedNode,
  walkArticle,
} from "../../../src/model/index.ts";
import { everyBlock, everyInline, everything } from "./every-node.ts";

function texts(article = everything): readonly string[] {
  const found: string[] = [];
  walkArticle(article, (node) => {
    if (node.type === "text") {
      found.push(node.value.trim());
    }
  });
  return found;
}

test("visits every text in print order", () => {
  expect(texts().join(" ")).toMatchInlineSnapshot(
    `"k h d hero a s1 s2 i1 i2 i3 i4 i5 i6 i7 i8 n1 i9 i10 i11 i12 i13 i14 i15 b1 b2 b3 b4 b5 b6 b7 v1 v2 v3 v4 q1 b8 b9 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19 b20 b21 b22 b23 c"`,
  );
});

test("visits every kind of node, each before its content", () => {
  const seen = new Set<WalkedNode>();
  walkArticle(everything, (node) => {
    expect(seen.has(node)).toBe(false);
    seen.add(node);
  });
  for (const node of [...everyBlock, ...everyInline]) {
    expect(seen).toContain(node);
  }
});

test("leaves out what the visitor refuses", () => {
  const seen: string[] = [];
  walkArticle(build.article([build.paragraph(build.note(build.paragraph("x")), "y")]), (node) => {
    seen.push(node.type);
    return node.type !== "note";
  });
  expect(seen).toEqual(["paragraph", "note", "text"]);
});

test("mapText changes every printed text of prose, and nothing protected", () => {
  const mapped = mapText(everything, (value) => value.toUpperCase());
  const untouched = new Set(["v1", "v2", "v3", "v4", "q1"]);
  expect(texts(mapped)).toEqual(
    texts().map((value) => (untouched.has(value) ? value : value.toUpperCase())),
  );
  expect(mapped.shortHeadline).toBe("SHORT");
  expect(mapped.body.find((block) => block.type === "code")?.value).toBe("let x");
  expect(everything.shortHeadline).toBe("short");
});

test("mapText with scope all changes code, verse and Qurʾān as well", () => {
  const mapped = mapText(everything, (value) => value.toUpperCase(), "all");
  expect(texts(mapped)).toEqual(texts().map((value) => value.toUpperCase()));
  expect(mapped.body.find((block) => block.type === "code")?.value).toBe("LET X");
});

test("mapText shares nodes without text", () => {
  const mapped = mapText(everything, (value) => value);
  const isBare = (type: string) => ["divider", "pageBreak", "math"].includes(type);
  expect(mapped.body.filter((block) => isBare(block.type))).toSatisfy((blocks: unknown[]) =>
    blocks.every((block) => everyBlock.some((original) => original === block)),
  );
});

test("the plain text of inlines leaves notes out and writes line breaks as blanks", () => {
  expect(inlineText(everyInline)).toMatchInlineSnapshot(
    `"i1 i2 i3 i4 i5 i6 i7 code i8 i9 i10 i11 i12 ﷺ i13 5 i14 alt i15"`,
  );
});

test("the plain text of blocks is a line for each paragraph", () => {
  expect(blocksText(everyBlock.slice(1))).toMatchInlineSnapshot(`
    "b1
    b2
    b3
    b4
    b5
    b6
    b7
    v1 v2
    v3
    v4
    q1
    b8
    b9
    b10
    b11
    b12
    b13
    b14
    b15
    let x
    x squared
    b16
    b17
    b18
    b19
    b20
    b21
    b22
    https://example.org/v
    b23"
  `);
});

test.each([
  ["ar", "rtl"],
  ["ar-LB", "rtl"],
  ["AR", "rtl"],
  ["fa", "rtl"],
  ["ur-PK", "rtl"],
  ["ckb", "rtl"],
  ["he", "rtl"],
  ["en", "ltr"],
  ["tr", "ltr"],
  ["ar-Latn", "ltr"],
  ["ku-Arab", "rtl"],
  ["az-Arab-IR", "rtl"],
  ["pa-Guru", "ltr"],
  ["", "ltr"],
])("the direction of %s is %s", (tag, direction) => {
  expect(languageDirection(tag)).toBe(direction);
});
