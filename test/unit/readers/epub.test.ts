import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SEVERITY } from "../../../src/diagnostics/index.ts";
import { inlineText } from "../../../src/model/index.ts";
import { resolvePath } from "../../../src/readers/epub/paths.ts";
import { ROOT } from "../../support/checkers.ts";
import { bookInFolder, packBook } from "../../support/packed-book.ts";
import { readBack } from "../../support/read-epub.ts";
import { outline } from "./outline.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const CONTAINER = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

interface Parts {
  /** Documents of the spine by path: the content of their bodies. */
  readonly chapters: Readonly<Record<string, string>>;
  readonly metadata?: string;
  readonly manifest?: string;
  readonly spine?: string;
  readonly files?: Files;
}

/** A small book; each document is named by the manifest and the spine. */
function book({ chapters, metadata = "", manifest = "", spine = "", files = {} }: Parts): Files {
  const paths = Object.keys(chapters);
  const items = paths.map(
    (path, at) => `<item id="c${at}" href="${path}" media-type="application/xhtml+xml"/>`,
  );
  const refs = paths.map((_, at) => `<itemref idref="c${at}"/>`);
  return {
    "META-INF/container.xml": CONTAINER,
    "book.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>كتاب</dc:title><dc:language>ar</dc:language>${metadata}</metadata>
<manifest>${items.join("")}${manifest}</manifest><spine>${refs.join("")}${spine}</spine></package>`,
    ...Object.fromEntries(
      Object.entries(chapters).map(([path, body]) => [
        path,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title></title></head><body>${body}</body></html>`,
      ]),
    ),
    ...files,
  };
}

async function read(files: Files | Uint8Array) {
  const bytes = files instanceof Uint8Array ? files : packBook(files);
  const { input, diagnostics, files: pictures } = await readBack(bytes);
  const told = diagnostics.map(({ code, message }) => `${code} ${message}`);
  const errors = diagnostics.filter(({ code }) => SEVERITY[code] === "error");
  const publication = input?.type === "publication" ? input : undefined;
  const texts = publication?.articles.map(outline) ?? [];
  const titles = publication?.articles.map(({ headline }) => inlineText(headline ?? [])) ?? [];
  return { input, publication, told, errors, texts, titles, pictures };
}

const P = "<h1>فصل</h1><p>نص</p>";

