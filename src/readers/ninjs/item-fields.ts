import type { JsonValue } from "../rich-text/json-value.ts";
import { settleDate } from "../rich-text/settle-values.ts";

/**
 * A member of a news item by its name in ninjs 3, where names are in camel case; ninjs 2 writes the same in small letters,
 * ninjs 1 has some under other names, which are given after it.
 */
export function member(item: JsonValue, ...names: readonly string[]): JsonValue | undefined {
  return item.first(...names.flatMap((name) => [name, name.toLowerCase()]));
}

export const words = (item: JsonValue, ...names: readonly string[]): string | undefined => {
  const text = member(item, ...names)?.words?.trim();
  return text === "" ? undefined : text;
};

export const date = (item: JsonValue, ...names: readonly string[]): string | undefined =>
  settleDate(member(item, ...names)?.value);

/** One of the texts that an item has in several forms or roles. */
export interface RoledText {
  readonly role: string;
  readonly contentType: string;
  readonly value: JsonValue;
}

/** The texts of a list such as `headlines`, `descriptions` or `bodies`. */
export function roledTexts(item: JsonValue, name: string): readonly RoledText[] {
  return item.list(name).flatMap((entry) => {
    const value = entry.get("value");
    return value?.words === undefined || value.words.trim() === ""
      ? []
      : [
          {
            role: (entry.text("role") ?? "").toLowerCase(),
            contentType: (words(entry, "contentType") ?? "").toLowerCase(),
            value,
          },
        ];
  });
}

/** The texts of ninjs 1: `body_text`, `body_xhtml`, `body_html5`, `description_text` and so on. */
export function patternTexts(item: JsonValue, name: string): readonly RoledText[] {
  return item.names.flatMap((member) => {
    const form = new RegExp(`^${name}_?(.*)$`).exec(member)?.[1];
    const value = item.get(member);
    if (form === undefined || value?.words === undefined || value.words.trim() === "") {
      return [];
    }
    const contentType = /html/.test(form) ? "text/html" : /xml|nitf/.test(form) ? "text/xml" : "";
    return [{ role: form, contentType, value }];
  });
}

const isHtml = ({ contentType, value }: RoledText): boolean =>
  /html/.test(contentType) ||
  (contentType === "" &&
    /^\s*<(?:p|div|h[1-6]|article|section|ul|ol|figure|html|body)[\s>]/i.test(value.words ?? ""));

const isXml = ({ contentType }: RoledText): boolean =>
  /xml|nitf/.test(contentType) && !/html/.test(contentType);

/** The text that keeps most: marked up before plain, the main one before others, the longer before the shorter. */
export function bestText(
  texts: readonly RoledText[],
): { readonly text: RoledText; readonly isHtml: boolean } | undefined {
  const weight = (one: RoledText): number =>
    (isHtml(one) ? 2 : isXml(one) ? 0 : 1) * 10 +
    (/^(?:main|text|body|full)$/.test(one.role) ? 1 : 0);
  const [best] = [...texts].sort(
    (one, other) =>
      weight(other) - weight(one) ||
      (other.value.words?.length ?? 0) - (one.value.words?.length ?? 0),
  );
  return best === undefined ? undefined : { text: best, isHtml: isHtml(best) || isXml(best) };
}

/** Names of the concepts in a list, those that an item is only said to mention left out where `rel` tells. */
export const namesOf = (item: JsonValue, ...lists: readonly string[]): readonly string[] => [
  ...new Set(
    (member(item, ...lists)?.items ?? []).flatMap(
      (concept) => concept.words ?? concept.text("name", "literal") ?? [],
    ),
  ),
];
