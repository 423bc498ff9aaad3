import type { Creator, IndexWishes, PreparedPublication } from "../../model/index.ts";
import { DRAWN_COVER } from "../reflowable.ts";

/** The prefix of what only warraq says of a book, and the vocabulary it stands for (EPUB 3.3, D.1.4). */
export const FACTS_PREFIX = "warraq: urn:warraq:book:";

export type Fact = readonly [name: string, value: string];

/**
 * What is known of a publication and stands in no other element of the package: with it whoever reads the book back
 * knows what is the publisher's and what we made.
 */
export function bookFacts(prepared: PreparedPublication): readonly Fact[] {
  const { publication, isArticleAlone } = prepared;
  const { frontMatter, rights } = publication;
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ["source", isArticleAlone ? "article" : "publication"],
    ["direction", publication.direction],
    ["profile", publication.profile],
    ["rights-notice", rights?.notice],
    ["rights-holder", rights?.holder],
    ["rights-year", rights?.year],
    ["rights-licence", rights?.licence],
    ["rights-credit", rights?.creditLine],
    ["note-numbering", publication.noteNumbering],
    ["caption-numbering", publication.captionNumbering],
    ...madeParts(prepared).map((made) => ["made", made] as const),
    ...Object.entries(frontMatter).flatMap(([part, isAsked]) =>
      isAsked === true ? [["front-matter", part] as const] : [],
    ),
    ...indexFacts(publication.index),
  ];
  return facts.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)] as const],
  );
}

/** What stands in the package though nobody gave it. */
function madeParts({ publication, identifier }: PreparedPublication): readonly string[] {
  const { cover, keywords } = publication;
  return [
    ...(publication.identifier === identifier ? [] : ["identifier"]),
    ...(cover?.src === DRAWN_COVER ? ["cover"] : []),
    ...(keywords.length === 0 ? ["subjects"] : []),
  ];
}

function indexFacts(index: IndexWishes | undefined): readonly Fact[] {
  if (index === undefined) {
    return [];
  }
  return (["keywords", "persons"] as const).flatMap((kind): readonly Fact[] => {
    const wish = index[kind];
    return typeof wish === "boolean"
      ? [[`index-${kind}`, String(wish)]]
      : [[`index-${kind}`, "list"], ...wish.map((word) => [`index-${kind}-word`, word] as const)];
  });
}

/**
 * The places of a person among the creators, one for each role, where they cannot be told from the order in which
 * persons and their roles are listed.
 */
export function placesOf(name: string, creators: readonly Creator[]): string | undefined {
  const grouped = [...new Set(creators.map((creator) => creator.name))].flatMap((one) =>
    creators.filter((creator) => creator.name === one),
  );
  return grouped.every((creator, at) => creator === creators[at])
    ? undefined
    : creators.flatMap((creator, at) => (creator.name === name ? [String(at + 1)] : [])).join(" ");
}
