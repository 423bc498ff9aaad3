import { withBundledFiles } from "./bundled.ts";
import {
  type Conversion,
  type ConvertOptions,
  type ConvertStage,
  type ConvertWordOptions,
  OUTPUT_FORMATS,
  type OutputFormat,
} from "./convert-options.ts";
import { inOneDigitSet, profileOfInput, withHabits } from "./country-habits.ts";
import {
  type Collector,
  createCollector,
  type Diagnostic,
  diagnostic,
  type Report,
} from "./diagnostics/index.ts";
import { withDrawnCover } from "./draw-cover.ts";
import { FontError } from "./font/index.ts";
import { createNodeHost, type Host, HostError } from "./host/index.ts";
import { applyHouseStyle } from "./house-style/index.ts";
import type { DocumentEnd, PageStream } from "./layout/index.ts";
import { demandFamilies, fontCredits, loadFonts } from "./load-fonts.ts";
import { type LoadedTemplate, loadTemplate } from "./load-template.ts";
import { loadImages } from "./media/index.ts";
import {
  type Article,
  build,
  checkArticle,
  checkPublication,
  ownMoment,
  type PreparedPublication,
  type Publication,
} from "./model/index.ts";
import { findProfile } from "./profile/index.ts";
import type { WordOptions } from "./renderers/docx/index.ts";
import type { PdfOptions } from "./renderers/pdf/index.ts";
import type { Pagination, ReflowableInput } from "./renderers/reflowable.ts";
import type { RenderContext } from "./renderers/renderer.ts";
import type { Template } from "./template/index.ts";
import {
  collectPictures,
  countWords,
  hasFormulas,
  preparePublication,
  withFonts,
} from "./transforms/index.ts";

/**
 * Turns an article or publication into files. What the author should know is in `diagnostics`; a conversion that cannot be
 * done throws `ConversionError` at the end of the stage that found out, with everything found so far.
 */
export async function convert(
  input: Article | Publication,
  options: ConvertOptions = {},
): Promise<Conversion> {
  const collector = createCollector();
  const tell: Report = (found) => {
    if (isToldAlready(found, collector.diagnostics)) {
      return;
    }
    collector.report(found);
    options.report?.(found);
  };
  try {
    return await convertTelling(input, options, collector, tell);
  } catch (error) {
    if (error instanceof FontError) {
      // An outline whose damage shows where it is drawn.
      tell(diagnostic("font/invalid", error.message));
      collector.stopOnError();
    }
    throw error;
  }
}

