import fc from "fast-check";
import { expect, test } from "vitest";
import { readGhost } from "../../../src/readers/ghost/index.ts";
import { readNinjs } from "../../../src/readers/ninjs/index.ts";
import { readPortableText } from "../../../src/readers/portable-text/index.ts";
import { readProsemirror } from "../../../src/readers/prosemirror/index.ts";
import type { SourceReader } from "../../../src/readers/reader.ts";
import { readAll, sourceFixture, sourceOf } from "./read-pieces.ts";

const READERS: readonly (readonly [string, SourceReader, string])[] = [
  ["ghost", readGhost, "ghost/export-ar.json"],
  ["ninjs", readNinjs, "ninjs/item-3-ar.json"],
  ["portable text", readPortableText, "portable-text/document-ar.json"],
  ["prosemirror", readProsemirror, "prosemirror/tiptap-ar.json"],
];

const STRANGE: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  true,
  "",
  "نص",
  "javascript:alert(1)",
  [],
  {},
  [[]],
  { type: "doc" },
  [{ _type: "block", children: "x", marks: 3 }],
  { type: "paragraph", content: { type: "text" } },
  { _ref: "article-1" },
];

/** A copy of a JSON value in which `choose` may put something else for any part. */
function mutated(value: unknown, choose: () => { readonly instead: unknown } | undefined): unknown {
  const other = choose();
  if (other !== undefined) {
    return other.instead;
  }
  if (Array.isArray(value)) {
    return value.map((item) => mutated(item, choose));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, mutated(member, choose)]),
    );
  }
  if (typeof value === "string" && value.startsWith('{"')) {
    return JSON.stringify(mutated(JSON.parse(value), choose));
  }
  return value;
}

test.each(READERS)(
  "whatever is wrong in a source of %s, nothing is thrown and all is located",
  async (_, read, path) => {
    const fixture: unknown = JSON.parse(sourceFixture(path));
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.tuple(fc.nat(60), fc.nat(STRANGE.length - 1))),
        async (stream) => {
          const changed = mutated(fixture, () => {
            const [dice, which] = stream.next().value;
            return dice === 0 ? { instead: STRANGE[which] } : undefined;
          });
          const { pieces, said } = await readAll(read, sourceOf(JSON.stringify(changed)));
          // Each piece is an article, or says what is wrong with it.
          expect(
            pieces.every(
              ({ input, diagnostics }) =>
                input !== undefined || diagnostics.some(({ severity }) => severity === "error"),
            ),
          ).toBe(true);
          expect(pieces.length > 0 || said.at(-1) !== "").toBe(true);
          // What was made of it is valid: a fault of ours is not put on the author.
          expect(said.join("\n")).not.toMatch(/article\/invalid|input\/unknown-field/);
        },
      ),
      { numRuns: 40 },
    );
  },
);

test.each(READERS)(
  "a source of %s that breaks off is told of in one line",
  async (_, read, path) => {
    const fixture = sourceFixture(path);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const { pieces, said } = await readAll(
        read,
        sourceOf(fixture.slice(0, Math.floor(fixture.length * share))),
      );
      expect(pieces.filter(({ input }) => input !== undefined)).toEqual([]);
      expect(said.join("").match(/input\/syntax/g)).toHaveLength(1);
      expect(said.join("")).toMatch(/^\d+:\d+ input\/syntax/);
    }
  },
);

test.each(READERS)(
  "a source of %s nested 10,000 deep is refused where it becomes too deep",
  async (_, read) => {
    const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);
    for (const text of [
      deep("[", "]"),
      `{"type":"doc","content":[${deep('{"type":"blockquote","content":[', "]}")}]}`,
      `{"db":[{"data":{"posts":[{"title":"x","html":${deep('{"a":', "}").replace("{}", "{1}")}}]}}]}`,
      `{"uri":"u","headlines":[{"value":"x"}],"associations":${deep("[", "]")}}`,
      `[{"_type":"block","children":${deep("[", "]")}}]`,
    ]) {
      const { pieces, said } = await readAll(read, sourceOf(text, 100_000));
      expect(pieces.every(({ input }) => input === undefined)).toBe(true);
      expect(said.join("")).toMatch(/nested more than \d+ deep|input\/damaged/);
    }
  },
);

