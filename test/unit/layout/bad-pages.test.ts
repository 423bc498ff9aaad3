import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { layOutPublication, type PagedDocument } from "../../../src/layout/index.ts";
import { type Article, type Block, build } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import type { Template } from "../../../src/template/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";
import {
  bundledFonts,
  fail,
  layOut,
  PROSE,
  readLines,
  smallTemplate,
} from "../../support/lay-out.ts";

const { list, note, paragraph } = build;

const narrowColumns = (): Template => {
  const template = smallTemplate(300, 30);
  return {
    ...template,
    page: {
      ...template.page,
      columns: { count: 4, gap: 12, rule: null, spanning: [], widePicture: 1.5 },
    },
    notes: { ...template.notes, place: "column-foot" },
  };
};

async function layOutAll(articles: readonly Article[], template: Template): Promise<PagedDocument> {
  const profile = profileForLanguage("ar");
  const prepared = preparePublication(
    build.publication("كتاب", articles),
    profile,
    () => undefined,
  );
  return layOutPublication(
    prepared,
    { template, profile, images: new Map(), fonts: await bundledFonts() },
    fail,
  );
}

/** Everything that is set stands on its page. */
function expectInside(document: PagedDocument): void {
  for (const { size, items } of document.pages) {
    // The small page of these tests has no room for a folio.
    for (const item of items.filter((one) => one.type !== "text" || one.element !== null)) {
      const [left, right] =
        item.type === "text"
          ? [item.x, item.x + item.width]
          : [item.rect.x, item.rect.x + item.rect.width];
      expect(left).toBeGreaterThan(-0.01);
      expect(right).toBeLessThan(size.width + 0.01);
      if (item.type === "text") {
        expect(item.baseline).toBeGreaterThan(0);
        expect(item.baseline).toBeLessThan(size.height);
      }
    }
  }
}

test("words wider than a column are parted, and all of them are there", async () => {
  const word = "متلازمة".repeat(12);
  const diagnostics: Diagnostic[] = [];
  const document = await layOut([paragraph(`${word} ثم نص.`), paragraph(PROSE)], {
    template: narrowColumns(),
    diagnostics,
  });
  expectInside(document);
  expect(readLines(document).flat().join("").replaceAll(" ", "")).toContain(word);
});

test("a note longer than all columns goes on in the next ones", async () => {
  const parts = Array.from({ length: 10 }, (_, index) => `جزء${index} ${PROSE}`);
  const document = await layOut(
    [paragraph("متن", note(...parts.map((part) => paragraph(part)))), paragraph(PROSE)],
    { template: narrowColumns() },
  );
  expectInside(document);
  const words = readLines(document).flat().join(" ");
  for (let index = 0; index < 10; index += 1) {
    expect(words).toContain(`جزء${index}`);
  }
});

test("lists a hundred deep stay inside their column", async () => {
  let nested: Block = list("bullet", "قاع");
  for (let depth = 0; depth < 99; depth += 1) {
    nested = { type: "list", style: "bullet", items: [{ children: [nested] }] };
  }
  const document = await layOut([nested], { template: narrowColumns() });
  expectInside(document);
  expect(readLines(document).flat().join("")).toMatch(/ق\s*ا\s*ع/u);
});

test("a page that holds no line of text still ends", async () => {
  const document = await layOut([paragraph(PROSE, note(paragraph(PROSE)))], {
    template: smallTemplate(200, 1),
  });
  expect(readLines(document).flat().join(" ")).toContain("المواعيد");
});

test("an article has the same lines alone and after one of any length", async () => {
  const template = smallTemplate(330, 14);
  const mirrored = { ...template, page: { ...template.page, mirrored: true } };
  const long = build.article(Array.from({ length: 9 }, () => paragraph(PROSE)));
  const alone = readLines(await layOutAll([long], mirrored));
  for (const before of [1, 3]) {
    const first = build.article(Array.from({ length: before }, () => paragraph(PROSE)));
    const both = readLines(await layOutAll([first, long], mirrored));
    expect(both.slice(-alone.length)).toEqual(alone);
  }
  expect(alone.length).toBeGreaterThan(3);
});
