import { build, type Note, type PreparedArticle } from "../../model/index.ts";
import type { LayoutContext } from "../layout-context.ts";
import { type FilledPage, placedOn } from "./filled-page.ts";

/** Numbers have their own widths, so pages change with them: after so many tries notes are counted through the article. */
const MOST_TRIES = 4;

/**
 * `article` with notes counted from 1 on each page, where the template asks for it. `fill` makes the pages of an article
 * and leaves nothing behind.
 */
export function withPageNumbers(
  article: PreparedArticle,
  context: LayoutContext,
  fill: (article: PreparedArticle) => readonly FilledPage[],
): PreparedArticle {
  const { place, numbering } = context.template.notes;
  if (numbering !== "page" || place === "article-end" || article.noteLabels.size === 0) {
    return article;
  }
  let current = article;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const labels = labelsByPage(current, fill(current), context);
    if ([...labels].every(([note, label]) => current.noteLabels.get(note) === label)) {
      return current;
    }
    current = relabelled(article, labels);
  }
  return article;
}

/** Numbers in the order in which notes begin on each page. */
function labelsByPage(
  { noteLabels }: PreparedArticle,
  pages: readonly FilledPage[],
  { noteAnchor, profile }: LayoutContext,
): ReadonlyMap<Note, string> {
  const byAnchor = new Map([...noteLabels.keys()].map((note) => [noteAnchor(note), note]));
  const labels = new Map(noteLabels);
  for (const page of pages) {
    const begun = placedOn(page)
      .flatMap(({ slab }) => slab.anchors)
      .flatMap((anchor) => byAnchor.get(anchor) ?? []);
    for (const [index, note] of begun.entries()) {
      labels.set(note, profile.counter(index + 1));
    }
  }
  return labels;
}

/** Other numbers at the notes and in references to them. */
function relabelled(
  article: PreparedArticle,
  noteLabels: ReadonlyMap<Note, string>,
): PreparedArticle {
  const targets = new Map(
    [...article.targets].map(([id, target]) => {
      const label = target.node?.type === "note" ? noteLabels.get(target.node) : undefined;
      return [id, label === undefined ? target : { ...target, label: [build.text(label)] }];
    }),
  );
  return { ...article, noteLabels, targets };
}
