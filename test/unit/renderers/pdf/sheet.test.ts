import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { fail, layOut, newsTemplate } from "../../../support/lay-out.ts";
import { pdfObjects } from "../../../support/pdf-reading.ts";

test("a sheet for the printer is larger than its page by the bleed and the marks", async () => {
  const news = newsTemplate();
  const template = { ...news, page: { ...news.page, trim: { bleed: 8.5, marks: true } } };
  const document = await layOut([build.paragraph("نص.")], { template });
  const bytes = await renderPdf(document, { now: new Date(0), report: fail });
  const page =
    [...pdfObjects(bytes).values()].find((object) => /\/Type \/Page\b/.test(object)) ?? "";
  const box = (name: string): readonly number[] =>
    (new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(page)?.[1] ?? "").split(" ").map(Number);
  const { width, height } = news.page.size;
  const around = (by: number) => [-by, -by, width + by, height + by];
  const sheet = document.pages[0]?.trim?.sheet ?? 0;
  expect(sheet).toBeGreaterThan(8.5);
  const expectBox = (name: string, wanted: readonly number[]) => {
    const found = box(name);
    expect(found).toHaveLength(4);
    for (const [index, edge] of wanted.entries()) {
      expect(found[index]).toBeCloseTo(edge, 1);
    }
  };
  expectBox("TrimBox", around(0));
  expectBox("BleedBox", around(8.5));
  expectBox("MediaBox", around(sheet));
});
