import type { Report } from "../../diagnostics/index.ts";
import type { Creator, Publication } from "../../model/index.ts";
import { bindArticles } from "./bind-articles.ts";
import { type BoundFiles, type FileAccess, loadFiles } from "./load-files.ts";
import { commonFolder } from "./paths.ts";

/**
 * One publication of several files, in the order given, with a title page, contents and a colophon. Its makers are those
 * of its articles. `folder`, which all paths of pictures count from, is the one that all the files lie in.
 */
export async function bindFiles(
  paths: readonly string[],
  title: string,
  { host, allowOutside, language }: Omit<FileAccess, "folder">,
  report: Report,
): Promise<(BoundFiles & { readonly folder: string }) | undefined> {
  const common = commonFolder(paths);
  const { folder } = common;
  const loaded = await loadFiles(
    common.paths.map((path) => ({ path })),
    { host, folder, allowOutside, language },
    report,
  );
  const [first] = loaded.articles;
  if (first === undefined) {
    return undefined;
  }
  const articles = bindArticles(loaded.articles, { sharesFolder: allowOutside }, report);
  const publication: Publication = {
    type: "publication",
    title,
    creators: makersOf(loaded.articles.map(({ article }) => article)),
    language: language ?? first.article.language,
    keywords: [...new Set(articles.flatMap(({ keywords }) => keywords))],
    articles,
    frontMatter: { titlePage: true, contents: true, colophon: true },
  };
  const { texts, changed, files, picturesElsewhere } = loaded;
  return { publication, texts, changed, files, picturesElsewhere, folder };
}

function makersOf(articles: Publication["articles"]): readonly Creator[] {
  const makers = new Map<string, Creator>();
  for (const { name, role } of articles.flatMap(({ bylines }) => bylines)) {
    makers.set(`${role} ${name}`, { name, role });
  }
  return [...makers.values()];
}
