import { diagnostic, type Report } from "../diagnostics/index.ts";
import type {
  Article,
  CaptionNumber,
  FrontMatter,
  PreparedArticle,
  PreparedIndex,
  PreparedPublication,
  Publication,
} from "../model/index.ts";
import { findProfile, type Profile, profileOfArticle } from "../profile/index.ts";
import type { TakenAnchors } from "./assign-anchors.ts";
import { buildIndexes } from "./build-index.ts";
import { colophonLines } from "./colophon.ts";
import { deriveIdentifier } from "./derive-identifier.ts";
import { deriveTitle, oneLine } from "./derive-title.ts";
import { linkArticles } from "./link-articles.ts";
import { captionLists } from "./list-captions.ts";
import { publicationOf } from "./normalise-publication.ts";
import { type CaptionStart, type CountedCaptions, numberCaptions } from "./number-captions.ts";
import { placeMatter, placeParts } from "./place-parts.ts";
import { directionOf, prepareArticle } from "./prepare-article.ts";
import { stripForbidden } from "./strip-forbidden.ts";
import type { EnclosedRole } from "./write-out-inlines.ts";

/** What a template has a say in. */
export interface PrepareOptions {
  /** Captions that are counted in articles that say nothing of it; none when absent. */
  readonly countedCaptions?: CountedCaptions | undefined;
  /** How notes are counted where the publication does not say; from 1 in each article when absent. */
  readonly noteNumbering?: Publication["noteNumbering"];
  /** How many levels of headings are numbered; none when absent. */
  readonly numberedLevels?: number | undefined;
  /** What stands between guillemets; nothing when absent. */
  readonly enclosed?: ReadonlySet<EnclosedRole> | undefined;
  /** What is made beside an article that is exported alone; nothing when absent. */
  readonly frontMatter?: FrontMatter | undefined;
}

const NONE: CountedCaptions = { figures: false, tables: false };

/**
 * Runs every transform, in order, and settles what more than one format needs. `profile` serves the articles of its
 * language; an article of another language, or with a profile of its own, is written in that one.
 */
export function preparePublication(
  input: Article | Publication,
  profile: Profile,
  report: Report,
  template: PrepareOptions = {},
): PreparedPublication {
  const clean = stripForbidden(input, report);
  const articles = clean.type === "article" ? [clean] : clean.articles;
  const titles = articles.map((article) => deriveTitle(article, report));
  const publication =
    clean.type === "article"
      ? publicationOf(clean, titles[0] ?? "", template.frontMatter)
      : { ...clean, title: oneLine(clean.title) || (titles[0] ?? "") };
  const profiles = articles.map((article) => profileOf(article, profile, report));
  const captions = captionPlans(articles, profiles, publication, template.countedCaptions ?? NONE);
  const captionsAcross = captions.map(({ byId }) => byId);
  const takenAnchors: TakenAnchors = new Map();
  const noteNumbering = publication.noteNumbering ?? template.noteNumbering;
  let notesBefore = 0;
  const prepared = articles.map((article, at) => {
    const made = prepareArticle(article, {
      profile: profiles[at] ?? profile,
      captions: captions[at] ?? missingPlan(),
      captionsAcross,
      numberedLevels: template.numberedLevels ?? 0,
      enclosed: template.enclosed,
      title: titles[at] ?? "",
      titles,
      takenAnchors,
      notesBefore,
      report,
    });
    notesBefore += noteNumbering === "continue" ? made.noteLabels.size : 0;
    return made;
  });
  // Of an article, not of what a template makes beside it: the same text is the same work in every template.
  const work = clean.type === "article" ? publicationOf(clean, publication.title) : publication;
  const identifier = publication.identifier ?? deriveIdentifier(work);
  const linked = linkArticles(prepared, report);
  const { indexes, articles: indexed } = buildIndexes(publication, linked, profile, takenAnchors);
  return {
    publication: {
      ...publication,
      ...(noteNumbering === undefined ? {} : { noteNumbering }),
      frontMatter: withoutEmptyContents(publication.frontMatter, indexed, indexes),
    },
    isArticleAlone: clean.type === "article",
    ...(clean.type === "publication" ? { given: clean } : {}),
    identifier,
    parts: placeParts(publication, report),
    matter: placeMatter(publication),
    indexes,
    colophon: colophonLines(publication, identifier, profile),
    direction: directionOf(publication),
    articles: indexed,
    captionLists: captionLists(publication, indexed, profile.labels),
  };
}

/** Levels of headings that the contents of one article list. */
const LISTED_LEVELS = 2;

/** One article without headings has nothing to list but itself: a page with nothing but the word "contents" helps nobody. */
function withoutEmptyContents(
  frontMatter: FrontMatter,
  articles: readonly PreparedArticle[],
  indexes: readonly PreparedIndex[],
): FrontMatter {
  const [only, ...others] = articles;
  const isEmpty =
    others.length === 0 &&
    indexes.length === 0 &&
    only?.body.some((block) => block.type === "heading" && block.level <= LISTED_LEVELS) !== true;
  return isEmpty ? { ...frontMatter, contents: false } : frontMatter;
}

interface CaptionPlan {
  readonly asked: CountedCaptions;
  readonly start: CaptionStart;
  readonly byId: ReadonlyMap<string, CaptionNumber>;
}

/** Where each article begins to count, and what has which number: a reference may lead to a later article. */
function captionPlans(
  articles: readonly Article[],
  profiles: readonly Profile[],
  { captionNumbering, frontMatter }: Publication,
  ofTemplate: CountedCaptions,
): readonly CaptionPlan[] {
  const before = { figures: 0, tables: 0 };
  return articles.map((article, index): CaptionPlan => {
    const own = article.numberedCaptions;
    const asked = {
      // What is to be listed is found by its number.
      figures: own ?? (ofTemplate.figures || frontMatter.listOfFigures === true),
      tables: own ?? (ofTemplate.tables || frontMatter.listOfTables === true),
    };
    const chapter = captionNumbering === "chapter" ? index + 1 : undefined;
    const start = { ...before, chapter };
    const numbers = numberCaptions(article.body, asked, start, profiles[index] ?? missingPlan());
    const byId = new Map<string, CaptionNumber>();
    for (const [node, number] of numbers) {
      if (node.id !== undefined && !byId.has(node.id)) {
        byId.set(node.id, number);
      }
      if (captionNumbering === "continue") {
        before[number.kind === "figure" ? "figures" : "tables"] = number.index;
      }
    }
    return { asked, start, byId };
  });
}

function missingPlan(): never {
  throw new Error("an article has no plan for its captions");
}

function profileOf(article: Article, ofPublication: Profile, report: Report): Profile {
  if (article.profile !== undefined && findProfile(article.profile) === undefined) {
    report(
      diagnostic("profile/not-found", `unknown profile "${article.profile}"`, {
        span: article.span,
        hints: ["a profile is a language tag, such as ar, ar-MA or fa"],
      }),
    );
  }
  return profileOfArticle(article, ofPublication);
}
