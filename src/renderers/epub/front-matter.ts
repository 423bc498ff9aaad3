import { type PreparedPublication, rightsNotice } from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import { contentDocument } from "./content-document.ts";
import { coverMarks } from "./image-element.ts";
import type { Picture } from "./pictures.ts";
import { container, element, type XmlElement } from "./xml.ts";

/** The document that shows the cover. */
export function renderCover(
  { publication, direction }: PreparedPublication,
  { path }: Picture,
  { labels }: Profile,
  styleSheet: string,
): string {
  const { title, language, cover } = publication;
  const marks = cover === undefined ? {} : coverMarks(cover);
  const alt = cover?.alt ?? `${labels.cover}: ${title}`;
  return contentDocument({
    title,
    language,
    direction,
    attributes: { "epub:type": "frontmatter", class: "cover" },
    styleSheet,
    body: [
      container("section", { "epub:type": "cover", "aria-label": labels.cover }, [
        element("img", { role: "doc-cover", src: `../${path}`, alt, ...marks }),
      ]),
    ],
  });
}

/** Title, those who made the book, publisher and rights, on a page of their own. */
export function renderTitlePage(
  { publication, direction }: PreparedPublication,
  label: string,
  styleSheet: string,
): string {
  const { title, subtitle, creators, publisher, rights, language } = publication;
  const names = [...new Set(creators.map(({ name }) => name))];
  const line = (name: string, text: string | undefined): readonly XmlElement[] =>
    text === undefined || text === "" ? [] : [element("p", { class: name }, [text])];
  return contentDocument({
    title,
    language,
    direction,
    attributes: { "epub:type": "frontmatter", class: "title-page" },
    styleSheet,
    body: [
      container("section", { "epub:type": "titlepage", "aria-label": label }, [
        element("h1", { "epub:type": "fulltitle" }, [title]),
        ...line("deck", subtitle),
        ...names.flatMap((name) => line("byline", name)),
        ...line("publisher", publisher),
        ...line("rights", rightsNotice(rights)),
      ]),
    ],
  });
}

/** Who made the book and on what terms, after the last chapter. */
export function renderColophon(
  { publication, direction, colophon }: PreparedPublication,
  label: string,
  styleSheet: string,
): string {
  const { title, language } = publication;
  return contentDocument({
    title,
    language,
    direction,
    attributes: { "epub:type": "backmatter", class: "colophon" },
    styleSheet,
    body: [
      container(
        "section",
        { "epub:type": "colophon", role: "doc-colophon", "aria-label": label },
        colophon.map(({ text, direction: own }) =>
          element("p", { class: "rights" }, [
            own === undefined ? text : element("bdi", { dir: own }, [text]),
          ]),
        ),
      ),
    ],
  });
}
