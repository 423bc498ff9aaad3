import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { excessWidth, NIGHT, paleTexts, showBook } from "../support/book-in-browser.ts";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";
import { exampleFiles } from "../support/examples.ts";
import { ATTACKS, hostileBook } from "../support/hostile-book.ts";
import { openBrowser } from "../support/reading-system.ts";

const OUT = join(ROOT, "output/conformance-e-book");
const MAIN = join(ROOT, "dist/cli/main.js");

const inputs = [...exampleFiles(), join(ROOT, "examples/magazine.yaml")];
const ALL = "all";
const stems = [...inputs.map((path) => basename(path, extname(path))), ALL];
const book = (stem: string): string => join(OUT, `${stem}.epub`);

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const options = ["--to", "epub", "--out", OUT, "--quiet"];
  expect(runProgram(process.execPath, [MAIN, ...inputs, ...options]).status).toBe(0);
  const whole = [...exampleFiles(), "--one", ALL, "--title", "كل الأمثلة"];
  expect(runProgram(process.execPath, [MAIN, ...whole, ...options]).status).toBe(0);
});

describe.skipIf(isMissing("chromium"))("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const modes = [
    { width: 320, scheme: "light" },
    { width: 320, scheme: "dark" },
    { width: 800, scheme: "light" },
    { width: 800, scheme: "dark" },
  ] as const;

  test.each(stems)(
    "%s fits narrow and wide windows and reads by day and by night",
    async (stem) => {
      const { page, documents, show } = await showBook(browser, readFileSync(book(stem)));
      expect(documents.length).toBeGreaterThanOrEqual(2);
      for (const { width, scheme } of modes) {
        await page.setViewportSize({ width, height: 640 });
        await page.emulateMedia({ colorScheme: scheme });
        for (const path of documents) {
          await show(path);
          if (scheme === "dark") {
            await page.addStyleTag({ content: NIGHT });
          }
          const where = `${path} ${width} ${scheme}`;
          expect(await excessWidth(page), where).toBeLessThanOrEqual(0);
          expect(await paleTexts(page), where).toEqual([]);
        }
      }
      await page.close();
    },
  );

  test("nothing that an article says runs or reaches out", async () => {
    for (const [name, words] of Object.entries(ATTACKS)) {
      const { files } = await convert(hostileBook(words), { to: ["epub"], drawCover: false });
      const { page, documents, show, missed } = await showBook(browser, files.epub ?? Buffer.of());
      for (const path of documents) {
        await show(path);
        // XHTML that is not well-formed is shown as an error.
        expect(await page.evaluate("document.querySelector('parsererror')"), name).toBeNull();
        expect(await page.evaluate("typeof window.hacked"), `${name} ${path}`).toBe("undefined");
      }
      expect(missed, name).toEqual([]);
      await page.close();
    }
  });

  test("what is too wide and what is too pale would be found", async () => {
    const faults = `<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head/><body>
      <p style="width: 40em">عريض</p><p style="color: #000">أسود</p></body></html>`;
    const { page, show } = await showBook(browser, readFileSync(book("news-ar")), {
      "faults.xhtml": faults,
    });
    await page.setViewportSize({ width: 320, height: 640 });
    await show("faults.xhtml");
    expect(await excessWidth(page)).toBeGreaterThan(300);
    expect(await paleTexts(page)).toEqual([]);
    await page.addStyleTag({ content: NIGHT });
    expect(await paleTexts(page)).toEqual([expect.stringContaining("أسود")]);
    await page.close();
  });
});

describe.skipIf(isMissing("ace") || isMissing("chromium"))("Ace by DAISY", () => {
  /** Rules broken, with how grave Ace finds each. Its exit status says nothing: it is 0 whatever was found. */
  function broken(file: string): readonly string[] {
    const report = join(OUT, "ace", basename(file));
    runProgram(checker("ace"), ["--force", "--silent", "--outdir", report, file], {
      env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: checker("chromium") },
    });
    const { assertions, "earl:result": result } = JSON.parse(
      readFileSync(join(report, "report.json"), "utf8"),
    ) as AceReport;
    const rules = assertions.flatMap(({ assertions: found }) =>
      found.map(({ "earl:test": rule }) => `${rule["earl:impact"]} ${rule["dct:title"]}`),
    );
    expect(result["earl:outcome"]).toBe(rules.length === 0 ? "pass" : "fail");
    return rules;
  }

  interface AceReport {
    readonly "earl:result": { readonly "earl:outcome": string };
    readonly assertions: readonly {
      readonly assertions: readonly {
        readonly "earl:test": { readonly "earl:impact": string; readonly "dct:title": string };
      }[];
    }[];
  }

  test.each(stems)("finds no violation in %s", (stem) => {
    expect(broken(book(stem))).toEqual([]);
  });

  test("would find one", () => {
    // A picture that was there when the book was made, and whose description is taken away.
    const bytes = readFileSync(book("feature-ar"));
    const files = Object.entries(unzipSync(bytes)).map(([path, data]) => {
      const text = /\.xhtml$/.test(path) ? strFromU8(data).replaceAll(/ alt="[^"]*"/g, "") : "";
      return [path, text === "" ? data : strToU8(text)] as const;
    });
    const file = join(OUT, "without-alt.epub");
    writeFileSync(file, zipSync(Object.fromEntries(files)));
    expect(broken(file)).toContain("critical image-alt");
  });
});
