import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { checker, isMissing, ROOT, runOffice, runProgram } from "../support/checkers.ts";
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
/** A copy without vowel signs, whose lines can be read: poppler makes words of what is between wide signs. */
const bare = (template: string, stem: string) => join(OUT, template, "bare", `${stem}.docx`);

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
      mkdirSync(join(OUT, template, "bare"), { recursive: true });
      for (const stem of stems) {
        writeFileSync(
          bare(template, stem),
          withoutVowels(readFileSync(file(template, stem, "docx"))),
        );
      }
      // What it counts does not depend on the template.
      for (const format of template === "news" ? ["pdf", "fodt"] : ["pdf"]) {
        const { status, stderr } = runOffice([
          `-env:UserInstallation=file://${join(OUT, "profile")}`,
          ...["--headless", "--convert-to", format],
          ...["--outdir", join(OUT, template, "libreoffice")],
          ...stems.map((stem) =>
            format === "pdf" ? bare(template, stem) : file(template, stem, "docx"),
          ),
        ]);
        expect(status, stderr).toBe(0);
      }
    }
  });

  test.each(cases)("sets the words of %s/%s in their order on every line", (template, stem) => {
    const docx = file(template, stem, "docx");
    const parts = ["document", "footnotes", "endnotes", ...headsOf(docx)] as const;
    const spelled = join(OUT, template, "bare", `${stem}-spelled.docx`);
    writeFileSync(spelled, withFormulasAsText(readFileSync(docx)));
    const find = createFinder(
      parts
        .flatMap((part) => wordParagraphs(spelled, part))
        .map(lettersOf)
        .join("|"),
    );
    const direction = stem === "article-en" ? "ltr" : "rtl";
    const lines = seenLines(seen(template, stem, "pdf"))
      .map((line) => readLine(line, direction))
      .filter(({ letters }) => letters.length > 2);
    const lost = lines.filter((line) => !find(line)).map(({ letters }) => letters);
    expect(lines.length).toBeGreaterThan(3);
    // Lost are lines that LibreOffice cuts inside a word of the other direction and letters that its PDF leaves out; in the
    // narrow columns of a newspaper poppler also reads on from one column into the next.
    const most = lines.length * (template === "newspaper" ? 0.05 : 0.025);
    expect(lost.length, lost.join("\n")).toBeLessThanOrEqual(Math.max(3, most));
    // The same asked of lines that begin with their last word finds next to none: lines of one word, and chance.
    const backwards = lines.filter(({ letters }) => letters.length > 30);
    const turned = backwards.filter(({ letters }) =>
      find({ letters, first: [...letters].slice(-6).join("") }),
    );
    expect(turned.length).toBeLessThanOrEqual(Math.max(3, backwards.length * 0.1));
  });

  test.each(stems)("counts the tables, notes and pictures of %s as our PDF does", (stem) => {
    const flat = readFileSync(seen("news", stem, "fodt"), "utf8");
    const count = (pattern: RegExp) => flat.match(pattern)?.length ?? 0;
    const formulas = count(/<draw:object[ >]/g);
    expect({
      tables: count(/<table:table /g) - grids(file("news", stem, "docx")),
      notes: count(/<text:note /g),
      // The picture of itself that a formula comes with has no attributes.
      pictures: count(/<draw:image /g),
      formulas,
    }).toEqual(pdfCounts(file("news", stem, "pdf")));
  });
});

