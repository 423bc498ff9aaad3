import type { Direction } from "../../model/index.ts";
import { contentDocument } from "./content-document.ts";
import type { ContentsEntry } from "./contents.ts";
import { langAttributes } from "./scope.ts";
import { container, element, type XmlAttributes, type XmlElement } from "./xml.ts";

export interface NavigationInput {
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
  readonly styleSheet: string;
  readonly contentsLabel: string;
  readonly contents: readonly ContentsEntry[];
  /** Lists of figures and of tables, none of them empty. */
  readonly lists: readonly NavigationList[];
  readonly landmarksLabel: string;
  readonly landmarks: readonly Landmark[];
  readonly pagesLabel: string;
  /** Empty when there are no pages to point at. */
  readonly pages: readonly PageTarget[];
}

export interface NavigationList {
  /** Of the EPUB structural vocabulary: `loi`, a list of illustrations, or `lot`, of tables. */
  readonly type: "loi" | "lot";
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
}

export interface Landmark {
  /** A term of the EPUB structural vocabulary, such as `bodymatter`. */
  readonly type: string;
  readonly label: string;
  readonly href: string;
}

export interface PageTarget {
  readonly label: string;
  readonly href: string;
}

/** Where the contents stand in the navigation document. */
export const CONTENTS_ID = "toc";

/** The navigation document (EPUB 3.3, 7): contents, landmarks, and pages when there are any. */
export function renderNavigation(input: NavigationInput): string {
  const { language, direction } = input;
  const toc = container(
    "nav",
    {
      "epub:type": "toc",
      role: "doc-toc",
      id: CONTENTS_ID,
      "aria-labelledby": "toc-title",
    },
    [
      element("h1", { id: "toc-title" }, [input.contentsLabel]),
      contentsList(input.contents, { language, direction }),
    ],
  );
  const lists = input.lists.map(({ type, title, entries }) =>
    container("nav", { "epub:type": type, id: type, "aria-labelledby": `${type}-title` }, [
      element("h1", { id: `${type}-title` }, [title]),
      contentsList(entries, { language, direction }),
    ]),
  );
  const landmarks = hiddenList(
    "landmarks",
    { "aria-label": input.landmarksLabel },
    input.landmarks.map(({ type, label, href }) =>
      element("a", { "epub:type": type, href }, [label]),
    ),
  );
  const pages = hiddenList(
    "page-list",
    { role: "doc-pagelist", "aria-label": input.pagesLabel },
    input.pages.map(({ label, href }) => element("a", { href }, [label])),
  );
  return contentDocument({
    title: input.title,
    language,
    direction,
    attributes: { class: "contents" },
    styleSheet: input.styleSheet,
    body: [toc, ...lists, ...landmarks, ...pages],
  });
}

function contentsList(
  entries: readonly ContentsEntry[],
  around: { readonly language: string; readonly direction: Direction },
): XmlElement {
  const items = entries.map((entry) => {
    const { label, href, language, direction } = entry;
    const attributes = {
      href,
      ...(language === around.language ? {} : langAttributes(language)),
      dir: direction === around.direction ? undefined : direction,
    };
    const inner = entry.entries.length === 0 ? [] : [contentsList(entry.entries, around)];
    return container("li", {}, [element("a", attributes, [label]), ...inner]);
  });
  return container("ol", {}, items);
}

function hiddenList(
  type: string,
  attributes: XmlAttributes,
  links: readonly XmlElement[],
): readonly XmlElement[] {
  if (links.length === 0) {
    return [];
  }
  const items = links.map((link) => element("li", {}, [link]));
  return [
    container("nav", { "epub:type": type, ...attributes, hidden: "hidden" }, [
      container("ol", {}, items),
    ]),
  ];
}
