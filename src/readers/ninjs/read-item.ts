import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type ArticleKind,
  type Block,
  type Byline,
  build,
  type Inline,
  inlineText,
  languageDirection,
  type Source,
} from "../../model/index.ts";
import type { ReadSettings } from "../reader.ts";
import { embeddedTexts } from "../rich-text/embedded-texts.ts";
import { finishArticle, languageOf, saysSomething } from "../rich-text/finish-article.ts";
import { openingHeadline, settleHeadings } from "../rich-text/headings.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { createLosses } from "../rich-text/losses.ts";
import { plainInlines } from "../rich-text/make-blocks.ts";
import { settleAddress } from "../rich-text/settle-values.ts";
import {
  bestText,
  date,
  member,
  namesOf,
  patternTexts,
  type RoledText,
  roledTexts,
  words,
} from "./item-fields.ts";
import { readAssociations } from "./pictures.ts";

/** One news item; `undefined` after reporting an error. */
export function readItem(
  item: JsonValue,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const { span } = item;
  const losses = createLosses(report);
  const bodies = [...roledTexts(item, "bodies"), ...patternTexts(item, "body")];
  const best = bestText(bodies);
  const headlines = headlinesOf(item);
  const sample = `${inlineText(headlines.main ?? [])} ${best?.text.value.words?.replace(/<[^>]{0,1000}>/g, " ") ?? ""}`;
  const language = languageOf(item.text("language"), sample, settings, span, report);
  const direction = languageDirection(language);
  const texts = embeddedTexts({ language, direction, report, losses, repair: settings.repair });
  const line = (text: RoledText | undefined): readonly Inline[] | undefined => {
    const found = text === undefined ? undefined : bestText([text]);
    const inlines =
      found === undefined
        ? undefined
        : found.isHtml
          ? texts.line(found.text.value)
          : plainInlines(found.text.value);
    return inlines?.length === 0 ? undefined : inlines;
  };
  const plain = best?.isHtml === false ? texts.plain(best.text.value, settings.guess) : undefined;
  const marked = best?.isHtml === true ? texts.html(best.text.value) : [];
  const written = plain === undefined ? marked : withItsHeadline(plain);
  const own = openingHeadline(written);
  const body = withoutHeadline(written, own, headlines.main);
  const associated = readAssociations(item, { texts, losses });
  const shown = new Set(pictureSources(body));
  const hero = associated.hero;
  const isHeroShown = hero !== undefined && shown.has(hero.image.src);
  const descriptions = [...roledTexts(item, "descriptions"), ...patternTexts(item, "description")];
  const summary = descriptions.find(({ role }) => /^(?:summary|text|short|)$/.test(role));
  const deck = headlines.deck ?? line(summary);
  const used = headlines.deck === undefined ? summary?.value : undefined;
  for (const { role, value } of descriptions) {
    if (value.words !== used?.words && value.words?.trim() !== inlineText(deck ?? []).trim()) {
      const what = role === "" ? "a description" : `a description in the role "${role}"`;
      losses.lost(`${what} beside the deck`, "nothing of it is kept", value.span);
    }
  }
  const located = words(item, "located");
  const sources = sourcesOf(item);
  const bylines = bylinesOf(item);
  const article: Article = {
    ...build.article(settleHeadings([...body, ...associated.blocks]), {
      kind: kindOf(item) ?? settings.kind,
      language,
      id: words(item, "uri", "guid"),
      headline: headlines.main ?? own?.headline,
      kicker: headlines.kicker,
      deck,
      shortHeadline: headlines.short,
      bylines: [
        ...bylines,
        ...(plain?.bylines ?? []).filter(({ name }) => !isNamed(name, bylines)),
      ],
      dateline:
        plain?.dateline !== undefined
          ? plain.dateline
          : located === undefined || startsWithPlace(body, located)
            ? undefined
            : { places: located.split(/\s*[،;]\s*/).filter((place) => place !== ""), agencies: [] },
      sources,
      hero: isHeroShown ? undefined : hero,
      dates: {
        published: date(item, "contentCreated", "versionCreated") ?? plain?.dates.published,
        modified: date(item, "versionCreated"),
        created: date(item, "firstCreated"),
        embargoUntil: date(item, "embargoedUntil", "embargoed"),
      },
      status: statusOf(item),
      version: words(item, "version"),
      editorialNote:
        [words(item, "edNote"), plain?.editorialNote]
          .filter((note) => note !== undefined)
          .join("\n") || undefined,
      rights: {
        holder: words(item, "copyrightHolder"),
        notice:
          [words(item, "copyrightNotice"), words(item, "usageTerms")]
            .filter((one) => one !== undefined)
            .join(" ") || undefined,
        licence: licenceOf(item),
        creditLine: words(item, "creditLine"),
      },
      keywords: [
        ...new Set([...namesOf(item, "subjects", "subject"), ...namesOf(item, "keywords")]),
      ],
      sections: namesOf(item, "sections"),
      canonicalUrl: settleAddress(words(item, "canonicalUrl", "webUrl")),
      custom: customOf(item),
    }),
    span,
  };
  losses.tell();
  if (!saysSomething(article)) {
    report(diagnostic("input/empty", "a news item has neither headline nor text", { span }));
    return undefined;
  }
  return finishArticle(article, report);
}

const isNamed = (name: string, bylines: readonly Byline[]): boolean =>
  bylines.some((byline) => byline.name === name);

/** The text of a plain body; what was taken for its headline stands at its top again, where the item's own may differ. */
const withItsHeadline = ({ headline, body }: Article): readonly Block[] =>
  headline === undefined ? body : [{ type: "heading", level: 1, children: headline }, ...body];

