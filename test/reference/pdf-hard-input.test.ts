import { describe, expect, test } from "vitest";
import {
  type Block,
  build,
  convert,
  createMemoryHost,
  type Diagnostic,
  readMarkdown,
} from "../../src/index.ts";
import { renderPdf } from "../../src/renderers/pdf/index.ts";
import { amiri, pagedDocument, textLine } from "../support/pdf-lines.ts";
import { readPdf } from "../support/pdf-reading.ts";
import { expectClean } from "../support/qpdf.ts";

const now = new Date("2026-03-04T05:06:07Z");

/** The PDF of an article, which must be whole, and what was said about it. */
async function pdfOf(body: readonly Block[], fields: Parameters<typeof build.article>[1] = {}) {
  const { files, diagnostics } = await convert(build.article(body, fields), { to: ["pdf"], now });
  const bytes = files.pdf ?? new Uint8Array();
  expectClean(bytes);
  const pdf = await readPdf(bytes);
  return { pdf, codes: diagnostics.map(({ code }) => code) };
}

const paragraph = (text: string) => build.paragraph(text);

test("dates and rights of an article are those of its PDF", async () => {
  const { pdf } = await pdfOf([paragraph("نص")], {
    dates: { created: "2025-12-30", published: "2026-01-05T08:00", modified: "2026-02-01" },
    rights: { holder: "دار الورق", year: 2026, licence: "CC BY 4.0" },
  });
  const { info, metadata } = await pdf.getMetadata();
  expect(info).toMatchObject({
    CreationDate: "D:20251230000000Z",
    ModDate: "D:20260304050607Z",
  });
  expect(metadata.get("dc:date")).toBe("2026-01-05T08:00:00Z");
  expect(metadata.get("dc:rights")).toBe("© 2026 دار الورق – CC BY 4.0");
});

describe("the PDF is whole, and the author hears of what is wrong", () => {
  test("two nodes of one name", async () => {
    const { pdf, codes } = await pdfOf([
      { ...build.heading(2, "أول"), id: "part" },
      paragraph("نص"),
      { ...build.heading(2, "ثان"), id: "part" },
      paragraph("نص آخر"),
    ]);
    expect(codes).toContain("article/duplicate-id");
    expect(Object.keys((await pdf.getDestinations()) ?? {}).length).toBeGreaterThan(0);
  });

  test("an article without a word", async () => {
    const { pdf } = await pdfOf([]);
    expect(pdf.numPages).toBe(1);
    expect((await pdf.getPage(1)).view.slice(2)).not.toContain(0);
  });

  test("a link to nowhere", async () => {
    const { body } = await readMarkdown("راجع [الملحق](#nowhere).");
    const { pdf, codes } = await pdfOf(body);
    expect(codes).toContain("article/unknown-target");
    expect(await (await pdf.getPage(1)).getAnnotations()).toEqual([]);
  });

  test("links beside the text lead to its site, to its places, or nowhere, and that is told", async () => {
    const body = [
      { ...build.heading(1, "باب"), id: "part" },
      build.paragraph(
        build.link("../other.html", "أ"),
        build.link("#part", "ب"),
        build.link("https://[", "ج"),
      ),
    ];
    const linksOf = async (fields: Parameters<typeof build.article>[1]) => {
      const { pdf, codes } = await pdfOf(body, fields);
      const found = await (await pdf.getPage(1)).getAnnotations();
      const told = codes.filter((code) => code === "layout/unsupported-node");
      return [...found.map(({ unsafeUrl, dest }) => unsafeUrl ?? dest).sort(), told.length];
    };
    expect(await linksOf({})).toEqual(["part", 2]);
    expect(await linksOf({ canonicalUrl: "https://example.org/a/b.html" })).toEqual([
      ...["https://example.org/other.html", "part", 1],
    ]);
  });

  test("an address of 40,000 characters", async () => {
    const url = `https://example.org/${"a".repeat(40_000)}`;
    const { pdf } = await pdfOf([build.paragraph(build.link(url, "هنا"))]);
    const [link] = await (await pdf.getPage(1)).getAnnotations();
    // PDF/A holds no longer string than 32,767 bytes; a shortened address would lead elsewhere.
    expect([undefined, url]).toContain(link?.url);
  });

  test.each([
    ["signs of XML", 'قال & <نعم> "ثم" ]]>'],
    ["NUL", "عنوان\u0000قصير"],
    ["10,000 characters", "عنوان طويل ".repeat(1000).trim()],
    ["half a surrogate pair", "عنوان \ud800 قصير"],
  ])("a title with %s", async (_name, title) => {
    const { pdf } = await pdfOf([paragraph("نص")], { headline: [build.text(title)] });
    const { info, metadata } = await pdf.getMetadata();
    const written = (info as { readonly Title: string }).Title;
    expect(written.length).toBeGreaterThan(5);
    expect(metadata.get("dc:title")).toBe(written);
    expect(written).not.toContain("\u0000");
  });
});

test("a picture without words is told of once, whatever is made", async () => {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  );
  const article = build.article([build.figure({ src: "a.png" })]);
  const host = createMemoryHost({ "a.png": new Uint8Array(pixel) });
  const codesOf = async (to: readonly ("pdf" | "docx" | "epub")[]) =>
    (await convert(article, { to, host, now })).diagnostics
      .map(({ code }: Diagnostic) => code)
      .filter((code) => code.endsWith("-alt"));
  expect(await codesOf(["pdf", "docx", "epub"])).toEqual(["pdf/missing-alt"]);
  expect(await codesOf(["pdf"])).toEqual(["pdf/missing-alt"]);
  expect(await codesOf(["docx", "epub"])).toEqual(["image/no-alt"]);
});

test("glyphs that stand too far apart for a font file are left out, with one error", async () => {
  const line = textLine("قلم قلم", { face: amiri() });
  const far = {
    ...line,
    runs: line.runs.map((run) => ({
      ...run,
      glyphs: { ...run.glyphs, ys: run.glyphs.ys.map(() => 5000) },
    })),
  };
  const found: string[] = [];
  const bytes = await renderPdf(pagedDocument([[far]]), {
    report: ({ code, message }) => found.push(`${code}: ${message}`),
    now,
  });
  expect(found).toEqual([
    "pdf/font-refused: Amiri Regular puts the parts of a character too far apart to be embedded",
  ]);
  expectClean(bytes);
});

test("a running head that a reader may misread is told of once", async () => {
  const page = [paragraph("نص"), { type: "pageBreak" } as const];
  const headline = [build.text("صناعة الورق & <الحبر>: تاريخ")];
  const { codes, pdf } = await pdfOf([...page, ...page, ...page, paragraph("نص")], { headline });
  expect(pdf.numPages).toBe(4);
  // The headline, which has a place in the text or not, and the head of the pages after it.
  const told = codes.filter((code) => code === "pdf/text-layer").length;
  expect([1, 2]).toContain(told);
});

test("a number of a note stays on its line", async () => {
  const { findReaders } = await import("../../src/copies/index.ts");
  const note = build.note(build.paragraph("حاشية."));
  const text = build.paragraph("قال المعلم في المدرسة", note, " كلاما طويلا.");
  const { files } = await convert(build.article([text]), { to: ["pdf"], now });
  for (const reader of ["pdf.js", "PDFium"] as const) {
    const copied = (await findReaders().get(reader)?.(files.pdf ?? new Uint8Array())) ?? "";
    expect(copied.replace(/[\u061c\u200e\u200f]/g, "")).toContain(
      "قال المعلم في المدرسة١ كلاما طويلا.",
    );
  }
});
