import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  type Article,
  build,
  type CrossReference,
  type Direction,
  languageDirection,
  type PreparedArticle,
  type ReferenceTarget,
  type WalkedNode,
} from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import { assignAnchors, type TakenAnchors } from "./assign-anchors.ts";
import { collectTargets } from "./collect-targets.ts";
import { oneLine } from "./derive-title.ts";
import { closingParts, openingParts } from "./front-parts.ts";
import { placeAcross } from "./link-articles.ts";
import { numberNotes } from "./number-notes.ts";
import { mapPrinted, type PrintedArticle, printedNodes } from "./printed-nodes.ts";
import { createFillReferences, createWriteOut } from "./write-out-inlines.ts";

export interface ArticleContext {
  readonly profile: Profile;
  readonly title: string;
  /** Anchors that the articles before have; those of this one are added. */
  readonly takenAnchors: TakenAnchors;
  /** Notes of the articles before, when numbers go on; else 0. */
  readonly notesBefore: number;
  /** The titles of all articles: a reference to another one may need its words. */
  readonly titles: readonly string[];
  readonly report: Report;
}

/** Settles all that is printed of one article, and how its parts refer to each other. */
export function prepareArticle(article: Article, context: ArticleContext): PreparedArticle {
  const { profile, title, notesBefore, report } = context;
  const written = mapPrinted(
    {
      opening: openingParts(article, profile),
      body: article.body,
      closing: closingParts(article, profile),
    },
    createWriteOut(profile),
  );
  const printed = fillReferences(written, context);
  const nodes = printedNodes(printed);
  const noteLabels = numberNotes(nodes, profile, notesBefore);
  const anchors = assignAnchors(nodes, context.takenAnchors, report);
  return {
    article,
    direction: directionOf(article),
    title,
    shortTitle: oneLine(article.shortHeadline ?? "") || title,
    ...printed,
    noteLabels,
    anchors,
    targets: collectTargets(nodes, { anchors, noteLabels }, profile),
  };
}

/** The direction that is given, else the language's own. */
export function directionOf(given: {
  readonly language: string;
  readonly direction?: Direction | undefined;
}): Direction {
  return given.direction ?? languageDirection(given.language);
}

/** Gives words to references that have none. One that leads nowhere keeps the name of what it was to lead to. */
function fillReferences(
  written: PrintedArticle,
  { profile, notesBefore, titles, report }: ArticleContext,
): PrintedArticle {
  const nodes = printedNodes(written);
  const references = nodes.filter((node) => node.type === "crossReference");
  if (references.length === 0) {
    return written;
  }
  const targets = provisionalTargets(nodes, profile, notesBefore);
  const titleAcross = (target: string) =>
    titles[placeAcross(target, titles.length)?.article ?? titles.length];
  for (const { target, span } of references) {
    if (!targets.has(target) && titleAcross(target) === undefined) {
      report(
        diagnostic("article/unknown-target", `nothing in the article has the id "${target}"`, {
          span,
        }),
      );
    }
  }
  const name = ({ target }: CrossReference) =>
    targets.get(target)?.label ?? [build.text(titleAcross(target) ?? target)];
  return mapPrinted(written, createFillReferences(name));
}

/** Filling references makes new nodes, so these tables serve for their labels only and are made again after. */
function provisionalTargets(
  nodes: readonly WalkedNode[],
  profile: Profile,
  notesBefore: number,
): ReadonlyMap<string, ReferenceTarget> {
  const silent: Report = () => undefined;
  const anchors = assignAnchors(nodes, new Map(), silent);
  const noteLabels = numberNotes(nodes, profile, notesBefore);
  return collectTargets(nodes, { anchors, noteLabels }, profile);
}
