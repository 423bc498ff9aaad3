import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Article, PreparedPublication, Publication } from "../model/index.ts";
import { findProfile, type Profile, profileForLanguage } from "../profile/index.ts";
import type { TakenAnchors } from "./assign-anchors.ts";
import { colophonLines } from "./colophon.ts";
import { deriveIdentifier } from "./derive-identifier.ts";
import { deriveTitle, oneLine } from "./derive-title.ts";
import { linkArticles } from "./link-articles.ts";
import { publicationOf } from "./normalise-publication.ts";
import { directionOf, prepareArticle } from "./prepare-article.ts";
import { stripForbidden } from "./strip-forbidden.ts";

/**
 * Runs every transform, in order, and settles what more than one format needs. `profile` serves the articles of its
 * language; an article of another language, or with a profile of its own, is written in that one.
 */
export function preparePublication(
  input: Article | Publication,
  profile: Profile,
  report: Report,
): PreparedPublication {
  const clean = stripForbidden(input, report);
  const articles = clean.type === "article" ? [clean] : clean.articles;
  const titles = articles.map((article) => deriveTitle(article, report));
  const publication =
    clean.type === "article"
      ? publicationOf(clean, titles[0] ?? "")
      : { ...clean, title: oneLine(clean.title) || (titles[0] ?? "") };
  const takenAnchors: TakenAnchors = new Map();
  let notesBefore = 0;
  const prepared = articles.map((article, at) => {
    const made = prepareArticle(article, {
      profile: profileOf(article, profile, report),
      title: titles[at] ?? "",
      titles,
      takenAnchors,
      notesBefore,
      report,
    });
    notesBefore += publication.noteNumbering === "continue" ? made.noteLabels.size : 0;
    return made;
  });
  const identifier = publication.identifier ?? deriveIdentifier(publication);
  return {
    publication,
    identifier,
    colophon: colophonLines(publication, identifier, profile),
    direction: directionOf(publication),
    articles: linkArticles(prepared, report),
  };
}

function profileOf(article: Article, ofPublication: Profile, report: Report): Profile {
  if (article.profile !== undefined && article.profile !== ofPublication.name) {
    const named = findProfile(article.profile);
    if (named !== undefined) {
      return named;
    }
    report(
      diagnostic("profile/not-found", `unknown profile "${article.profile}"`, {
        span: article.span,
        hints: ["a profile is a language tag, such as ar, ar-MA or fa"],
      }),
    );
  }
  const [language] = article.language.toLowerCase().split("-");
  return language === ofPublication.language ? ofPublication : profileForLanguage(article.language);
}
