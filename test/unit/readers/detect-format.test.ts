import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import { sourceOfBytes, tellFormat } from "../../../src/readers/index.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const EMPTY = new Uint8Array();

async function tell(name: string, content: string | Uint8Array) {
  const { report, diagnostics } = createCollector();
  const bytes = typeof content === "string" ? encode(content) : content;
  const format = await tellFormat(sourceOfBytes(bytes, name), report);
  return { format, found: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

const docx = zipSync({ "[Content_Types].xml": EMPTY, "word/document.xml": EMPTY });
const epub = zipSync({
  mimetype: encode("application/epub+zip"),
  "META-INF/container.xml": EMPTY,
});
const wxr = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.8" created="2026-05-03" -->
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>`;

describe("content alone", () => {
  test.each<readonly [string, string | Uint8Array, string]>([
    ["a Word document", docx, "docx"],
    ["an e-book", epub, "epub"],
    ["a WordPress export", wxr, "wordpress"],
    ["RSS", '\ufeff<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "feed"],
    ["RSS 1.0", '<rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', "feed"],
    ["Atom", '<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"],
    ["a web page", "\n<!-- نسخة --><!DOCTYPE html>\n<html><body>", "html"],
    ["XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"],
    ["a piece of one", "<p>خبر</p>", "html"],
    ["a post of WordPress", '{"id":1,"title":{"rendered":"خبر"},"content":{}}', "wordpress"],
    ["posts of WordPress", '[{"id":1,"content":{"rendered":"<p>"}}]', "wordpress"],
    ["a Ghost export", '{"db":[{"meta":{"version":"6.0"},"data":{"posts":[]}}]}', "ghost"],
    ["posts of Ghost", '{"posts":[{"id":"1","html":"<p>"}]}', "ghost"],
    ["ninjs 2", '{"uri":"urn:1","standard":{"name":"ninjs","version":"2.1"}}', "ninjs"],
    ["ninjs 1", '{"uri":"urn:1","versioncreated":"2026","body_text":"خبر"}', "ninjs"],
    ["Portable Text", '[{"_type":"block","children":[]}]', "portable-text"],
    ["a document with it", '{"title":"خبر","body":[{"_type":"block"}]}', "portable-text"],
    ["ProseMirror", '{"type":"doc","content":[{"type":"paragraph"}]}', "prosemirror"],
    ["Contentful", '{"nodeType":"document","data":{},"content":[]}', "prosemirror"],
    [
      "an answer of Contentful",
      '{"sys":{"type":"Array"},"items":[{"sys":{},"fields":{"body":{"nodeType":"document"}}}]}',
      "prosemirror",
    ],
    [
      "blocks of Strapi",
      '[{"type":"paragraph","children":[{"type":"text","text":"a"}]}]',
      "prosemirror",
    ],
    [
      "an answer of Strapi",
      '{"data":[{"id":1,"title":"خبر","content":[{"type":"paragraph","children":[{"type":"text"}]}]}]}',
      "prosemirror",
    ],
    [
      "an older answer of Strapi",
      '{"data":{"attributes":{"body":[{"type":"heading","children":[{"type":"text"}]}]}}}',
      "prosemirror",
    ],
    ["ours", '{"type":"article","body":[{"type":"paragraph","children":[]}]}', "json"],
    ["a publication of ours", '{"type":"publication","articles":[{"body":[]}]}', "json"],
    ["a publication file", '{"title":"م","articles":["a.md"]}', "publication"],
    ["JSON of any kind", '{"a":1}', "json"],
  ])("%s", async (_, content, format) => {
    expect(await tell("<stdin>", content)).toEqual({ format, found: [] });
  });

  test("words inside strings are words", async () => {
    const text = '{"type":"article","body":[],"editorialNote":"\\"content\\":{\\"rendered\\":1}"}';
    expect((await tell("a.json", text)).format).toBe("json");
  });

  test.each<readonly [string, string | Uint8Array]>([
    ["deep nesting", "[".repeat(60_000)],
    ["a string without end", `{"${"a\\".repeat(30_000)}`],
    ["tags without end", "<".repeat(60_000)],
    ["comments without end", "<!--".repeat(16_000)],
    ["blanks", " ".repeat(60_000)],
    ["zeros", new Uint8Array(60_000)],
  ])("%s is looked at in bounded time", async (_, content) => {
    const started = process.cpuUsage();
    await tell("a.json", content);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
  });
});

describe("content and name", () => {
  test.each<readonly [string, string | Uint8Array, string]>([
    ["a.md", "نص <p>وفقرة</p>", "markdown"],
    ["a.md", "<div>كتلة</div>\n\nنص", "markdown"],
    ["a.txt", "{هذا ليس JSON}", "text"],
    ["a.json", '{"a":1', "json"],
    ["a.json", '{"posts":[{"lexical":"{}"}]}', "ghost"],
  ])("%s with %j is %s", async (name, content, format) => {
    expect(await tell(name, content)).toEqual({ format, found: [] });
  });

  test("a mislabelled file is read as what it holds, and that is said", async () => {
    expect(await tell("a.md", docx)).toEqual({
      format: "docx",
      found: ["input/guessed a.md is read as docx, which its content is"],
    });
    expect(await tell("a.txt", wxr)).toEqual({
      format: "wordpress",
      found: ["input/guessed a.txt is read as wordpress, which its content is"],
    });
    expect(await tell("a.md", "<html><p>خبر</p></html>")).toEqual({
      format: "html",
      found: ["input/guessed a.md is read as html, which its content is"],
    });
  });

  test.each<readonly [string, string | Uint8Array, string]>([
    ["a.docx", "%PDF-1.7", "a PDF"],
    ["a.docx", "{\\rtf1", "Rich Text (RTF)"],
    ["a.zip", zipSync({ "xl/workbook.xml": EMPTY }), "an Excel workbook"],
    ["a.zip", zipSync({ "a.txt": EMPTY }), "a ZIP archive"],
    ["a.odt", zipSync({ mimetype: EMPTY, "content.xml": EMPTY }), "an OpenDocument file"],
    ["a.md", "\u{89}PNG", "a picture"],
  ])("%s that is %3$s says so", async (name, content, what) => {
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
    expect(await tell(name, new Uint8Array(bytes))).toEqual({
      format: undefined,
      found: [`input/unknown-format ${name} is ${what}, which is not read`],
    });
  });
});
