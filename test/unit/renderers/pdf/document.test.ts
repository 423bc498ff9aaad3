import { expect, test } from "vitest";
import type { PagedDocument } from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { xmpPacket } from "../../../../src/renderers/pdf/metadata/xmp.ts";
import { asciiUrl } from "../../../../src/renderers/pdf/navigation/links.ts";
import { pageLabels } from "../../../../src/renderers/pdf/navigation/page-labels.ts";
import { pagedDocument, textLine } from "../../../support/pdf-lines.ts";
import { readPdf, streamsWith } from "../../../support/pdf-reading.ts";

const context = { report: () => {}, now: new Date("2026-03-04T05:06:07Z") };
const render = (document: PagedDocument): Promise<Uint8Array> => renderPdf(document, context);
const base = pagedDocument([]);

test("titles, authors and dates are in both kinds of metadata", async () => {
  const metadata = {
    ...base.metadata,
    title: 'قال & <نعم>\u0000\ud800 "ثم"',
    authors: ["ليلى الخطيب", "R & D"],
    keywords: ["سوق", "مدينة"],
    subject: "ملخص",
    rights: "© 2026",
    publisher: "دار",
  };
  const bytes = await render(pagedDocument([[]], [], { metadata }));
  const pdf = await readPdf(bytes);
  const { info, metadata: xmp } = await pdf.getMetadata();
  expect(info).toMatchObject({
    Title: 'قال & <نعم>\ufffd "ثم"',
    Author: "ليلى الخطيب; R & D",
    Subject: "ملخص",
    Keywords: "سوق, مدينة",
    CreationDate: "D:20260304050607Z",
    ModDate: "D:20260304050607Z",
    Language: "ar",
  });
  expect(xmp.get("dc:title")).toBe('قال & <نعم>\ufffd "ثم"');
  expect(xmp.get("dc:creator")).toEqual(["ليلى الخطيب", "R & D"]);
  expect(xmp.get("dc:subject")).toEqual(["سوق", "مدينة"]);
  expect(xmp.get("xmp:modifydate")).toBe("2026-03-04T05:06:07Z");
  const [packet] = streamsWith(bytes, "/Subtype /XML");
  expect(packet?.toString("utf8")).toContain("قال &amp; &lt;نعم&gt;");
});

test("a text is as old as it says, never younger than its file", async () => {
  const datesOf = async (created: string) => {
    const published = new Date("2026-02-01T09:30:00+02:00");
    const metadata = { ...base.metadata, created: new Date(created), published };
    const pdf = await readPdf(await render(pagedDocument([[]], [], { metadata })));
    const { info, metadata: xmp } = await pdf.getMetadata();
    const { CreationDate, ModDate } = info as Record<string, string>;
    return [CreationDate, ModDate, xmp.get("xmp:createdate"), xmp.get("dc:date")];
  };
  expect(await datesOf("2026-01-31")).toEqual([
    "D:20260131000000Z",
    "D:20260304050607Z",
    "2026-01-31T00:00:00Z",
    "2026-02-01T07:30:00Z",
  ]);
  expect((await datesOf("2030-01-31")).slice(0, 2)).toEqual([
    "D:20260304050607Z",
    "D:20260304050607Z",
  ]);
});

test("properties without a value are left out of the packet", () => {
  const packet = xmpPacket(base.metadata, context.now, { archival: undefined, accessible: 1 });
  expect(packet).not.toMatch(/dc:(description|rights|publisher|subject)/);
});

test("a right-to-left publication opens and turns from the right", async () => {
  const rtl = await readPdf(await render(pagedDocument([[]])));
  expect(await rtl.getViewerPreferences()).toEqual({ DisplayDocTitle: true, Direction: "R2L" });
  const metadata = { ...base.metadata, direction: "ltr" as const, language: "en" };
  const ltr = await readPdf(await render(pagedDocument([[]], [], { metadata })));
  expect(await ltr.getViewerPreferences()).toEqual({ DisplayDocTitle: true, Direction: "L2R" });
});

