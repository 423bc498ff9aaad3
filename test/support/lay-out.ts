import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../src/diagnostics/index.ts";
import { type FontCatalogue, loadCatalogue } from "../../src/font/index.ts";
import { createNodeHost } from "../../src/host/node-host.ts";
import {
  type LayoutOptions,
  layOutPublication,
  type PagedDocument,
  type PageItem,
  type TextLine,
} from "../../src/layout/index.ts";
import type { ImageStore } from "../../src/media/index.ts";
import { type Article, type Block, build } from "../../src/model/index.ts";
import { profileForLanguage } from "../../src/profile/index.ts";
import { parseTemplate, type Template } from "../../src/template/index.ts";
import { preparePublication } from "../../src/transforms/index.ts";

const root = new URL("../../", import.meta.url).pathname;

export const fail = (found: Diagnostic): never => {
  throw new Error(`${found.code}: ${found.message}`);
};

export const newsTemplate = (): Template => bundledTemplate("news");

/** The template as it is bundled. */
export function bundledTemplate(name: string): Template {
  const template = parseTemplate(
    readFileSync(`${root}templates/${name}/template.json`, "utf8"),
    name,
    fail,
  );
  if (template === undefined) {
    throw new Error("the bundled template is invalid");
  }
  return template;
}

let fonts: Promise<FontCatalogue> | undefined;

export function bundledFonts(): Promise<FontCatalogue> {
  fonts ??= loadCatalogue(createNodeHost(), [{ path: `${root}fonts`, origin: "bundled" }], fail);
  return fonts;
}

export interface LayOutOptions {
  readonly fields?: Partial<Omit<Article, "type" | "body">>;
  readonly template?: Template;
  readonly images?: ImageStore;
  readonly typesetTex?: LayoutOptions["typesetTex"];
  /** Filled with what was reported. */
  readonly diagnostics?: Diagnostic[];
}

/** An article of the given body, in the news template, as pages. */
export async function layOut(
  body: readonly Block[],
  {
    fields = {},
    template = newsTemplate(),
    images = new Map(),
    typesetTex,
    diagnostics,
  }: LayOutOptions = {},
): Promise<PagedDocument> {
  const report = (found: Diagnostic) => {
    diagnostics?.push(found);
  };
  const profile = profileForLanguage(fields.language ?? "ar");
  const prepared = preparePublication(build.article(body, fields), profile, report);
  return layOutPublication(
    prepared,
    { template, profile, images, fonts: await bundledFonts(), typesetTex },
    report,
  );
}

/** A page with room for `lines` lines of body text and a measure of `width` points. */
export function smallTemplate(width: number, lines: number): Template {
  const news = newsTemplate();
  return {
    ...news,
    page: {
      ...news.page,
      size: { width: width + 40, height: lines * news.styles.body.leading + 60.01 },
      margins: { top: 30, bottom: 30, inner: 20, outer: 20 },
    },
  };
}

export const linesOf = (document: PagedDocument): readonly TextLine[] =>
  document.pages.flatMap((page) => page.items).filter(isLine);

const isLine = (item: PageItem): item is TextLine => item.type === "text";

/** Lines that are read, by page: running heads and folios left out. */
export const readLines = (document: PagedDocument): readonly (readonly string[])[] =>
  document.pages.map((page) =>
    page.items
      .filter(isLine)
      .filter((line) => line.element !== null)
      .map((line) => line.text.trimEnd()),
  );

/** Own words, for tests that need running text. */
export const PROSE =
  "خرج الوراق من دكانه قبيل الغروب، وفي يده رزمة من الورق السمرقندي لم يكتب عليها أحد بعد. كان قد وعد القاضي بنسخة " +
  "من كتابه قبل نهاية الشهر، ولم يبق من الشهر غير ثلاثة أيام. فكر في الحبر الذي جف، وفي القلم الذي يحتاج إلى بري " +
  "جديد، وفي المصباح الذي لا يكفي زيته إلا لليلة واحدة، ثم ابتسم وقال لنفسه إن الكتب لا تعرف المواعيد.";
