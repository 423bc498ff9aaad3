import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";

const OUT = join(ROOT, "output/conformance-books");
const MAIN = join(ROOT, "dist/cli/main.js");
const CHAPTERS = 1000;

const examples = readdirSync(join(ROOT, "examples"))
  .filter((name) => /\.(?:md|txt)$/.test(name) && name !== "README.md")
  .sort()
  .map((name) => join("examples", name));

const ALL_IN_ONE = [...examples, "--one", "all", "--title", "كل الأمثلة", "--quiet"];

function convert(args: readonly string[], out: string, zone = "UTC"): void {
  const { status, stderr } = runProgram(process.execPath, [MAIN, ...args, "--out", out], {
    env: { ...process.env, TZ: zone },
  });
  expect(stderr).not.toMatch(/ error |bug in warraq/);
  expect(status).toBe(0);
}

/** A book of many chapters with headings, notes and a link to the next one. */
function longBook(): string {
  const story = readFileSync(join(ROOT, "examples/wire-ar.txt"), "utf8").trim().split(/\n+/);
  const text = (value: string) => ({ type: "text", value });
  const paragraph = (...children: readonly unknown[]) => ({ type: "paragraph", children });
  const articles = Array.from({ length: CHAPTERS }, (_, index) => ({
    headline: [text(`الفصل ${index + 1}`)],
    body: [
      ...story.map((line) => paragraph(text(line))),
      { type: "heading", level: 1, id: "end", children: [text("خاتمة")] },
      paragraph(
        text("انظر الفصل التالي"),
        { type: "note", children: [paragraph(text("هامش"))] },
        {
          type: "crossReference",
          target: `article-${((index + 1) % CHAPTERS) + 1}#end`,
          children: [],
        },
      ),
    ],
  }));
  const frontMatter = { titlePage: true, contents: true, colophon: true };
  return JSON.stringify({ type: "publication", title: "كتاب طويل", articles, frontMatter });
}

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  convert(ALL_IN_ONE, OUT);
  convert(["examples/magazine.yaml", "--to", "epub", "--quiet"], OUT);
  const long = join(OUT, "long.json");
  writeFileSync(long, longBook());
  convert([long, "--to", "epub", "--quiet"], OUT);
});

describe.skipIf(isMissing("epubcheck"))("epubcheck", () => {
  test.each(["all", "magazine", "long"])("finds no errors and no warnings in %s.epub", (name) => {
    const report = join(OUT, `${name}.json.report`);
    runProgram("java", [
      "-cp",
      checker("epubcheck"),
      "com.adobe.epubcheck.tool.Checker",
      "--quiet",
      "--json",
      report,
      join(OUT, `${name}.epub`),
    ]);
    const { messages, checker: counts } = JSON.parse(readFileSync(report, "utf8"));
    expect(messages).toEqual([]);
    expect(counts).toMatchObject({ nFatal: 0, nError: 0, nWarning: 0 });
  });
});

describe.skipIf(isMissing("debianEpubcheck"))("Debian's epubcheck", () => {
  test.each(["all", "magazine"])("finds no errors and no warnings in %s.epub", (name) => {
    // The program is an archive that Debian starts by its kind, which not every system can.
    const program = realpathSync(checker("debianEpubcheck"));
    const file = join(OUT, `${name}.epub`);
    const { status, stdout } = runProgram("java", ["-jar", program, "--failonwarnings", file]);
    expect(stdout).toContain("0 fatals / 0 errors / 0 warnings");
    expect(status).toBe(0);
  });
});

test.each(["Pacific/Kiritimati", "America/Los_Angeles"])(
  "the same bytes in the time zone %s",
  (zone) => {
    const there = join(OUT, zone.replace("/", "-"));
    convert(ALL_IN_ONE, there, zone);
    for (const format of ["pdf", "docx", "epub"]) {
      const one = readFileSync(join(OUT, `all.${format}`));
      expect(one.equals(readFileSync(join(there, `all.${format}`))), format).toBe(true);
    }
  },
);
