import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { type ReadOptions, type ReadPiece, type SourceFile, settle } from "../reader.ts";
import { streamXml } from "../xml/index.ts";
import { atomEntry } from "./atom-entry.ts";
import { entryArticle } from "./entry-article.ts";
import { readFeedFacts } from "./feed-facts.ts";
import { rssItem } from "./rss-item.ts";

/** Reads RSS (0.9 to 2.0) and Atom (RFC 4287): each item or entry is a text. */
export async function* readFeed(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const facts = await readFeedFacts(source, report);
  if (facts === undefined) {
    return;
  }
  let count = 0;
  let teasers = 0;
  const items = streamXml(source.chunks(), { source: source.name, isWanted: isItem });
  for await (const item of items) {
    if ("fault" in item) {
      report(diagnostic(item.code, item.fault, { span: item.span }));
      break;
    }
    count += 1;
    const { element } = item;
    const entry = element.local === "entry" ? atomEntry(item, facts) : rssItem(item, facts);
    const piece = createCollector();
    const input = entryArticle(entry, settings, piece.report);
    teasers += input !== undefined && !entry.isWhole ? 1 : 0;
    yield {
      stem: entry.slug ?? `item-${count}`,
      input: piece.diagnostics.some(({ severity }) => severity === "error") ? undefined : input,
      diagnostics: piece.diagnostics,
      files: new Map(),
    };
  }
  if (teasers > 0) {
    report(
      diagnostic(
        "input/lost",
        `${teasers} of ${count} items have no more than a summary in the feed`,
        {
          hints: [
            "the whole text is on the website; WordPress and others can put it into the feed",
          ],
        },
      ),
    );
  }
}

const isItem = (path: readonly string[]): boolean => {
  const [root = "", second = "", third = ""] = path.map((name) => name.replace(/^.*:/, ""));
  return path.length === 2
    ? (root === "feed" && second === "entry") || (root === "RDF" && second === "item")
    : path.length === 3 && root === "rss" && second === "channel" && third === "item";
};
