import { type Creator, type PreparedPublication, rightsNotice } from "../../model/index.ts";
import type { AccessibilityClaims } from "./accessibility.ts";
import { bookFacts, placesOf } from "./book-facts.ts";
import { langAttributes } from "./scope.ts";
import { container, element, type XmlAttributes, type XmlElement } from "./xml.ts";

export interface MetadataInput {
  readonly publication: PreparedPublication;
  readonly modified: Date;
  readonly claims: AccessibilityClaims;
  /** The language of the claims' summary. */
  readonly summaryLanguage: string;
  /** Manifest id of the cover picture. */
  readonly coverId: string | undefined;
  readonly hasPageList: boolean;
  readonly embedsFonts: boolean;
}

/** Id of the element that `unique-identifier` of the package names. */
export const IDENTIFIER_ID = "pub-id";

/** The metadata of a package document (EPUB 3.3, 5.5). Nothing is written that the publication does not say. */
export function renderMetadata(input: MetadataInput): XmlElement {
  const { publication: prepared, claims } = input;
  const { publication, identifier } = prepared;
  const { description, publisher, date, rights, series } = publication;
  return container("metadata", { "xmlns:dc": "http://purl.org/dc/elements/1.1/" }, [
    dc("identifier", identifier, { id: IDENTIFIER_ID }),
    ...identifierType(identifier),
    dc("title", publication.title, { id: "title" }),
    refine("title", "title-type", "main"),
    ...withText(publication.subtitle, (subtitle) => [
      dc("title", subtitle, { id: "subtitle" }),
      refine("subtitle", "title-type", "subtitle"),
    ]),
    ...languages(prepared).map((language) => dc("language", language)),
    ...people(publication.creators).flatMap((person, index) => [
      ...describePerson(person, index),
      ...withText(placesOf(person.name, publication.creators), (places) => [
        refine(`person-${index + 1}`, "warraq:places", places),
      ]),
    ]),
    ...withText(publisher, (name) => [dc("publisher", name)]),
    ...withText(date, (iso) => [dc("date", iso)]),
    ...withText(description, (words) => [dc("description", words)]),
    ...withText(rightsNotice(rights), (notice) => [dc("rights", notice)]),
    ...subjects(prepared).map((subject) => dc("subject", subject)),
    ...(input.hasPageList
      ? [dc("source", identifier, { id: "source" }), refine("source", "source-of", "pagination")]
      : []),
    property("dcterms:modified", momentOf(input.modified)),
    ...withText(series?.title, (title) => [
      property("belongs-to-collection", title, { id: "series" }),
      refine("series", "collection-type", "series"),
      ...(series?.position === undefined
        ? []
        : [refine("series", "group-position", String(series.position))]),
    ]),
    ...claims.accessModes.map((mode) => property("schema:accessMode", mode)),
    ...claims.sufficient.map((modes) => property("schema:accessModeSufficient", modes)),
    ...claims.features.map((feature) => property("schema:accessibilityFeature", feature)),
    ...claims.hazards.map((hazard) => property("schema:accessibilityHazard", hazard)),
    property(
      "schema:accessibilitySummary",
      claims.summary,
      input.summaryLanguage === publication.language
        ? {}
        : { "xml:lang": langAttributes(input.summaryLanguage)["xml:lang"], dir: "ltr" },
    ),
    ...(input.claims.conforms
      ? [
          property("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA", {
            id: "conformance",
          }),
          refine("conformance", "a11y:certifiedBy", "warraq"),
        ]
      : []),
    ...bookFacts(prepared).map(([name, value]) => property(`warraq:${name}`, value)),
    // Without it Apple Books sets the book in a font of its own.
    ...(input.embedsFonts ? [property("ibooks:specified-fonts", "true")] : []),
    // What reading systems of EPUB 2 find the cover by.
    ...(input.coverId === undefined
      ? []
      : [element("meta", { name: "cover", content: input.coverId })]),
  ]);
}

const dc = (name: string, text: string, attributes: XmlAttributes = {}): XmlElement =>
  element(`dc:${name}`, attributes, [text]);

const property = (name: string, text: string, attributes: XmlAttributes = {}): XmlElement =>
  element("meta", { property: name, ...attributes }, [text]);

const refine = (
  id: string,
  name: string,
  text: string,
  attributes: XmlAttributes = {},
): XmlElement => element("meta", { refines: `#${id}`, property: name, ...attributes }, [text]);

function withText(
  text: string | undefined,
  write: (text: string) => readonly XmlElement[],
): readonly XmlElement[] {
  return text === undefined || text.trim() === "" ? [] : write(text.trim());
}

/** ONIX code list 5: 15 is ISBN-13, 06 a DOI. */
function identifierType(identifier: string): readonly XmlElement[] {
  const code = /^urn:isbn:/i.test(identifier) ? "15" : /^doi:/i.test(identifier) ? "06" : undefined;
  return code === undefined
    ? []
    : [refine(IDENTIFIER_ID, "identifier-type", code, { scheme: "onix:codelist5" })];
}

/** The publication's language first, then those that only some of its articles are in. */
function languages({ publication, articles }: PreparedPublication): readonly string[] {
  return [...new Set([publication.language, ...articles.map(({ article }) => article.language)])];
}

interface Person {
  readonly name: string;
  readonly fileAs: string | undefined;
  readonly roles: readonly string[];
  readonly isAuthor: boolean;
}

/** MARC relators. A correspondent reports; `crp` there is somebody who writes letters. */
const RELATORS: Readonly<Record<Creator["role"], string>> = {
  author: "aut",
  correspondent: "rpt",
  translator: "trl",
  editor: "edt",
  photographer: "pht",
};

/** One entry a person, in the order they are named, with all that the person did. */
function people(creators: readonly Creator[]): readonly Person[] {
  const names = new Set(creators.map(({ name }) => name));
  const all = [...names].map((name): Person => {
    const entries = creators.filter((creator) => creator.name === name);
    const roles = [...new Set(entries.map(({ role }) => RELATORS[role]))];
    const fileAs = entries.find((entry) => entry.fileAs !== undefined)?.fileAs;
    return { name, fileAs, roles, isAuthor: roles.includes("aut") || roles.includes("rpt") };
  });
  // A book that nobody wrote is catalogued under those who made it.
  const nobodyWrote = !all.some(({ isAuthor }) => isAuthor);
  return nobodyWrote ? all.map((person) => ({ ...person, isAuthor: true })) : all;
}

function describePerson(
  { name, fileAs, roles, isAuthor }: Person,
  index: number,
): readonly XmlElement[] {
  const id = `person-${index + 1}`;
  return [
    dc(isAuthor ? "creator" : "contributor", name, { id }),
    ...roles.map((role) => refine(id, "role", role, { scheme: "marc:relators" })),
    ...withText(fileAs, (form) => [refine(id, "file-as", form)]),
  ];
}

/**
 * The publication's keywords, or what its articles are about when it names none. Of one article alone its sections are
 * subjects too; those of many articles would only repeat how a journal is ordered.
 */
function subjects({ publication, articles }: PreparedPublication): readonly string[] {
  const { keywords } = publication;
  const hasOwn = keywords.length > 0;
  const sections =
    hasOwn && articles.length > 1 ? [] : articles.flatMap(({ article }) => article.sections);
  const all = hasOwn ? keywords : articles.flatMap(({ article }) => article.keywords);
  return [...new Set([...sections, ...all].map((word) => word.trim()))].filter(
    (word) => word !== "",
  );
}

/** CCYY-MM-DDThh:mm:ssZ, as `dcterms:modified` must be. */
const momentOf = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");
