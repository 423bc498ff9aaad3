import type { Byline } from "../../model/index.ts";
import type { SourceText } from "../source-text.ts";
import {
  attributeOf,
  elementOf,
  elementsOf,
  locatedText,
  type StreamedElement,
  textOf,
  type XmlElement,
} from "../xml/index.ts";
import {
  absoluteAddress,
  type FeedEntry,
  type FeedFacts,
  type FeedText,
  momentOf,
  slugOf,
} from "./entry.ts";

/** An entry of Atom (RFC 4287). */
export function atomEntry({ element, source }: StreamedElement, facts: FeedFacts): FeedEntry {
  const base = absoluteAddress(attributeOf(element, "base"), facts.link) ?? facts.link;
  const text = (name: string) => atomText(elementOf(element, name), source);
  const words = (name: string) => {
    const found = elementOf(element, name);
    const written = found === undefined ? "" : textOf(found).trim();
    return written === "" ? undefined : written;
  };
  const links = elementsOf(element, "link").map((link) => ({
    rel: attributeOf(link, "rel") ?? "alternate",
    type: attributeOf(link, "type") ?? "",
    title: attributeOf(link, "title"),
    url: absoluteAddress(attributeOf(link, "href"), base),
  }));
  const link = links.find(({ rel }) => rel === "alternate")?.url;
  const contentElement = elementOf(element, "content");
  const content = text("content");
  const summary = text("summary");
  const own = elementsOf(element, "author").flatMap(personOf);
  const enclosures = links.flatMap(({ rel, type, title, url }) =>
    rel === "enclosure" && url !== undefined ? [{ type, title, url }] : [],
  );
  const picture = enclosures.find(({ type }) => type.startsWith("image/"));
  const contentBase =
    contentElement === undefined
      ? base
      : (absoluteAddress(attributeOf(contentElement, "base"), base) ?? base);
  return {
    slug: slugOf(link) ?? words("title"),
    id: words("id"),
    link,
    language:
      (contentElement === undefined ? undefined : attributeOf(contentElement, "lang")) ??
      attributeOf(element, "lang") ??
      facts.language,
    title: text("title"),
    summary: content === undefined ? undefined : summary,
    content: content ?? summary,
    isWhole: content !== undefined,
    authors: own.length > 0 ? own : facts.authors,
    categories: elementsOf(element, "category").flatMap(
      (one) => attributeOf(one, "label") ?? attributeOf(one, "term") ?? [],
    ),
    published: momentOf(words("published")) ?? momentOf(words("updated")),
    updated: momentOf(words("updated")),
    rights: words("rights") ?? facts.rights,
    picture:
      picture === undefined
        ? undefined
        : { url: picture.url, alt: picture.title, caption: undefined, credit: undefined },
    media: enclosures.filter((one) => one !== picture),
    // An address in the text counts from the nearest `xml:base`, else from the entry itself.
    base: contentBase === facts.link ? (link ?? contentBase) : contentBase,
    span: source.span(0, source.text.length),
  };
}

/** A text construct (RFC 4287 3.1): plain, HTML in characters, or XHTML as elements. */
function atomText(element: XmlElement | undefined, source: SourceText): FeedText | undefined {
  if (element === undefined) {
    return undefined;
  }
  const type = attributeOf(element, "type") ?? "text";
  if (/^(?:xhtml|application\/xhtml\+xml|.*\/xml|.*\+xml)$/i.test(type)) {
    const [first] = elementsOf(element);
    if (first === undefined) {
      return undefined;
    }
    const written = source.text.slice(first.start, first.end);
    const prefix = /^([\w-]+):/.exec(first.name)?.[1];
    // As many blanks as the prefix has letters: every place stays where it is.
    const html =
      prefix === undefined
        ? written
        : written.replaceAll(
            new RegExp(`(</?)${prefix}:([\\w-]+)`, "g"),
            `$1$2${" ".repeat(prefix.length + 1)}`,
          );
    return {
      words: {
        text: html,
        span: (start, end) => source.span(first.start + start, first.start + end),
      },
      isHtml: true,
    };
  }
  const words = locatedText(element, source);
  return words.text.trim() === ""
    ? undefined
    : { words, isHtml: type !== "text" && type !== "text/plain" };
}

/** A person construct (RFC 4287 3.2). */
export function personOf(element: XmlElement): readonly Byline[] {
  const words = (name: string) => {
    const found = elementOf(element, name);
    const written = found === undefined ? "" : textOf(found).trim();
    return written === "" ? undefined : written;
  };
  const name = words("name") ?? words("email");
  const email = words("email");
  const url = words("uri");
  return name === undefined
    ? []
    : [
        {
          name,
          role: "author",
          ...(email === undefined ? {} : { email }),
          ...(url === undefined ? {} : { url }),
        },
      ];
}
