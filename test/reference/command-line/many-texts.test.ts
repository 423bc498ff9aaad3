import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand } from "../../support/command-line.ts";

const item = (slug: string, content: string) =>
  `<item><title>خبر ${slug}</title><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_name>${slug}</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>`;
const wxr = (...items: readonly string[]) =>
  `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>ar</language>${items.join("")}</channel></rss>`;
const BROKEN = item(
  "lost",
  '<p>نص</p><p><img src="data:image/png;base64,bm8gcGljdHVyZSBhdCBhbGw=" alt="صورة"></p>',
);
const EXPORT = wxr(item("one", "<p>نص أول</p>"), BROKEN, item("a/../../b", "<p>نص ثان</p>"));

test("each text of an export has its own files, safely named; one that fails is named", async () => {
  const { exitCode, out, error, written } = await runCommand(["e.xml", "--to", "docx"], {
    "e.xml": EXPORT,
    "story.md": "# عنوان\n\nنص",
  });
  expect(written).toEqual(["a-b.docx", "one.docx"]);
  expect(error).toContain("image/invalid");
  expect(out).toContain("2 files in 0.00 s; 1 of 3 texts failed\n  not converted: e.xml: lost\n");
  expect(exitCode).toBe(1);
});

test("texts of an export never take the name of another input", async () => {
  const { exitCode, written } = await runCommand(["e.xml", "one.md", "--to", "docx"], {
    "e.xml": wxr(item("one", "<p>نص</p>"), item("ONE", "<p>نص</p>")),
    "one.md": "# عنوان\n\nنص",
  });
  expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(3);
  expect(exitCode).toBe(0);
});

test("--json has an entry for each text and one for the export", async () => {
  const { out, exitCode } = await runCommand(["e.xml", "--to", "docx", "--json"], {
    "e.xml": EXPORT.slice(0, -10),
  });
  const report = JSON.parse(out);
  expect(
    report.inputs.map(({ text, count, done }: Record<string, unknown>) => [text, count, done]),
  ).toEqual([
    ["one", undefined, true],
    ["lost", undefined, false],
    ["a-b", undefined, true],
    [undefined, 3, false],
  ]);
  expect(report.inputs[3].diagnostics[0].code).toBe("input/damaged");
  expect([report.exitCode, exitCode]).toEqual([1, 1]);
});

test("--one binds all texts of an export; --title is refused for many", async () => {
  const files = { "e.xml": wxr(item("one", "<p>نص</p>"), item("two", "<p>نص</p>")) };
  const bound = await runCommand(["e.xml", "--one", "book", "--to", "epub"], files);
  expect([bound.exitCode, bound.written]).toEqual([0, ["book.epub"]]);
  const titled = await runCommand(["e.xml", "--title", "عنوان", "--to", "epub"], files);
  expect([titled.exitCode, titled.written]).toEqual([2, []]);
});

test("standard input is told by content", async () => {
  const { written, exitCode } = await runCommand(["-", "--to", "docx"], {}, { input: EXPORT });
  expect(written).toEqual(["a-b.docx", "one.docx"]);
  expect(exitCode).toBe(1);
});

test.each([
  ["wordpress/export-ar.xml", 3],
  ["wordpress/posts-ar.json", 2],
  ["feed/rss-ar.xml", 2],
  ["feed/atom-fa.xml", 3],
])("%s goes to all three formats", async (path, count) => {
  const name = path.replace(/^.*\//, "");
  const source = readFileSync(`test/reference/sources/${path}`);
  const { exitCode, error, written } = await runCommand([name], { [name]: new Uint8Array(source) });
  expect(error).not.toMatch(/ error | bug /);
  expect(written).toHaveLength(3 * count);
  expect(exitCode).toBe(0);
});
