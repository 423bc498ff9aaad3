import type { ColophonLine, Publication } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";

/** Title, makers, publisher and day, rights, identifier: what the last page says of a publication; empty when it is not asked for. */
export function colophonLines(
  publication: Publication,
  identifier: string,
  profile: Profile,
): readonly ColophonLine[] {
  if (!publication.frontMatter.colophon) {
    return [];
  }
  const { title, subtitle, creators, publisher, date, rights } = publication;
  const names = [...new Set(creators.map(({ name }) => name))];
  const words = [
    title,
    subtitle,
    names.join(profile.labels.listSeparator),
    publisher,
    date === undefined ? undefined : profile.date(date),
    rights?.notice ?? rights?.holder,
    rights?.licence,
    rights?.creditLine,
  ];
  return [
    ...words.flatMap((line) => (line === undefined || line === "" ? [] : [{ text: line }])),
    { text: identifier, direction: "ltr" },
  ];
}

/** The lines with those of the fonts before the identifier, when there is a colophon at all. */
export function withFonts(
  lines: readonly ColophonLine[],
  fonts: readonly string[],
  { labels }: Profile,
): readonly ColophonLine[] {
  if (lines.length === 0 || fonts.length === 0) {
    return lines;
  }
  const credit: ColophonLine = { text: `${labels.fonts}: ${fonts.join(labels.listSeparator)}` };
  return [...lines.slice(0, -1), credit, ...lines.slice(-1)];
}
