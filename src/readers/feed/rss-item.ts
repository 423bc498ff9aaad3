import type { Byline } from "../../model/index.ts";
import {
  attributeOf,
  locatedText,
  type StreamedElement,
  textOf,
  type XmlElement,
} from "../xml/index.ts";
import {
  absoluteAddress,
  type FeedEntry,
  type FeedFacts,
  type FeedPicture,
  type FeedText,
  momentOf,
  slugOf,
} from "./entry.ts";

/** From here on a description is taken for the text, not for its summary. */
const LONG = 1200;

/** An item of RSS, with the modules of Dublin Core, content, and media that publishers use. */
export function rssItem({ element, source }: StreamedElement, facts: FeedFacts): FeedEntry {
  const first = (...names: readonly string[]) =>
    names.flatMap((name) => named(element, name)).find((one) => textOf(one).trim() !== "");
  const words = (...names: readonly string[]) => {
    const found = first(...names);
    return found === undefined ? undefined : textOf(found).trim();
  };
  const html = (found: XmlElement | undefined): FeedText | undefined =>
    found === undefined ? undefined : { words: locatedText(found, source), isHtml: true };
  const guid = first("guid");
  const permalink =
    guid !== undefined &&
    attributeOf(guid, "isPermaLink") !== "false" &&
    /^https?:/i.test(textOf(guid).trim())
      ? textOf(guid).trim()
      : undefined;
  const link = absoluteAddress(words("link") ?? permalink, facts.link);
  const encoded = html(first("content:encoded"));
  const description = html(first("description", "itunes:summary"));
  const title = first("title");
  const isLong =
    description !== undefined &&
    (description.words.text.length > LONG || /<\/p>[\s\S]*<p\b/i.test(description.words.text));
  const authors = named(element, "dc:creator").concat(
    named(element, "author"),
    named(element, "itunes:author"),
  );
  const medias = mediaOf(element);
  return {
    slug: slugOf(link) ?? (title === undefined ? undefined : textOf(title).trim()),
    id: guid === undefined ? link : textOf(guid).trim(),
    link,
    language: words("dc:language") ?? facts.language,
    title:
      title === undefined
        ? undefined
        : {
            words: locatedText(title, source),
            isHtml: /<\/?[a-z][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i.test(textOf(title)),
          },
    summary: encoded === undefined ? undefined : description,
    content: encoded ?? description,
    isWhole: encoded !== undefined || isLong,
    authors: distinct(authors.flatMap(rssPerson)),
    categories: named(element, "category")
      .concat(named(element, "dc:subject"))
      .map((one) => textOf(one).trim())
      .filter((one) => one !== ""),
    published: momentOf(words("pubDate", "dc:date", "dcterms:created")),
    updated: momentOf(words("dcterms:modified", "atom:updated")),
    rights: words("dc:rights", "media:copyright") ?? facts.rights,
    picture: pictureOf(medias, link ?? facts.link),
    media: medias.flatMap(({ url, kind, title: name }) =>
      kind === "picture" ? [] : [{ url: absoluteAddress(url, link) ?? url, title: name }],
    ),
    base: link ?? facts.link,
    span: source.span(0, source.text.length),
  };
}

const named = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => child.type === "element" && child.name === name);

/** `editor@example.com (Name)`, or a name alone. */
function rssPerson(element: XmlElement): readonly Byline[] {
  const written = textOf(element).trim();
  const [, email, name] = /^(\S+@\S+)\s*(?:\(([^)]*)\))?$/.exec(written) ?? [];
  const shown = (name ?? (email === undefined ? written : "")).trim();
  return shown === ""
    ? []
    : [{ name: shown, role: "author", ...(email === undefined ? {} : { email }) }];
}

function distinct(bylines: readonly Byline[]): readonly Byline[] {
  return bylines.filter(({ name }, at) => bylines.findIndex((other) => other.name === name) === at);
}

interface Media {
  readonly url: string;
  readonly kind: "picture" | "other";
  readonly width: number;
  readonly title: string | undefined;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** What `enclosure` and the media module name, groups opened. */
function mediaOf(item: XmlElement): readonly Media[] {
  const words = (element: XmlElement, name: string) => {
    const [found] = named(element, name);
    const text = found === undefined ? "" : textOf(found).trim();
    return text === "" ? undefined : text;
  };
  return item.children.flatMap((child): readonly Media[] => {
    if (child.type !== "element") {
      return [];
    }
    if (child.name === "media:group") {
      return mediaOf(child);
    }
    const url =
      attributeOf(child, "url") ??
      (child.name === "itunes:image" ? attributeOf(child, "href") : undefined);
    if (
      url === undefined ||
      !/^(?:enclosure|media:content|media:thumbnail|itunes:image)$/.test(child.name)
    ) {
      return [];
    }
    const type = attributeOf(child, "type") ?? attributeOf(child, "medium") ?? "";
    const isPicture =
      /^image/i.test(type) ||
      /thumbnail|:image$/.test(child.name) ||
      (type === "" && /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url));
    return [
      {
        url,
        kind: isPicture ? "picture" : "other",
        // A thumbnail only where there is nothing else.
        width:
          child.name === "media:thumbnail" ? -1 : Number(attributeOf(child, "width") ?? 0) || 0,
        title: words(child, "media:title") ?? words(item, "media:title"),
        caption: words(child, "media:description") ?? words(item, "media:description"),
        credit: words(child, "media:credit") ?? words(item, "media:credit"),
      },
    ];
  });
}

function pictureOf(medias: readonly Media[], base: string | undefined): FeedPicture | undefined {
  const [best] = medias
    .filter(({ kind }) => kind === "picture")
    .sort((one, other) => other.width - one.width);
  return best === undefined
    ? undefined
    : {
        url: absoluteAddress(best.url, base) ?? best.url,
        alt: best.title,
        caption: best.caption,
        credit: best.credit,
      };
}
