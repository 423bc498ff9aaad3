import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";
import { exampleFiles } from "../support/examples.ts";
import { createFinder, lettersOf, readLine, seenLines } from "../support/office-reading.ts";
import { pdfObjects } from "../support/pdf-reading.ts";
import { wordParagraphs } from "../support/read-back.ts";
import { lintAccessibility } from "../unit/renderers/docx/lint-accessibility.ts";
import { lintFormatting } from "../unit/renderers/docx/lint-formatting.ts";
import { lintStructure } from "../unit/renderers/docx/lint-structure.ts";
import { lintWord } from "../unit/renderers/docx/lint-word.ts";

const OUT = join(ROOT, "output/conformance-office");
const templates = readdirSync(join(ROOT, "templates"))
  .filter((name) => existsSync(join(ROOT, "templates", name, "template.json")))
  .sort();
const inputs = [...exampleFiles(), join(ROOT, "examples/magazine.yaml")];
const stems = inputs.map((path) => basename(path, extname(path)));
const cases = templates.flatMap((template) => stems.map((stem) => [template, stem] as const));
const file = (template: string, stem: string, ending: string) =>
  join(OUT, template, `${stem}.${ending}`);
const seen = (template: string, stem: string, ending: string) =>
  join(OUT, template, "libreoffice", `${stem}.${ending}`);

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  for (const template of templates) {
    mkdirSync(join(OUT, template), { recursive: true });
    const main = join(ROOT, "dist/cli/main.js");
    const to = ["--to", "docx,pdf", "--template", template, "--out", join(OUT, template)];
    const run = runProgram(process.execPath, [main, ...inputs, ...to, "--quiet"]);
    expect(run.status, run.stderr).toBe(0);
  }
});

describe.skipIf(isMissing("ooxml"))("the Open XML SDK", () => {
  describe.each(["Microsoft365", "Office2016"])("for %s", (version) => {
    test.each(cases)("finds %s/%s valid", (template, stem) => {
      const args = [file(template, stem, "docx"), "--officeVersion", version];
      expect(JSON.parse(runProgram(checker("ooxml"), args).stdout)).toMatchObject({ errors: [] });
    });
  });
});

test.each(cases)("our own lints find %s/%s sound", (template, stem) => {
  const bytes = readFileSync(file(template, stem, "docx"));
  expect([
    ...lintWord(bytes),
    ...lintStructure(bytes),
    ...lintFormatting(bytes),
    ...lintAccessibility(bytes),
  ]).toEqual([]);
});

describe.skipIf(isMissing("soffice") || isMissing("pdftotext"))("LibreOffice", () => {
  beforeAll(() => {
    for (const template of templates) {
      // What it counts does not depend on the template.
      for (const format of template === "news" ? ["pdf", "fodt"] : ["pdf"]) {
        const { status, stderr } = runProgram("soffice", [
          `-env:UserInstallation=file://${join(OUT, "profile")}`,
          ...["--headless", "--convert-to", format],
          ...["--outdir", join(OUT, template, "libreoffice")],
          ...stems.map((stem) => file(template, stem, "docx")),
        ]);
        expect(status, stderr).toBe(0);
      }
    }
  });

  test.each(cases)("sets the words of %s/%s in their order on every line", (template, stem) => {
    const docx = file(template, stem, "docx");
    const parts = ["document", "footnotes", "endnotes", ...headsOf(docx)] as const;
    const find = createFinder(
      parts
        .flatMap((part) => wordParagraphs(docx, part))
        .map(lettersOf)
        .join("|"),
    );
    const direction = /-(?:en|fr)$|README/.test(stem) ? "ltr" : "rtl";
    const lines = seenLines(seen(template, stem, "pdf"))
      .map((line) => readLine(line, direction))
      .filter(({ letters }) => letters.length > 2);
    const lost = lines.filter((line) => !find(line)).map(({ letters }) => letters);
    expect(lines.length).toBeGreaterThan(3);
    // Vowel signs stand wide of their letters in places, and poppler makes words of what is between.
    const most = lines.length * (stem.startsWith("vocalised") ? 0.2 : 0.05);
    expect(lost.length, lost.join("\n")).toBeLessThanOrEqual(Math.max(2, most));
    // The same asked of lines that begin with their last word finds next to none: lines of one word, and chance.
    const backwards = lines.filter(({ letters }) => letters.length > 30);
    const turned = backwards.filter(({ letters }) =>
      find({ letters, first: [...letters].slice(-6).join("") }),
    );
    expect(turned.length).toBeLessThanOrEqual(backwards.length * 0.1);
  });

  test.each(stems)("counts the tables, notes and pictures of %s as our PDF does", (stem) => {
    const flat = readFileSync(seen("news", stem, "fodt"), "utf8");
    const count = (pattern: RegExp) => flat.match(pattern)?.length ?? 0;
    const formulas = count(/<draw:object\b/g);
    expect({
      tables: count(/<table:table\b/g) - poems(file("news", stem, "docx")),
      notes: count(/<text:note\b/g),
      // A formula comes with a picture of itself.
      pictures: count(/<draw:image\b/g) - formulas,
      formulas,
    }).toEqual(pdfCounts(file("news", stem, "pdf")));
  });
});

const headsOf = (docx: string): readonly `header${number}`[] =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    .map((number) => `header${number}` as const)
    .filter((head) => wordParagraphs(docx, head).length > 0);

/** Tables of two columns that verse stands in; in PDF it is none. */
function poems(docx: string): number {
  const document = unzipSync(readFileSync(docx))["word/document.xml"] ?? new Uint8Array();
  return strFromU8(document).match(/<w:tblStyle w:val="VerseTable"/g)?.length ?? 0;
}

function pdfCounts(path: string) {
  const roles = [...pdfObjects(readFileSync(path)).values()].map(
    (object) => /\/S \/(\w+)/.exec(object)?.[1],
  );
  const count = (role: string) => roles.filter((one) => one === role).length;
  return {
    tables: count("Table"),
    notes: count("Note"),
    pictures: count("Figure"),
    formulas: count("Formula"),
  };
}
