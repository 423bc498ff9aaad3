import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  checkArticle,
  checkPublication,
  type Inline,
  languageDirection,
  mapChildren,
  mapInlinesOfBlocks,
  type Publication,
} from "../../model/index.ts";
import type { ReadOptions, ReadPiece, SourceFile } from "../reader.ts";
import { settle } from "../reader.ts";
import { openZip } from "../zip/index.ts";
import { isEmpty, readArticle } from "./article.ts";
import { createAssembler } from "./assemble.ts";
import { type ChangeCount, settleChanges, type Tracked } from "./changes.ts";
import { editorialNote, readComments, withoutPlace } from "./comments.ts";
import { createCounts } from "./counts.ts";
import { documentLanguage } from "./document-language.ts";
import { attribute, childOf, type Element, elementsOf } from "./element.ts";
import { createItemReader, type Item } from "./items.ts";
import { createLosses } from "./losses.ts";
import { readNumbering } from "./numbering.ts";
import { readOwnArticle } from "./own-article.ts";
import { NOT_OWN, type OwnData, readOwnData } from "./own-data.ts";
import { readOwnPublication } from "./own-publication.ts";
import { openPackage, type Package, PartFault } from "./package.ts";
import { createPictures } from "./pictures.ts";
import { readProperties, settingsOf } from "./properties.ts";
import { ownSections } from "./sections.ts";
import type { Reading } from "./story.ts";
import { readStyles } from "./styles.ts";
import { createTargets } from "./targets.ts";
import { unclosedFields } from "./unclosed-fields.ts";

/**
 * Reads a Word document (ECMA-376, Transitional or Strict): its paragraphs, runs and tables in their own directions, styles as
 * roles. A document that warraq wrote comes back as the article or publication that it was made from, with every change that
 * was made in it since.
 */
export async function* readDocx(
  source: SourceFile,
  options: ReadOptions,
  _report: Report,
): AsyncIterable<ReadPiece> {
  const bytes = await source.bytes();
  const { diagnostics, report: collect } = createCollector();
  const nothing = (): ReadPiece => ({ input: undefined, diagnostics, files: new Map() });
  if (isCompoundFile(bytes)) {
    collect(
      diagnostic("input/damaged", `${source.name} is an old or encrypted Word document`, {
        hints: ["open it in Word and save it as .docx without a password"],
      }),
    );
    yield nothing();
    return;
  }
  const zip = openZip(bytes, source.name, collect);
  if (zip === undefined) {
    yield nothing();
    return;
  }
  try {
    const parts = openPackage(zip.read, source.name);
    if (parts === undefined) {
      collect(diagnostic("input/damaged", `${source.name} holds no Word document`));
      yield nothing();
      return;
    }
    const own = readOwnData(parts);
    const read = readPackage(parts, own, options, collect);
    yield { ...read, diagnostics };
  } catch (error) {
    if (!(error instanceof PartFault)) {
      throw error;
    }
    collect(error.diagnostic);
    yield nothing();
  }
}

/** Older documents and encrypted ones are compound files ([MS-CFB] 2.2). */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

type Read = Pick<ReadPiece, "input" | "files">;

function readPackage(parts: Package, own: OwnData, options: ReadOptions, report: Report): Read {
  const losses = createLosses();
  const settings = settle(options);
  const changes: ChangeCount = { insertions: 0, deletions: 0, moves: 0, formats: 0 };
  const tracked = options.tracked ?? "accept";
  const settled = (name: string | undefined): Element | undefined => {
    const root = name === undefined ? undefined : parts.part(name);
    return root === undefined ? undefined : settleChanges(root, tracked, changes);
  };
  const root = settled(parts.main);
  const body = childOf(root, "w:body");
  if (root === undefined || body === undefined) {
    throw new PartFault(diagnostic("input/damaged", `${parts.main} is no Word document`));
  }
  const notePart = (kind: "footnote" | "endnote") => parts.related(parts.main, `${kind}s`);
  const noteRoots = {
    footnote: settled(notePart("footnote")),
    endnote: settled(notePart("endnote")),
  };
  const partOf = (kind: string): Element | undefined => {
    const name = parts.related(parts.main, kind);
    return name === undefined ? undefined : parts.part(name);
  };
  const styles = readStyles(partOf("styles"));
  const numbering = readNumbering(partOf("numbering"));
  const notes = new Map<string, Element>();
  for (const kind of ["footnote", "endnote"] as const) {
    for (const element of elementsOf(noteRoots[kind])) {
      notes.set(`${kind} ${attribute(element, "w:id") ?? ""}`, element);
    }
  }
  const { language, direction, isUnmarked } = documentLanguage(
    body,
    styles,
    settingsOf(parts),
    settings.language,
  );
  if (isUnmarked) {
    losses.guessed("no paragraph is set from right to left; the text is, so it is taken to be");
  }
  const stories = [root, noteRoots.footnote, noteRoots.endnote].filter((one) => one !== undefined);
  const shared: Omit<Reading, "items"> = {
    parts,
    styles,
    numbering,
    losses,
    pictures: createPictures(parts, losses),
    own,
    language,
    direction,
    isTurned: direction !== languageDirection(language),
    notes,
    targets: createTargets(stories),
    unclosedFields: unclosedFields(stories),
    counts: createCounts(numbering),
    signs: new Map(),
  };

  const readers = new Map<string, { readonly reading: Reading }>();
  const readingOf = (part: string): Reading => {
    const known = readers.get(part);
    if (known !== undefined) {
      return known.reading;
    }
    const reading: Reading = { ...shared, items: (container) => items.read(container) };
    const items = createItemReader(part, reading);
    readers.set(part, { reading });
    return reading;
  };

  const reading = readingOf(parts.main);
  const assembled = createAssembler(reading, noteBlocks);
  const open = new Set<Element>();

  /** A note that holds itself holds nothing. */
  function noteBlocks(kind: "footnote" | "endnote", id: string): readonly Block[] | undefined {
    const note = notes.get(`${kind} ${id}`);
    const part = notePart(kind);
    if (note === undefined || part === undefined || open.has(note)) {
      losses.lost("a note has no text");
      return undefined;
    }
    open.add(note);
    const within = readingOf(part);
    const place = { language, direction, inCell: false };
    const blocks = createAssembler(within, noteBlocks).blocks(
      within.items(note).map(asNoteText),
      place,
    );
    open.delete(note);
    return blocks;
  }

  const items = reading.items(body);
  tellOfMargins(parts, losses);
  const properties = readProperties(parts);
  const comments = readComments(partOf("comments"), body).map(withoutPlace);
  const note = editorialNote(comments);
  const read = own.isOwn
    ? readOwn(items, reading, assembled, note)
    : withNote(readArticle(items, reading, assembled, properties, settings), note);
  if (read === undefined) {
    // What we left in it does not fit it any more: it is read like any other.
    return readPackage(parts, NOT_OWN, options, report);
  }
  const input = withTargets(read, reading);
  losses.tell(report);
  tellChanges(changes, tracked, report);
  const first = input.type === "article" ? input : input.articles[0];
  if (first !== undefined && isEmpty(first)) {
    report(diagnostic("input/empty", "the document has no text"));
    return { input: undefined, files: reading.pictures.files };
  }
  return { input, files: reading.pictures.files };
}