async function convertTelling(
  input: Article | Publication,
  options: ConvertOptions,
  collector: Collector,
  tell: Report,
): Promise<Conversion> {
  const formats = OUTPUT_FORMATS.filter((format) =>
    (options.to ?? OUTPUT_FORMATS).includes(format),
  );
  const host = withBundledFiles(options.host ?? createNodeHost());
  const { diagnostics, stopOnError } = collector;
  const enter = (stage: ConvertStage) => options.onStage?.(stage);

  enter("prepare");
  demandFormats(options.to ?? [], tell);
  if (options.isChecked !== true) {
    demandModel(input, tell);
  }
  stopOnError();
  const { clean = "off" } = options;
  const { input: source, edits } = applyHouseStyle(
    withHabits(override(input, options), options),
    typeof clean === "string" ? { level: clean } : clean,
  );
  demandProfile(source, options.profile, tell);
  const profile = profileOfInput(source, options.profile);
  const { template, styleSheet } = (await chooseTemplate(options.template, host, tell)) ?? {};
  const prepared = preparePublication(inOneDigitSet(source), profile, tell, {
    countedCaptions: {
      figures: template?.figure.numbered === true,
      tables: template?.table.numbered === true,
    },
    noteNumbering: template?.notes.numbering === "publication" ? "continue" : "restart",
    numberedLevels: template?.headings.numberedLevels,
    enclosed: new Set(
      (["strong", "emphasis", "emphasisLatin"] as const).filter(
        (role) => template?.inline[role].enclosed === "guillemets",
      ),
    ),
    frontMatter: template?.frontMatter,
  });
  stopOnError();
  if (template === undefined || styleSheet === undefined) {
    throw new Error("a template is missing and nobody said so");
  }

  enter("images");
  // A PDF tells of pictures without words when it comes to them; here are those that are in other formats alone.
  const wordless: Diagnostic[] = [];
  const hasPdf = formats.includes("pdf");
  const images = await loadImages(
    collectPictures(prepared, hasPdf ? (found) => wordless.push(found) : tell),
    {
      host,
      folder: options.baseFolder ?? ".",
      allowOutside: options.allowOutside ?? false,
      files: options.files,
      mediaFolder: options.mediaFolder,
      allowNetwork: options.allowNetwork,
      picturesElsewhere: options.picturesElsewhere,
      rasters: formats.some((format) => format !== "epub"),
    },
    tell,
  );
  stopOnError();

  enter("fonts");
  const fonts = await loadFonts(host, options.fontFolders ?? [], tell);
  demandFamilies(template, fonts, tell);
  const word = formats.includes("docx") ? await wordOptions(options.word, host, tell) : {};
  stopOnError();
  const publication: PreparedPublication = {
    ...prepared,
    colophon: withFonts(prepared.colophon, fontCredits(template, fonts), profile),
  };

  enter("layout");
  // Word's contents show our page numbers, so a contents page asks for the pages even without a PDF.
  const wantsPages =
    formats.includes("pdf") ||
    (formats.includes("docx") &&
      (publication.publication.frontMatter.contents ||
        publication.captionLists.length > 0 ||
        publication.indexes.length > 0));
  const pages = wantsPages
    ? await (await import("./layout/index.ts")).streamPublication(
        publication,
        {
          template,
          profile,
          images,
          fonts,
          // What sets formulas is large.
          typesetTex: hasFormulas(publication)
            ? (await import("./formulas/index.ts")).typesetTex
            : undefined,
        },
        tell,
      )
    : undefined;

  const context: RenderContext = {
    report: tell,
    now: options.now ?? ownMoment(source) ?? options.sourceTime ?? host.now(),
  };
  const reflowable: Omit<ReflowableInput, "pagination"> = {
    publication,
    template,
    styleSheet,
    profile,
    images,
    fonts,
    embedFonts: options.embedFonts,
  };
  const files: Partial<Record<OutputFormat, Uint8Array>> = {};
  let end: DocumentEnd | undefined;
  if (pages !== undefined) {
    if (formats.includes("pdf")) {
      enter("pdf");
      const { renderPdf } = await import("./renderers/pdf/index.ts");
      files.pdf = await renderPdf(pages, context, pdfOptions(source, options));
    } else {
      drain(pages);
    }
    end = pages.end();
    stopOnError();
  }
  const paginated: ReflowableInput = { ...reflowable, pagination: paginationOf(end) };
  for (const format of formats) {
    if (format !== "pdf") {
      enter(format);
      const isDrawn = format === "epub" && options.drawCover !== false;
      const book = isDrawn ? await withDrawnCover(paginated) : paginated;
      files[format] = await renderReflowable(format, book, word, context);
    }
  }
  if (formats.some((format) => format !== "pdf")) {
    for (const found of wordless.filter((one) => !isTold(one, diagnostics))) {
      tell(found);
    }
  }
  stopOnError();
  return {
    files,
    diagnostics,
    edits,
    pages: formats.includes("pdf") ? end?.labels.length : undefined,
    words: countWords(publication),
  };
}

/** Whether another format has told the same of the same picture, or another page of the same running head. */
const isToldAlready = (
  { code, message, span }: Diagnostic,
  diagnostics: readonly Diagnostic[],
): boolean =>
  (code === "image/low-resolution" || (code === "pdf/text-layer" && span === undefined)) &&
  diagnostics.some((other) => other.code === code && other.message === message);

/** Whether the PDF has told of the same picture; it says more of it. */
function isTold({ span, message }: Diagnostic, diagnostics: readonly Diagnostic[]): boolean {
  const [name] = message.split(" has no ");
  return diagnostics.some(
    (other) =>
      other.code === "pdf/missing-alt" &&
      (span === undefined ? other.message.startsWith(`${name} has`) : other.span === span),
  );
}

