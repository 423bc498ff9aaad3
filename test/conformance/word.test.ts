import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Article,
  createNodeHost,
  decodeSource,
  formatOf,
  readSource,
} from "../../src/index.ts";
import {
  type Block,
  blocksText,
  build,
  type Inline,
  inlineText,
  type PreparedPublication,
  type Publication,
  walkBlocks,
  walkInlines,
} from "../../src/model/index.ts";
import { profileForLanguage } from "../../src/profile/index.ts";
import { preparePublication } from "../../src/transforms/index.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "../reference/epub/every-node.ts";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";
import { exampleFiles } from "../support/examples.ts";
import { readPandoc } from "../support/pandoc-reading.ts";
import { lintAccessibility } from "../unit/renderers/docx/lint-accessibility.ts";
import { lintFormatting } from "../unit/renderers/docx/lint-formatting.ts";
import { lintStructure } from "../unit/renderers/docx/lint-structure.ts";
import { lintWord } from "../unit/renderers/docx/lint-word.ts";
import { wordFile } from "../unit/renderers/docx/word-file.ts";

const OUT = join(ROOT, "output/conformance-word");
const examples = exampleFiles();
const stemOf = (path: string) => basename(path, extname(path));
const stems = [...examples.map(stemOf), ...SAMPLES.map(({ language }) => `every-node-${language}`)];
const file = (stem: string) => join(OUT, `${stem}.docx`);
const optional = ["options", "reference"];

const silent = () => undefined;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const main = join(ROOT, "dist/cli/main.js");
  const run = runProgram(process.execPath, [
    main,
    ...examples,
    "--to",
    "docx",
    "--out",
    OUT,
    "--quiet",
  ]);
  expect(run.status, run.stderr).toBe(0);
  for (const sample of SAMPLES) {
    const { bytes } = await wordFile(everyNode(sample), { images: SAMPLE_IMAGES });
    writeFileSync(file(`every-node-${sample.language}`), bytes);
  }
  const [sample] = SAMPLES;
  if (sample === undefined) {
    throw new Error("there is no sample");
  }
  const story = { ...everyNode(sample), editorialNote: sample.line };
  const all = await wordFile(story, {
    images: SAMPLE_IMAGES,
    word: {
      embedFonts: true,
      editorialNotes: true,
      readOnlyRecommended: true,
      protection: "tracked-changes",
    },
  });
  writeFileSync(file("options"), all.bytes);
  const house = await wordFile(build.article([build.paragraph("House")], { language: "en" }));
  const taken = await wordFile(story, { images: SAMPLE_IMAGES, word: { reference: house.bytes } });
  writeFileSync(file("reference"), taken.bytes);
});

describe.skipIf(isMissing("ooxml"))("the Open XML SDK", () => {
  describe.each(["Microsoft365", "Office2016"])("for %s", (version) => {
    test.each([...stems, ...optional])("finds %s valid", (stem) => {
      const { stdout } = runProgram(checker("ooxml"), [file(stem), "--officeVersion", version]);
      expect(JSON.parse(stdout)).toMatchObject({ errors: [] });
    });
  });
});

test.each([...stems, ...optional])("our own lints find %s sound", (stem) => {
  const bytes = readFileSync(file(stem));
  expect([...lintWord(bytes), ...lintStructure(bytes)]).toEqual([]);
});

test.each(stems)("%s has no formatting by hand that a style could say", (stem) => {
  expect(lintFormatting(readFileSync(file(stem)))).toEqual([]);
});

test.each(examples.map(stemOf))("%s passes what Word asks for accessibility", (stem) => {
  expect(lintAccessibility(readFileSync(file(stem)))).toEqual([]);
});

