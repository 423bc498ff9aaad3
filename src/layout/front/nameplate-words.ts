import type { PreparedPublication, Publication } from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { NameplateFact, NameplateSettings } from "../../template/index.ts";

/** What a nameplate may tell, in words; what is not known is absent. */
export interface NameplateWords {
  readonly name: string;
  readonly motto: string | undefined;
  readonly facts: Readonly<Record<NameplateFact, string | undefined>>;
}

/** Whether there is anything to print. */
export const isText = (words: string | undefined): words is string =>
  words !== undefined && words.trim() !== "";

/** `undefined` for what has no name of its own: an article alone, in a template that is not that of one paper. */
export function nameplateWords(
  { publication, isArticleAlone }: PreparedPublication,
  settings: NameplateSettings,
  profile: Profile,
  folio: string,
): NameplateWords | undefined {
  const name = settings.name ?? (isArticleAlone ? "" : publication.title);
  if (!isText(name)) {
    return undefined;
  }
  const { date, publisher, subtitle, series } = publication;
  return {
    name,
    motto: settings.motto ?? (isArticleAlone ? undefined : subtitle),
    facts: {
      date: date === undefined ? undefined : dayOf(date, profile),
      // The series of an article is one of articles.
      issue:
        isArticleAlone || series === undefined
          ? undefined
          : issueOf(series, [name, publication.title], profile),
      publisher: isArticleAlone ? undefined : publisher,
      folio: `${profile.labels.page}\u00a0${folio}`,
    },
  };
}

/** The day of a paper has its name: «السبت ١٤ آذار ٢٠٢٦». */
function dayOf(iso: string, profile: Profile): string {
  const day = new Date(iso.slice(0, 10));
  const isDay = /^\d{4}-\d\d-\d\d/.test(iso) && !Number.isNaN(day.getTime());
  const name = isDay ? profile.weekdays[day.getUTCDay()] : undefined;
  return [...(name === undefined ? [] : [name]), profile.date(iso)].join(" ");
}

/** «العدد ١٢», with the name of the series where that is not the paper's. */
function issueOf(
  { title, position }: NonNullable<Publication["series"]>,
  names: readonly string[],
  { labels, number }: Profile,
): string | undefined {
  if (position === undefined) {
    return undefined;
  }
  const issue = `${labels.issue}\u00a0${number(position)}`;
  return names.some((name) => name.trim() === title.trim())
    ? issue
    : `${title}${labels.listSeparator}${issue}`;
}
