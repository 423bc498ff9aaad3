import { createHash } from "node:crypto";
import { textIn } from "./element.ts";
import type { Package } from "./package.ts";

/** What is said of a block, an inline, an article or a publication; each is looked at before it is believed. */
export interface OwnFacts {
  readonly id?: unknown;
  readonly language?: unknown;
  readonly direction?: unknown;
  readonly prefix?: unknown;
  readonly cite?: unknown;
  readonly linked?: unknown;
  readonly madeTitle?: unknown;
  readonly kind?: unknown;
  readonly metre?: unknown;
  readonly surah?: unknown;
  readonly ayahs?: unknown;
  readonly source?: unknown;
  readonly syntax?: unknown;
  readonly ending?: unknown;
  readonly tex?: unknown;
  readonly alt?: unknown;
  readonly signs?: unknown;
  readonly url?: unknown;
  readonly bare?: unknown;
  readonly format?: unknown;
  readonly value?: unknown;
  readonly src?: unknown;
  readonly numbered?: unknown;
  readonly decorative?: unknown;
  readonly questionColon?: unknown;
  readonly answerColon?: unknown;
  readonly style?: unknown;
  readonly start?: unknown;
  readonly tasks?: unknown;
  readonly columns?: unknown;
  readonly headerColumn?: unknown;
  readonly feet?: unknown;
  readonly level?: unknown;
  readonly open?: unknown;
  readonly close?: unknown;
  readonly iso?: unknown;
  readonly made?: unknown;
  readonly expansion?: unknown;
  readonly target?: unknown;
  readonly show?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly bylines?: unknown;
  readonly dateline?: unknown;
  readonly sources?: unknown;
  readonly rights?: unknown;
  readonly corrections?: unknown;
  readonly subtitle?: unknown;
  readonly cover?: unknown;
}

/** What a document of ours says of one block beyond what stands in it. */
export interface OwnBlock {
  readonly mark: string;
  readonly type: string;
  /** The article, from 0. */
  readonly article: number;
  /** The mark of the block that it stands in. */
  readonly in?: string | undefined;
  /** Which item of that list, from 0. */
  readonly item?: number | undefined;
  /** Where outside of the body it stands. */
  readonly part?: "hero" | "abstract" | "summary" | undefined;
  readonly data: OwnFacts;
}

/** What it says of one inline. */
export interface OwnInline {
  readonly type: string;
  /** The formats around it. */
  readonly outer: readonly string[];
  /** Hash of its printed text, for what holds only as long as that stands. */
  readonly text?: string | undefined;
  readonly data: OwnFacts;
  /** Order among its kind, the outermost first. */
  readonly order: number;
}

export interface OwnData {
  readonly isOwn: boolean;
  readonly blocks: ReadonlyMap<string, OwnBlock>;
  readonly inlines: ReadonlyMap<string, OwnInline>;
  /** Of each article: what is not printed, and the hash of each line that is. */
  readonly articles: readonly {
    readonly data: OwnFacts;
    readonly shown: Readonly<Record<string, string>>;
  }[];
  /** Set where a publication was written. */
  readonly publication: OwnFacts | undefined;
  /** What stands between guillemets that are not the author's. */
  readonly enclosed: ReadonlySet<string>;
}

export const NOT_OWN: OwnData = {
  isOwn: false,
  blocks: new Map(),
  inlines: new Map(),
  articles: [],
  publication: undefined,
  enclosed: new Set(),
};

/** Of the part that the writer leaves; its last step is the version. */
export const DATA_NAMESPACE = "urn:warraq:data:1";

/** What warraq left in a document that it wrote; `NOT_OWN` for any other, or where it cannot be read. */
export function readOwnData(parts: Package): OwnData {
  for (const name of parts.allRelated(parts.main, "customXml")) {
    const bytes = parts.bytes(name);
    if (
      bytes === undefined ||
      !new TextDecoder().decode(bytes.subarray(0, 400)).includes(DATA_NAMESPACE)
    ) {
      continue;
    }
    const root = parts.part(name);
    const parsed = root === undefined ? undefined : parse(textIn(root));
    if (parsed !== undefined) {
      return parsed;
    }
  }
  return NOT_OWN;
}

function parse(json: string): OwnData | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
  const root = asRecord(value);
  const articles = listOf(root?.["articles"], readArticle);
  if (root === undefined || articles.length === 0) {
    return undefined;
  }
  const blocks = listOf(root["blocks"], readBlock);
  const inlines = listOf(root["inlines"], readInline);
  return {
    isOwn: true,
    blocks: new Map(blocks.map((block) => [block.mark, block])),
    inlines: new Map(inlines.map(([mark, inline], order) => [mark, { ...inline, order }])),
    articles,
    publication: asRecord(root["publication"]),
    enclosed: new Set(texts(root["enclosed"])),
  };
}

type Plain = Readonly<Record<string, unknown>>;

/** What is no list or object of its kind is left out: the part may have been changed by anybody. */
const asRecord = (value: unknown): Plain | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "__proto__"))
    : undefined;

const listOf = <Value>(
  value: unknown,
  read: (one: Plain) => Value | undefined,
): readonly Value[] =>
  Array.isArray(value)
    ? value.flatMap((one) => {
        const record = asRecord(one);
        const made = record === undefined ? undefined : read(record);
        return made === undefined ? [] : [made];
      })
    : [];

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const asText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

const asCount = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;

const PARTS = ["hero", "abstract", "summary"] as const;

function readArticle(record: Plain): OwnData["articles"][number] | undefined {
  const data = asRecord(record["data"]);
  const shown = Object.entries(asRecord(record["shown"]) ?? {}).flatMap(
    ([role, hash]): readonly (readonly [string, string])[] =>
      typeof hash === "string" ? [[role, hash]] : [],
  );
  return data === undefined ? undefined : { data, shown: Object.fromEntries(shown) };
}

function readBlock(record: Plain): OwnBlock | undefined {
  const mark = asText(record["mark"]);
  const type = asText(record["type"]);
  const article = asCount(record["article"]);
  return mark === undefined || type === undefined || article === undefined
    ? undefined
    : {
        mark,
        type,
        article,
        in: asText(record["in"]),
        item: asCount(record["item"]),
        part: PARTS.find((part) => part === record["part"]),
        data: asRecord(record["data"]) ?? {},
      };
}

function readInline(record: Plain): readonly [string, Omit<OwnInline, "order">] | undefined {
  const mark = asText(record["mark"]);
  const type = asText(record["type"]);
  return mark === undefined || type === undefined
    ? undefined
    : [
        mark,
        {
          type,
          outer: texts(record["outer"]),
          text: asText(record["text"]),
          data: asRecord(record["data"]) ?? {},
        },
      ];
}

/** As the writer makes it: enough to see a change. */
export const textHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);
