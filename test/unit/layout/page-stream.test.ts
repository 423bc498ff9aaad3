import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import {
  gatherPages,
  layOutPublication,
  type PageStream,
  streamPublication,
} from "../../../src/layout/index.ts";
import { build, type Publication } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { renderPdf, writePdf } from "../../../src/renderers/pdf/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";
import { bundledFonts, newsTemplate, PROSE } from "../../support/lay-out.ts";

const { article, paragraph, text } = build;

/** Long enough for two pages; setting it is heard of. */
const chapter = (number: number) =>
  article(
    [
      ...Array.from({ length: 12 }, () => paragraph(PROSE)),
      { type: "raw", format: "pdf", value: "", fallback: [] },
    ],
    { headline: [text(`الفصل ${number}`)] },
  );

const BOOK: Publication = {
  type: "publication",
  title: "كتاب",
  creators: [],
  language: "ar",
  keywords: [],
  articles: [chapter(1), chapter(2), chapter(3)],
  frontMatter: { titlePage: true, contents: true, colophon: true },
};

const silent = () => undefined;

async function laidOut(report: (found: Diagnostic) => void = silent, book = BOOK) {
  const profile = profileForLanguage("ar");
  const prepared = preparePublication(book, profile, silent);
  const options = {
    template: newsTemplate(),
    profile,
    images: new Map(),
    fonts: await bundledFonts(),
  };
  return {
    whole: () => layOutPublication(prepared, options, report),
    stream: () => streamPublication(prepared, options, report),
  };
}

test("a stream gives the pages of the whole document, the contents last", async () => {
  const { whole, stream } = await laidOut();
  const order = [...stream().pages].map(({ index }) => index);
  const count = order.length;
  expect(order).toEqual([0, ...Array.from({ length: count - 2 }, (_, at) => at + 2), 1]);
  const gathered = gatherPages(stream());
  expect(gathered.pages).toEqual(whole().pages);
  expect(gathered.outline).toEqual(whole().outline);
  expect(gathered.structure).toEqual(whole().structure);
});

test("an article is set only when its first page is asked for", async () => {
  const heard: Diagnostic[] = [];
  const { stream } = await laidOut((found) => {
    heard.push(found);
  });
  const { pages, end } = stream();
  const walk = pages[Symbol.iterator]();
  walk.next();
  expect(heard).toHaveLength(0);
  walk.next();
  expect(heard).toHaveLength(1);
  expect(end).toThrow("before its last page");
});

test("a page is painted when the bytes of the one before were taken", async () => {
  const { stream } = await laidOut();
  const made: number[] = [];
  const watched = stream();
  const counted: PageStream = {
    ...watched,
    pages: (function* () {
      for (const page of watched.pages) {
        made.push(page.index);
        yield page;
      }
    })(),
  };
  const now = new Date("2026-03-14T00:00:00Z");
  const written = writePdf(counted, { report: silent, now });
  const pieces = [written.next().value];
  expect(made.length).toBeLessThanOrEqual(2);
  const rest = [...written];
  const { whole } = await laidOut();
  const bytes = await renderPdf(stream(), { report: silent, now });
  expect(Buffer.concat([...pieces, ...rest].filter((one) => one !== undefined))).toEqual(bytes);
  expect(whole().pages.length).toBe(made.length);
});

test("who keeps the pieces of a PDF keeps its bytes and little more", async () => {
  const articles = Array.from({ length: 8 }, (_, at) => chapter(at + 1));
  const { stream } = await laidOut(silent, { ...BOOK, articles });
  const now = new Date("2026-03-14T00:00:00Z");
  const pieces = [...writePdf(stream(), { report: silent, now })];
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  const held = sum([...new Set(pieces.map(({ buffer }) => buffer))].map((one) => one.byteLength));
  expect(pieces.length).toBeGreaterThan(16);
  expect(held).toBeLessThan(1.5 * sum(pieces.map(({ length }) => length)));
});
