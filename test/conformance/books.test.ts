import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import JSZip from "jszip";
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

describe.skipIf(isMissing("chromium"))("Chromium", () => {
  test("shows every chapter of all examples without scrolling sideways, narrow and wide", async () => {
    const found = await overflowing(join(OUT, "all.epub"), [320, 800]);
    expect(found.measured).toBe(2 * examples.length + 1);
    // The one that is too wide on purpose shows that the measuring finds what it looks for.
    expect(found.wide).toEqual([`${TOO_WIDE} 320`]);
  });
});

const TOO_WIDE = "too-wide.xhtml";

/** Chapters that are wider than a window of each width, as `name width`, and a page that is. */
async function overflowing(
  file: string,
  widths: readonly number[],
): Promise<{ readonly measured: number; readonly wide: readonly string[] }> {
  const folder = join(OUT, "unpacked");
  const zip = await JSZip.loadAsync(readFileSync(file));
  for (const [path, entry] of Object.entries(zip.files)) {
    const target = join(folder, path);
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, await entry.async("uint8array"));
  }
  const chapters = Object.keys(zip.files).filter((path) => /chapter-\d+\.xhtml$/.test(path));
  const frames = chapters.flatMap((path) =>
    widths.map(
      (width) => `<iframe data-of="${path}" width="${width}" height="600" src="${path}"></iframe>`,
    ),
  );
  writeFileSync(
    join(folder, TOO_WIDE),
    '<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><body><p style="width: 40em">x</p></body></html>',
  );
  frames.push(`<iframe data-of="${TOO_WIDE}" width="320" src="${TOO_WIDE}"></iframe>`);
  const measure = `addEventListener("load", () => document.fonts.ready.then(() => {
    document.body.textContent = [...document.querySelectorAll("iframe")].map((frame) => {
      const root = frame.contentDocument.documentElement;
      return frame.dataset.of + " " + frame.width + " " + root.scrollWidth + " " + root.clientWidth;
    }).join("\\n");
  }))`;
  const page = join(folder, "measure.html");
  writeFileSync(
    page,
    `<!DOCTYPE html><meta charset="utf-8"><script>${measure}</script>${frames.join("")}`,
  );
  const { stdout } = runProgram(checker("chromium"), [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--allow-file-access-from-files",
    `--user-data-dir=${join(OUT, "profile")}`,
    "--virtual-time-budget=20000",
    "--dump-dom",
    pathToFileURL(page).href,
  ]);
  const lines = [...stdout.matchAll(/(\S+\.xhtml) (\d+) (\d+) (\d+)/g)];
  return {
    measured: lines.length,
    wide: lines
      .filter(([, , , needed, shown]) => Number(needed) > Number(shown))
      .map(([, name, width]) => `${name} ${width}`),
  };
}