/** A paragraph of a note is an ordinary one there; the first begins behind the number and the blank after it. */
function asNoteText(item: Item, at: number): Item {
  if (item.kind !== "paragraph") {
    return item;
  }
  const role = item.role === "note" ? ("body" as const) : item.role;
  const first = at === 0 ? item.atoms.findIndex((atom) => atom.kind === "text") : -1;
  const atoms = item.atoms.map((atom, index) =>
    index === first && atom.kind === "text" ? { ...atom, value: atom.value.trimStart() } : atom,
  );
  return { ...item, role, atoms };
}

const withNote = (article: Article, note: string | undefined): Article =>
  note === undefined ? article : { ...article, editorialNote: note };

function readOwn(
  items: readonly Item[],
  reading: Reading,
  to: ReturnType<typeof createAssembler>,
  note: string | undefined,
): Article | Publication | undefined {
  const { articles: parts, made } = ownSections(items, reading);
  const isBound = parts.length > 1;
  const articles = parts.map((part, index) => {
    const read = readOwnArticle(part, index, reading, to, isBound);
    return index === 0 && note !== undefined && typeof read === "object"
      ? { ...read, editorialNote: note }
      : read;
  });
  if (reading.own.publication !== undefined) {
    return checkPublication(readOwnPublication(articles, made, reading, to)).value;
  }
  return checkArticle(articles[0]).value;
}

/** References lead to ids; one that leads nowhere is its words. */
function withTargets(input: Article | Publication, reading: Reading): Article | Publication {
  const mapper = {
    inlines: (nodes: readonly Inline[]): readonly Inline[] =>
      nodes.flatMap((node): readonly Inline[] => {
        const mapped = mapChildren(node, mapper);
        if (mapped.type !== "crossReference") {
          return [mapped];
        }
        const target = reading.targets.resolve(mapped.target);
        if (target === undefined) {
          reading.losses.lost(
            "a reference leads to nothing in the document; its words are kept",
            mapped.span,
          );
          return mapped.children;
        }
        return [{ ...mapped, target }];
      }),
    in: () => mapper,
  };
  const article = (one: Article): Article => ({
    ...one,
    abstract: mapInlinesOfBlocks(one.abstract, mapper),
    body: mapInlinesOfBlocks(one.body, mapper),
    ...(one.headline === undefined ? {} : { headline: mapper.inlines(one.headline) }),
    ...(one.kicker === undefined ? {} : { kicker: mapper.inlines(one.kicker) }),
    ...(one.deck === undefined ? {} : { deck: mapper.inlines(one.deck) }),
    summaryPoints: one.summaryPoints.map((point) => mapper.inlines(point)),
  });
  return input.type === "article"
    ? article(input)
    : { ...input, articles: input.articles.map(article) };
}

function tellOfMargins(parts: Package, losses: ReturnType<typeof createLosses>): void {
  if (
    parts.allRelated(parts.main, "header").length + parts.allRelated(parts.main, "footer").length >
    0
  ) {
    losses.dropped("heads and feet of pages, which are made anew");
  }
  if (parts.allRelated(parts.main, "vbaProject").length > 0) {
    losses.dropped("macros");
  }
}

function tellChanges(changes: ChangeCount, tracked: Tracked, report: Report): void {
  const kinds = [
    [changes.insertions, "insertions"],
    [changes.deletions, "deletions"],
    [changes.moves, "moves"],
    [changes.formats, "changes of format"],
  ] as const;
  const found = kinds.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  if (found.length > 0) {
    const [done, other] = tracked === "accept" ? ["accepted", "reject"] : ["rejected", "accept"];
    report(
      diagnostic("input/dropped", `tracked changes were ${done}: ${found.join(", ")}`, {
        hints: [`--tracked ${other} reads the document the other way`],
      }),
    );
  }
}
