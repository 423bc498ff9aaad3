import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { SourceFile } from "../reader.ts";
import { elementOf, streamXml, textOf, type XmlElement } from "../xml/index.ts";

/** A picture or another file in the library of a website. */
export interface Attachment {
  readonly url: string;
  readonly alt: string | undefined;
  /** HTML of one line. */
  readonly caption: string | undefined;
  /** The post that it was uploaded for. */
  readonly parent: string | undefined;
}

/** What the posts of an export refer to. */
export interface Site {
  readonly language: string | undefined;
  readonly address: string | undefined;
  /** The names of authors by their logins. */
  readonly authors: ReadonlyMap<string, string>;
  /** By their numbers. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The HTML of blocks that several posts share, by their numbers. */
  readonly sharedBlocks: ReadonlyMap<string, string>;
}

/**
 * Goes through an export for what its posts refer to, which may stand behind them. `undefined` after reporting why nothing
 * could be read; a file that is cut short further on is told of when its posts are read.
 */
export async function readSite(source: SourceFile, report: Report): Promise<Site | undefined> {
  const authors = new Map<string, string>();
  const attachments = new Map<string, Attachment>();
  const sharedBlocks = new Map<string, string>();
  let language: string | undefined;
  let address: string | undefined;
  let isEmpty = true;
  const parts = streamXml(source.chunks(), {
    source: source.name,
    isWanted: ([root, channel, name]) =>
      root === "rss" && channel === "channel" && name !== undefined && WANTED.has(name),
  });
  for await (const part of parts) {
    if ("fault" in part) {
      if (isEmpty) {
        report(diagnostic(part.code, part.fault, { span: part.span }));
        return undefined;
      }
      break;
    }
    isEmpty = false;
    const { element } = part;
    switch (element.name) {
      case "language":
        language ??= wordsOf(element);
        break;
      case "wp:base_blog_url":
        address = wordsOf(element) ?? address;
        break;
      case "link":
        address ??= wordsOf(element);
        break;
      case "wp:author": {
        const login = wordsIn(element, "author_login");
        const name = wordsIn(element, "author_display_name") ?? login;
        if (login !== undefined && name !== undefined) {
          authors.set(login, name);
        }
        break;
      }
      default:
        keepItem(element, attachments, sharedBlocks);
    }
  }
  return { language, address, authors, attachments, sharedBlocks };
}

const WANTED = new Set(["language", "link", "wp:base_blog_url", "wp:author", "item"]);

function keepItem(
  item: XmlElement,
  attachments: Map<string, Attachment>,
  sharedBlocks: Map<string, string>,
): void {
  const id = wordsIn(item, "post_id");
  const type = wordsIn(item, "post_type");
  if (id === undefined) {
    return;
  }
  if (type === "wp_block") {
    sharedBlocks.set(id, wordsOf(namedOf(item, "content:encoded")) ?? "");
  } else if (type === "attachment") {
    const url = wordsIn(item, "attachment_url") ?? wordsIn(item, "guid");
    if (url !== undefined) {
      attachments.set(id, {
        url,
        alt: metaOf(item, "_wp_attachment_image_alt"),
        caption: wordsOf(namedOf(item, "excerpt:encoded")),
        parent: wordsIn(item, "post_parent"),
      });
    }
  }
}

/** The child element of that name, prefix included. */
export const namedOf = ({ children }: XmlElement, name: string): XmlElement | undefined =>
  children.find((child): child is XmlElement => child.type === "element" && child.name === name);

/** The words in an element, without blanks around; `undefined` for none. */
export function wordsOf(element: XmlElement | undefined): string | undefined {
  const words = element === undefined ? "" : textOf(element).trim();
  return words === "" ? undefined : words;
}

/** The words in the first child element of that local name. */
export const wordsIn = (element: XmlElement, local: string): string | undefined =>
  wordsOf(elementOf(element, local));

/** The fields that plug-ins and WordPress itself keep with a post, in their order. */
export const metasOf = (item: XmlElement): readonly (readonly [string, XmlElement])[] =>
  item.children.flatMap((child) => {
    if (child.type !== "element" || child.name !== "wp:postmeta") {
      return [];
    }
    const key = wordsIn(child, "meta_key");
    const value = elementOf(child, "meta_value");
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });

const metaOf = (item: XmlElement, key: string): string | undefined =>
  wordsOf(metasOf(item).find(([name]) => name === key)?.[1]);
