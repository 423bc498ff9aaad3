import { strFromU8, unzipSync } from "fflate";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { loadCatalogue } from "../../../../src/font/index.ts";
import { createNodeHost } from "../../../../src/host/index.ts";
import type { ImageStore } from "../../../../src/media/index.ts";
import { type Article, type Block, build, type Publication } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { renderDocx, type WordOptions } from "../../../../src/renderers/docx/index.ts";
import type { Pagination } from "../../../../src/renderers/reflowable.ts";
import { parseTemplate, type Template } from "../../../../src/template/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";

const root = new URL("../../../../", import.meta.url).pathname.replace(/\/$/, "");
const host = createNodeHost({});
const fail = (found: Diagnostic): never => {
  throw new Error(found.message);
};

/** The fonts of the project. */
const fonts = await loadCatalogue(host, [{ path: `${root}/fonts`, origin: "bundled" }], fail);

const templateJson = new TextDecoder().decode(
  await host.readFile(`${root}/templates/news/template.json`),
);

/** The template `news`, or a changed one. */
export function newsTemplate(change: (template: Template) => Template = (same) => same): Template {
  const template = parseTemplate(templateJson, "news", fail);
  if (template === undefined) {
    throw new Error("the template is broken");
  }
  return change(template);
}

export interface WordFile {
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
  readonly part: (name: string) => string;
  readonly raw: (name: string) => Uint8Array;
  /** The body of the main part, one paragraph or table row a line, without ids. */
  readonly body: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WordFileOptions {
  readonly images?: ImageStore;
  readonly template?: Template;
  readonly pagination?: Pagination;
  readonly word?: WordOptions;
}

/** Prepares and writes what is given, and opens the result again. */
export async function wordFile(
  input: Article | Publication,
  {
    images = new Map(),
    template = newsTemplate(),
    pagination = new Map(),
    word = {},
  }: WordFileOptions = {},
): Promise<WordFile> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic) => {
    diagnostics.push(found);
  };
  const profile = profileForLanguage(input.language);
  const publication = preparePublication(input, profile, report, {
    numberedLevels: template.headings.numberedLevels,
  });
  const bytes = await renderDocx(
    { publication, template, styleSheet: "", profile, images, fonts, pagination },
    { report, now: new Date("2026-05-12T08:00:00Z") },
    word,
  );
  const parts = unzipSync(bytes);
  const raw = (name: string): Uint8Array => {
    const found = parts[name];
    if (found === undefined) {
      throw new Error(`no ${name} in the package`);
    }
    return found;
  };
  const part = (name: string): string => strFromU8(raw(name));
  return {
    bytes,
    names: Object.keys(parts),
    part,
    raw,
    body: bodyOf(part("word/document.xml")),
    diagnostics,
  };
}

/** The same for the blocks of an Arabic article without opening. */
export const wordBlocks = (blocks: readonly Block[], options?: WordFileOptions) =>
  wordFile(build.article(blocks), options);

function bodyOf(xml: string): string {
  return (/<w:body>(.*?)(?:<w:sectPr>.*)?<\/w:body>/s.exec(xml)?.[1] ?? "")
    .replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, "")
    .replace(/ xml:space="preserve"/g, "")
    .replace(/(<\/w:p>|<\/w:tr>|<\/w:tblGrid>)(?!<\/w:tc>)/g, "$1\n")
    .trim();
}
