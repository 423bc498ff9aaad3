import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Article,
  createNodeHost,
  decodeSource,
  formatOf,
  type Publication,
  readSource,
} from "../../src/index.ts";
import { inlineText, type WalkedNode, walkBlocks } from "../../src/model/index.ts";
import { profileForLanguage } from "../../src/profile/index.ts";
import { preparePublication } from "../../src/transforms/index.ts";
import { checker, isMissing, ROOT, runOffice, runProgram } from "../support/checkers.ts";
import { epubParagraphs, withoutControls, wordParagraphs } from "../support/read-back.ts";

const OUT = join(ROOT, "output/conformance");
const AGAIN = join(ROOT, "output/conformance-again");
const MAIN = join(ROOT, "dist/cli/main.js");

/** A wire story as it came, with one paragraph a line and no headline; it is no part of the repository. */
const SHARED = resolve(ROOT, process.env["WARRAQ_SHARED"] ?? "../shared");
const REAL_ARTICLE = join(SHARED, "articles/presidential-visit.txt");
const hasRealArticle = existsSync(REAL_ARTICLE);

const examples = readdirSync(join(ROOT, "examples"))
  .filter((name) => /\.(?:md|txt|json)$/.test(name) && name !== "README.md")
  .sort()
  .map((name) => join(ROOT, "examples", name));
const inputs = hasRealArticle ? [...examples, REAL_ARTICLE] : examples;
const stems = inputs.map((path) => basename(path, extname(path)));

const output = (stem: string, format: string) => join(OUT, `${stem}.${format}`);

beforeAll(() => {
  for (const folder of [OUT, AGAIN]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const run = runProgram(process.execPath, [MAIN, ...inputs, "--out", folder, "--quiet"]);
    expect(run.stderr).not.toMatch(/ error |this is a bug/);
    expect(run.status).toBe(0);
  }
});

test("there are examples, and the real article where it is to be had", () => {
  expect(examples.length).toBeGreaterThanOrEqual(8);
  if (!hasRealArticle) {
    console.warn(`note: no ${REAL_ARTICLE}; WARRAQ_SHARED names the folder that holds articles/`);
  }
});

test.each(stems)("%s: two runs give the same bytes", (stem) => {
  for (const format of ["pdf", "docx", "epub"]) {
    const first = readFileSync(output(stem, format));
    expect(first.equals(readFileSync(join(AGAIN, `${stem}.${format}`))), format).toBe(true);
  }
});

describe.skipIf(isMissing("qpdf"))("qpdf", () => {
  test.each(stems)("finds %s.pdf clean", (stem) => {
    const { status, stdout, stderr } = runProgram("qpdf", ["--check", output(stem, "pdf")]);
    expect(`${stdout}${stderr}`).toContain("No syntax or stream encoding errors");
    expect(`${stdout}${stderr}`).not.toContain("WARNING");
    expect(status).toBe(0);
  });
});

describe.skipIf(isMissing("epubcheck"))("epubcheck", () => {
  test.each(stems)("finds %s.epub without errors and warnings", (stem) => {
    const report = output(stem, "epubcheck.json");
    epubcheck(output(stem, "epub"), report);
    const { messages, checker: counts } = JSON.parse(readFileSync(report, "utf8"));
    expect(messages).toEqual([]);
    expect(counts).toMatchObject({ nFatal: 0, nError: 0, nWarning: 0 });
  });

  test("would find a fault: a Word file is no EPUB", () => {
    const report = output("not-an-epub", "epubcheck.json");
    copyFileSync(output(stems[0] ?? "", "docx"), output("not-an-epub", "epub"));
    epubcheck(output("not-an-epub", "epub"), report);
    const { checker: counts } = JSON.parse(readFileSync(report, "utf8"));
    expect(counts.nError + counts.nFatal).toBeGreaterThan(0);
  });

  function epubcheck(file: string, report: string): void {
    runProgram("java", [
      "-cp",
      checker("epubcheck"),
      "com.adobe.epubcheck.tool.Checker",
      "--quiet",
      "--json",
      report,
      file,
    ]);
  }
});

describe.skipIf(isMissing("ooxml"))("the Open XML SDK", () => {
  test.each(stems)("finds %s.docx valid", (stem) => {
    const { status, stdout } = runProgram(checker("ooxml"), [output(stem, "docx")]);
    expect(JSON.parse(stdout)).toMatchObject({ errors: [] });
    expect(status).toBe(0);
  });
});

