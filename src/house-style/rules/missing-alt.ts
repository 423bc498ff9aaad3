import { type Article, type Image, walkArticle } from "../../model/index.ts";
import type { FoundInArticle, Rule } from "../rule.ts";

export const missingAlt: Rule = {
  id: "CL-34",
  level: "report",
  name: "pictures without words",
  summary:
    "A picture that has no replacement in words and is not said to be decorative is told, and one whose words are only the name of its file.",
  languages: "all",
  findInArticle: (article) => imagesOf(article).flatMap(weigh),
};

function imagesOf(article: Article): readonly Image[] {
  const images: Image[] = [];
  walkArticle(article, (node) => {
    if (node.type === "figure" || node.type === "image") {
      images.push(node.image);
    } else if (node.type === "gallery") {
      images.push(...node.figures.map(({ image }) => image));
    }
  });
  return [...new Set(images)];
}

function weigh({ src, alt, decorative, span }: Image): readonly FoundInArticle[] {
  const before = src.startsWith("data:") ? "data:…" : src;
  const words = (alt ?? "").trim();
  if (decorative !== true && words === "") {
    return [{ span, before, message: `${before} has no words for who cannot see it` }];
  }
  const isFileName = /^[\w.-]+\.(?:jpe?g|png|gif|svg|webp|avif|tiff?)$/i.test(words);
  return isFileName
    ? [{ span, before, message: `the words for ${before} are the name of a file` }]
    : [];
}