test("HTML in a post and lists in lists, both beyond reason, keep their words", async () => {
  const html = `${"<div>".repeat(10_000)}كلمة`;
  const ghost = await readAll(
    readGhost,
    sourceOf(JSON.stringify({ posts: [{ title: "x", html }] })),
  );
  expect(ghost.outlines[0]).toContain("كلمة");
  const nested = { type: "text", text: "عميق" };
  let node: unknown = { type: "paragraph", content: [nested] };
  for (let depth = 0; depth < 60; depth += 1) {
    node = { type: "blockquote", content: [node] };
  }
  const deep = await readAll(
    readProsemirror,
    sourceOf(JSON.stringify({ type: "doc", content: [node] })),
  );
  expect(deep.outlines[0]).toContain("عميق");
  expect(deep.said[0]).toContain("nested more than 40 deep");
});

test("names of the prototype are names like others", async () => {
  const text =
    '{"type":"doc","__proto__":{"polluted":1},"content":[{"type":"__proto__","content":[{"type":"text","text":"نص","marks":[{"type":"constructor"}]}]}]}';
  const { outlines } = await readAll(readProsemirror, sourceOf(text));
  expect(outlines[0]).toContain("نص");
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("documents that refer to one another, or to themselves, end", async () => {
  const text = [
    { _id: "a", _type: "author", name: { _ref: "a" } },
    {
      _id: "b",
      title: "عنوان",
      author: { _ref: "b" },
      body: [
        {
          _type: "block",
          children: [
            { _type: "see", _ref: "b" },
            { _type: "span", text: "نص" },
          ],
        },
      ],
    },
  ];
  const { outlines } = await readAll(
    readPortableText,
    sourceOf(text.map((one) => JSON.stringify(one)).join("\n")),
  );
  expect(outlines[0]).toContain("نص");
});

test("a broken post does not keep the others from being read", async () => {
  const text =
    '{"data":{"posts":[{"title":"أول","html":"<p>نص</p>"},{"title":"ثان","html":01},{"title":"ثالث","html":"<p>نص</p>"}]}}';
  const { pieces, said } = await readAll(readGhost, sourceOf(text, 7));
  expect(pieces.map(({ input }) => input !== undefined)).toEqual([true, false, true]);
  expect(said[1]).toMatch(/^1:\d+ input\/syntax not JSON/);
});

test("text that is not UTF-8 is told of, and UTF-16 is read", async () => {
  const broken = await readAll(readGhost, sourceOf(Uint8Array.of(0x7b, 0x22, 0xff, 0x22)));
  expect(broken.said.join("")).toContain("input/encoding");
  const text = '{"posts":[{"title":"عنوان","html":"<p>نص</p>"}]}';
  const wide = Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le"));
  const { outlines } = await readAll(readGhost, sourceOf(wide, 5));
  expect(outlines[0]).toContain("عنوان");
});

test("places are those of the file, also inside a string with escapes in an export of many lines", async () => {
  const lexical = JSON.stringify({
    root: {
      children: [{ type: "paragraph", children: [{ type: "extended-text", text: "كلمة" }] }],
    },
  });
  const text = JSON.stringify({ data: { posts: [{ title: "عنوان", lexical }] } }, undefined, 2);
  const { pieces } = await readAll(readGhost, sourceOf(text.replaceAll("\n", "\r\n"), 3));
  const input = pieces[0]?.input;
  const paragraph = input?.type === "article" ? input.body[0] : undefined;
  const words = paragraph?.type === "paragraph" ? paragraph.children[0] : undefined;
  const { start, end } = words?.span ?? { start: { offset: 0, line: 0 }, end: { offset: 0 } };
  expect(text.slice(start.offset, end.offset)).toBe("كلمة");
  expect(start.line).toBe(6);
});
