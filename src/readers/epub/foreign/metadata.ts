import { type Creator, isSafeAddress, type Publication } from "../../../model/index.ts";
import { ROLE_OF_RELATOR } from "../own/publication.ts";
import { type BookFact, type BookPackage, factOf, factsOf } from "../package.ts";
import { isLanguage } from "./documents.ts";

/** What another's package says of its book, as far as the model has a place for it. */
export type BookMetadata = Omit<
  Publication,
  "type" | "articles" | "frontMatter" | "parts" | "cover"
>;

/** Reads it; `lost` hears of what has no place. */
export function readMetadata(
  book: BookPackage,
  fallback: { readonly title: string; readonly language: string },
  lost: (what: string) => void,
): BookMetadata {
  const titles = factsOf(book, "dc:title").filter(({ value }) => value !== "");
  const subtitle = titles.find((title) => refinement(title, "title-type") === "subtitle");
  const main =
    titles.find((title) => refinement(title, "title-type") === "main") ??
    titles.find((title) => title !== subtitle);
  const language = factsOf(book, "dc:language")
    .map(({ value }) => value.replace("_", "-"))
    .find(isLanguage);
  const identifier = identifierOf(book);
  const date = dateOf(book);
  const rights = factOf(book, "dc:rights");
  const publisher = factOf(book, "dc:publisher");
  const description = factOf(book, "dc:description");
  const series = seriesOf(book);
  const keywords = factsOf(book, "dc:subject")
    .map(({ value }) => value)
    .filter((value) => value !== "");
  return {
    title: main?.value ?? fallback.title,
    ...(subtitle === undefined ? {} : { subtitle: subtitle.value }),
    creators: creatorsOf(book, lost),
    ...(publisher === undefined ? {} : { publisher }),
    language: language ?? fallback.language,
    ...(identifier === undefined ? {} : { identifier }),
    ...(date === undefined ? {} : { date }),
    ...(rights === undefined ? {} : { rights: { notice: rights } }),
    ...(description === undefined ? {} : { description: withoutTags(description) }),
    keywords: [...new Set(keywords)],
    ...(series === undefined ? {} : { series }),
  };
}

const refinement = ({ refinements }: BookFact, property: string): string | undefined =>
  refinements.find(([name]) => name === property)?.[1];

function creatorsOf(book: BookPackage, lost: (what: string) => void): readonly Creator[] {
  return book.facts.flatMap((fact): readonly Creator[] => {
    if ((fact.name !== "dc:creator" && fact.name !== "dc:contributor") || fact.value === "") {
      return [];
    }
    const written = [
      ...fact.refinements.filter(([name]) => name === "role").map(([, value]) => value),
      ...(fact.attributes.has("role") ? [fact.attributes.get("role") ?? ""] : []),
    ].map((role) => role.toLowerCase());
    const known = written.flatMap((role) => ROLE_OF_RELATOR.get(role) ?? []);
    if (known.length === 0 && fact.name === "dc:contributor") {
      lost(`${fact.value}, named as a contributor${written[0] ? ` (${written[0]})` : ""}`);
      return [];
    }
    const fileAs = refinement(fact, "file-as") ?? fact.attributes.get("file-as");
    const roles: readonly Creator["role"][] = known.length === 0 ? ["author"] : [...new Set(known)];
    return roles.map((role, at) => ({
      name: fact.value,
      role,
      ...(fileAs === undefined || fileAs === "" || at > 0 || fileAs === fact.value
        ? {}
        : { fileAs }),
    }));
  });
}

/** That which the package calls its own, else the first: an ISBN or UUID as the URN that it is. */
function identifierOf(book: BookPackage): string | undefined {
  const all = factsOf(book, "dc:identifier").filter(({ value }) => value !== "");
  const urns = all.map(({ value, attributes, refinements }) => {
    const scheme = (attributes.get("scheme") ?? "").toLowerCase();
    const code = refinements.find(([name]) => name === "identifier-type")?.[1];
    const digits = value.replace(/^(?:urn:)?isbn:/i, "").replace(/[-\s]/g, "");
    if (scheme === "isbn" || code === "15" || code === "02" || /^(?:urn:)?isbn:/i.test(value)) {
      return /^(?:\d{9}[\dXx]|\d{13})$/.test(digits) ? `urn:isbn:${digits}` : undefined;
    }
    const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(value)?.[0];
    if (uuid !== undefined) {
      return `urn:uuid:${uuid.toLowerCase()}`;
    }
    return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) &&
      isSafeAddress(value.replace(/^(?:urn|doi):/i, "tel:"))
      ? value
      : undefined;
  });
  return urns.find((urn) => urn?.startsWith("urn:isbn:")) ?? urns.find((urn) => urn !== undefined);
}

/** The day of publication, not of making; calibre writes the year 101 for a day that is not known. */
function dateOf(book: BookPackage): string | undefined {
  const dates = factsOf(book, "dc:date");
  const published = dates.find(({ attributes }) => attributes.get("event") === "publication");
  const plain = dates.find(({ attributes }) => !attributes.has("event"));
  const written = (published ?? plain)?.value ?? "";
  const [day = ""] = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(written) ?? [];
  const isKnown = Number(day.slice(0, 4)) > 1000 && !Number.isNaN(Date.parse(day));
  return isKnown ? day : undefined;
}

function seriesOf(book: BookPackage): Publication["series"] {
  const collection = factsOf(book, "belongs-to-collection")[0];
  const title = collection?.value ?? factOf(book, "calibre:series") ?? "";
  if (title === "") {
    return undefined;
  }
  const written =
    collection === undefined
      ? factOf(book, "calibre:series_index")
      : refinement(collection, "group-position");
  const position = Number(written);
  return { title, ...(written === undefined || Number.isNaN(position) ? {} : { position }) };
}

/** Descriptions are often HTML in the clothes of text. */
const withoutTags = (text: string): string =>
  /<\/?[a-z]/i.test(text)
    ? text
        .replace(/<[^<>]*>/g, " ")
        .replaceAll("&nbsp;", " ")
        .replaceAll("&amp;", "&")
        .replace(/\s+/gu, " ")
        .trim()
    : text;
