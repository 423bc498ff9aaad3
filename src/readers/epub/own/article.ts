import type {
  Article,
  ArticleKind,
  Byline,
  BylineRole,
  Correction,
  Rights,
  Source,
} from "../../../model/index.ts";
import { elementOf, elementsOf, textOf, type XmlElement, type XmlNode } from "../../xml/index.ts";
import { readFlow } from "./blocks.ts";
import { located, type OwnDocument } from "./context.ts";
import { readFigure } from "./figures.ts";
import { readInlines } from "./inlines.ts";
import { descendants, hasClass, mark } from "./marked.ts";

const KINDS: readonly ArticleKind[] = [
  "news",
  "report",
  "opinion",
  "interview",
  "feature",
  "statement",
  "chapter",
];
const ROLES: readonly BylineRole[] = [
  "author",
  "translator",
  "editor",
  "photographer",
  "correspondent",
];
const STATUSES = ["draft", "usable", "withheld", "cancelled"] as const;
const SOURCE_ROLES = ["agency", "partner", "originator"] as const;

/** The section of a content document that an article stands in; undefined in documents that we made beside the articles. */
export const chapterOf = (html: XmlElement): XmlElement | undefined => {
  const body = elementOf(html, "body");
  return body && elementsOf(body, "section").find((section) => hasClass(section, "chapter"));
};

/** The article of a content document of ours. */
export function readOwnArticle(
  html: XmlElement,
  chapter: XmlElement,
  document: OwnDocument,
): Article {
  const parts = partsOf(chapter);
  const facts = factsOfHead(html);
  const lines = [...(parts.header?.children ?? [])].filter((node) => node.type === "element");
  const line = (role: "kicker" | "title" | "deck") =>
    lines.find((element) => hasClass(element, role));
  const words = (role: "kicker" | "title" | "deck", field: "kicker" | "headline" | "deck") => {
    const element = line(role);
    return element === undefined ? {} : { [field]: readInlines(element.children, document) };
  };
  const told = [...lines, ...(parts.footer === undefined ? [] : [parts.footer])].flatMap(
    (element) => [...descendants(element)].filter((one) => mark(one, "data-field") !== undefined),
  );
  const language = mark(html, "lang") ?? "ar";
  const direction = facts.one("direction");
  const series = facts.one("series");
  const numbered = facts.one("numbered-captions");
  const kind = KINDS.find((one) => one === facts.one("kind")) ?? "news";
  const status = STATUSES.find((one) => one === facts.one("status"));
  const position = facts.one("series-position");
  const rights = rightsOf(told, facts);
  return {
    type: "article",
    ...facts.field("id", "id"),
    kind,
    language,
    ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
    ...facts.field("profile", "profile"),
    ...words("title", "headline"),
    ...words("kicker", "kicker"),
    ...words("deck", "deck"),
    ...facts.field("short-headline", "shortHeadline"),
    bylines: bylinesOf(told, document),
    ...datelineOf(told, facts),
    sources: sourcesOf(told, document),
    dates: {
      ...facts.field("published", "published"),
      ...facts.field("modified", "modified"),
      ...facts.field("created", "created"),
      ...facts.field("embargo-until", "embargoUntil"),
    },
    ...(status === undefined ? {} : { status }),
    ...facts.field("version", "version"),
    corrections: correctionsOf(parts.footer, document),
    ...(rights === undefined ? {} : { rights }),
    keywords: facts.all("keyword"),
    sections: facts.all("section"),
    ...(series === undefined
      ? {}
      : {
          series: {
            title: series,
            ...(position === undefined ? {} : { position: Number(position) }),
          },
        }),
    ...facts.field("canonical-url", "canonicalUrl"),
    abstract: parts.abstract === undefined ? [] : readFlow(parts.abstract.children, document),
    summaryPoints: [...(parts.summary === undefined ? [] : [parts.summary])]
      .flatMap((section) => elementsOf(section, "ul"))
      .flatMap((list) => elementsOf(list, "li"))
      .map((item) => readInlines(item.children, document)),
    ...(parts.hero === undefined ? {} : { hero: readFigure(parts.hero, document) }),
    ...(numbered === undefined ? {} : { numberedCaptions: numbered === "true" }),
    body: readFlow(parts.body, document),
    ...located(chapter, document),
  };
}

interface ChapterParts {
  readonly header: XmlElement | undefined;
  readonly hero: XmlElement | undefined;
  readonly abstract: XmlElement | undefined;
  readonly summary: XmlElement | undefined;
  readonly footer: XmlElement | undefined;
  readonly body: readonly XmlNode[];
}