describe.skipIf(isMissing("soffice") || isMissing("pdftotext"))("LibreOffice", () => {
  const folder = join(OUT, "libreoffice");

  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = runOffice([
      `-env:UserInstallation=file://${join(OUT, "libreoffice-profile")}`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      ...stems.map((stem) => output(stem, "docx")),
    ]);
    expect(status, stderr).toBe(0);
  });

  test.each(stems)("opens %s.docx and shows its words", (stem) => {
    const { stdout, status } = runProgram("pdftotext", [join(folder, `${stem}.pdf`), "-"]);
    expect(status).toBe(0);
    // Letters only: where spaces and marks fall in extracted text is not Word's doing.
    const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}]/gu, "").length;
    const written = wordParagraphs(output(stem, "docx")).join("");
    expect(letters(stdout)).toBeGreaterThan(0.9 * letters(written));
  });
});

describe.skipIf(isMissing("verapdf"))("veraPDF", () => {
  const pdfs = stems.map((stem) => output(stem, "pdf"));

  test.each(["ua1", "3a"])("finds every PDF to keep to %s", (flavour) => {
    const found = verapdf(flavour, pdfs).replaceAll(`${OUT}/`, "");
    expect(found.match(/^PASS /gm) ?? [], found).toHaveLength(stems.length);
    expect(found).not.toContain("FAIL");
  });

  test("would find a fault: a PDF that says it keeps to a part that is not there", () => {
    const file = readFileSync(output(stems[0] ?? "", "pdf"), "latin1");
    const broken = output("no-claim", "pdf");
    writeFileSync(broken, file.replace("<pdfuaid:part>1<", "<pdfuaid:part>7<"), "latin1");
    expect(verapdf("ua1", [broken])).toMatch(/^FAIL /m);
  });

  function verapdf(flavour: string, files: readonly string[]): string {
    return runProgram("java", [
      "-cp",
      checker("verapdf"),
      "org.verapdf.apps.GreenfieldCliWrapper",
      ...["-f", flavour, "--format", "text", "-v"],
      ...files,
    ]).stdout;
  }
});

describe("what was written reads back", () => {
  test.each(inputs.map((path, at) => [stems[at] ?? "", path] as const))(
    "%s: every paragraph, from Word and EPUB",
    async (stem, path) => {
      const { alone, within } = paragraphsOf(await read(path));
      expect(alone.length).toBeGreaterThan(0);
      const readers = {
        Word: [
          ...wordParagraphs(output(stem, "docx")),
          ...wordParagraphs(output(stem, "docx"), "footnotes"),
        ],
        EPUB: epubParagraphs(output(stem, "epub")),
      };
      for (const [reader, found] of Object.entries(readers)) {
        const lost = [
          ...alone.filter((text) => !found.includes(text)),
          ...within.filter((text) => !found.some((other) => other.includes(text))),
        ];
        expect([reader, lost]).toEqual([reader, []]);
      }
    },
  );

  test.skipIf(!hasRealArticle)("the real article: its seven paragraphs and nothing else", () => {
    const lines = readFileSync(REAL_ARTICLE, "utf8").trim().split(/\r?\n/);
    expect(lines).toHaveLength(7);
    expect(wordParagraphs(output("presidential-visit", "docx"))).toEqual(lines);
    expect(epubParagraphs(output("presidential-visit", "epub"))).toEqual(lines);
  });
});

async function read(path: string): Promise<Article | Publication> {
  const silent = () => undefined;
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

/**
 * The paragraphs of the body as they are to be printed: those that stand alone, and those that the format may set behind a
 * number or a name (notes, answers of an interview).
 */
function paragraphsOf(input: Article | Publication) {
  const prepared = preparePublication(input, profileForLanguage(input.language), () => undefined);
  const alone: string[] = [];
  const within: string[] = [];
  const visitor = (into: string[]) => (node: WalkedNode) => {
    if (node.type === "paragraph") {
      // Each format has formulas in letters of its own.
      const words = node.children.filter(({ type }) => type !== "inlineMath");
      into.push(withoutControls(inlineText(words)));
    }
    if (node.type === "note") {
      walkBlocks(node.children, visitor(within));
    }
    if (node.type === "qa") {
      walkBlocks([...node.question, ...node.answer], visitor(within));
    }
    return !["list", "table", "note", "qa"].includes(node.type);
  };
  for (const { body } of prepared.articles) {
    walkBlocks(body, visitor(alone));
  }
  const written = (texts: readonly string[]) => texts.filter((text) => text !== "");
  return { alone: written(alone), within: written(within) };
}
