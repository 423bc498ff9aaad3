import {
  type Block,
  blocksText,
  type IndexEntry,
  type IndexGroup,
  type IndexPlace,
  type PreparedArticle,
  type PreparedIndex,
  type Publication,
  walkBlocks,
} from "../model/index.ts";
import { indexOrder, type Profile } from "../profile/index.ts";
import { claimAnchor, type TakenAnchors } from "./assign-anchors.ts";
import { createTermFinder, foldTerm } from "./find-terms.ts";

/** Indexes, and the articles with an anchor for each place that an index leads to. */
export interface Indexed {
  readonly indexes: readonly PreparedIndex[];
  readonly articles: readonly PreparedArticle[];
}

/** What is looked for, and the articles that are about it whether or not they say the word. */
interface Term {
  readonly words: string;
  /** As it is ordered and shown, where that is another form. */
  readonly fileAs: string | undefined;
  readonly wholes: ReadonlySet<number>;
}

/** Makes the indexes that are asked for: paragraphs and headings that say a term, and articles that name it as theirs. */
export function buildIndexes(
  publication: Publication,
  articles: readonly PreparedArticle[],
  { labels }: Profile,
  takenAnchors: TakenAnchors,
): Indexed {
  const { index } = publication;
  const wanted = [
    { kind: "persons", title: labels.namesIndex, terms: personsOf(publication) },
    { kind: "keywords", title: labels.subjectsIndex, terms: keywordsOf(publication) },
  ] as const;
  const asked = wanted.filter(({ kind }) => index !== undefined && index[kind] !== false);
  if (asked.length === 0) {
    return { indexes: [], articles };
  }
  const anchors = articles.map((article) => new Map(article.anchors));
  const stretches = articles.flatMap((article, at) =>
    stretchesOf(article.body).map((block) => ({ article: at, block, text: blocksText([block]) })),
  );
  const anchorOf = (article: number, block: Block): string => {
    const known = anchors[article]?.get(block);
    if (known !== undefined) {
      return known;
    }
    const made = claimAnchor("index-place", takenAnchors);
    anchors[article]?.set(block, made);
    return made;
  };
  const find = createTermFinder(stretches.map(({ text }) => text));
  const indexes = asked.flatMap(({ kind, title, terms }): readonly PreparedIndex[] => {
    const entries = [...terms.values()].flatMap(({ words, fileAs, wholes }) => {
      const places = find(words).flatMap((at): readonly IndexPlace[] => {
        const found = stretches[at];
        return found === undefined
          ? []
          : [
              {
                article: found.article,
                anchor: anchorOf(found.article, found.block),
                isWhole: false,
              },
            ];
      });
      const all = inOrder([...wholePlaces(wholes), ...places]);
      return all.length === 0 ? [] : [{ words: fileAs ?? words, places: all }];
    });
    const groups = groupEntries(entries, publication.language);
    return groups.length === 0
      ? []
      : [{ kind, title, anchor: claimAnchor(`index-${kind}`, takenAnchors), groups }];
  });
  return {
    indexes,
    articles: articles.map((article, at) => ({
      ...article,
      anchors: anchors[at] ?? article.anchors,
    })),
  };
}

const wholePlaces = (articles: ReadonlySet<number>): readonly IndexPlace[] =>
  [...articles].map((article) => ({
    article,
    anchor: `article-${article + 1}`,
    isWhole: true,
  }));

/** By articles; within one the article itself first, then its places as they were found. */
const inOrder = (places: readonly IndexPlace[]): readonly IndexPlace[] =>
  [...places].sort((one, other) => one.article - other.article);

/** Paragraphs and headings of the text itself: what a note says would lead away from it. */
function stretchesOf(body: readonly Block[]): readonly Block[] {
  const stretches: Block[] = [];
  walkBlocks(body, (node) => {
    if (node.type === "paragraph" || node.type === "heading") {
      stretches.push(node);
    }
    return node.type !== "note";
  });
  return stretches;
}

class Terms {
  readonly found = new Map<string, Term>();

  add(words: string, fileAs?: string, article?: number): void {
    const key = foldTerm(words);
    if (key === "") {
      return;
    }
    const known = this.found.get(key);
    this.found.set(key, {
      words: known?.words ?? words.trim(),
      fileAs: known?.fileAs ?? fileAs,
      wholes: new Set([...(known?.wholes ?? []), ...(article === undefined ? [] : [article])]),
    });
  }
}

function keywordsOf({ keywords, articles, index }: Publication): ReadonlyMap<string, Term> {
  const terms = new Terms();
  for (const [at, article] of articles.entries()) {
    for (const word of article.keywords) {
      terms.add(word, undefined, at);
    }
  }
  const more = typeof index?.keywords === "object" ? index.keywords : [];
  for (const word of [...keywords, ...more]) {
    terms.add(word);
  }
  return terms.found;
}

function personsOf({ creators, articles, index }: Publication): ReadonlyMap<string, Term> {
  const terms = new Terms();
  for (const { name, fileAs } of creators) {
    terms.add(name, fileAs);
  }
  for (const [at, { bylines }] of articles.entries()) {
    for (const { name } of bylines) {
      terms.add(name, undefined, at);
    }
  }
  for (const name of typeof index?.persons === "object" ? index.persons : []) {
    terms.add(name);
  }
  return terms.found;
}

function groupEntries(entries: readonly IndexEntry[], language: string): readonly IndexGroup[] {
  const { compare, letterOf } = indexOrder(language);
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of [...entries].sort((one, other) => compare(one.words, other.words))) {
    const letter = letterOf(entry.words);
    const group = groups.get(letter) ?? [];
    groups.set(letter, [...group, entry]);
  }
  return [...groups].map(([letter, own]) => ({ letter, entries: own }));
}
