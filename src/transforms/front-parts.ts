import {
  type Article,
  type Byline,
  type BylineRole,
  build,
  type DatumField,
  type FrontPart,
  type FrontRole,
  type Inline,
  type Rights,
  type Source,
  type Text,
} from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Origins } from "./origins.ts";

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
export function openingParts(
  article: Article,
  profile: Profile,
  origins: Origins,
): readonly FrontPart[] {
  return [
    ...line("kicker", article.kicker),
    ...line("title", article.headline),
    ...line("deck", article.deck),
    ...bylines(article.bylines, profile, origins),
    ...datelines(article, profile, origins),
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
export function closingParts(
  article: Article,
  profile: Profile,
  origins: Origins,
): readonly FrontPart[] {
  const { labels } = profile;
  const made = (value: string): Text => origins.made(build.text(value));
  const corrections = article.corrections.flatMap(({ date, text }) =>
    line("correction", [
      build.strong(made(labels.correction)),
      made(" ("),
      writtenDate(date, profile, origins),
      made("): "),
      ...text,
    ]),
  );
  const sources =
    article.sources.length === 0
      ? []
      : line("source", [
          build.strong(labels.source),
          build.text(": "),
          ...separated(
            article.sources.map((source, at) => nameOfSource(source, at, origins)),
            labels.listSeparator,
          ),
        ]);
  const about = article.bylines.flatMap(({ name, bio }, at) =>
    bio === undefined || bio === ""
      ? []
      : line("biography", [
          build.strong(name),
          build.text(DATELINE_DASH),
          origins.datum(bio, "biography", at),
        ]),
  );
  return [...corrections, ...sources, ...rightsLine(article.rights, profile, origins), ...about];
}

function line(role: FrontRole, content: readonly Inline[] | undefined): readonly FrontPart[] {
  return content === undefined || content.length === 0 ? [] : [{ kind: "line", role, content }];
}

/** One line a role: authors stand alone, the others after what they did. */
function bylines(
  all: readonly Byline[],
  { labels }: Profile,
  origins: Origins,
): readonly FrontPart[] {
  return BYLINE_ORDER.flatMap((role) => {
    const names = all.flatMap((byline, at) =>
      byline.role === role ? [nameOfByline(byline, at, origins)] : [],
    );
    const label = labels.bylines[role];
    return names.length === 0
      ? []
      : line("byline", [
          ...(label === "" ? [] : [build.text(`${label} `)]),
          ...separated(names, labels.listSeparator),
        ]);
  });
}

function nameOfByline(
  { name, organisation, url, email }: Byline,
  at: number,
  origins: Origins,
): readonly Inline[] {
  const address = url ?? (email === undefined ? undefined : `mailto:${email}`);
  return [
    linked(address, origins.datum(name, "byline", at)),
    ...(organisation === undefined
      ? []
      : [build.text(" ("), origins.datum(organisation, "organisation", at), build.text(")")]),
  ];
}

function nameOfSource({ name, url }: Source, at: number, origins: Origins): readonly Inline[] {
  return [linked(url, origins.datum(name, "source", at))];
}

const linked = (address: string | undefined, name: Text): Inline =>
  address === undefined ? name : build.link(address, name);

function separated(items: readonly (readonly Inline[])[], separator: string): readonly Inline[] {
  return items.flatMap((item, at) => (at === 0 ? item : [build.text(separator), ...item]));
}

/** Places, agencies and the day of the news; below it the day of a later change. */
function datelines(article: Article, profile: Profile, origins: Origins): readonly FrontPart[] {
  const { dateline, dates } = article;
  const { labels } = profile;
  const date = dateline?.date ?? dates.published;
  const parts: (readonly Inline[])[] = [];
  const told: readonly (readonly [DatumField, readonly string[]])[] = [
    ["place", dateline?.places ?? []],
    ["agency", dateline?.agencies ?? []],
  ];
  for (const [field, names] of told) {
    if (names.length > 0) {
      const texts = names.map((name, at) => [origins.datum(name, field, at)]);
      parts.push(separated(texts, labels.listSeparator));
    }
  }
  if (date !== undefined) {
    parts.push([writtenDate(date, profile, origins)]);
  }
  const updated =
    dates.modified !== undefined && dayOf(dates.modified) !== dayOf(date ?? "")
      ? line("dateline", [
          build.text(`${labels.updated}: `),
          writtenDate(dates.modified, profile, origins),
        ])
      : [];
  return [...line("dateline", separated(parts, DATELINE_DASH)), ...updated];
}

const dayOf = (iso: string): string => iso.slice(0, 10);

function writtenDate(iso: string, profile: Profile, origins: Origins): Inline {
  return { type: "date", iso, children: [origins.made(build.text(profile.date(iso)))] };
}

/** The notice as given, else one made of the year and the holder; then licence and credit. */
function rightsLine(
  rights: Rights | undefined,
  profile: Profile,
  origins: Origins,
): readonly FrontPart[] {
  if (rights === undefined) {
    return [];
  }
  const year = rights.year === undefined ? undefined : profile.counter(rights.year);
  const owner = [year, rights.holder].filter((part) => part !== undefined).join(" ");
  const told = (value: string | undefined, field: DatumField): readonly Inline[] =>
    value === undefined || value === "" ? [] : [origins.datum(value, field, 0)];
  const notice =
    rights.notice === undefined && owner !== ""
      ? [build.text(`© ${owner}`)]
      : told(rights.notice, "notice");
  const parts = [notice, told(rights.licence, "licence"), told(rights.creditLine, "credit")];
  const given = parts.filter((part) => part.length > 0);
  return given.length === 0 ? [] : line("rights", separated(given, DATELINE_DASH));
}
