import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Article, Inline, Link } from "../../model/index.ts";
import { type Fields, mapNodes } from "./map-nodes.ts";
import { joinPath, normalisePath } from "./paths.ts";

/** An article and the file that it was read from. */
export interface PlacedArticle {
  readonly article: Article;
  /** From the folder of the publication, with `/`. */
  readonly path: string;
}

export interface BindSettings {
  /** Whether an article's pictures may lie outside its own folder, as long as they are in the publication's. */
  readonly sharesFolder: boolean;
}

/**
 * Makes articles of several files parts of one publication: paths of pictures count from its folder, and a link to the
 * file of another article (`other.md#id`) becomes a reference into it.
 */
export function bindArticles(
  placed: readonly PlacedArticle[],
  settings: BindSettings,
  report: Report,
): readonly Article[] {
  // Of a file that is there twice the first place counts.
  const numbers = new Map([...placed.entries()].reverse().map(([at, { path }]) => [path, at + 1]));
  return placed.map(({ article, path }) => {
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    return mapNodes(article, (node) => {
      if (typeof node["src"] === "string" && isRelative(node["src"])) {
        return { ...node, src: rebase(node["src"], folder, settings, node, report) };
      }
      return isLink(node) ? (referenceOf(node, folder, path, numbers) ?? node) : node;
    });
  });
}

const isRelative = (address: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|[/\\#])/i.test(address);

const isLink = (node: Fields): node is Fields & Link => node["type"] === "link";

function rebase(
  src: string,
  folder: string,
  { sharesFolder }: BindSettings,
  node: Fields,
  report: Report,
): string {
  const isOutside = normalisePath(src).startsWith("..");
  if (isOutside && !sharesFolder) {
    const span = node["span"] as Article["span"];
    report(
      diagnostic("input/outside-folder", `the picture ${src} lies outside the article's folder`, {
        span,
        hints: ["--allow-outside permits it"],
      }),
    );
  }
  return joinPath(folder, src);
}

/** The reference that a link to a file of the publication means; `undefined` for every other link. */
function referenceOf(
  { url, children, span }: Link,
  folder: string,
  own: string,
  numbers: ReadonlyMap<string, number>,
): Inline | undefined {
  if (!isRelative(url)) {
    return undefined;
  }
  const [file = "", fragment = ""] = url.split("#", 2);
  const path = joinPath(folder, decoded(file));
  const number = numbers.get(path) ?? numbers.get(joinPath(folder, file));
  if (number === undefined) {
    return undefined;
  }
  const id = decoded(fragment);
  // A link of an article to itself by name is a reference like those without one.
  const target = path === own && id !== "" ? id : `article-${number}${id === "" ? "" : `#${id}`}`;
  return { type: "crossReference", target, children, span };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
