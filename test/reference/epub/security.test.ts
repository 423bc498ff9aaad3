import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { build, convert, createMemoryHost, readMarkdown } from "../../../src/index.ts";
import { ATTACKS, hostileBook } from "../../support/hostile-book.ts";
import { makePng } from "../../support/pictures.ts";
import { elementsOf, parseXml, textOf } from "../../unit/renderers/epub/parse-xml.ts";

type Files = ReadonlyMap<string, string>;

async function filesOf(input: Parameters<typeof convert>[0]) {
  // For the picture that an attack asks for.
  const host = createMemoryHost({ x: makePng(1, 1) });
  const { files, diagnostics } = await convert(input, { to: ["epub"], host, drawCover: false });
  const unpacked = unzipSync(files.epub ?? new Uint8Array());
  const texts: Files = new Map(
    Object.entries(unpacked)
      .filter(([path]) => /\.(?:xhtml|opf|ncx|xml|css)$/.test(path))
      .map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
  return { texts, paths: Object.keys(unpacked), codes: diagnostics.map(({ code }) => code) };
}

const RUNS =
  /^(?:script|iframe|object|embed|applet|form|input|button|video|audio|style|base|svg|foreignobject)$/i;
const LINKS = /^(?:https?|mailto|tel|sms|geo|ftp):/;

/** What of a book could run or reach out; the parser itself refuses comments, CDATA, instructions and entities. */
function dangers(texts: Files): readonly string[] {
  const found: string[] = [];
  for (const [path, text] of texts) {
    if (path.endsWith(".css")) {
      found.push(...(text.match(/@import|url\((?!"\.\.\/fonts\/)|expression|<\/style/gi) ?? []));
      continue;
    }
    for (const { name, attributes } of elementsOf(parseXml(text))) {
      if (RUNS.test(name)) {
        found.push(`${path} ${name}`);
      }
      for (const [key, value] of attributes) {
        const isHandler = /^on/i.test(key) || key === "style" || key === "srcdoc";
        const isAddress = /^(?:href|src|cite|data|action|poster|xlink:href)$/.test(key);
        // A link leads to another file only where a reader follows it; everything else must be in the book.
        const isOwn = /^(?:[\w./-]+(?:#\S+)?|#\S+)$/.test(value) && !value.startsWith("../../");
        const mayLeave = name === "a" && LINKS.test(value);
        if (isHandler || (isAddress && !isOwn && !mayLeave && name !== "blockquote")) {
          found.push(`${path} ${name} ${key}="${value}"`);
        }
      }
    }
  }
  return found;
}

describe.each(Object.entries(ATTACKS))("%s", (_, words) => {
  test("is words wherever it stands, and all of them are there", async () => {
    const network = vi.spyOn(globalThis, "fetch");
    const { texts, paths } = await filesOf(hostileBook(words));
    expect(dangers(texts)).toEqual([]);
    expect(network).not.toHaveBeenCalled();
    network.mockRestore();
    for (const path of paths) {
      expect(path).toMatch(/^(?:mimetype|META-INF\/container\.xml|EPUB\/[\w./-]+)$/);
    }
    const flat = (text: string) => text.replace(/\s+/g, " ").trim();
    const chapter = parseXml(texts.get("EPUB/text/chapter-001.xhtml") ?? "");
    const shown = flat(textOf(chapter));
    expect(shown.split(flat(words)).length).toBeGreaterThan(8);
    for (const path of [
      "EPUB/nav.xhtml",
      "EPUB/toc.ncx",
      "EPUB/package.opf",
      "EPUB/text/part-1.xhtml",
    ]) {
      expect(flat(textOf(parseXml(texts.get(path) ?? ""))), path).toContain(flat(words));
    }
  });
});

test("the audit sees what it is to find", () => {
  const page = (body: string): Files => new Map([["x.xhtml", `<html><body>${body}</body></html>`]]);
  for (const body of [
    "<script></script>",
    '<p onclick="x"></p>',
    '<a href="javascript:x">x</a>',
    '<a href="file:///x">x</a>',
    '<img src="http://evil.test/x.png"/>',
    '<p style="background: url(x)"></p>',
  ]) {
    expect(dangers(page(body)), body).not.toEqual([]);
  }
  expect(() => dangers(page("<!-- x -->"))).toThrow();
  expect(() => dangers(page("<![CDATA[x]]>"))).toThrow();
  expect(() => dangers(page("<?x y?>"))).toThrow();
  expect(dangers(new Map([["a.css", "@import url(http://x)"]]))).not.toEqual([]);
});

test("HTML in Markdown neither runs nor loads", async () => {
  const source = Object.values(ATTACKS)
    .map(
      (words) =>
        `${words}\n\n[نص](${words.replaceAll(/[\s()<>]/g, "")})\n\n![وصف](http://evil.test/a.png)`,
    )
    .join("\n\n");
  const { texts, codes } = await filesOf(await readMarkdown(source));
  expect(dangers(texts)).toEqual([]);
  expect(codes).toContain("image/remote");
});

test("controls, halves of surrogate pairs and noncharacters are removed, and it is said", async () => {
  const words = "أ\u0000ب\u0001ج\u001bد\ud800ه\udc00و\ufffeز\uffffح\u0085ط";
  const { texts, codes } = await filesOf(hostileBook(words));
  // The parser refuses what XML forbids.
  expect(dangers(texts)).toEqual([]);
  expect(codes.filter((code) => code === "article/forbidden-character")).toHaveLength(8);
  const chapter = parseXml(texts.get("EPUB/text/chapter-001.xhtml") ?? "");
  expect(textOf(chapter)).toContain("أبجدهوزح ط");
});

test.each([
  ["http://evil.test/a.png", "image/remote"],
  ["//evil.test/a.png", "image/remote"],
  ["../secret.png", "input/outside-folder"],
  ["file:///secret.png", "input/outside-folder"],
  ["data:text/html,<script>x</script>", "image/invalid"],
])("a picture at %s is not in the book", async (src, code) => {
  const figure = { type: "figure", image: { src, alt: "وصف" } } as const;
  const article = build.article([figure], { headline: [build.text("عنوان")] });
  const found: string[] = [];
  const made = await convert(article, {
    to: ["epub"],
    host: createMemoryHost({ "secret.png": makePng(1, 1), "/secret.png": makePng(1, 1) }),
    baseFolder: "desk",
    drawCover: false,
    report: ({ code: one }) => found.push(one),
  }).catch(() => undefined);
  expect(found).toContain(code);
  const paths = made?.files.epub === undefined ? [] : Object.keys(unzipSync(made.files.epub));
  expect(paths.filter((path) => path.includes("images/"))).toEqual([]);
});
