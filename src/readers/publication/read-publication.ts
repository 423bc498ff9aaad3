import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { checkPublication, type Publication } from "../../model/index.ts";
import { createSourceText } from "../source-text.ts";
import { bindArticles } from "./bind-articles.ts";
import { type BoundFiles, type FileAccess, loadFiles } from "./load-files.ts";
import { publicationFields } from "./publication-fields.ts";

/**
 * Reads a publication file, YAML or JSON: what it says of the whole, and the articles in the files that it names. `name` is
 * the file's own, for spans.
 */
export async function readPublication(
  written: string,
  name: string,
  access: FileAccess,
  report: Report,
): Promise<BoundFiles | undefined> {
  // Large, and needed by no other JSON.
  const { parseYaml } = await import("../markdown/front-matter/yaml-tree.ts");
  const source = createSourceText(name, written);
  const tree = parseYaml(source.text, 0, source, report, "publication file");
  if (tree === undefined) {
    return undefined;
  }
  const { fields, files, matter, parts, places } = publicationFields(tree, report);
  if (files.length === 0) {
    report(
      diagnostic("article/invalid", "the publication names no articles", {
        span: places.get("articles") ?? tree.span,
        hints: ["articles: a list of files, in order"],
      }),
    );
    return undefined;
  }
  const language = typeof fields["language"] === "string" ? fields["language"] : access.language;
  const loaded = await loadFiles(files, { ...access, language }, report);
  const articles = bindArticles(loaded.articles, { sharesFolder: true }, report);
  const [first] = articles;
  if (first === undefined || loaded.articles.length < files.length) {
    return undefined;
  }
  const before = (file: number) =>
    loaded.counts.slice(0, file).reduce((sum, count) => sum + count, 0);
  const structure: Pick<Publication, "parts" | "matter"> = {
    ...(parts.length === 0
      ? {}
      : {
          parts: parts.map(({ title, subtitle, start, end }) => ({
            title,
            subtitle,
            from: before(start) + 1,
            to: before(end),
          })),
        }),
    ...(matter.front + matter.back === 0
      ? {}
      : {
          matter: {
            front: before(matter.front),
            back: articles.length - before(files.length - matter.back),
          },
        }),
  };
  const checked = checkPublication(
    // The articles are checked by their readers; one stands for them all.
    { language: language ?? first.language, ...fields, ...structure, articles: [first] },
    ([field]) => places.get(String(field)) ?? tree.span,
  );
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value === undefined
    ? undefined
    : {
        publication: { ...checked.value, articles },
        texts: new Map([...loaded.texts, [name, source.text]]),
        changed: loaded.changed,
        files: loaded.files,
        picturesElsewhere: loaded.picturesElsewhere,
      };
}
