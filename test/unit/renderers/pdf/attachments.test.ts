import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import {
  convert,
  createMemoryHost,
  createNodeHost,
  readJson,
  readMarkdown,
} from "../../../../src/index.ts";
import { type PdfPasswords, renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { pagedDocument, textLine } from "../../../support/pdf-lines.ts";
import { pageText, readPdf } from "../../../support/pdf-reading.ts";
import { readExamplePublication } from "../../../support/read-example.ts";

const now = new Date("2026-03-04T05:06:07Z");
const host = createMemoryHost({});

async function attachmentOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const files = await (await readPdf(bytes)).getAttachments();
  return files?.["article.json"]?.content;
}

test("the PDF gives the article back, from which the same PDF is made again", async () => {
  const article = await readMarkdown("# عنوان\n\nفقرة **أولى** [^١].\n\n[^١]: حاشية\n", {
    source: "story.md",
  });
  const options = { to: ["pdf" as const], embedSource: true, now, host };
  const { files } = await convert(article, options);
  const json = await attachmentOf(files.pdf ?? new Uint8Array());
  const text = new TextDecoder().decode(json);
  expect(text).toBe(JSON.stringify(article));
  const again = await readJson(text, { source: "article.json" });
  expect(again).toEqual(JSON.parse(text));
  const second = await convert(again, options);
  expect(Buffer.from(second.files.pdf ?? []).equals(Buffer.from(files.pdf ?? []))).toBe(true);
}, 30_000);

test("so does one of several articles, with the pictures beside it", async () => {
  const magazine = await readExamplePublication("examples/magazine.yaml");
  const disk = createNodeHost();
  const options = {
    to: ["pdf" as const],
    embedSource: true,
    now,
    host: disk,
    baseFolder: "examples",
  };
  const { files } = await convert(magazine, options);
  const text = new TextDecoder().decode(await attachmentOf(files.pdf ?? new Uint8Array()));
  const again = await readJson(text, { source: "article.json" });
  expect(JSON.stringify(again)).toBe(text);
  const second = await convert(again, options);
  expect(Buffer.from(second.files.pdf ?? []).equals(Buffer.from(files.pdf ?? []))).toBe(true);
}, 60_000);

test("nobody gets the source who did not ask for it", async () => {
  const article = await readMarkdown("# عنوان\n\nفقرة.\n");
  const { files } = await convert(article, { to: ["pdf"], now, host });
  expect(await attachmentOf(files.pdf ?? new Uint8Array())).toBeUndefined();
}, 30_000);

describe("passwords", () => {
  const document = pagedDocument([[textLine("نص سري")]]);
  const render = (passwords: PdfPasswords) =>
    renderPdf(document, { report: () => {}, now }, { passwords });
  const open = async (bytes: Uint8Array, password?: string) =>
    getDocument({
      data: Uint8Array.from(bytes),
      verbosity: 0,
      ...(password === undefined ? {} : { password }),
    }).promise;

  test("open the file, the user's and the owner's, and no other does", async () => {
    const bytes = await render({ user: "كلمة السر", owner: "المالك" });
    for (const password of ["كلمة السر", "المالك"]) {
      const pdf = await open(bytes, password);
      expect(await pageText(pdf, 1)).toContain("سري");
      const { info } = await pdf.getMetadata();
      expect(info).toMatchObject({ Title: "عنوان المقال" });
    }
    await expect(open(bytes, "غيرها")).rejects.toThrow("Incorrect Password");
    await expect(open(bytes)).rejects.toThrow("No password given");
  });

  test("an owner's alone lets everyone read", async () => {
    const pdf = await open(await render({ owner: "المالك" }));
    expect(await pageText(pdf, 1)).toContain("سري");
    // ISO 32000-1 table 22: print, change, copy, annotate, fill in, read aloud, assemble, print well.
    const allowed = (await pdf.getPermissions()) ?? [];
    expect(allowed.toSorted((one, other) => one - other)).toEqual([4, 16, 32, 256, 512, 2048]);
  });

  test("give the same bytes for the same document, others for another password", async () => {
    const [first, second, other] = await Promise.all([
      render({ user: "a" }),
      render({ user: "a" }),
      render({ user: "b" }),
    ]);
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(Buffer.from(first).equals(other)).toBe(false);
  });
});
