import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type Article, build, languageDirection } from "../../model/index.ts";
import {
  type ReadOptions,
  type ReadPiece,
  type ReadSettings,
  type SourceFile,
  settle,
} from "../reader.ts";
import { readDocumentFields } from "../rich-text/document-fields.ts";
import { finishArticle, languageOf, saysSomething } from "../rich-text/finish-article.ts";
import { openingHeadline, settleHeadings } from "../rich-text/headings.ts";
import { pieceFrom, readJsonSource } from "../rich-text/json-source.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { createLosses } from "../rich-text/losses.ts";
import { readTree } from "../rich-text/read-tree.ts";
import { wordsOfJson } from "../rich-text/settle-values.ts";
import { prosemirrorDialect } from "./dialect.ts";

/**
 * Reads documents of ProseMirror or TipTap, Contentful rich text, or blocks of Strapi or Slate: a document by itself, an object
 * that holds it beside a title, authors and dates, or a list of those, each of which is a text.
 */
export async function* readProsemirror(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const opened = await readJsonSource(source, report);
  if (opened === undefined) {
    return;
  }
  const { root, text } = opened;
  const settings = settle({ ...options, source: source.name });
  const listed = listOf(root);
  const entries = listed ?? [root];
  const found = entries.flatMap((entry) => findDocument(entry) ?? []);
  if (found.length === 0) {
    report(
      diagnostic("input/damaged", "there is no document in the JSON: no node with content", {
        span: root.span,
        hints: ['a document is { "type": "doc", "content": [ … ] }'],
      }),
    );
    return;
  }
  const others = entries.filter((entry) => findDocument(entry) === undefined);
  const [other] = others;
  if (other !== undefined) {
    report(
      diagnostic("input/dropped", `entries that hold no document (${others.length})`, {
        span: other.span,
      }),
    );
  }
  const linked = linkedEntries(root);
  for (const document of found) {
    const named = listed === undefined ? { text } : { stem: stemOf(document) };
    yield pieceFrom(named, (own) => readDocument(document, linked, settings, own));
  }
}

function readDocument(
  { document, nodes, holder }: FoundDocument,
  linked: Linked,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const losses = createLosses(report);
  const { span } = holder ?? document;
  const said =
    holder?.text("language", "locale", "lang") ??
    prosemirrorDialect.attribute(document, "lang", "language")?.words;
  const sample = wordsOfJson((holder ?? document).written);
  const language = languageOf(said, sample, settings, span, report);
  const direction = languageDirection(language);
  const blocks = readTree(nodes, prosemirrorDialect, { direction, report, losses });
  const resolve = (value: JsonValue): JsonValue => {
    const entry = linked.get(linkOf(value) ?? "") ?? value;
    return entry.get("fields") ?? entry.get("attributes") ?? entry;
  };
  const fields =
    holder === undefined
      ? {}
      : readDocumentFields(holder, {
          resolve,
          inLanguage: (value) => inLanguage(value, language),
          pictureOf: (value) => pictureOf(resolve(value)),
          losses,
        });
  const opening = fields.headline === undefined ? openingHeadline(blocks) : undefined;
  const article = {
    ...build.article(settleHeadings(opening?.rest ?? blocks), {
      kind: settings.kind,
      language,
      ...fields,
      headline: fields.headline ?? opening?.headline,
    }),
    span,
  };
  losses.tell();
  if (!saysSomething(article)) {
    report(diagnostic("input/empty", "a document has no text", { span }));
    return undefined;
  }
  return finishArticle(article, report);
}

/** Names under which answers of servers have their list. */
const LISTS = ["data", "items", "results", "docs", "entries", "posts", "articles"];

/** The entries of a list of texts; `undefined` where the JSON is one text. */
function listOf(root: JsonValue): readonly JsonValue[] | undefined {
  const members = root.names.flatMap((name) => root.get(name) ?? []);
  if ([root, ...members].some(isDocument)) {
    return undefined;
  }
  const lists = [root, ...LISTS.flatMap((name) => root.get(name) ?? [])];
  return lists.find(
    ({ items }) => items.every(isEntry) && items.some((item) => findDocument(item) !== undefined),
  )?.items;
}

/** Whether a value is a text with its fields, or a document, and no node of one. */
const isEntry = (value: JsonValue): boolean =>
  value.isObject &&
  (value.text("type", "nodeType") === undefined || findDocument(value) !== undefined);

function stemOf({ holder }: FoundDocument): string {
  const slug = holder?.get("slug");
  return slug?.words ?? slug?.text("current") ?? holder?.text("title", "name", "id") ?? "text";
}

/** Entries that others link to, by type and identifier. */
type Linked = ReadonlyMap<string, JsonValue>;

/** What an answer of Contentful has beside its texts, such as their authors. */
function linkedEntries(root: JsonValue): Linked {
  const includes = root.get("includes");
  const entries = [
    ...root.list("items"),
    ...(includes?.list("Entry") ?? []),
    ...(includes?.list("Asset") ?? []),
  ];
  return new Map(
    entries.flatMap((entry) => {
      const sys = entry.get("sys");
      const id = sys?.text("id");
      return id === undefined ? [] : [[`${sys?.text("type") ?? "Entry"} ${id}`, entry] as const];
    }),
  );
}

/** What a link of Contentful leads to; `undefined` for all else. */
function linkOf(value: JsonValue): string | undefined {
  const sys = value.get("sys");
  return sys?.text("type") === "Link"
    ? `${sys.text("linkType") ?? "Entry"} ${sys.text("id") ?? ""}`
    : undefined;
}

interface FoundDocument {
  readonly document: JsonValue;
  readonly nodes: readonly JsonValue[];
  /** What the document is a member of. */
  readonly holder: JsonValue | undefined;
}

/** The document nearest the top of the JSON. */
function findDocument(root: JsonValue): FoundDocument | undefined {
  const open: { readonly value: JsonValue; readonly holder: JsonValue | undefined }[] = [
    { value: root, holder: undefined },
  ];
  for (let at = 0; at < open.length && at < 100_000; at += 1) {
    const next = open[at];
    if (next === undefined) {
      break;
    }
    const { value, holder } = next;
    if (isDocument(value)) {
      const nodes = value.isList ? value.items : prosemirrorDialect.childrenOf(value);
      return { document: value, nodes, holder };
    }
    for (const inner of value.items) {
      open.push({ value: inner, holder });
    }
    for (const member of value.names) {
      const inner = value.get(member);
      if (inner !== undefined && (inner.isObject || inner.isList)) {
        open.push({ value: inner, holder: value });
      }
    }
  }
  return undefined;
}

const isDocument = (value: JsonValue): boolean =>
  ["doc", "document"].includes(value.text("type", "nodeType") ?? "") || isNodeList(value);

/** Nodes without a document around them, as Strapi and Slate have them. */
const isNodeList = (value: JsonValue): boolean =>
  value.items.length > 0 &&
  value.items.every((item) => typeof item.get("type")?.value === "string") &&
  value.items.some((item) => item.first("children", "content")?.isList === true);

/** Contentful keeps a field as an object of languages. */
function inLanguage(value: JsonValue, language: string): JsonValue {
  const [base = language] = language.split("-");
  const named = value.names.find((name) => name === language || name.split("-")[0] === base);
  return (named === undefined ? undefined : value.get(named)) ?? value;
}

const pictureOf = (value: JsonValue): string | undefined => {
  const fields = value.get("fields") ?? value.get("attributes") ?? value;
  const url = fields.text("url", "src") ?? fields.get("file")?.text("url");
  return url?.replace(/^\/\//, "https://");
};
