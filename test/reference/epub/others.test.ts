import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { convert, type Publication } from "../../../src/index.ts";
import { build, inlineText, walkArticle } from "../../../src/model/index.ts";
import { isMissing, ROOT } from "../../support/checkers.ts";
import { bookInFolder, packBook } from "../../support/packed-book.ts";
import { readBack } from "../../support/read-epub.ts";
import { outline } from "../../unit/readers/outline.ts";

const FIXTURES = join(ROOT, "test/reference/sources/epub");

async function publicationOf(bytes: Uint8Array) {
  const { input, diagnostics, files } = await readBack(bytes);
  if (input?.type !== "publication") {
    throw new Error(JSON.stringify(diagnostics));
  }
  return { publication: input, diagnostics, files };
}

const fixture = (name: string) => publicationOf(packBook(bookInFolder(join(FIXTURES, name))));

/** What was found, one line a kind. */
const told = (diagnostics: readonly { readonly code: string; readonly message: string }[]) =>
  diagnostics.map(({ code, message }) => `${code} ${message}`);

/** Chapters as kicker, headline and the outline of the body. */
const chapters = ({ articles }: Publication): string =>
  articles
    .map(({ language, direction, kicker, headline, body }) => {
      const title = [kicker, headline].map((line) => inlineText(line ?? [])).filter(Boolean);
      return `# ${[language, direction ?? "", title.join(" | ")].join(" ")}\n${outline(build.article(body))}`;
    })
    .join("\n");

describe.each(["sigil-ar", "indesign-ar", "calibre-en"])("%s", (name) => {
  test("its chapters, notes, pictures and links", async () => {
    const { publication } = await fixture(name);
    expect(chapters(publication)).toMatchSnapshot();
  });

  test("what it says of itself, and what was left out", async () => {
    const { publication, diagnostics, files } = await fixture(name);
    const { articles: _, ...metadata } = publication;
    expect({ ...metadata, files: [...files.keys()], told: told(diagnostics) }).toMatchSnapshot();
  });

  test("every reference leads somewhere, and every span into the book", async () => {
    const { publication } = await fixture(name);
    for (const article of publication.articles) {
      walkArticle(article, (node) => {
        if (node.type === "crossReference") {
          expect(node.target).toMatch(/^article-[1-9]|^[\p{L}_]/u);
        }
        if ("span" in node && node.span !== undefined) {
          expect(node.span.source).toMatch(/^book\.epub\/.+ml$/);
        }
      });
    }
  });

  test("goes to all three formats without a word against it", async () => {
    const { publication, files } = await fixture(name);
    const made = await convert(publication, { files, to: ["pdf", "docx", "epub"] });
    const errors = made.diagnostics.filter(({ severity }) => severity !== "info");
    // The pictures are dots without descriptions of their own.
    expect(told(errors).filter((one) => !/^(?:image|pdf)\//.test(one))).toEqual([]);
    expect(Object.keys(made.files).sort()).toEqual(["docx", "epub", "pdf"]);
  });
});

describe.skipIf(isMissing("pandoc"))("what pandoc writes", () => {
  const MARKDOWN = `---
title: كتاب الورق
author: [أحمد الكاتب, ليلى]
lang: ar
date: 2024-03-01
---

# الباب الأول

نص أول[^1] مع **غليظ** و[رابط](#second) إلى الفصل الثاني.

[^1]: حاشية طويلة.

    فقرة ثانية.

## قسم

![شجرة](tree.png)

# الفصل الثاني {#second}

نص ثان.[^2]

[^2]: حاشية ثانية.
`;

  test.each(["epub3", "epub2"])("as %s comes in with notes and links", async (format) => {
    const folder = mkdtempSync(join(tmpdir(), "warraq-"));
    writeFileSync(join(folder, "book.md"), MARKDOWN);
    writeFileSync(
      join(folder, "tree.png"),
      Buffer.from(bookInFolder(join(FIXTURES, "indesign-ar"))["OEBPS/image/plan.png"] ?? ""),
    );
    execFileSync("pandoc", ["book.md", "-t", format, "-o", "book.epub"], { cwd: folder });
    const { publication } = await publicationOf(readFileSync(join(folder, "book.epub")));
    rmSync(folder, { recursive: true });
    expect(publication).toMatchObject({
      title: "كتاب الورق",
      language: "ar",
      date: "2024-03-01",
      creators: [{ name: "أحمد الكاتب" }, { name: "ليلى" }],
    });
    const text = chapters(publication);
    expect(text).toMatch(/^# ar {2}الباب الأول\n[\s\S]*\n# ar {2}الفصل الثاني\n/);
    expect(text).toContain(
      "{note: paragraph /   children: حاشية طويلة. / paragraph /   children: فقرة ثانية.}",
    );
    expect(text).toContain("{crossReference article-2: رابط} إلى الفصل الثاني.");
    expect(text).toMatch(/heading\n {2}level: 1\n {2}children: قسم/);
    expect(text).toMatch(/figure\n {2}image.src: EPUB\/media\/file0.png\n.*\n {2}caption: شجرة/);
    expect(publication.articles).toHaveLength(2);
  });
});