/** What JavaScript callers may give although the types forbid it. */
function demandFormats(formats: readonly string[], report: Report): void {
  for (const format of formats) {
    if (!OUTPUT_FORMATS.some((known) => known === format)) {
      report(
        diagnostic("input/unknown-format", `unknown output format "${format}"`, {
          hints: [`there is ${OUTPUT_FORMATS.join(", ")}`],
        }),
      );
    }
  }
}

/** Readers give what the schema allows; an article built in code may be anything. */
function demandModel(input: Article | Publication, report: Report): void {
  const { diagnostics } =
    input.type === "publication" ? checkPublication(input) : checkArticle(input);
  for (const found of diagnostics) {
    report(found);
  }
}

/** Each renderer is loaded when it is asked for: who makes only EPUB never loads what makes PDF. */
async function renderReflowable(
  format: Exclude<OutputFormat, "pdf">,
  input: ReflowableInput,
  word: WordOptions,
  context: RenderContext,
): Promise<Uint8Array> {
  switch (format) {
    case "docx": {
      const { renderDocx } = await import("./renderers/docx/index.ts");
      return renderDocx(input, context, word);
    }
    case "epub": {
      const { renderEpub } = await import("./renderers/epub/index.ts");
      return renderEpub(input, context);
    }
  }
}

/** Has all pages made for what is known at their end. */
function drain({ pages }: PageStream): void {
  for (const _ of pages) {
    // Nobody looks at them.
  }
}

function pdfOptions(
  source: Article | Publication,
  { archival, embedSource, passwords }: ConvertOptions,
): PdfOptions {
  return {
    archival,
    source: embedSource === true ? new TextEncoder().encode(JSON.stringify(source)) : undefined,
    passwords,
  };
}

/** The caller's wishes for Word, with the reference read. */
async function wordOptions(
  given: ConvertWordOptions | undefined,
  host: Host,
  report: Report,
): Promise<WordOptions> {
  const { reference, ...rest } = given ?? {};
  if (typeof reference !== "string") {
    return { ...rest, reference };
  }
  try {
    return { ...rest, reference: await host.readFile(reference) };
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    report(diagnostic("docx/reference-invalid", `cannot read the reference ${error.message}`));
    return rest;
  }
}

/** The input with what the caller decided in place of what it says. */
function override(
  input: Article | Publication,
  { title, language, profile }: ConvertOptions,
): Article | Publication {
  const own = input.language;
  const spoken = {
    ...(language === undefined ? {} : { language }),
    ...(profile === undefined ? {} : { profile }),
  };

  if (input.type === "article") {
    return {
      ...input,
      ...spoken,
      ...(title === undefined ? {} : { headline: [build.text(title)] }),
    };
  }
  // Articles in another language than the publication's keep it: the caller speaks of the whole.
  const articles = input.articles.map((article) =>
    article.language === own ? { ...article, ...spoken } : article,
  );
  return { ...input, ...spoken, articles, ...(title === undefined ? {} : { title }) };
}

/** What an article itself names is looked at where articles are prepared, with its place in the source. */
function demandProfile(
  { type, profile }: Article | Publication,
  asked: string | undefined,
  report: Report,
): void {
  const name = asked ?? profile;
  if (type === "publication" && name !== undefined && findProfile(name) === undefined) {
    report(
      diagnostic("profile/not-found", `unknown profile "${name}"`, {
        hints: ["a profile is a language tag, such as ar, ar-MA or fa"],
      }),
    );
  }
}

async function chooseTemplate(
  template: string | Template | undefined,
  host: Host,
  report: Report,
): Promise<LoadedTemplate | undefined> {
  return typeof template === "object"
    ? { template, styleSheet: "" }
    : loadTemplate(template ?? "news", host, report);
}

function paginationOf(end: DocumentEnd | undefined): Pagination {
  const pagination = new Map<string, string>();
  for (const [anchor, { page }] of end?.destinations ?? []) {
    const label = end?.labels[page];
    if (label !== undefined) {
      pagination.set(anchor, label);
    }
  }
  return pagination;
}