function partsOf(chapter: XmlElement): ChapterParts {
  const elements = elementsOf(chapter);
  const section = (name: string) =>
    elements.find((element) => element.local === "section" && hasClass(element, name));
  const header = elements.find(({ local }) => local === "header");
  const footer = elements.find(({ local }) => local === "footer");
  const hero = elements.find((element) => mark(element, "data-part") === "hero");
  const [abstract, summary, notes] = [section("abstract"), section("summary"), section("notes")];
  const apart = new Set<unknown>([header, footer, hero, abstract, summary, notes]);
  const body = chapter.children.filter((child) => !apart.has(child));
  return { header, hero, abstract, summary, footer, body };
}

interface Facts {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  /** A field of the model, if the fact is told. */
  readonly field: <Key extends string>(name: string, key: Key) => { readonly [K in Key]?: string };
}

function factsOfHead(html: XmlElement): Facts {
  const head = elementOf(html, "head");
  const metas = (head === undefined ? [] : elementsOf(head, "meta")).flatMap((meta) => {
    const name = mark(meta, "name") ?? "";
    return name.startsWith("warraq:")
      ? [[name.slice(7), mark(meta, "content") ?? ""] as const]
      : [];
  });
  const all = (name: string) => metas.flatMap(([key, value]) => (key === name ? [value] : []));
  return {
    all,
    one: (name) => all(name)[0],
    field: (name, key) => {
      const [value] = all(name);
      // The cast is the computed key: TypeScript widens it to an index signature.
      return (value === undefined ? {} : { [key]: value }) as { [K in typeof key]?: string };
    },
  };
}

/** Pieces of one field, in the order of their numbers. */
function pieces(told: readonly XmlElement[], field: string): ReadonlyMap<number, XmlElement> {
  const found = told.filter((element) => mark(element, "data-field") === field);
  const numbered = found.map((element) => [Number(mark(element, "data-index")), element] as const);
  return new Map(numbered.sort(([one], [other]) => one - other));
}

const namesOf = (told: readonly XmlElement[], field: string): readonly string[] =>
  [...pieces(told, field).values()].map(textOf);

function bylinesOf(told: readonly XmlElement[], document: OwnDocument): readonly Byline[] {
  const organisations = pieces(told, "organisation");
  const biographies = pieces(told, "biography");
  return [...pieces(told, "byline")].map(([number, element]): Byline => {
    const organisation = organisations.get(number);
    const bio = biographies.get(number);
    const url = mark(element, "data-url");
    const email = mark(element, "data-email");
    return {
      name: textOf(element),
      role: ROLES.find((role) => role === mark(element, "data-role")) ?? "author",
      ...(bio === undefined ? {} : { bio: textOf(bio) }),
      ...(organisation === undefined ? {} : { organisation: textOf(organisation) }),
      ...(url === undefined ? {} : { url }),
      ...(email === undefined ? {} : { email }),
      ...located(element, document),
    };
  });
}

function sourcesOf(told: readonly XmlElement[], document: OwnDocument): readonly Source[] {
  return [...pieces(told, "source").values()].map((element): Source => {
    const role = SOURCE_ROLES.find((one) => one === mark(element, "data-role"));
    const url = mark(element, "data-url");
    return {
      name: textOf(element),
      ...(role === undefined ? {} : { role }),
      ...(url === undefined ? {} : { url }),
      ...located(element, document),
    };
  });
}

function datelineOf(told: readonly XmlElement[], facts: Facts): Pick<Article, "dateline"> {
  const date = facts.one("dateline");
  const places = namesOf(told, "place");
  const agencies = namesOf(told, "agency");
  if (date === undefined && places.length === 0 && agencies.length === 0) {
    return {};
  }
  return {
    dateline: { places, agencies, ...(date === undefined || date === "" ? {} : { date }) },
  };
}

function rightsOf(told: readonly XmlElement[], facts: Facts): Rights | undefined {
  const piece = (field: string, key: string) => {
    const [words] = namesOf(told, field);
    return words === undefined ? {} : { [key]: words };
  };
  const year = facts.one("rights-year");
  const rights: Rights = {
    ...facts.field("rights-holder", "holder"),
    ...piece("notice", "notice"),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...piece("licence", "licence"),
    ...piece("credit", "creditLine"),
  };
  return Object.keys(rights).length === 0 ? undefined : rights;
}

/** Before its words a correction has a label and its day, which end in a mark of ours. */
function correctionsOf(
  footer: XmlElement | undefined,
  document: OwnDocument,
): readonly Correction[] {
  const lines = footer === undefined ? [] : elementsOf(footer, "p");
  return lines
    .filter((line) => hasClass(line, "correction"))
    .map((line): Correction => {
      const day = elementOf(line, "time");
      const after = day === undefined ? 0 : line.children.indexOf(day) + 1;
      const next = line.children[after];
      const isOurs = next?.type === "element" && hasClass(next, "made");
      return {
        date: (day && (mark(day, "data-iso") ?? mark(day, "datetime"))) ?? "",
        text: readInlines(line.children.slice(isOurs ? after + 1 : after), document),
        ...located(line, document),
      };
    });
}
