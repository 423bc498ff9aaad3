import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { type CoverPage, layOutCover } from "../../../../src/layout/index.ts";
import { build, type Publication } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { renderCoverPicture } from "../../../../src/renderers/raster/index.ts";
import { contrastOf, type Template } from "../../../../src/template/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";
import { bundledFonts, newsTemplate } from "../../../support/lay-out.ts";

async function cover(
  title: string,
  fields: Partial<Publication> = {},
  template: Template = newsTemplate(),
): Promise<CoverPage> {
  const language = fields.language ?? "ar";
  const article = build.article([build.paragraph(build.text("نص"))], { language });
  const publication = build.publication(title, [article], { language, ...fields });
  const profile = profileForLanguage(language);
  const prepared = preparePublication(publication, profile, () => undefined);
  const fonts = await bundledFonts();
  const page = layOutCover(prepared, { template, profile, images: new Map(), fonts });
  if (page === undefined) {
    throw new Error("no cover");
  }
  return page;
}

const words = ({ lines }: CoverPage): string => lines.map(({ text }) => text.trim()).join(" | ");

test("title, subtitle, makers once each, and publisher stand below each other", async () => {
  const page = await cover("دفتر الورّاق", {
    subtitle: "العدد الأول",
    creators: [
      { name: "سعاد المرابط", role: "author" },
      { name: "سعاد المرابط", role: "translator" },
      { name: "ليلى", role: "editor" },
    ],
    publisher: "دار الميناء",
  });
  expect(words(page)).toBe("دفتر الورّاق | العدد الأول | سعاد المرابط، ليلى | دار الميناء");
  const sizes = page.lines.map(({ runs }) => runs[0]?.size ?? 0);
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(page.size).toEqual({ width: 1600, height: 2560 });
});

test.each([
  ["ق", {}],
  ["كتاب الفصول والغايات في تمجيد الله والمواعظ ".repeat(12).trim(), { publisher: "دار" }],
  ["Donaudampfschifffahrtsgesellschaftskapitän", { language: "de" }],
  [
    "كلمة ".repeat(30).trim(),
    {
      creators: Array.from({ length: 30 }, (_, at) => ({
        name: `كاتب من الكتّاب رقم ${at}`,
        role: "author" as const,
      })),
    },
  ],
])(
  "«%.30s» is all there, inside the frame and clear of what is next to it",
  async (title, fields) => {
    const page = await cover(title, fields);
    // A long word may be parted.
    expect(words(page).replaceAll("\u00ad | ", "").replaceAll(" | ", " ")).toContain(title);
    let above = 970;
    for (const { x, width, baseline, runs } of page.lines) {
      expect(x).toBeGreaterThanOrEqual(200);
      expect(x + width).toBeLessThanOrEqual(1400);
      expect(baseline - (runs[0]?.size ?? 0) * 0.5).toBeGreaterThan(above);
      above = baseline;
    }
    expect(above).toBeLessThan(2400);
  },
);

test("the ink can be read on the ground, whatever the colours of the template", async () => {
  const news = newsTemplate();
  for (const accent of ["#8c1d18", "#ffe680", "#777777", "#000000", "#ffffff"] as const) {
    const { ground, lines } = await cover(
      "عنوان",
      {},
      { ...news, colours: { ...news.colours, accent } },
    );
    expect(contrastOf(ground, lines[0]?.runs[0]?.colour ?? ground), accent).toBeGreaterThanOrEqual(
      7,
    );
  }
});

test("the picture shows the words where layout put them, and is the same each time", async () => {
  const page = await cover("دفتر الورّاق");
  const bytes = renderCoverPicture(page);
  expect(Buffer.from(renderCoverPicture(page)).equals(bytes)).toBe(true);
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  expect([width, height]).toEqual([1600, 2560]);
  const [line] = page.lines;
  if (line === undefined) {
    throw new Error("no line");
  }
  const inked = (left: number, right: number): number => {
    let count = 0;
    for (let y = Math.round(line.baseline - 200); y < line.baseline + 80; y += 1) {
      for (let x = Math.round(left); x < right; x += 1) {
        // The second channel tells the light ink from the red ground.
        count += (data[(y * width + x) * 4 + 1] ?? 0) > 128 ? 1 : 0;
      }
    }
    return count;
  };
  expect(inked(line.x, line.x + line.width)).toBeGreaterThan(20_000);
  expect(inked(220, line.x - 10) + inked(line.x + line.width + 10, 1380)).toBe(0);
});

test("rules of the template's titles do not make the words small", async () => {
  const news = newsTemplate();
  const ruleBelow = { width: 1, colour: "accent", gap: 8, share: 0.3 } as const;
  const title = { ...news.styles.title, ruleBelow, shade: true };
  const plain = await cover("حيث تُرمَّم الصفحات");
  const ruled = await cover("حيث تُرمَّم الصفحات", {}, { ...news, styles: { ...news.styles, title } });
  expect(ruled.lines.map(({ runs }) => runs[0]?.size)).toEqual(
    plain.lines.map(({ runs }) => runs[0]?.size),
  );
});