describe.skipIf(isMissing("soffice") || isMissing("pdftotext"))("an editor's changes hold", () => {
  const edited = join(OUT, "edited.docx");
  const pageCount = (name: string) =>
    seenLines(join(OUT, "edited", `${name}.pdf`)).at(-1)?.page ?? 0;
  const flat = () => readFileSync(join(OUT, "edited", "edited.fodt"), "utf8");
  const count = (xml: string, pattern: RegExp) => xml.match(pattern)?.length ?? 0;

  beforeAll(() => {
    const parts = unzipSync(readFileSync(file("news", "feature-ar", "docx")));
    const change = (name: string, edit: (xml: string) => string) => {
      const before = strFromU8(parts[name] ?? new Uint8Array());
      const after = edit(before);
      expect(after, name).not.toBe(before);
      parts[name] = strToU8(after);
    };
    change("word/document.xml", (xml) =>
      xml
        // A word before the headline, a second last row in the table, and the first note deleted.
        .replace(/(w:name="_Head1"[^>]*\/>.*?<w:t [^>]*>)/s, "$1كلمة ")
        .replace(/(<w:tr>(?:(?!<w:tr>).)*<\/w:tr>)(<\/w:tbl>)/s, "$1$1$2")
        .replace(/<w:r>(?:(?!<w:r>).)*<w:footnoteReference [^>]*\/><\/w:r>/s, ""),
    );
    // Body text of twice its size: all that says no size of its own follows.
    change("word/styles.xml", (xml) =>
      xml.replace(
        /(<w:docDefaults>.*?<w:szCs w:val=")(\d+)/s,
        (_all, head: string, size: string) => `${head}${Number(size) * 2}`,
      ),
    );
    writeFileSync(edited, zipSync(parts));
    for (const format of ["pdf", "fodt"]) {
      const { status, stderr } = runOffice([
        `-env:UserInstallation=file://${join(OUT, "profile")}`,
        ...["--headless", "--convert-to", format, "--outdir", join(OUT, "edited"), edited],
        ...(format === "pdf" ? [file("news", "feature-ar", "docx")] : []),
      ]);
      expect(status, stderr).toBe(0);
    }
  });

  test("the head follows the headline", () => {
    const heads = seenLines(join(OUT, "edited", "edited.pdf")).filter(({ characters }) =>
      characters.includes([..."كلمة"].reverse().join("")),
    );
    expect(heads.length).toBeGreaterThan(2);
  });

  test("body text follows the document's size", () => {
    expect(pageCount("edited")).toBeGreaterThanOrEqual(1.5 * pageCount("feature-ar"));
  });

  test("a note and a row can go and come", () => {
    const { notes } = pdfCounts(file("news", "feature-ar", "pdf"));
    expect(count(flat(), /<text:note /g)).toBe(notes - 1);
    const document = unzipSync(readFileSync(edited))["word/document.xml"] ?? new Uint8Array();
    expect(count(flat(), /<table:table-row[ >]/g)).toBe(count(strFromU8(document), /<w:tr>/g));
  });
});

/** The same package with its Arabic text unvowelled; lines may break elsewhere, their order is the same. */
function withoutVowels(docx: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, part]) => {
    const isText = /^word\/(?:document|footnotes|endnotes|header\d+|footer\d+)\.xml$/.test(name);
    return [name, isText ? strToU8(strFromU8(part).replace(/[\u064b-\u0652\u0670]/g, "")) : part];
  });
  return zipSync(Object.fromEntries(parts));
}

/** The same package with the letters of its formulas among those of its text, where they are seen. */
function withFormulasAsText(docx: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, part]) => [
    name,
    name === "word/document.xml"
      ? strToU8(strFromU8(part).replace(/<(\/?)m:t(?=[ >])/g, "<$1w:t"))
      : part,
  ]);
  return zipSync(Object.fromEntries(parts));
}

const headsOf = (docx: string): readonly `header${number}`[] =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    .map((number) => `header${number}` as const)
    .filter((head) => wordParagraphs(docx, head).length > 0);

/** Tables that verse and galleries stand in; in PDF they are none. */
function grids(docx: string): number {
  const document = unzipSync(readFileSync(docx))["word/document.xml"] ?? new Uint8Array();
  return strFromU8(document).match(/<w:tblStyle w:val="(?:Verse|Gallery)Table"/g)?.length ?? 0;
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
