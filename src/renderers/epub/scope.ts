import type { Report } from "../../diagnostics/index.ts";
import {
  type Direction,
  type Identified,
  type Localised,
  languageDirection,
  type PreparedArticle,
} from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { ReadFormula } from "./formulas.ts";
import type { NoteKeeper } from "./notes.ts";
import type { PageMarks } from "./page-marks.ts";
import type { PictureShelf } from "./pictures.ts";
import type { XmlAttributes, XmlNode } from "./xml.ts";

/** What every block and inline of one content document shares. */
export interface Chapter {
  readonly article: PreparedArticle;
  readonly profile: Profile;
  readonly report: Report;
  readonly pictures: PictureShelf;
  readonly notes: NoteKeeper;
  readonly pageMarks: PageMarks;
  /** Absent when the publication has no formulas. */
  readonly readFormula: ReadFormula | undefined;
  /** Of the content document, from the folder of the package document. */
  readonly path: string;
  /** An id that nothing else in the document has. */
  readonly newId: (stem: string) => string;
  /** The HTML level of a heading of level 1 in the body: 2 below a headline, else 1. */
  readonly topHeading: 1 | 2;
}

/** Where a node stands: what it takes from its surroundings. */
export interface Scope {
  readonly chapter: Chapter;
  readonly language: string;
  readonly direction: Direction;
  /** Set inside a link, which can hold no other: what must wait until the link has ended. */
  readonly afterLink: XmlNode[] | undefined;
}

export const langAttributes = (language: string): XmlAttributes => ({
  lang: language,
  "xml:lang": language,
});

/**
 * The scope inside a block that may name its own language or direction, and the attributes that say so; with them the
 * marks of what the author gave, which `id`, `lang` and `dir` alone do not tell from what we made or left out.
 */
export function localise(
  scope: Scope,
  { id, language, direction }: Localised & Identified,
): { readonly scope: Scope; readonly attributes: XmlAttributes } {
  if (language === undefined && direction === undefined) {
    return { scope, attributes: id === undefined ? {} : { "data-id": id } };
  }
  const inner: Scope = {
    ...scope,
    language: language ?? scope.language,
    direction:
      direction ?? (language === undefined ? scope.direction : languageDirection(language)),
  };
  return {
    scope: inner,
    attributes: {
      ...(inner.language === scope.language ? {} : langAttributes(inner.language)),
      ...(inner.direction === scope.direction ? {} : { dir: inner.direction }),
      "data-id": id,
      "data-lang": inner.language === scope.language ? language : undefined,
      "data-dir": direction,
    },
  };
}

/** The name of an article's document, beside the others; the first has index 0. */
export const chapterFile = (index: number): string =>
  `chapter-${String(index + 1).padStart(3, "0")}.xhtml`;
