import {
  type Article,
  type Block,
  type Byline,
  type Figure,
  type FrontRole,
  type Inline,
  inlineText,
  languageDirection,
} from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import { namesIn } from "./front.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";
import { type OwnFacts, textHash } from "./own-data.ts";
import type { Reading } from "./story.ts";

type Data = Readonly<Record<string, unknown>>;

const NOTHING: { readonly data: OwnFacts; readonly shown: Readonly<Record<string, string>> } = {
  data: {},
  shown: {},
};

/** Lines of an article around its body, by the styles of our own documents. */
const LINES: ReadonlyMap<string, FrontRole> = new Map([
  ["kicker", "kicker"],
  ["title", "title"],
  ["articleTitle", "title"],
  ["deck", "deck"],
  ["byline", "byline"],
  ["dateline", "dateline"],
  ["correction", "correction"],
  ["source", "source"],
  ["rights", "rights"],
  ["biography", "biography"],
]);

/** Reads back an article that warraq wrote, with whatever was changed in it since. The result is still to be checked. */
export function readOwnArticle(
  items: readonly Item[],
  index: number,
  reading: Reading,
  to: Assembler,
  isBound: boolean,
): unknown {
  const { data, shown } = reading.own.articles[index] ?? NOTHING;
  const language = typeof data.language === "string" ? data.language : reading.language;
  const direction =
    data.direction === "ltr" || data.direction === "rtl"
      ? data.direction
      : languageDirection(language);
  const place: Place = { language, direction, inCell: false };
  const lines = new Map<FrontRole, ParagraphItem[]>();
  const body: Item[] = [];
  const outside = { hero: [] as Item[], abstract: [] as Item[], summary: [] as Item[] };
  let part: "hero" | "abstract" | "summary" | undefined;
  let hasBody = false;
  for (const [at, item] of items.entries()) {
    const entry = to.entries(item)[0];
    const role =
      item.kind === "paragraph" ? lineRole(item, isBound, hasBody, at, items, to) : undefined;
    if (item.kind === "paragraph" && role !== undefined && entry === undefined) {
      lines.set(role, [...(lines.get(role) ?? []), item]);
      part = undefined;
      continue;
    }
    if (isHeadingOfNotes(item, at, items, shown, place, to)) {
      continue;
    }
    if (entry !== undefined) {
      part = entry.part;
    } else if (part !== undefined && !continuesPart(item, part)) {
      part = undefined;
    }
    if (
      part === undefined &&
      item.kind === "paragraph" &&
      item.role === "asideTitle" &&
      to.entries(items[at + 1])[0]?.part === "summary"
    ) {
      continue;
    }
    if (part === undefined) {
      hasBody ||= entry !== undefined || (item.kind === "paragraph" && !isBlank(item));
      body.push(isBound ? oneLevelUp(item) : item);
    } else {
      outside[part].push(
        item.kind === "paragraph" && item.role === "abstract" ? { ...item, role: "body" } : item,
      );
    }
  }
  const inlines = (role: FrontRole): readonly Inline[] | undefined => {
    const [item] = lines.get(role) ?? [];
    return item === undefined ? undefined : to.inlines(item, place);
  };
  const words = (role: FrontRole): readonly (readonly Inline[])[] =>
    (lines.get(role) ?? []).map((item) => to.inlines(item, place));
  const isSame = (role: FrontRole): boolean =>
    textHash(words(role).map(inlineText).join("\n")) === (shown[role] ?? textHash(""));
  const hero = to
    .blocks(outside.hero, place)
    .find((block): block is Figure => block.type === "figure");
  const summary = to.blocks(outside.summary, place).find((block) => block.type === "list");
  const { bylines, dateline, sources, rights, corrections: _dates, ...plain } = data;
  const optional = (key: string, value: unknown): Data =>
    value === undefined ? {} : { [key]: value };
  return {
    type: "article",
    ...plain,
    language,
    ...optional("kicker", inlines("kicker")),
    ...optional("headline", inlines("title")),
    ...optional("deck", inlines("deck")),
    bylines: readBylines(
      bylines,
      words("byline"),
      words("biography"),
      isSame("byline"),
      isSame("biography"),
    ),
    ...(isSame("dateline") ? optional("dateline", dateline) : readDateline(words("dateline")[0])),
    sources: isSame("source") ? (sources ?? []) : changedSources(sources, words("source")[0]),
    ...(isSame("rights") ? optional("rights", rights) : changedRights(words("rights")[0])),
    corrections: words("correction").flatMap(readCorrection),
    abstract: to.blocks(outside.abstract, place),
    summaryPoints:
      summary?.type === "list" ? summary.items.map((item) => pointOf(item.children)) : [],
    ...optional("hero", hero),
    body: to.blocks(body, place),
  };
}

/** Attribution-like styles serve blocks too: the source of an embed is one. Lines stand before or after the body. */
function lineRole(
  item: ParagraphItem,
  isBound: boolean,
  hasBody: boolean,
  at: number,
  items: readonly Item[],
  to: Assembler,
): FrontRole | undefined {
  if (isBound && !hasBody && item.role === "heading" && item.level === 1) {
    return "title";
  }
  if (item.role === "source") {
    const before = items[at - 1];
    const isEmbed =
      to.reading.own.blocks.size > 0 &&
      before !== undefined &&
      to.peek(before, "embed") !== undefined;
    return isEmbed ? undefined : "source";
  }
  return LINES.get(item.role);
}