describe.skipIf(isMissing("pandoc"))("pandoc reads back", () => {
  const cases = examples.map((path) => [stemOf(path), () => read(path)] as const);
  const samples = SAMPLES.map(
    (sample) => [`every-node-${sample.language}`, async () => everyNode(sample)] as const,
  );
  test.each([...cases, ...samples])("%s", async (stem, article) => {
    const { stdout, status, stderr } = runProgram("pandoc", [file(stem), "-t", "json"]);
    expect(status, stderr).toBe(0);
    const found = readPandoc(stdout);
    const input = await article();
    const written = textsOf(preparePublication(input, profileForLanguage(input.language), silent));
    expect(found.headings).toEqual(written.headings);
    // Word has no notes inside notes: such a one stands in parentheses in the outer.
    const outer = found.notes.map((note) =>
      written.inner.reduce((text, inner) => text.replace(`(${inner}) `, ""), note),
    );
    expect(outer).toEqual(written.notes.filter((note) => !written.inner.includes(note)));
    expect(found.cells).toEqual(written.cells);
    if (stem.startsWith("every-node")) {
      // Lists in quotes, headings and tables as items, tasks: pandoc joins some of these into others.
      expect(written.items.filter((item) => !found.items.includes(item))).toEqual([]);
      // Of a picture that Word cannot show, or that is missing, the words stand in brackets.
      const isThere = (alt: string) =>
        found.alts.includes(alt) || found.paragraphs.some((text) => text.includes(`[${alt}]`));
      expect(written.alts.filter((alt) => !isThere(alt))).toEqual([]);
    } else {
      expect(found.items).toEqual(written.items);
      expect(found.alts).toEqual(written.alts);
      // The name of a speaker leads the first paragraph of what was said.
      const isRead = (text: string) =>
        found.paragraphs.some((one) => one === text || one.endsWith(`: ${text}`));
      expect(written.paragraphs.filter((text) => !isRead(text))).toEqual([]);
    }
    expect(written.links.filter((link) => !found.links.includes(link))).toEqual([]);
    expect(found.formulas).toBe(written.formulas);
  });
});

async function read(path: string): Promise<Article | Publication> {
  const text = decodeSource(await createNodeHost().readFile(path), path, silent);
  const format = formatOf(path) ?? "text";
  if (format === "publication") {
    throw new Error(`${path} is no article`);
  }
  const input = await readSource(format, text ?? "", { source: path }, silent);
  if (input === undefined) {
    throw new Error(`cannot read ${path}`);
  }
  return input;
}

const plain = (text: string): string =>
  text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
/** Without formulas, which pandoc has in TeX of its own. */
const wordsOf = (inlines: readonly Inline[] = []): string =>
  plain(inlineText(inlines.filter(({ type }) => type !== "inlineMath")));

/** The same from the model, as it is to be printed. */
function textsOf({ articles }: PreparedPublication) {
  const texts = {
    headings: [] as string[],
    paragraphs: [] as string[],
    notes: [] as string[],
    /** Those inside others. */
    inner: [] as string[],
    items: [] as string[],
    cells: [] as string[],
    alts: [] as string[],
    links: [] as string[],
    formulas: 0,
  };
  const visit = (node: Block | Inline): boolean => {
    switch (node.type) {
      case "heading":
        texts.headings.push(`${node.level} ${wordsOf(node.children)}`);
        return true;
      case "paragraph":
        texts.paragraphs.push(wordsOf(node.children));
        return true;
      case "note":
        texts.notes.push(plain(blocksText(node.children)));
        walkBlocks(node.children, (one) => {
          if (one.type === "note") {
            texts.inner.push(plain(blocksText(one.children)));
          }
        });
        return true;
      case "list":
        texts.items.push(
          ...node.items.map(({ children: [first] }) =>
            first === undefined ? "" : plain(blocksText([first])),
          ),
        );
        return true;
      case "table":
        for (const { cells } of [...node.head, ...node.body, ...node.foot]) {
          texts.cells.push(...cells.map(({ children }) => plain(blocksText(children))));
        }
        return true;
      case "verse":
        if (node.lines.some(({ hemistichs }) => hemistichs.length === 2)) {
          texts.cells.push(
            ...node.lines.flatMap(({ hemistichs }) => hemistichs.map((part) => wordsOf(part))),
          );
        }
        return true;
      case "figure":
        texts.alts.push(plain(node.image.alt ?? ""));
        return true;
      case "image":
        texts.alts.push(plain(node.image.alt ?? ""));
        return true;
      case "link":
        // Others are encoded, or are no links in Word at all: its own tests see to those.
        if (/^https?:[!-~]+$/.test(node.url)) {
          texts.links.push(`${node.url} ${wordsOf(node.children)}`);
        }
        return true;
      case "math":
      case "inlineMath":
        texts.formulas += 1;
        return true;
      default:
        return true;
    }
  };
  for (const { opening, body, closing } of articles) {
    for (const part of opening) {
      if (part.kind === "line") {
        walkInlines(part.content, visit);
      } else if (part.kind === "figure") {
        walkBlocks([part.figure], visit);
      } else if (part.kind === "blocks") {
        walkBlocks(part.blocks, visit);
      } else {
        for (const point of part.points) {
          texts.items.push(wordsOf(point));
          walkInlines(point, visit);
        }
      }
    }
    walkBlocks(body, visit);
    for (const part of closing) {
      if (part.kind === "line") {
        walkInlines(part.content, visit);
      }
    }
  }
  return { ...texts, paragraphs: texts.paragraphs.filter((text) => text !== "") };
}
