import type { Report } from "../../diagnostics/index.ts";
import type { Matter, Note, PreparedArticle } from "../../model/index.ts";
import { type Profile, profileOfArticle } from "../../profile/index.ts";
import { articleFacts } from "./article-facts.ts";
import { pageMarkOf, renderBlocks, renderHeading } from "./blocks.ts";
import { type BodySection, sectionBody } from "./body-sections.ts";
import { contentDocument } from "./content-document.ts";
import type { ReadFormula } from "./formulas.ts";
import { renderClosing, renderOpening } from "./front-parts.ts";
import { createNoteKeeper, type KeptNote } from "./notes.ts";
import { NO_PAGE_MARKS, type PageMarks } from "./page-marks.ts";
import type { PictureShelf } from "./pictures.ts";
import { type Chapter, localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement } from "./xml.ts";

export interface ChapterInput {
  readonly article: PreparedArticle;
  readonly profile: Profile;
  readonly pictures: PictureShelf;
  readonly pageMarks: PageMarks;
  readonly readFormula: ReadFormula | undefined;
  /** From the folder of the package document. */
  readonly path: string;
  readonly styleSheet: string;
  readonly report: Report;
  readonly matter: Matter;
}

/** The content document of one article. */
export function renderChapter(input: ChapterInput): string {
  const { article, pictures, report } = input;
  const { language } = article.article;
  const newId = createIds(article);
  const profile = profileOfArticle(article.article, input.profile);
  const hasTitle = article.opening.some((part) => part.kind === "line" && part.role === "title");
  const chapter: Chapter = {
    article,
    profile,
    report,
    pictures,
    notes: createNoteKeeper(article, profile, newId),
    pageMarks: input.pageMarks,
    readFormula: input.readFormula,
    path: input.path,
    newId,
    topHeading: hasTitle ? 2 : 1,
  };
  const scope: Scope = { chapter, language, direction: article.direction, afterLink: undefined };
  const titleId = newId("title");
  const body = sectionBody(article.body);
  const content = [
    ...renderOpening(article.opening, titleId, scope),
    ...renderBlocks(body.blocks, scope),
    ...body.sections.map((section) => renderSection(section, scope)),
    ...renderClosing(article.closing, scope),
  ];
  const name = hasTitle ? { "aria-labelledby": titleId } : { "aria-label": article.title };
  return contentDocument({
    title: article.title,
    language,
    direction: article.direction,
    attributes: { "epub:type": `${input.matter}matter` },
    styleSheet: input.styleSheet,
    facts: articleFacts(article.article),
    body: [
      container(
        "section",
        { class: "chapter", "epub:type": "chapter", role: "doc-chapter", ...name },
        [...content, ...renderNotes(scope)],
      ),
    ],
  });
}

function renderSection({ heading, blocks, sections }: BodySection, outer: Scope): XmlElement {
  const { scope, attributes } = localise(outer, heading);
  const id = outer.chapter.article.anchors.get(heading);
  return container("section", { class: "section" }, [
    ...pageMarkOf(heading, outer),
    renderHeading(heading, { id, ...attributes }, scope),
    ...renderBlocks(blocks, outer),
    ...sections.map((section) => renderSection(section, outer)),
  ]);
}

/** The notes at the end of the document, where a reading system without popups shows them. */
function renderNotes(outer: Scope): readonly XmlElement[] {
  const { notes, profile, article } = outer.chapter;
  const scope = { ...outer, chapter: { ...outer.chapter, pageMarks: NO_PAGE_MARKS } };
  const rendered = new Map<Note, XmlElement>();
  // Not `map`: a note inside a note joins the list while it is gone through.
  for (const kept of notes.kept) {
    rendered.set(kept.note, renderNote(kept, scope));
  }
  if (rendered.size === 0) {
    return [];
  }
  // In the order of their numbers; a note inside a note is numbered after its own, but found last.
  const numbered = [...article.noteLabels.keys()].flatMap((note) => rendered.get(note) ?? []);
  const others = [...rendered].filter(([note]) => !article.noteLabels.has(note));
  return [
    container(
      "section",
      { class: "notes", "epub:type": "footnotes", "aria-label": profile.labels.notes },
      [...numbered, ...others.map(([, written]) => written)],
    ),
  ];
}

function renderNote({ note, id, label, referenceId }: KeptNote, scope: Scope): XmlElement {
  const back = element(
    "a",
    {
      "epub:type": "backlink",
      role: "doc-backlink",
      href: `#${referenceId}`,
      "aria-label": `${scope.chapter.profile.labels.backToText} ${label}`,
    },
    [label],
  );
  const [first, ...rest] = renderBlocks(note.children, scope);
  const attributes = {
    class: "footnote",
    "epub:type": "footnote",
    role: "doc-footnote",
    id,
    "data-id": note.id,
  };
  return container(
    "aside",
    attributes,
    first?.name === "p"
      ? [{ ...first, children: [back, ". ", ...first.children] }, ...rest]
      : [element("p", {}, [back, "."]), ...(first === undefined ? [] : [first]), ...rest],
  );
}

function createIds({ anchors }: PreparedArticle): (stem: string) => string {
  const taken = new Set(anchors.values());
  const last = new Map<string, number>();
  return (stem) => {
    let number = last.get(stem) ?? 0;
    let id: string;
    do {
      number += 1;
      id = `${stem}-${number}`;
    } while (taken.has(id));
    last.set(stem, number);
    return id;
  };
}
