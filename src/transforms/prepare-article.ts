import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  type Article,
  build,
  type CaptionNumber,
  type Direction,
  languageDirection,
  type PreparedArticle,
  type ReferenceTarget,
  type WalkedNode,
} from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import { assignAnchors, type TakenAnchors } from "./assign-anchors.ts";
import { collectTargets, isCaptioned } from "./collect-targets.ts";
import { oneLine } from "./derive-title.ts";
import { closingParts, openingParts } from "./front-parts.ts";
import { placeAcross } from "./link-articles.ts";
import { captionReference } from "./name-captions.ts";
import { type CaptionStart, type CountedCaptions, numberCaptions } from "./number-captions.ts";
import { numberHeadings } from "./number-headings.ts";
import { numberNotes } from "./number-notes.ts";
import { createOrigins, type Origins } from "./origins.ts";
import { mapPrinted, type PrintedArticle, printedNodes } from "./printed-nodes.ts";
import {
  createFillReferences,
  createWriteOut,
  type EnclosedRole,
  type NameTarget,
} from "./write-out-inlines.ts";

export interface ArticleContext {
  readonly profile: Profile;
  readonly title: string;
  /** Anchors that the articles before have; those of this one are added. */
  readonly takenAnchors: TakenAnchors;
  /** How many levels of headings are numbered. */
  readonly numberedLevels: number;
  /** What stands between guillemets. */
  readonly enclosed: ReadonlySet<EnclosedRole> | undefined;
  /** Notes of the articles before, when numbers go on; else 0. */
  readonly notesBefore: number;
  readonly captions: { readonly asked: CountedCaptions; readonly start: CaptionStart };
  /** The counted figures and tables of each article, by id. */
  readonly captionsAcross: readonly ReadonlyMap<string, CaptionNumber>[];
  /** The titles of all articles: a reference to another one may need its words. */
  readonly titles: readonly string[];
  readonly report: Report;
}

/** Settles all that is printed of one article, and how its parts refer to each other. */
export function prepareArticle(article: Article, context: ArticleContext): PreparedArticle {
  const { profile, title, notesBefore, report } = context;
  const origins = createOrigins();
  const written = mapPrinted(
    {
      opening: openingParts(article, profile, origins),
      body: article.body,
      closing: closingParts(article, profile, origins),
    },
    createWriteOut(profile, origins, context.enclosed),
  );
  const printed = fillReferences(written, context, origins);
  const nodes = printedNodes(printed);
  const noteLabels = numberNotes(nodes, profile, notesBefore);
  const captions = numberCaptions(
    printed.body,
    context.captions.asked,
    context.captions.start,
    profile,
  );
  const anchors = assignAnchors(nodes, captions, context.takenAnchors, report);
  return {
    article,
    direction: directionOf(article),
    title,
    shortTitle: oneLine(article.shortHeadline ?? "") || title,
    ...printed,
    noteLabels,
    captions,
    headingNumbers: numberHeadings(printed.body, context.numberedLevels, profile),
    anchors,
    origins: origins.table,
    targets: collectTargets(nodes, { anchors, noteLabels, captions }, profile),
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
  context: ArticleContext,
  origins: Origins,
): PrintedArticle {
  const { profile, titles, captionsAcross, report } = context;
  const nodes = printedNodes(written);
  const references = nodes.filter((node) => node.type === "crossReference");
  if (references.length === 0) {
    return written;
  }
  const captions = numberCaptions(
    written.body,
    context.captions.asked,
    context.captions.start,
    profile,
  );
  const targets = provisionalTargets(nodes, captions, context);
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
  const captionOf = (target: string): CaptionNumber | undefined => {
    const node = targets.get(target)?.node;
    if (node !== undefined) {
      return isCaptioned(node) ? captions.get(node) : undefined;
    }
    const across = placeAcross(target, titles.length);
    return captionsAcross[across?.article ?? titles.length]?.get(across?.id ?? "");
  };
  const name: NameTarget = (reference, before, around) => {
    const { target, show } = reference;
    const caption = show === "caption" ? undefined : captionOf(target);
    return caption === undefined
      ? (targets.get(target)?.label ?? [build.text(titleAcross(target) ?? target)])
      : captionReference(reference, caption, before, around);
  };
  return mapPrinted(written, createFillReferences(name, profile, origins));
}

/** Filling references makes new nodes, so these tables serve for their labels only and are made again after. */
function provisionalTargets(
  nodes: readonly WalkedNode[],
  captions: PreparedArticle["captions"],
  { profile, notesBefore }: ArticleContext,
): ReadonlyMap<string, ReferenceTarget> {
  const silent: Report = () => undefined;
  const anchors = assignAnchors(nodes, captions, new Map(), silent);
  const noteLabels = numberNotes(nodes, profile, notesBefore);
  return collectTargets(nodes, { anchors, noteLabels, captions }, profile);
}
