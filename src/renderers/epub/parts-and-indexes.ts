import type {
  IndexEntry,
  IndexPlace,
  PreparedIndex,
  PreparedPart,
  PreparedPublication,
} from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { Pagination } from "../reflowable.ts";
import { contentDocument } from "./content-document.ts";
import { chapterFile } from "./scope.ts";
import { container, element, type XmlElement, type XmlNode } from "./xml.ts";

/** The document of a part: its title alone. */
export function renderPartPage(
  { title, subtitle, start, end }: PreparedPart,
  { publication, direction }: PreparedPublication,
  styleSheet: string,
): string {
  const marks = { "data-from": String(start + 1), "data-to": String(end) };
  return contentDocument({
    title,
    language: publication.language,
    direction,
    attributes: { "epub:type": "bodymatter", class: "title-page" },
    styleSheet,
    body: [
      container(
        "section",
        { "epub:type": "part", role: "doc-part", "aria-label": title, ...marks },
        [
          element("h1", { "epub:type": "title" }, [title]),
          ...(subtitle === undefined
            ? []
            : [element("p", { class: "deck", role: "doc-subtitle" }, [subtitle])]),
        ],
      ),
    ],
  });
}

/** What the links of an index say: page numbers of the paged edition where there is one, else where they lead. */
export interface IndexInput {
  readonly prepared: PreparedPublication;
  readonly pagination: Pagination;
  readonly profile: Profile;
  readonly styleSheet: string;
}

/** The document of an index: letters as headings, below each its entries with links to their places. */
export function renderIndex({ title, groups }: PreparedIndex, input: IndexInput): string {
  const { publication, direction } = input.prepared;
  return contentDocument({
    title,
    language: publication.language,
    direction,
    attributes: { "epub:type": "backmatter", class: "index" },
    styleSheet: input.styleSheet,
    body: [
      container("section", { "epub:type": "index", role: "doc-index", "aria-label": title }, [
        element("h1", {}, [title]),
        ...groups.map(({ letter, entries }) =>
          container("section", { "epub:type": "index-group", "aria-label": letter }, [
            element("h2", { class: "index-letter" }, [letter]),
            container(
              "ul",
              { "epub:type": "index-entry-list", class: "index-entries" },
              entries.map((entry) => renderEntry(entry, input)),
            ),
          ]),
        ),
      ]),
    ],
  });
}

function renderEntry({ words, places }: IndexEntry, input: IndexInput): XmlElement {
  const links = locators(places, input).flatMap(({ label, href }): readonly XmlNode[] => [
    input.profile.labels.listSeparator,
    element("a", { "epub:type": "index-locator", href }, [label]),
  ]);
  return element("li", { "epub:type": "index-entry" }, [
    element("span", { "epub:type": "index-term" }, [words]),
    ...links,
  ]);
}

interface Locator {
  readonly label: string;
  readonly href: string;
}

function locators(
  places: readonly IndexPlace[],
  { prepared, pagination, profile }: IndexInput,
): readonly Locator[] {
  const labels = new Set<string>();
  const counts = new Map<number, number>();
  return places.flatMap(({ anchor, article, isWhole }): readonly Locator[] => {
    const href = chapterFile(article) + (isWhole ? "" : `#${anchor}`);
    const page = pagination.get(anchor);
    if (page !== undefined) {
      const isNew = !labels.has(page);
      labels.add(page);
      return isNew ? [{ label: page, href }] : [];
    }
    const count = (counts.get(article) ?? 0) + 1;
    counts.set(article, count);
    const isNamed = count === 1 && prepared.articles.length > 1;
    const title = prepared.articles[article]?.shortTitle ?? "";
    return [{ label: isNamed ? title : profile.counter(count), href }];
  });
}
