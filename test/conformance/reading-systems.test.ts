import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMissing, ROOT, runProgram } from "../support/checkers.ts";
import { contentsIn, openBrowser, openInFoliate, placeIn } from "../support/reading-system.ts";

const OUT = join(ROOT, "output/conformance-reading");
const MAIN = join(ROOT, "dist/cli/main.js");

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const inputs = ["magazine.yaml", "feature-ar.md", "article-en.md"];
  const { status } = runProgram(process.execPath, [
    MAIN,
    ...inputs.map((name) => join(ROOT, "examples", name)),
    ...["--to", "epub", "--out", OUT, "--quiet"],
  ]);
  expect(status).toBe(0);
});

const book = (name: string): Uint8Array => readFileSync(join(OUT, `${name}.epub`));

describe.skipIf(isMissing("chromium") || isMissing("foliate"))("Foliate's engine", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each([
    ["feature-ar", "Left", "Right"],
    ["article-en", "Right", "Left"],
  ])("turns the pages of %s by going %s", async (name, onwards, back) => {
    const { page } = await openInFoliate(browser, book(name));
    const start = await placeIn(page);
    const firstWords = "view.lastLocation.range.toString().slice(0, 40)";
    const opening = await page.evaluate(firstWords);
    await page.evaluate(`view.go${onwards}()`);
    const next = await placeIn(page);
    expect(next.fraction).toBeGreaterThan(start.fraction);
    expect(await page.evaluate(firstWords)).not.toBe(opening);
    // What was read lies on the side where the book began.
    const title = `(() => {
      const { doc } = view.renderer.getContents()[0];
      return doc.defaultView.frameElement.getBoundingClientRect().left +
        doc.querySelector("h1").getBoundingClientRect().left;
    })()`;
    const left = Number(await page.evaluate(title));
    expect(onwards === "Left" ? left >= 700 : left < 0, String(left)).toBe(true);
    await page.evaluate(`view.go${back}()`);
    expect((await placeIn(page)).fraction).toBe(start.fraction);
    await page.close();
  });

  test("reads the metadata and the whole book, page by page", async () => {
    const { page, reachedFor } = await openInFoliate(browser, book("magazine"));
    expect(await page.evaluate("view.book.dir")).toBe("rtl");
    expect(await page.evaluate("view.book.metadata")).toMatchObject({
      title: "دفتر الورّاق",
      language: expect.arrayContaining(["ar"]),
      publisher: "مشروع ورّاق",
    });
    const seen = new Set<string | undefined>();
    let fraction = -1;
    for (let turns = 0; turns < 400; turns += 1) {
      const place = await placeIn(page);
      expect(place.fraction).toBeGreaterThanOrEqual(fraction);
      fraction = place.fraction;
      seen.add(place.contents);
      if (await page.evaluate("view.renderer.atEnd")) {
        break;
      }
      await page.evaluate("view.goLeft()");
    }
    const titles = (await contentsIn(page)).filter(({ depth }) => depth === 0);
    expect(titles.length).toBeGreaterThanOrEqual(5);
    expect([...seen]).toEqual(expect.arrayContaining(titles.map(({ label }) => label)));
    expect(reachedFor).toEqual([]);
    await page.close();
  });

  test("finds every line of the contents, and goes there", async () => {
    const { page } = await openInFoliate(browser, book("magazine"));
    const lines = await contentsIn(page);
    expect(lines.some(({ depth }) => depth === 1)).toBe(true);
    const titles = lines.map(({ label }) => label);
    for (const { label, href, depth } of lines) {
      await page.evaluate(`view.goTo(${JSON.stringify(href)})`);
      const shown = await page.evaluate("view.lastLocation.range.toString()");
      expect(String(shown).replace(/\s+/g, " "), href).toContain(label);
      // Of two headings on one page the reading system names the last.
      if (depth === 0) {
        expect(titles).toContain((await placeIn(page)).contents);
      }
    }
    await page.close();
  });

  test("opens a note in place", async () => {
    const { page } = await openInFoliate(browser, book("feature-ar"));
    const shown = await page.evaluate(`(async () => {
      const { doc } = view.renderer.getContents()[0];
      const rendered = new Promise((resolve) => notes.addEventListener("render",
        ({ detail }) => resolve({ type: detail.type, hidden: detail.hidden }), { once: true }));
      const holder = document.createElement("div");
      notes.addEventListener("before-render", ({ detail }) => {
        document.body.append(holder);
        holder.append(detail.view);
      });
      doc.querySelector("[role=doc-noteref]").click();
      return rendered;
    })()`);
    expect(shown).toEqual({ type: "footnote", hidden: true });
    await page.close();
  });
});
