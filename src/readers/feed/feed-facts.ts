import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { SourceFile } from "../reader.ts";
import { decodeXmlChunks } from "../xml/decode-chunks.ts";
import {
  attributeOf,
  createXmlScan,
  elementOf,
  streamXml,
  textOf,
  type XmlElement,
  XmlFault,
} from "../xml/index.ts";
import { personOf } from "./atom-entry.ts";
import type { FeedFacts } from "./entry.ts";

const WANTED = new Set(["title", "language", "link", "author", "rights", "copyright"]);

/** What a feed says of itself; `undefined` after reporting that it is none. */
export async function readFeedFacts(
  source: SourceFile,
  report: Report,
): Promise<FeedFacts | undefined> {
  const root = await rootOf(source);
  if (root === undefined || !/^(?:rss|feed|RDF)$/.test(root.local)) {
    report(diagnostic("input/damaged", `${source.name} is no feed: it has no element rss or feed`));
    return undefined;
  }
  const depth = root.local === "feed" ? 2 : 3;
  const found = new Map<string, XmlElement>();
  const parts = streamXml(source.chunks(), {
    source: source.name,
    isWanted: (path) =>
      path.length === depth && WANTED.has((path.at(-1) ?? "").replace(/^dc:/, "")),
  });
  for await (const part of parts) {
    if ("fault" in part) {
      // Told when the items are read.
      break;
    }
    const { element } = part;
    const isOfFeed = element.local !== "link" || isMainLink(element);
    if (isOfFeed && !found.has(element.local)) {
      found.set(element.local, element);
    }
  }
  const words = (name: string) => {
    const element = found.get(name);
    const text = element === undefined ? "" : textOf(element).trim();
    return text === "" ? undefined : text;
  };
  const link = found.get("link");
  const author = found.get("author");
  const person =
    author === undefined || elementOf(author, "name") === undefined ? [] : personOf(author);
  return {
    title: words("title"),
    language: root.language ?? words("language"),
    link:
      root.base ?? (link === undefined ? undefined : (attributeOf(link, "href") ?? words("link"))),
    rights: words("rights") ?? words("copyright"),
    authors: person,
  };
}

/** Atom has links of several kinds; that of RSS has no attributes. */
const isMainLink = (link: XmlElement): boolean =>
  (attributeOf(link, "rel") ?? "alternate") === "alternate";

interface Root {
  readonly local: string;
  readonly language: string | undefined;
  readonly base: string | undefined;
}

/** The root element; of a file that is no XML, none. */
async function rootOf(source: SourceFile): Promise<Root | undefined> {
  let root: Root | undefined;
  const scan = createXmlScan({
    open: ({ local, attributes }) => {
      const own = (name: string) => attributes.find((one) => one.name === name)?.value;
      root ??= { local, language: own("xml:lang"), base: own("xml:base") };
    },
    close: () => undefined,
    text: () => undefined,
  });
  try {
    for await (const text of decodeXmlChunks(source.chunks())) {
      scan.write(text);
      if (root !== undefined) {
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof XmlFault)) {
      throw error;
    }
  }
  return root;
}
