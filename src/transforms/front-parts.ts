import {
  type Article,
  type Byline,
  type BylineRole,
  build,
  type FrontPart,
  type FrontRole,
  type Inline,
  type Rights,
  type Source,
} from "../model/index.ts";
import type { Profile } from "../profile/index.ts";

/** Between the parts of a dateline: «بيروت – أ ف ب – ١٢ مايو ٢٠٢٦». */
const DATELINE_DASH = " – ";

const BYLINE_ORDER: readonly BylineRole[] = [
  "author",
  "correspondent",
  "translator",
  "editor",
  "photographer",
];

/** What is printed before the body, in print order. A story without a headline gets no printed title. */
export function openingParts(article: Article, profile: Profile): readonly FrontPart[] {
  return [
    ...line("kicker", article.kicker),
    ...line("title", article.headline),
    ...line("deck", article.deck),
    ...bylines(article.bylines, profile),
    ...datelines(article, profile),
    ...(article.hero === undefined ? [] : [{ kind: "figure" as const, figure: article.hero }]),
    ...(article.abstract.length === 0
      ? []
      : [{ kind: "blocks" as const, role: "abstract" as const, blocks: article.abstract }]),
    ...(article.summaryPoints.length === 0
      ? []
      : [
          {
            kind: "points" as const,
            role: "summary" as const,
            title: profile.labels.summary,
            points: article.summaryPoints,
          },
        ]),
  ];
}

/** What is printed after the body: corrections, sources, rights, about the authors. */
export function closingParts(article: Article, profile: Profile): readonly FrontPart[] {
  const { labels } = profile;
  const corrections = article.corrections.flatMap(({ date, text }) =>
    line("correction", [
      build.strong(labels.correction),
      build.text(" ("),
      writtenDate(date, profile),
      build.text("): "),
      ...text,
    ]),
  );
  const sources =
    article.sources.length === 0
      ? []
      : line("source", [
          build.strong(labels.source),
          build.text(": "),
          ...separated(article.sources.map(nameOfSource), labels.listSeparator),
        ]);
  const about = article.bylines.flatMap(({ name, bio }) =>
    bio === undefined || bio === ""
      ? []
      : line("biography", [build.strong(name), build.text(`${DATELINE_DASH}${bio}`)]),
  );
  return [...corrections, ...sources, ...rightsLine(article.rights, profile), ...about];
}

function line(role: FrontRole, content: readonly Inline[] | undefined): readonly FrontPart[] {
  return content === undefined || content.length === 0 ? [] : [{ kind: "line", role, content }];
}

/** One line a role: authors stand alone, the others after what they did. */
function bylines(all: readonly Byline[], { labels }: Profile): readonly FrontPart[] {
  return BYLINE_ORDER.flatMap((role) => {
    const names = all.filter((byline) => byline.role === role).map(nameOfByline);
    const label = labels.bylines[role];
    return names.length === 0
      ? []
      : line("byline", [
          ...(label === "" ? [] : [build.text(`${label} `)]),
          ...separated(names, labels.listSeparator),
        ]);
  });
}

function nameOfByline({ name, organisation, url, email }: Byline): readonly Inline[] {
  const address = url ?? (email === undefined ? undefined : `mailto:${email}`);
  return [
    address === undefined ? build.text(name) : build.link(address, name),
    ...(organisation === undefined ? [] : [build.text(` (${organisation})`)]),
  ];
}

function nameOfSource({ name, url }: Source): readonly Inline[] {
  return [url === undefined ? build.text(name) : build.link(url, name)];
}

function separated(items: readonly (readonly Inline[])[], separator: string): readonly Inline[] {
  return items.flatMap((item, at) => (at === 0 ? item : [build.text(separator), ...item]));
}

/** Places, agencies and the day of the news; below it the day of a later change. */
function datelines(article: Article, profile: Profile): readonly FrontPart[] {
  const { dateline, dates } = article;
  const { labels } = profile;
  const date = dateline?.date ?? dates.published;
  const parts: (readonly Inline[])[] = [];
  for (const names of [dateline?.places ?? [], dateline?.agencies ?? []]) {
    if (names.length > 0) {
      parts.push([build.text(names.join(labels.listSeparator))]);
    }
  }
  if (date !== undefined) {
    parts.push([writtenDate(date, profile)]);
  }
  const updated =
    dates.modified !== undefined && dayOf(dates.modified) !== dayOf(date ?? "")
      ? line("dateline", [build.text(`${labels.updated}: `), writtenDate(dates.modified, profile)])
      : [];
  return [...line("dateline", separated(parts, DATELINE_DASH)), ...updated];
}

const dayOf = (iso: string): string => iso.slice(0, 10);

function writtenDate(iso: string, profile: Profile): Inline {
  return { type: "date", iso, children: [build.text(profile.date(iso))] };
}

/** The notice as given, else one made of the year and the holder; then licence and credit. */
function rightsLine(rights: Rights | undefined, profile: Profile): readonly FrontPart[] {
  if (rights === undefined) {
    return [];
  }
  const year = rights.year === undefined ? undefined : profile.counter(rights.year);
  const owner = [year, rights.holder].filter((part) => part !== undefined).join(" ");
  const notice = rights.notice ?? (owner === "" ? undefined : `© ${owner}`);
  const parts = [notice, rights.licence, rights.creditLine].filter(
    (part) => part !== undefined && part !== "",
  );
  return parts.length === 0 ? [] : line("rights", [build.text(parts.join(DATELINE_DASH))]);
}
