import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * A PDF of the paragraphs from the whole pipeline: clean-up, justification with kashida, tags; without running heads,
 * which would stand between the words of a paragraph that runs over a page. `expected` are the paragraphs as they are
 * set, after the clean-up of the country's profile.
 */
export async function makePdf(root, [face, fontFolders], language, paragraphs) {
  const load = (path) => import(pathToFileURL(join(root, "dist", path)).href);
  const { build, convert, parseTemplate } = {
    ...(await load("index.js")),
    ...(await load("template/index.js")),
  };
  const { preparePublication } = await load("transforms/index.js");
  const { profileForLanguage } = await load("profile/index.js");
  const { inlineText } = await load("model/index.js");
  const source = readFileSync(join(root, "templates/news/template.json"), "utf8");
  const news = parseTemplate(source, "news", () => {});
  const fonts = { families: [face], companionScale: 1 };
  const template = {
    ...news,
    page: { ...news.page, runningHead: { ...news.page.runningHead, head: "none", folio: "none" } },
    fonts: { ...news.fonts, body: fonts, heading: fonts },
  };
  const article = build.article(
    paragraphs.map((text) => build.paragraph(text)),
    { language },
  );
  const { publication } = preparePublication(article, profileForLanguage(language), () => {});
  const expected = publication.articles.flatMap(({ body }) =>
    body.map((block) => inlineText(block.children)),
  );
  const { files, diagnostics } = await convert(article, {
    to: ["pdf"],
    template,
    fontFolders,
    now: new Date("2026-01-01T00:00:00Z"),
  });
  return { bytes: files.pdf, expected, diagnostics };
}
