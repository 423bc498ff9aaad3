import JSZip from "jszip";
import { expect, test } from "vitest";
import { convert } from "../../../src/index.ts";
import { glyphList } from "../../../src/layout/index.ts";
import { type Block, build } from "../../../src/model/index.ts";
import { bundledTemplate, layOut, linesOf } from "../../support/lay-out.ts";

const WORDS = "ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ \u06dd١٢٣";
const VERSES: Block = { type: "quran", children: [build.text(WORDS)] };

test.each(["news", "newspaper", "report", "book", "diwan"])(
  "%s sets the Qurʾān in a face made for it, with the numbers in their signs",
  async (name) => {
    const lines = linesOf(await layOut([VERSES], { template: bundledTemplate(name) }));
    const runs = lines.flatMap((line) =>
      line.element !== null && line.text.includes("\u06dd") ? line.runs : [],
    );
    expect(new Set(runs.map(({ face }) => face.family))).toEqual(new Set(["Amiri"]));
    // One sign around three numbers: all four are drawn within its width, as one cluster.
    const glyphs = runs.flatMap((run) => glyphList(run.glyphs));
    const sign = glyphs.find(({ start }) => start === WORDS.length - 4);
    const numbers = glyphs.filter(({ start }) => start > WORDS.length - 4);
    expect(numbers).toHaveLength(3);
    for (const { x, advance } of numbers) {
      expect(advance).toBe(0);
      expect(x).toBeGreaterThan(sign?.x ?? Number.POSITIVE_INFINITY);
      expect(x).toBeLessThan((sign?.x ?? 0) + (sign?.advance ?? 0));
    }
  },
);

test("a template without a face for it takes that of the body", () => {
  const { fonts } = bundledTemplate("news");
  expect(fonts.quran).toEqual(fonts.body);
});

const filesOf = async (body: readonly Block[]) => {
  const { files } = await convert(build.article(body, { headline: [build.text("عنوان")] }), {
    to: ["docx", "epub"],
    template: "newspaper",
  });
  const [word, book] = await Promise.all(
    (["docx", "epub"] as const).map((format) => JSZip.loadAsync(files[format] ?? new Uint8Array())),
  );
  return { word, book };
};

test("Word and EPUB set it in that face too, and an EPUB carries it only where it is wanted", async () => {
  const { word, book } = await filesOf([VERSES]);
  const styles = await word?.file("word/styles.xml")?.async("string");
  expect(/w:styleId="Quran".*?<\/w:style>/s.exec(styles ?? "")?.[0]).toContain('w:cs="Amiri"');
  const fonts = (zip: JSZip | undefined) =>
    Object.keys(zip?.files ?? {}).filter((path) => path.includes("/Amiri"));
  expect(fonts(book)).toHaveLength(1);
  expect(fonts((await filesOf([build.paragraph("نص")])).book)).toEqual([]);
});
