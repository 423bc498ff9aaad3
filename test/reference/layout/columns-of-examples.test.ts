import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { typesetTex } from "../../../src/formulas/index.ts";
import { createNodeHost } from "../../../src/host/node-host.ts";
import { createLayoutContext } from "../../../src/layout/layout-context.ts";
import { columnWidth } from "../../../src/layout/pages/cut-columns.ts";
import { fillArticle } from "../../../src/layout/pages/fill-article.ts";
import { element } from "../../../src/layout/structure.ts";
import { loadImages } from "../../../src/media/index.ts";
import { type Article, type Block, build, type Publication } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { collectPictures, preparePublication } from "../../../src/transforms/index.ts";
import { ROOT } from "../../support/checkers.ts";
import { type ColumnFault, columnFaults } from "../../support/column-faults.ts";
import { exampleFiles } from "../../support/examples.ts";
import { bundledFonts, bundledTemplate, PROSE } from "../../support/lay-out.ts";
import { readExample } from "../../support/read-example.ts";

const COUNTS = [2, 3, 4];

/** The same clauses in another order each time, so that paragraphs differ in length; headings, lists and notes among them. */
function longArticle(paragraphs: number): Article {
  const clauses = PROSE.split("، ");
  const prose = (at: number): string =>
    Array.from({ length: 3 + ((at * 7) % 9) }, (_, index) =>
      (clauses[(at * 5 + index * 3) % clauses.length] ?? "").replace(/\.$/, ""),
    ).join("، ");
  const body = Array.from({ length: paragraphs }, (_, at): readonly Block[] => {
    const paragraph = build.paragraph(`${prose(at)}.`);
    switch (at % 11) {
      case 0:
        return [build.heading(1, `القسم ${at}`), paragraph];
      case 5:
        return [paragraph, build.list("bullet", prose(at + 1), prose(at + 4))];
      case 8:
        return [build.paragraph(prose(at), build.note(build.paragraph(prose(at + 2)))), paragraph];
      default:
        return [paragraph];
    }
  });
  return build.article(body.flat(), { headline: [build.text("خبر طويل")] });
}

interface Found {
  readonly name: string;
  readonly count: number;
  readonly columns: number;
  readonly faults: readonly ColumnFault[];
}

async function faultsIn(given: Article | Publication, name: string, count: number): Promise<Found> {
  const newspaper = bundledTemplate("newspaper");
  const { page, styles, notes } = newspaper;
  const template = { ...newspaper, page: { ...page, columns: { ...page.columns, count } } };
  const profile = profileForLanguage(given.language);
  const ignore = () => undefined;
  const prepared = preparePublication(given, profile, ignore);
  const images = await loadImages(
    collectPictures(prepared, ignore),
    { host: createNodeHost(), folder: `${ROOT}/examples`, allowOutside: false },
    ignore,
  );
  const fonts = await bundledFonts();
  const context = createLayoutContext({ template, profile, images, fonts, typesetTex }, ignore);
  const { margins, size, columns } = page;
  const width = size.width - margins.inner - margins.outer;
  const setting = {
    width: columnWidth({ count, gap: columns.gap, width }),
    height: size.height - margins.top - margins.bottom,
    line: styles.body.leading,
    notes,
  };
  const root = element("Document", undefined);
  const [article] = prepared.articles;
  if (article === undefined) {
    throw new Error(`${name} has no article`);
  }
  const pages = fillArticle(article, "article-1", prepared, undefined, root, context);
  return { name, count, ...columnFaults(pages, setting) };
}

describe("the examples and a long article in columns of a newspaper", () => {
  const found: Found[] = [];
  beforeAll(async () => {
    for (const count of COUNTS) {
      for (const path of exampleFiles()) {
        found.push(await faultsIn(await readExample(path), basename(path), count));
      }
      found.push(await faultsIn(longArticle(120), "long", count));
    }
  }, 120_000);

  test("no line stands alone, and no heading without what follows it", () => {
    const parted = found.filter(({ faults }) => faults.some(({ kind }) => kind === "parted"));
    expect(parted).toEqual([]);
  });

  test("of a hundred columns at most eight lack two lines or more, and none lacks five", () => {
    const columns = found.reduce((sum, one) => sum + one.columns, 0);
    const short = found.flatMap(({ name, count, faults }) =>
      faults.flatMap(({ kind, lines }) => (kind === "short" ? [{ name, count, lines }] : [])),
    );
    expect(columns).toBeGreaterThan(190);
    expect(short.length / columns).toBeLessThan(0.08);
    expect(short.filter(({ lines }) => lines >= 5)).toEqual([]);
  });

  test("where there are no pictures, tables or boxes, none lacks three", () => {
    const long = found.filter(({ name }) => name === "long");
    expect(long.reduce((sum, one) => sum + one.columns, 0)).toBeGreaterThan(50);
    const deep = long.flatMap(({ faults }) =>
      faults.filter(({ kind, lines }) => kind === "short" && lines >= 3),
    );
    expect(deep).toEqual([]);
  });
});
