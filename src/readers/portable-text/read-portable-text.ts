import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { decoded } from "../json/stream-json.ts";
import {
  type ReadOptions,
  type ReadPiece,
  type ReadSettings,
  type SourceFile,
  settle,
} from "../reader.ts";
import { pieceFrom, readJsonSource } from "../rich-text/json-source.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { plainBodyOf, readPortableDocument, slugOf, textsOf } from "./read-document.ts";
import { type Documents, isPortableText, publishedId } from "./references.ts";

/** UTF-16 units that one document of a dataset may have. */
const LONGEST_LINE = 32 * 1024 * 1024;

/**
 * Reads Portable Text: a text by itself, a document that holds one, the answer to a query, or a dataset of Sanity with a
 * document a line, which is gone through twice: first for what the texts refer to, such as authors, then for the texts.
 */
export async function* readPortableText(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  if (await isDataset(source)) {
    yield* readDataset(source, settings, report);
    return;
  }
  const opened = await readJsonSource(source, report);
  if (opened === undefined) {
    return;
  }
  const { root } = opened;
  const answer = root.get("result") ?? root;
  const isText = isPortableText(answer);
  const texts = answer.isList && !isText ? answer.items : [answer];
  const articles = texts.filter((one) => isText || isArticle(one, settings));
  if (articles.length === 0) {
    report(
      diagnostic("input/damaged", "there is no Portable Text in the JSON", {
        span: root.span,
        hints: ['a text is a list of { "_type": "block", "children": [ … ] }'],
      }),
    );
    return;
  }
  const documents = documentsOf(texts.filter((one) => !articles.includes(one)));
  for (const document of articles) {
    yield pieceOf(document, documents, settings, articles.length === 1);
  }
}

const isArticle = (document: JsonValue, settings: ReadSettings): boolean =>
  document.isObject &&
  (textsOf(document, settings.language).body !== undefined ||
    plainBodyOf(document) !== undefined) &&
  !isPerson(document);

/** An author has a text too: who he is. */
const isPerson = (document: JsonValue): boolean =>
  /^(?:author|person|category|tag)$/i.test(document.text("_type") ?? "");

const documentsOf = (all: readonly JsonValue[]): Documents =>
  new Map(
    all.flatMap((document) => {
      const id = document.text("_id");
      return id === undefined ? [] : [[publishedId(id), document] as const];
    }),
  );

function pieceOf(
  document: JsonValue,
  documents: Documents,
  settings: ReadSettings,
  isOnly: boolean,
): ReadPiece {
  const stem = slugOf(document) ?? document.text("title", "_id") ?? "text";
  return pieceFrom(isOnly ? {} : { stem }, (report) =>
    readPortableDocument(document, documents, settings, report),
  );
}

/** Whether a source has a JSON on each line: the first line is whole, and another one follows. */
async function isDataset(source: SourceFile): Promise<boolean> {
  let seen = 0;
  for await (const line of linesOf(source)) {
    if (line === undefined) {
      return false;
    }
    if (isBlank(line.text)) {
      continue;
    }
    if (!line.text.startsWith("{") || !line.text.trimEnd().endsWith("}")) {
      return false;
    }
    seen += 1;
    if (seen === 2) {
      return true;
    }
  }
  return false;
}

async function* readDataset(
  source: SourceFile,
  settings: ReadSettings,
  report: Report,
): AsyncIterable<ReadPiece> {
  const documents = new Map<string, JsonValue>();
  for await (const line of linesOf(source)) {
    const value = line === undefined ? undefined : readJsonValue(line);
    const id = value instanceof JsonValue ? value.text("_id") : undefined;
    if (value instanceof JsonValue && id !== undefined) {
      // Of an article only where it leads is kept: the others refer to it, and there may be very many.
      const kept = isArticle(value, settings) ? slimmed(value, source.name) : value;
      if (kept !== undefined) {
        documents.set(publishedId(id), kept);
      }
    }
  }
  let articles = 0;
  for await (const line of linesOf(source)) {
    if (line === undefined) {
      report(
        diagnostic(
          "input/encoding",
          `${source.name} has a byte that is not UTF-8, or a line too long`,
        ),
      );
      return;
    }
    if (isBlank(line.text)) {
      continue;
    }
    const value = readJsonValue(line);
    if (!(value instanceof JsonValue)) {
      const piece = createCollector();
      piece.report(diagnostic("input/syntax", `not JSON: ${value.fault}`, { span: value.span }));
      articles += 1;
      yield { stem: "text", input: undefined, diagnostics: piece.diagnostics, files: new Map() };
    } else if (isArticle(value, settings)) {
      articles += 1;
      yield pieceOf(value, documents, settings, false);
    }
  }
  if (articles === 0) {
    report(diagnostic("input/damaged", `${source.name} has no document with a Portable Text`));
  }
}

/** The slug and title of a document. */
function slimmed(document: JsonValue, source: string): JsonValue | undefined {
  const slug = slugOf(document);
  const title = document.text("title");
  const json = JSON.stringify({ ...(slug === undefined ? {} : { slug }), title });
  const value = readJsonValue(createSourceText(source, json));
  return value instanceof JsonValue ? value : undefined;
}

/** The lines of a source, each with its place; `undefined` at a broken byte or a line beyond reason, which ends them. */
async function* linesOf(source: SourceFile): AsyncIterable<SourceText | undefined> {
  let held: string[] = [];
  let length = 0;
  let line = 1;
  let offset = 0;
  const cut = (): SourceText => {
    const text = held.join("");
    const made = createSourceText(source.name, text, { line, column: 1, offset });
    offset += text.length + 1;
    line += 1;
    held = [];
    length = 0;
    return made;
  };
  for await (const piece of decoded(source.chunks())) {
    if (piece === undefined) {
      yield undefined;
      return;
    }
    let from = 0;
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", from)) {
      held.push(piece.slice(from, at));
      from = at + 1;
      yield cut();
    }
    held.push(piece.slice(from));
    length += piece.length - from;
    if (length > LONGEST_LINE) {
      yield undefined;
      return;
    }
  }
  if (length > 0) {
    yield cut();
  }
}