/** The text without a headline at its top that is the headline of the item as well. */
function withoutHeadline(
  written: readonly Block[],
  own: ReturnType<typeof openingHeadline>,
  headline: readonly Inline[] | undefined,
): readonly Block[] {
  if (headline === undefined) {
    return own?.rest ?? written;
  }
  const [first, ...rest] = written;
  const isRepeated =
    (first?.type === "heading" || first?.type === "paragraph") &&
    inlineText(first.children).trim() === inlineText(headline).trim();
  return isRepeated ? rest : written;
}

/** Whether a text opens with the place it comes from, which is then not printed twice. */
function startsWithPlace(body: readonly Block[], located: string): boolean {
  const [first] = body;
  const [place = ""] = located.split(/\s*[،,;]\s*/);
  return first?.type === "paragraph" && inlineText(first.children).trimStart().startsWith(place);
}

const pictureSources = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.type === "figure"
      ? [block.image.src]
      : block.type === "gallery"
        ? block.figures.map(({ image }) => image.src)
        : [],
  );

/** The headlines of an item by what they are for. */
function headlinesOf(item: JsonValue) {
  const all = roledTexts(item, "headlines");
  const role = (pattern: RegExp) => all.find((one) => pattern.test(one.role));
  const kicker = role(/^(?:kicker|vignette|pre-?head|overline|roofline)/);
  const deck = role(/^(?:sub|deck|secondary|drop)/);
  const short = role(/^(?:short|social|mobile|seo)/);
  const main =
    role(/^(?:main|headline|title)/) ?? all.find((one) => ![kicker, deck, short].includes(one));
  return {
    main: plainInlines(main?.value ?? member(item, "headline", "title")),
    kicker: plainInlines(kicker?.value),
    deck: plainInlines(deck?.value),
    short: short?.value.words?.replace(/\s+/g, " ").trim(),
  };
}

const ROLES: readonly (readonly [RegExp, Byline["role"]])[] = [
  [/photo|picture/i, "photographer"],
  [/translat/i, "translator"],
  [/editor/i, "editor"],
  [/correspondent|report/i, "correspondent"],
  [/author|writer|creator|byline|contributor/i, "author"],
];

/** The line `by` as it is printed, else the people that an item says it is of; those it is about are none. */
function bylinesOf(item: JsonValue): readonly Byline[] {
  const by = member(item, "by", "byline");
  const line = by?.words?.trim().replace(/^(?:by|par|بقلم|كتب|كتبت)\s*:?\s+/iu, "");
  if (line !== undefined && line !== "") {
    return line
      .split(/\s*[،,;]\s*|\s+and\s+|\s+و\s+/u)
      .filter((name) => name !== "")
      .map((name) => ({ name, role: "author", span: by?.innerSpan }));
  }
  return [...(member(item, "people", "person")?.items ?? []), ...item.list("authors")].flatMap(
    (person) => {
      const name = person.text("name")?.trim();
      const rel = person.text("rel", "role") ?? "";
      const role = ROLES.find(([pattern]) => pattern.test(rel))?.[1];
      return name === undefined || role === undefined ? [] : [{ name, role, span: person.span }];
    },
  );
}

function sourcesOf(item: JsonValue): readonly Source[] {
  const infos = member(item, "infoSources", "infosource")?.items ?? [];
  return infos.flatMap((info) => {
    const name = info.words ?? info.text("name", "literal");
    const url = settleAddress(info.text("uri"));
    return name === undefined || name.trim() === ""
      ? []
      : [
          {
            name: name.trim(),
            role: "agency" as const,
            ...(url === undefined || !/^https?:/.test(url) ? {} : { url }),
            span: info.span,
          },
        ];
  });
}

const KINDS: readonly (readonly [RegExp, ArticleKind])[] = [
  [/interview|مقابلة|حوار/i, "interview"],
  [/opinion|comment|editorial|column|رأي|مقال|افتتاحية/i, "opinion"],
  [/feature|profile|background|تحقيق|قصة/i, "feature"],
  [/press.?release|statement|بيان/i, "statement"],
  [/analysis|report|تقرير|تحليل/i, "report"],
  [/current|news|خبر/i, "news"],
];

function kindOf(item: JsonValue): ArticleKind | undefined {
  const names = namesOf(item, "genres", "genre");
  return names.flatMap((name) => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? [])[0];
}

function statusOf(item: JsonValue): Article["status"] {
  switch (words(item, "pubStatus")?.toLowerCase()) {
    case "usable":
      return "usable";
    case "withheld":
      return "withheld";
    case "canceled":
    case "cancelled":
      return "cancelled";
    default:
      return undefined;
  }
}

const licenceOf = (item: JsonValue): string | undefined => {
  const rights = member(item, "rightsInfo");
  return rights === undefined
    ? undefined
    : (words(rights, "linkedRights") ?? words(rights, "encodedRights"));
};

/** What the desk may want to keep: urgency, slugline, places and the like. */
function customOf(item: JsonValue): Readonly<Record<string, unknown>> | undefined {
  const urgency = item.number("urgency");
  const slugline = words(item, "slugline");
  const kept = {
    ...(urgency === undefined ? {} : { "ninjs:urgency": urgency }),
    ...(slugline === undefined ? {} : { "ninjs:slugline": slugline }),
    ...listed("ninjs:places", namesOf(item, "places", "place")),
    ...listed("ninjs:people", namesOf(item, "people", "person")),
    ...listed("ninjs:organisations", namesOf(item, "organisations", "organisation")),
    ...listed("ninjs:events", namesOf(item, "events", "event")),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

const listed = (name: string, names: readonly string[]): Readonly<Record<string, unknown>> =>
  names.length === 0 ? {} : { [name]: names };
