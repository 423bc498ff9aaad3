import { readFileSync } from "node:fs";
import { build, convert, type Diagnostic } from "../../src/index.ts";
import { inlineText } from "../../src/model/index.ts";
import { profileForLanguage } from "../../src/profile/index.ts";
import { preparePublication } from "../../src/transforms/index.ts";
import { newsTemplate } from "./lay-out.ts";

const bench = new URL("../../bench/text-layer/", import.meta.url);

/** Paragraphs by class, written for measuring what is copied. */
export const CORPUS: Readonly<
  Record<
    string,
    {
      readonly language: string;
      /** What the rules of the text layer were completed on. */
      readonly paragraphs: readonly string[];
      /** What they were not. */
      readonly held: readonly string[];
    }
  >
> = JSON.parse(readFileSync(new URL("corpus.json", bench), "utf8"));

export const ARABIC_FACES = ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"];

/** A PDF of the paragraphs from the whole pipeline, without running heads, and the paragraphs as they were set. */
export async function corpusPdf(
  face: string,
  language: string,
  paragraphs: readonly string[],
  fontFolders: readonly string[] = [],
): Promise<{
  readonly bytes: Uint8Array;
  readonly expected: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const news = newsTemplate();
  const font = { families: [face], companionScale: 1 };
  const template = {
    ...news,
    page: {
      ...news.page,
      runningHead: { ...news.page.runningHead, head: "none", folio: "none" },
    },
    fonts: { ...news.fonts, body: font, heading: font },
  } as const;
  const article = build.article(
    paragraphs.map((text) => build.paragraph(text)),
    { language },
  );
  const { publication } = preparePublication(article, profileForLanguage(language), () => {});
  const expected = publication.articles.flatMap(({ body }) =>
    body.map((block) => (block.type === "paragraph" ? inlineText(block.children) : "")),
  );
  const { files, diagnostics } = await convert(article, {
    to: ["pdf"],
    template,
    fontFolders,
    now: new Date("2026-01-01T00:00:00Z"),
  });
  return { bytes: files.pdf ?? new Uint8Array(), expected, diagnostics };
}
