import type { Link } from "./format.ts";

/** What the result of a field is to the text. */
export interface FieldMeaning {
  /** `undefined` where the result is plain text. */
  readonly link: Link | undefined;
  /** What is left out, in words for its author. */
  readonly drops: string | undefined;
  readonly isSequence: boolean;
  readonly isContents: boolean;
}

const PLAIN: FieldMeaning = {
  link: undefined,
  drops: undefined,
  isSequence: false,
  isContents: false,
};

/** What stands instead of the result of a field when the document is laid out. */
const DROPPED: ReadonlyMap<string, string> = new Map([
  ["TOC", "a table of contents, which is made anew"],
  ["INDEX", "an index, which is made anew"],
  ["TOA", "a table of authorities"],
  ["PAGE", "a page number, which is made anew"],
  ["NUMPAGES", "a count of pages, which is made anew"],
  ["SECTIONPAGES", "a count of pages, which is made anew"],
  ["XE", "an entry of an index"],
  ["TC", "an entry of a table of contents"],
]);

/** Reads the instruction of a field (ECMA-376 17.16.5). */
export function meaningOf(instruction: string): FieldMeaning {
  const [name = "", ...words] = wordsOf(instruction);
  const kind = name.toUpperCase();
  const drops = DROPPED.get(kind);
  if (drops !== undefined) {
    return { ...PLAIN, drops, isContents: ["TOC", "INDEX", "TOA"].includes(kind) };
  }
  const plain = words.filter(
    (word, at) => !word.startsWith("\\") && !takesWord(kind, words[at - 1]),
  );
  const [first = ""] = plain;
  switch (kind) {
    case "HYPERLINK": {
      const after = (name_: string): string | undefined => {
        const at = words.findIndex((word) => word.toLowerCase() === name_);
        return at === -1 ? undefined : words[at + 1];
      };
      const bookmark = after("\\l");
      const title = after("\\o");
      if (first === "") {
        return bookmark === undefined
          ? PLAIN
          : { ...PLAIN, link: { kind: "internal", bookmark, field: undefined } };
      }
      const url = bookmark === undefined ? first : `${first}#${bookmark}`;
      return { ...PLAIN, link: { kind: "external", url, title } };
    }
    case "REF":
    case "NOTEREF":
    case "PAGEREF":
      return first === ""
        ? PLAIN
        : { ...PLAIN, link: { kind: "internal", bookmark: first, field: kind } };
    case "SEQ":
      return { ...PLAIN, isSequence: true };
    default:
      return PLAIN;
  }
}

/** Switches that a word belongs to. */
const takesWord = (kind: string, word: string | undefined): boolean =>
  word !== undefined &&
  (kind === "HYPERLINK" ? ["\\l", "\\o", "\\t", "\\s"] : ["\\*", "\\#", "\\@", "\\d"]).includes(
    word.toLowerCase(),
  );

/** Words and quoted texts; in these a backslash keeps the next character. */
function wordsOf(instruction: string): readonly string[] {
  return [...instruction.matchAll(/"((?:[^"\\]|\\.)*)"|[^\s"]+/g)].map(([whole, quoted]) =>
    quoted === undefined ? whole : quoted.replace(/\\(.)/g, "$1"),
  );
}