describe("a book that is damaged or hostile is one clear error", () => {
  const good = packBook(book({ chapters: { "a.xhtml": P } }));
  test.each<[string, Files | Uint8Array, RegExp]>([
    ["no container and no package", { "a.xhtml": P }, /^input\/damaged .*no package document/],
    [
      "a package that is no XML",
      { "META-INF/container.xml": CONTAINER, "book.opf": "<package" },
      /^input\/(?:damaged|syntax)/,
    ],
    [
      "a package without a spine",
      { "META-INF/container.xml": CONTAINER, "book.opf": "<package/>" },
      /no manifest or no spine/,
    ],
    ["an empty reading order", book({ chapters: {} }), /^input\/empty/],
    [
      "documents that are not there",
      {
        ...book({ chapters: {} }),
        "book.opf": `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
      },
      /^input\/empty/,
    ],
    ["half a file", good.slice(0, good.length / 2), /^input\/damaged .*cut short/],
    ["no zip at all", new TextEncoder().encode("not a book"), /^input\/damaged/],
    [
      "entities in the package",
      {
        ...book({ chapters: { "a.xhtml": P } }),
        "book.opf": `<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><package>&b;</package>`,
      },
      /declares entities/,
    ],
    [
      "an encrypted text",
      book({
        chapters: { "a.xhtml": P },
        files: {
          "META-INF/rights.xml": "<rights/>",
          "META-INF/encryption.xml": `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="a.xhtml"/></CipherData></EncryptedData></encryption>`,
        },
      }),
      /^input\/unreadable .*locked by DRM \(META-INF\/rights.xml\): a.xhtml/,
    ],
  ])("%s", async (_, files, message) => {
    const { input, errors } = await read(files);
    expect(input).toBeUndefined();
    expect(errors.map(({ code, message: words }) => `${code} ${words}`)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test("a bomb is refused before it unfolds", async () => {
    const { input, errors } = await read(
      book({ chapters: { "a.xhtml": P, "b.xhtml": "ا".repeat(40_000_000) } }),
    );
    expect(input).toBeUndefined();
    expect(errors.map(({ code }) => code)).toEqual(["input/too-large"]);
  });
});

test("a broken container does not hide the one package there is", async () => {
  const { "META-INF/container.xml": _, ...files } = book({ chapters: { "a.xhtml": P } });
  const { titles, told } = await read(files);
  expect(titles).toEqual(["فصل"]);
  expect(told).toContainEqual(
    expect.stringContaining("container.xml is missing; book.opf is taken for it"),
  );
});

test("paths that climb out of the book lead nowhere, and are told", async () => {
  const { titles, told, pictures, texts } = await read(
    book({
      chapters: {
        "a.xhtml": `${P}<p>صورة <img src="../../etc/passwd" alt="x"/> و<img src="/abs.png" alt="y"/> و<a href="../../../x.xhtml">رابط</a></p>`,
      },
      manifest: `<item id="up" href="../../secret.xhtml" media-type="application/xhtml+xml"/><item id="far" href="https://example.com/a.xhtml" media-type="application/xhtml+xml"/>`,
      spine: `<itemref idref="up"/><itemref idref="far"/>`,
    }),
  );
  expect(titles).toEqual(["فصل"]);
  expect([...pictures.keys()]).toEqual([]);
  expect(texts[0]).toContain("رابط");
  expect(texts[0]).not.toContain("passwd");
  expect(told.filter((one) => one.includes("leads out of the book"))).toHaveLength(2);
  expect(told).toContainEqual(expect.stringContaining("files that are on the web"));
});

test.each([
  ["OEBPS/a/b.xhtml", "../c.png", "OEBPS/c.png"],
  ["OEBPS/a.xhtml", "../../c.png", undefined],
  ["OEBPS/a.xhtml", "%2e%2e/%2e%2e/c.png", undefined],
  ["OEBPS/a.xhtml", "/c.png?x#y", "c.png"],
  ["OEBPS/a.xhtml", "..\\..\\c.png", undefined],
  ["OEBPS/a.xhtml", "%D9%86%D8%B5.xhtml#%41", "OEBPS/نص.xhtml"],
  ["OEBPS/a.xhtml", "100%.png", "OEBPS/100%.png"],
  ["OEBPS/a.xhtml", "file:///etc/passwd", undefined],
  ["OEBPS/a.xhtml", "#id", "OEBPS/a.xhtml"],
])("in %s, %s means %s", (base, href, path) => {
  expect(resolvePath(base, href)).toBe(path);
});

test("named characters are read, and entities that a document declares are never expanded", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><html><body><h1>فصل</h1><p>أ&nbsp;ب &eacute; &hellip; &lol2;</p></body></html>`;
  const { texts } = await read({ ...book({ chapters: { "a.xhtml": "" } }), "a.xhtml": bomb });
  expect(texts[0]).toContain("أ\u00a0ب é …");
  expect(texts[0]).not.toContain("lollol");
});

test("10,000 elements in each other are read in bounded time", async () => {
  const deep = `${P}${"<div>".repeat(10_000)}<p>عميق</p>${"</div>".repeat(10_000)}`;
  const { texts, errors } = await read(book({ chapters: { "a.xhtml": deep } }));
  expect(errors).toEqual([]);
  expect(texts[0]).toContain("عميق");
});

test.each([
  ["quotation marks that never close", '<p "'.repeat(200_000)],
  ["tags that never end", "<a ".repeat(200_000)],
  ["closing tags of nothing", "</b>".repeat(200_000)],
])("%s take no time", async (_, markup) => {
  const began = process.cpuUsage();
  const { errors } = await read(book({ chapters: { "a.xhtml": P + markup } }));
  const { user, system } = process.cpuUsage(began);
  expect(errors).toEqual([]);
  expect((user + system) / 1e6).toBeLessThan(8);
});

test("of two elements with one id the first is meant; prototype names are ids like others", async () => {
  const { texts, errors } = await read(
    book({
      chapters: {
        "a.xhtml": `${P}<p id="x">أول</p><p id="x">ثان</p><p id="__proto__">ثالث</p><p><a href="#x">إلى</a> <a href="#__proto__">وإلى</a></p>`,
      },
    }),
  );
  expect(errors).toEqual([]);
  expect(texts[0]?.match(/id: x$/gm)).toHaveLength(1);
  expect(texts[0]).toContain("{crossReference __proto__: وإلى}");
});

test("a book without contents: each file is a chapter, which is told", async () => {
  const { titles, told } = await read(
    book({
      chapters: { "a.xhtml": P, "b.xhtml": "<h2>ثان</h2><p>نص</p>", "c.xhtml": "<p>بلا عنوان</p>" },
    }),
  );
  expect(titles).toEqual(["فصل", "ثان", ""]);
  expect(told).toContainEqual(expect.stringContaining("no table of contents that can be read"));
});

test("a damaged table of contents is no damaged book", async () => {
  const nav = {
    manifest: `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`,
    files: { "nav.xhtml": "<html><nav><ol><li>" },
  };
  const { titles, errors } = await read(book({ chapters: { "a.xhtml": P, "b.xhtml": P }, ...nav }));
  expect(errors).toEqual([]);
  expect(titles).toEqual(["فصل", "فصل"]);
});

test("fixed layout, films and scripts are told", async () => {
  const { told } = await read(
    book({
      chapters: { "a.xhtml": `${P}<script>x</script>` },
      metadata: `<meta property="rendition:layout">pre-paginated</meta>`,
      manifest: `<item id="v" href="v.mp4" media-type="video/mp4"/><item id="s" href="s.js" media-type="application/javascript"/>`,
    }),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringContaining("fixed layout"),
      expect.stringContaining("sounds and films"),
      expect.stringMatching(/scripts \(\d\)/),
    ]),
  );
});

test("an e-book of ours that was changed by hand stays what it is where the change can be held", async () => {
  const { convert } = await import("../../../src/index.ts");
  const { build } = await import("../../../src/model/index.ts");
  const made = await convert(build.article([build.paragraph("نص"), build.heading(1, "عنوان")]), {
    to: ["epub"],
    drawCover: false,
  });
  const { unzipSync, strFromU8 } = await import("fflate");
  const files = Object.fromEntries(
    Object.entries(unzipSync(made.files.epub ?? new Uint8Array())).map(([path, data]) => [
      path,
      path.endsWith("chapter-001.xhtml")
        ? strFromU8(data).replace(
            "<p>نص</p>",
            "<p>نص <i>جديد</i></p>\nعار<table><tr><td>خ</td></tr></table>",
          )
        : data,
    ]),
  );
  const { input, diagnostics } = await readBack(packBook(files));
  expect(diagnostics).toEqual([]);
  expect(input?.type === "article" ? outline(input) : undefined).toMatch(
    /نص جديد[\s\S]*عار[\s\S]*خ/,
  );
});

test("fonts that are scrambled lock no book", async () => {
  const { errors } = await read(
    packBook(bookInFolder(join(ROOT, "test/reference/sources/epub/indesign-ar"))),
  );
  expect(errors).toEqual([]);
});
