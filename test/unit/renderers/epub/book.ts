import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import {
  createCollector,
  type Diagnostic,
  type Report,
} from "../../../../src/diagnostics/index.ts";
import { type FontCatalogue, loadCatalogue } from "../../../../src/font/index.ts";
import { createNodeHost } from "../../../../src/host/index.ts";
import type { ImageStore } from "../../../../src/media/index.ts";
import { type Article, build, type Publication } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { loadFormulas } from "../../../../src/renderers/epub/formulas.ts";
import { renderEpub } from "../../../../src/renderers/epub/index.ts";
import { bookFiles } from "../../../../src/renderers/epub/render-epub.ts";
import type { Pagination, ReflowableInput } from "../../../../src/renderers/reflowable.ts";
import { parseTemplate, type Template } from "../../../../src/template/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";

const root = new URL("../../../../", import.meta.url).pathname.replace(/\/$/, "");

let catalogue: Promise<FontCatalogue> | undefined;

/** The project's fonts, opened once for all tests of a file. */
export function bundledFonts(): Promise<FontCatalogue> {
  catalogue ??= loadCatalogue(
    createNodeHost(),
    [{ path: `${root}/fonts`, origin: "bundled" }],
    ({ message }) => {
      throw new Error(message);
    },
  );
  return catalogue;
}

export async function newsTemplate(): Promise<Template> {
  const source = "templates/news/template.json";
  const json = await readFile(`${root}/${source}`, "utf8");
  const template = parseTemplate(json, source, ({ message }) => {
    throw new Error(message);
  });
  if (template === undefined) {
    throw new Error("the template is invalid");
  }
  return template;
}

export const newsStyleSheet = (): Promise<string> =>
  readFile(`${root}/templates/news/epub.css`, "utf8");

export interface BookOptions {
  readonly images?: ImageStore;
  readonly pagination?: Pagination;
  readonly now?: Date;
  readonly embedFonts?: boolean;
}

export interface Book {
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** Paths in the order of the archive. */
  readonly paths: readonly string[];
  /** The text of a file, by its path below `EPUB/`. */
  readonly text: (path: string) => Promise<string>;
  /** The bytes of a file, by its path in the archive. */
  readonly bytesOf: (path: string) => Promise<Uint8Array>;
}

/** What the renderer is given, prepared as `convert` does. */
async function inputOf(
  input: Article | Publication,
  { images, pagination, embedFonts }: BookOptions,
  report: Report,
): Promise<ReflowableInput> {
  const profile = profileForLanguage(input.language);
  return {
    publication: preparePublication(input, profile, report),
    template: await newsTemplate(),
    styleSheet: await newsStyleSheet(),
    profile,
    images: images ?? new Map(),
    fonts: await bundledFonts(),
    pagination: pagination ?? new Map(),
    embedFonts,
  };
}

const NOON = new Date("2026-03-14T12:00:00Z");

/** A whole book, packed and opened again. */
export async function renderBook(
  input: Article | Publication,
  options: BookOptions = {},
): Promise<Book> {
  const { report, diagnostics } = createCollector();
  const bytes = await renderEpub(await inputOf(input, options, report), {
    report,
    now: options.now ?? NOON,
  });
  const zip = await JSZip.loadAsync(bytes);
  return {
    bytes,
    diagnostics,
    paths: Object.keys(zip.files),
    text: async (path) => {
      const file = zip.file(`EPUB/${path}`);
      if (file === null) {
        throw new Error(`the book has no ${path}; it has ${Object.keys(zip.files).join(", ")}`);
      }
      return file.async("string");
    },
    bytesOf: async (path) => (await zip.file(path)?.async("uint8array")) ?? new Uint8Array(),
  };
}

/** The text files of a book, by their paths below `EPUB/`, without packing it. */
export async function textsOf(
  input: Article | Publication,
  options: BookOptions = {},
): Promise<{
  readonly text: (path: string) => string;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { report, diagnostics } = createCollector();
  const prepared = await inputOf(input, options, report);
  const files = bookFiles(
    prepared,
    { report, now: options.now ?? NOON },
    await loadFormulas(prepared.publication),
  );
  return {
    diagnostics,
    text: (path) => {
      const data = files.find((file) => file.path === `EPUB/${path}`)?.data;
      if (typeof data !== "string") {
        throw new Error(`the book has no text ${path}`);
      }
      return data;
    },
  };
}

/** The content document of an article with this body and, unless given, the headline «عنوان». */
export async function chapterOf(
  body: Article["body"],
  fields: Partial<Omit<Article, "type" | "body">> = {},
  options: BookOptions = {},
): Promise<string> {
  const article = build.article(body, { headline: [build.text("عنوان")], ...fields });
  return (await textsOf(article, options)).text("text/chapter-001.xhtml");
}

/** What stands inside the `section` of a chapter, after its header. */
export const mainOf = (chapter: string): string =>
  /<\/header>\n(.*)\n<\/section>\n<\/body>/s.exec(chapter)?.[1] ?? chapter;
