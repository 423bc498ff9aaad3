import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  directionOf,
  examineOrder,
  inLogicalOrder,
  lettersOfForms,
} from "../../../src/repair/index.ts";
import { inPresentationForms, seenLines, seenWords, wrapped } from "../../support/seen-text.ts";

const root = new URL("../../../", import.meta.url);

/** Paragraphs by class: those of the text-layer benchmark, and the prose of the examples. */
function corpus(): ReadonlyMap<string, readonly string[]> {
  const listed: Record<string, { paragraphs: string[] }> = JSON.parse(
    readFileSync(new URL("bench/text-layer/corpus.json", root), "utf8"),
  );
  const examples = fileURLToPath(new URL("examples", root));
  const prose = readdirSync(examples)
    .filter((name) => /\.(?:md|txt)$/.test(name) && name !== "README.md")
    .sort()
    .flatMap((name) =>
      readFileSync(`${examples}/${name}`, "utf8")
        .replace(/^---\n[\s\S]*?\n---\n/, "")
        .split(/\n+/)
        .filter((line) => line.length > 120 && !/[*[\]`|_<>{}$#]|^[-:!]|:\w/u.test(line)),
    );
  return new Map([
    ...Object.entries(listed).map(([name, { paragraphs }]) => [name, paragraphs] as const),
    ["examples", prose],
  ]);
}

type Seen = (lines: readonly string[], base: "ltr" | "rtl") => readonly string[];

const COPIES: Readonly<Record<string, Seen>> = {
  "letters, brackets as seen": (lines, base) => seenLines(lines, base),
  "letters, brackets as typed": (lines, base) =>
    seenLines(lines, base, { brackets: "source", marks: "after" }),
  "letters in presentation forms": (lines, base) =>
    seenLines(lines, base).map((line) =>
      [...inPresentationForms([...line].reverse().join(""))].reverse().join(""),
    ),
  "words between controls": (lines) =>
    seenWords(lines).map((line) =>
      line.replace(
        /[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u200c]+/gu,
        "\u202b$&\u202c",
      ),
    ),
  "words alone": (lines) => seenWords(lines),
};

function restored(paragraph: string, copy: Seen): string {
  const base = directionOf(paragraph);
  const given = copy(wrapped(paragraph, 70), base);
  const { as, lines } = examineOrder(given);
  return lettersOfForms(
    given
      .map((line, at) =>
        lines[at] === true ? inLogicalOrder(line, as, { opens: at === 0, base }).text : line,
      )
      .join(" "),
  );
}

test("paragraphs copied as they are seen come back as they were", () => {
  const classes: [string, readonly string[]][] = [...corpus()];
  const all = classes.flatMap(([, paragraphs]) => paragraphs);
  const table = [...classes, ["all", all] as const].map(([name, paragraphs]) => {
    const exact = Object.values(COPIES).map(
      (copy) => paragraphs.filter((paragraph) => restored(paragraph, copy) === paragraph).length,
    );
    return `${name}: ${exact.join(", ")} of ${paragraphs.length}`;
  });
  expect(table).toMatchInlineSnapshot(`
    [
      "plain: 12, 12, 12, 12, 2 of 12",
      "vocalised: 10, 10, 10, 10, 1 of 10",
      "quran: 7, 7, 7, 7, 0 of 7",
      "mixed: 10, 10, 10, 10, 0 of 10",
      "punctuation: 8, 8, 8, 8, 2 of 8",
      "addresses: 7, 7, 7, 6, 0 of 8",
      "numbers: 5, 5, 5, 5, 0 of 5",
      "persian: 6, 6, 6, 6, 1 of 6",
      "urdu: 6, 6, 6, 6, 0 of 6",
      "ltr: 3, 3, 6, 0, 0 of 6",
      "examples: 44, 43, 44, 41, 6 of 44",
      "all: 118, 117, 121, 111, 12 of 122",
    ]
  `);
});

test("nothing in a text that is right is taken for copied", () => {
  const taken = [...corpus().values()]
    .flat()
    .filter((paragraph) => examineOrder(wrapped(paragraph, 70)).as.order !== "logical");
  expect(taken).toEqual([]);
});
