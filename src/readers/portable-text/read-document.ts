import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  build,
  type Inline,
  languageDirection,
} from "../../model/index.ts";
import type { ReadSettings } from "../reader.ts";
import { readDocumentFields } from "../rich-text/document-fields.ts";
import { embeddedTexts } from "../rich-text/embedded-texts.ts";
import { finishArticle, languageOf, saysSomething } from "../rich-text/finish-article.ts";
import { openingHeadline, settleHeadings } from "../rich-text/headings.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { createLosses } from "../rich-text/losses.ts";
import { settleLanguage, wordsOfJson } from "../rich-text/settle-values.ts";
import { portableBlocks } from "./blocks.ts";
import type { PortableContext } from "./context.ts";
import {
  type Documents,
  inLanguage,
  isPortableText,
  resolveReference,
  sanityPicture,
} from "./references.ts";

/** The member that holds the text of a document, and the others that hold texts. */
interface FoundTexts {
  readonly body: JsonValue | undefined;
  readonly others: readonly { readonly name: string; readonly value: JsonValue }[];
}

/** Names of the text of a document, the likeliest first. */
const BODIES = ["body", "content", "text", "article", "blocks"];
/** Names of a text that stands above it. */
const ABSTRACTS = new Set(["abstract", "summary", "intro", "introduction", "lead", "excerpt"]);

/** The texts of a document; a member may have one for each language. */
export function textsOf(document: JsonValue, language: string): FoundTexts {
  const texts = document.names.flatMap((name) => {
    const member = document.get(name);
    const value = member === undefined ? undefined : inLanguage(member, language);
    return value !== undefined && isPortableText(value) ? [{ name, value }] : [];
  });
  const named = BODIES.flatMap((name) => texts.filter((text) => text.name === name));
  const [body] = [...named, ...texts.filter(({ name }) => !ABSTRACTS.has(name)), ...texts];
  return { body: body?.value, others: texts.filter((text) => text !== body) };
}

/** The text of a document with a title that has it as one string, and no Portable Text. */
export const plainBodyOf = (document: JsonValue): JsonValue | undefined =>
  document.text("title", "headline", "name") === undefined
    ? undefined
    : BODIES.flatMap((name) => document.get(name) ?? []).find(
        ({ value }) => typeof value === "string" && value.trim() !== "",
      );

/** A Portable Text by itself, or a document that holds one; `undefined` after reporting an error. */
export function readPortableDocument(
  document: JsonValue,
  documents: Documents,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const { span } = document;
  const losses = createLosses(report);
  const said = document.text("language", "locale", "lang", "__i18n_lang", "_lang");
  const wanted = settleLanguage(said) ?? settings.language;
  const found = document.isList ? { body: document, others: [] } : textsOf(document, wanted);
  const written = (found.body ?? plainBodyOf(document))?.written ?? "";
  const language = languageOf(said, wordsOfJson(written), settings, span, report);
  const context: PortableContext = {
    direction: languageDirection(language),
    report,
    losses,
    depth: 0,
    resolve: (value) => resolveReference(value, documents),
    inLanguage: (value) => inLanguage(value, language),
    pictureOf: (value) => sanityPicture(value, report),
    pageOf: (value) => pageOf(resolveReference(value, documents)),
    toBlocks: portableBlocks,
  };
  const texts = embeddedTexts({ ...context, language, repair: settings.repair });
  const plain = found.body === undefined ? plainBodyOf(document) : undefined;
  const body =
    plain === undefined
      ? portableBlocks(found.body?.items ?? [], context)
      : (texts.plain(plain, false)?.body ?? []);
  const above: Block[] = [];
  let deck: readonly Inline[] | undefined;
  for (const { name, value } of found.others) {
    const blocks = portableBlocks(value.items, context);
    const [only] = blocks;
    if (
      ABSTRACTS.has(name) &&
      blocks.length === 1 &&
      only?.type === "paragraph" &&
      deck === undefined
    ) {
      deck = only.children;
    } else if (ABSTRACTS.has(name)) {
      above.push(...blocks);
    } else {
      losses.lost(
        `the text "${name}" beside the one that is read`,
        "nothing of it is kept",
        value.span,
      );
    }
  }
  const fields = document.isList ? {} : readDocumentFields(document, context);
  const opening = fields.headline === undefined ? openingHeadline(body) : undefined;
  const slug = slugOf(document);
  const article: Article = {
    ...build.article(settleHeadings(opening?.rest ?? body), {
      kind: settings.kind,
      language,
      ...fields,
      headline: fields.headline ?? opening?.headline,
      deck: deck ?? fields.deck,
      abstract: above,
      status: (document.text("_id") ?? "").startsWith("drafts.") ? "draft" : undefined,
      ...(slug === undefined ? {} : { custom: { "sanity:slug": slug } }),
    }),
    span,
  };
  losses.tell();
  if (!saysSomething(article)) {
    tellEmpty(span, report);
    return undefined;
  }
  return finishArticle(article, report);
}

const tellEmpty = (span: Span, report: Report): void =>
  report(diagnostic("input/empty", "a document has neither title nor text", { span }));

/** A slug as Sanity keeps it, or as a string. */
export function slugOf(document: JsonValue): string | undefined {
  const slug = document.get("slug");
  return slug?.text("current") ?? slug?.words;
}

function pageOf(document: JsonValue): string | undefined {
  const slug = slugOf(document);
  return slug === undefined ? document.text("url", "href") : `/${slug.replace(/^\/+/, "")}`;
}