test("page labels are the printed folios, in whatever digits", async () => {
  const pages = ["i", "١", "٢", "7", "8"].map((label) => ({
    size: { width: 100, height: 100 },
    label,
    items: [],
  }));
  const pdf = await readPdf(await render({ ...base, pages }));
  expect(await pdf.getPageLabels()).toEqual(["i", "١", "٢", "7", "8"]);
  expect(pageLabels(["1", "2", "3", "", "5"])).toEqual({
    Nums: [0, { S: "D" }, 3, {}, 4, { S: "D", St: 5 }],
  });
});

test("bookmarks nest, keep logical order and lead to their places", async () => {
  const destinations = new Map([
    ["a", { page: 0, y: 60 }],
    ["ملحق", { page: 1, y: 0 }],
  ]);
  const outline = [
    {
      title: "الباب الأول: 2024",
      anchor: "a",
      children: [{ title: "فصل", anchor: "ملحق", children: [] }],
    },
    { title: "ملحق", anchor: "ملحق", children: [] },
  ];
  const link = { role: "Link", children: [] } as const;
  const bytes = await render(
    pagedDocument(
      [
        [
          textLine("انظر"),
          {
            type: "link",
            rect: { x: 10, y: 10, width: 40, height: 12 },
            target: { kind: "anchor", anchor: "ملحق" },
            label: "انظر",
            element: link,
          },
        ],
        [],
      ],
      [link],
      { outline, destinations },
    ),
  );
  const pdf = await readPdf(bytes);
  const entries = await pdf.getOutline();
  const [first, second] = entries;
  expect([first?.title, first?.count, first?.items[0]?.title, second?.title]).toEqual([
    "الباب الأول: 2024",
    -1,
    "فصل",
    "ملحق",
  ]);
  const dest = second?.dest;
  expect(Array.isArray(dest) && (await pdf.getPageIndex(dest[0]))).toBe(1);
  expect(Array.isArray(first?.dest) && first.dest.slice(1)).toEqual([
    { name: "XYZ" },
    null,
    535,
    null,
  ]);
  const page = await pdf.getPage(1);
  const [annotation] = await page.getAnnotations();
  const target = await pdf.getDestination(annotation.dest);
  expect(target === null ? -1 : await pdf.getPageIndex(target[0])).toBe(1);
});

test.each([
  ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
  [
    "https://example.com/مقال جديد",
    "https://example.com/%D9%85%D9%82%D8%A7%D9%84%20%D8%AC%D8%AF%D9%8A%D8%AF",
  ],
  ["https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"],
  ["/نسبي", "/%D9%86%D8%B3%D8%A8%D9%8A"],
])("the address %s is written in ASCII", (written, expected) => {
  expect(asciiUrl(written)).toBe(expected);
});

test("a document without pages, lines or links is still a PDF", async () => {
  const pdf = await readPdf(await render(pagedDocument([[]])));
  expect(pdf.numPages).toBe(1);
  expect(await pdf.getOutline()).toBeNull();
});

test("a link to nowhere is reported and left out", async () => {
  const link = { role: "Link", children: [] } as const;
  const found: string[] = [];
  const bytes = await renderPdf(
    pagedDocument(
      [
        [
          {
            type: "link",
            rect: { x: 10, y: 10, width: 40, height: 12 },
            target: { kind: "anchor", anchor: "مفقود" },
            label: "انظر",
            element: link,
          },
        ],
      ],
      [link],
    ),
    { ...context, report: ({ code, message }) => found.push(`${code}: ${message}`) },
  );
  expect(found).toEqual([
    "article/unknown-target: nothing is called #مفقود, so nothing links to it",
  ]);
  expect(await (await (await readPdf(bytes)).getPage(1)).getAnnotations()).toEqual([]);
});
