import type { Root } from "hast";
import { attribute, findElements, textOf } from "./element.ts";
import { parseHtml } from "./parse-html.ts";

/** A node of schema.org as a page has it: fields of any shape. */
export type LinkedNode = Readonly<Record<string, unknown>>;

const ARTICLE =
  /^(?:(?:Analysis|AskPublic|Background|Opinion|Reportage|Review)?NewsArticle|Article|BlogPosting|Report|Blog|LiveBlogPosting|TechArticle|ScholarlyArticle|AdvertiserContentArticle|SocialMediaPosting)$/;

/** Deeper than any metadata is meant. */
const DEEPEST = 12;

/** The article that the JSON-LD of a page speaks of; broken JSON says nothing. */
export function linkedArticle(root: Root): LinkedNode | undefined {
  const scripts = findElements(
    root,
    (one) =>
      one.tagName === "script" &&
      /^application\/ld\+json/i.test(attribute(one, "type")?.trim() ?? ""),
  );
  for (const script of scripts) {
    const text = script.children
      .map((child) => (child.type === "text" ? child.value : ""))
      .join("");
    const found = findArticle(parsed(text), 0);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*[\s\S]*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ""),
    );
  } catch {
    return undefined;
  }
}

function findArticle(value: unknown, depth: number): LinkedNode | undefined {
  if (depth > DEEPEST) {
    return undefined;
  }
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = findArticle(one, depth + 1);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
  if (!isNode(value)) {
    return undefined;
  }
  const types = [field(value, "@type")].flat().map((type) => String(type).replace(/^.*[/#:]/, ""));
  if (types.some((type) => ARTICLE.test(type))) {
    return value;
  }
  return findArticle(field(value, "@graph") ?? field(value, "mainEntity"), depth + 1);
}

const isNode = (value: unknown): value is LinkedNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const field = (node: LinkedNode, name: string): unknown =>
  Object.hasOwn(node, name) ? node[name] : undefined;

/** The words of a field: a text, or the name of what it holds; entities are read, blanks at the ends go. */
export function words(value: unknown): string | undefined {
  const found =
    typeof value === "string"
      ? value
      : isNode(value)
        ? (field(value, "name") ?? field(value, "@value"))
        : undefined;
  if (typeof found !== "string" || found.length > 5000) {
    return undefined;
  }
  const parsed = /[&<]/.test(found)
    ? parseHtml(found, "fragment", { report: () => undefined, place: () => undefined })
    : undefined;
  const text = parsed === undefined ? found : textOf(parsed.root);
  const trimmed = text.replace(/\s+/g, " ").trim();
  return trimmed === "" ? undefined : trimmed;
}

/** Each of a list, or the one thing that is there. */
export const each = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, 100) : [value];

/** The address of a thing: itself, its `url` or its `@id`. */
export function address(value: unknown): string | undefined {
  const found = isNode(value) ? (field(value, "url") ?? field(value, "@id")) : value;
  return typeof found === "string" && /^https?:\/\//i.test(found) ? found : undefined;
}
