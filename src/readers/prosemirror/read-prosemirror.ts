import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type Article, build, languageDirection } from "../../model/index.ts";
import { type ReadOptions, settle } from "../reader.ts";
import { readDocumentFields } from "../rich-text/document-fields.ts";
import { finishArticle, languageOf, saysSomething } from "../rich-text/finish-article.ts";
import { openingHeadline, settleHeadings } from "../rich-text/headings.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { createLosses } from "../rich-text/losses.ts";
import { readTree } from "../rich-text/read-tree.ts";
import { wordsOfJson } from "../rich-text/settle-values.ts";
import { createSourceText, isBlank } from "../source-text.ts";
import { prosemirrorDialect } from "./dialect.ts";

/**
 * Reads a document of ProseMirror or TipTap, Contentful rich text, or blocks of Strapi or Slate: the document by itself, or an
 * object that holds it beside a title, authors and dates.
 */
export function readProsemirror(
  text: string,
  options: ReadOptions,
  report: Report,
): Article | undefined {
  const settings = settle(options);
  const source = createSourceText(settings.source, text);
  const whole = source.span(0, source.text.length);
  if (isBlank(source.text)) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return undefined;
  }
  const root = readJsonValue(source);
  if (!(root instanceof JsonValue)) {
    report(diagnostic("input/syntax", `not JSON: ${root.fault}`, { span: root.span }));
    return undefined;
  }
  const found = findDocument(root);
  if (found === undefined) {
    report(
      diagnostic("input/damaged", "there is no document in the JSON: no node with content", {
        span: root.span,
        hints: ['a document is { "type": "doc", "content": [ … ] }'],
      }),
    );
    return undefined;
  }
  const { nodes, holder } = found;
  const losses = createLosses(report);
  const said =
    holder?.text("language", "locale", "lang") ??
    prosemirrorDialect.attribute(found.document, "lang", "language")?.words;
  const language = languageOf(said, wordsOfJson(source.text), settings, root.span, report);
  const direction = languageDirection(language);
  const blocks = readTree(nodes, prosemirrorDialect, { direction, report, losses });
  const fields =
    holder === undefined
      ? {}
      : readDocumentFields(holder, {
          resolve: (value) => value.get("fields") ?? value.get("attributes") ?? value,
          inLanguage: (value) => inLanguage(value, language),
          pictureOf,
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
    span: whole,
  };
  losses.tell();
  if (!saysSomething(article)) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return undefined;
  }
  return finishArticle(article, report);
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
    const name = value.text("type", "nodeType");
    if (name === "doc" || name === "document") {
      return { document: value, nodes: prosemirrorDialect.childrenOf(value), holder };
    }
    if (isNodeList(value)) {
      return { document: value, nodes: value.items, holder };
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
