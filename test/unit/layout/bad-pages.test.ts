import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { glyphList, layOutPublication, type PagedDocument } from "../../../src/layout/index.ts";
import { type Article, type Block, build } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import type { Template } from "../../../src/template/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";
import type { Points } from "../../../src/units/index.ts";
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
    for (const item of items) {
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

const bookHeads = (pieces: Partial<Record<"runningHead" | "folio", Points>>): Template => {
  const template = smallTemplate(300, 8);
  const { runningHead, folio } = template.styles;
  return {
    ...template,
    page: {
      ...template.page,
      runningHead: { ...template.page.runningHead, folio: "head-outer", onFirstPage: true },
    },
    styles: {
      ...template.styles,
      runningHead: { ...runningHead, size: pieces.runningHead ?? runningHead.size },
      folio: { ...folio, size: pieces.folio ?? folio.size },
    },
  };
};

const headsOf = ({ pages }: PagedDocument) =>
  pages.flatMap(({ size, items }) =>
    items.flatMap((item) => {
      if (item.type !== "text" || item.element !== null) {
        return [];
      }
      const ink = item.runs.flatMap(({ face, size: type, x, glyphs }) =>
        glyphList(glyphs).flatMap((glyph) => {
          const box = face.inkOf(glyph.id);
          const scale = type / face.metrics.unitsPerEm;
          return box === undefined
            ? []
            : [
                {
                  top: item.baseline - glyph.y - box.yMax * scale,
                  bottom: item.baseline - glyph.y - box.yMin * scale,
                  left: x + glyph.x + box.xMin * scale,
                  right: x + glyph.x + box.xMax * scale,
                },
              ];
        }),
      );
      return [{ text: item.text, margin: item.margin, size, ink, left: item.x, width: item.width }];
    }),
  );

test.each([
  ["a head", { runningHead: 90 }],
  ["a folio", { folio: 120 }],
  ["both, and as large as a poster", { runningHead: 900, folio: 900 }],
])("%s larger than its margin is set smaller, inside it", async (_name, pieces) => {
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(
    Array.from({ length: 12 }, () => paragraph(PROSE)),
    {
      fields: { headline: [build.text("عنوان يملأ رأس الصفحة كلها")] },
      template: bookHeads(pieces),
      diagnostics,
    },
  );
  const heads = headsOf(document);
  expect(heads.filter(({ text }) => /^[٠-٩]+$/u.test(text))).toHaveLength(document.pages.length);
  for (const { ink, size, margin } of heads) {
    expect(margin).toBe("head");
    for (const { top, bottom, left, right } of ink) {
      expect(top).toBeGreaterThan(-0.1);
      expect(bottom).toBeLessThan(30.1);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(size.width);
    }
  }
  // Said once for each, not on every page.
  expect(diagnostics.map(({ code }) => code)).toEqual(
    Object.keys(pieces).map(() => "layout/head-too-large"),
  );
});

test("a title leaves room for the folio beside it", async () => {
  const document = await layOut([paragraph(PROSE)], {
    fields: { headline: [build.text("عنوان ".repeat(40).trim())] },
    template: bookHeads({ folio: 24 }),
  });
  const [head, folio] = headsOf(document);
  expect(head?.text).toMatch(/…$/u);
  expect(folio?.text).toBe("١");
  const [first, second] = [head, folio].sort((one, two) => (one?.left ?? 0) - (two?.left ?? 0));
  expect((first?.left ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.left ?? 0);
});

test("a margin of nothing holds neither head nor folio, and says so", async () => {
  const template = bookHeads({});
  const diagnostics: Diagnostic[] = [];
  const document = await layOut([paragraph(PROSE)], {
    fields: { headline: [build.text("عنوان")] },
    template: {
      ...template,
      page: { ...template.page, margins: { ...template.page.margins, top: 0 } },
    },
    diagnostics,
  });
  expect(headsOf(document)).toEqual([]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "the folio: its margin has no room for it, and it is left out",
    "the running head: its margin has no room for it, and it is left out",
  ]);
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