const continuesPart = (item: Item, part: "hero" | "abstract" | "summary"): boolean =>
  item.kind === "paragraph" &&
  (part === "hero"
    ? item.role === "caption" || item.role === "credit"
    : part === "abstract"
      ? item.role === "abstract"
      : item.list !== undefined);

const oneLevelUp = (item: Item): Item =>
  item.kind === "paragraph" && item.role === "heading"
    ? { ...item, level: Math.max(1, item.level - 1) }
    : item;

/** The line over notes that stand behind their article. */
function isHeadingOfNotes(
  item: Item,
  at: number,
  items: readonly Item[],
  shown: Readonly<Record<string, string>>,
  place: Place,
  to: Assembler,
): boolean {
  return (
    at >= items.length - 1 &&
    item.kind === "paragraph" &&
    item.role === "heading" &&
    to.entries(item).length === 0 &&
    shown["notes"] === textHash(inlineText(to.inlines(item, place)))
  );
}

const pointOf = (children: readonly Block[]): readonly Inline[] =>
  children.flatMap((block) => (block.type === "paragraph" ? block.children : []));

const asByline = (value: unknown): Byline | undefined =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? (value as Byline)
    : undefined;

/** Names as they stand now, with what is known of those that stood there before. */
function readBylines(
  known: unknown,
  lines: readonly (readonly Inline[])[],
  biographies: readonly (readonly Inline[])[],
  areSame: boolean,
  areBiographiesSame: boolean,
): readonly unknown[] {
  const given = Array.isArray(known) ? known.flatMap((one) => asByline(one) ?? []) : [];
  const texts = biographies.map(inlineText);
  const withBiography = (byline: Byline): Byline => {
    if (areBiographiesSame) {
      const own = texts.find((text) => text.startsWith(`${byline.name} – `));
      return own === undefined ? byline : { ...byline, bio: own.slice(byline.name.length + 3) };
    }
    const own = texts.find((text) => text.startsWith(byline.name));
    const bio = own?.slice(byline.name.length).replace(/^\s*[–—-]\s*/u, "");
    return bio === undefined ? byline : { ...byline, bio };
  };
  if (areSame) {
    return given.map(withBiography);
  }
  return lines.flatMap((line) => {
    const text = inlineText(line);
    const here = given.filter(({ name }) => text.includes(name));
    const role = here[0]?.role ?? "author";
    const label = here[0] === undefined ? "" : text.slice(0, text.indexOf(here[0].name));
    const names = namesIn([
      {
        type: "text",
        value:
          label.length < text.length && here.length > 0 && !label.includes("،")
            ? text.slice(label.length)
            : text,
      },
    ]);
    return names.map((name): Byline => {
      const before = given.find((one) => name === one.name || name.startsWith(`${one.name} (`));
      return withBiography(before ?? { name, role });
    });
  });
}

function readDateline(line: readonly Inline[] | undefined): Data {
  if (line === undefined) {
    return {};
  }
  const dates = line.flatMap((inline) => (inline.type === "date" ? [inline.iso] : []));
  const words = inlineText(line.filter((inline) => inline.type !== "date"))
    .split(/\s+[–—]\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const [places = "", agencies = ""] = words;
  const names = (text: string) => namesIn([{ type: "text", value: text }]);
  return {
    dateline: {
      places: names(places),
      agencies: names(agencies),
      ...(dates[0] === undefined ? {} : { date: dates[0] }),
    },
  };
}

/** «المصدر: وكالة»: names that stand there now. */
function changedSources(known: unknown, line: readonly Inline[] | undefined): readonly unknown[] {
  if (line === undefined) {
    return [];
  }
  const text = inlineText(line);
  const given: readonly { readonly name: string }[] = Array.isArray(known)
    ? known.filter(
        (one): one is { name: string } => typeof one === "object" && one !== null && "name" in one,
      )
    : [];
  const after = text.slice(text.indexOf(":") + 1);
  return namesIn([{ type: "text", value: after }]).map(
    (name) => given.find((one) => one.name === name) ?? { name },
  );
}

const changedRights = (line: readonly Inline[] | undefined): Data =>
  line === undefined ? {} : { rights: { notice: inlineText(line) } };

/** «تصويب (١ مايو ٢٠٢٦): …» */
function readCorrection(line: readonly Inline[]): readonly Article["corrections"][number][] {
  const at = line.findIndex((inline) => inline.type === "date");
  const date = line[at];
  const [after, ...rest] = line.slice(at + 1);
  if (date?.type !== "date") {
    return [];
  }
  const value = after?.type === "text" ? after.value.replace(/^\)?\s*:\s*/u, "") : undefined;
  const text: readonly Inline[] =
    after?.type === "text"
      ? [...(value === "" ? [] : [{ ...after, value: value ?? "" }]), ...rest]
      : after === undefined
        ? rest
        : [after, ...rest];
  return [{ date: date.iso, text }];
}
