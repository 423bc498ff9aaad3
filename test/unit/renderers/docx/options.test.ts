import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { wordFile } from "./word-file.ts";

const { article, paragraph } = build;
const story = article(
  [
    { ...paragraph("أول"), id: "opening" },
    { type: "list", style: "bullet", items: [{ children: [paragraph("بند")] }] },
  ],
  { editorialNote: "للمكتب وحده" },
);

test("each block has a hidden mark, and a part lists them with a hash of their text", async () => {
  const { part, bytes } = await wordFile(story);
  const document = part("word/document.xml");
  const names = [...document.matchAll(/<w:bookmarkStart w:name="(_W[^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(["_W1_1", "_W1_2", "_W1_3"]);
  const hash = createHash("sha256").update("أول").digest("hex").slice(0, 12);
  expect(part("customXml/item1.xml")).toContain(
    `<block mark="_W1_1" article="1" type="paragraph" id="opening" text="${hash}"/>`,
  );
  expect(lintWord(bytes)).toEqual([]);
});

test("without marks there is neither bookmark nor part", async () => {
  const { part, names } = await wordFile(story, { word: { blockMarks: false } });
  expect(part("word/document.xml")).not.toContain('w:name="_W');
  expect(names.filter((name) => name.startsWith("customXml"))).toEqual([]);
});

test("a note for the desk is in the file only when asked for", async () => {
  const silent = await wordFile(story);
  expect(
    silent.names.map((name) => (name.endsWith(".xml") ? silent.part(name) : "")).join(),
  ).not.toContain("للمكتب");
  const { part, bytes } = await wordFile(story, { word: { editorialNotes: true } });
  expect(part("word/comments.xml")).toContain("للمكتب وحده");
  expect(part("word/document.xml")).toContain("<w:commentReference ");
  expect(lintWord(bytes)).toEqual([]);
});

test("protection and recommendation are settings, in their places", async () => {
  const settings = async (word: Parameters<typeof wordFile>[1]) =>
    (await wordFile(story, word)).part("word/settings.xml").replace(/^.*?<w:settings[^>]*>/s, "");
  expect(await settings({ word: { readOnlyRecommended: true, protection: "comments" } })).toMatch(
    /^<w:writeProtection w:recommended="1"\/><w:documentProtection w:edit="comments" w:enforcement="1"\/><w:defaultTabStop/,
  );
  expect(await settings({ word: { protection: "tracked-changes" } })).toMatch(
    /^<w:trackRevisions\/><w:documentProtection w:edit="trackedChanges"/,
  );
  expect(await settings({})).toMatch(/^<w:defaultTabStop/);
});

test("fonts go into the file whole, mixed with a key that comes from the font", async () => {
  const file = await wordFile(story, { word: { embedFonts: true } });
  const table = file.part("word/fontTable.xml");
  const [, key = ""] =
    /<w:font w:name="Amiri"><w:embedRegular [^>]*w:fontKey="\{([^}]+)\}"/.exec(table) ?? [];
  expect(key).toMatch(/^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  expect(file.part("word/settings.xml")).toContain("<w:embedTrueTypeFonts/>");
  expect(file.diagnostics.map(({ message }) => message).join()).toMatch(
    /font files of .*Amiri.* MiB/,
  );
  // Undone with the key, the first bytes are those of a TrueType font (ECMA-376 17.8.1).
  const font = file.raw("word/fonts/font1.odttf");
  const backwards = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
  const opened = [...font.subarray(0, 4)].map((byte, at) => byte ^ (backwards[at] ?? 0));
  expect(opened).toEqual([0, 1, 0, 0]);
  const again = await wordFile(story, { word: { embedFonts: true } });
  expect(Buffer.compare(file.bytes, again.bytes)).toBe(0);
});

test("metadata that has no core property is a custom one, and nothing of the desk is", async () => {
  const { part } = await wordFile(
    article([paragraph("نص")], {
      rights: { notice: "© الصحيفة & شركاؤها" },
      canonicalUrl: "https://example.org/a?b=1&c=2",
      custom: { "acme:desk": "secret" },
    }),
  );
  const custom = part("docProps/custom.xml");
  expect(custom).toContain('name="Rights"><vt:lpwstr>© الصحيفة &amp; شركاؤها</vt:lpwstr>');
  expect(custom).toContain("https://example.org/a?b=1&amp;c=2");
  expect(custom).not.toContain("secret");
});
