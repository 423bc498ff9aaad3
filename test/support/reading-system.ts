import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { checker } from "./checkers.ts";

/** Debian's Chromium, without a window. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: checker("chromium"), args: ["--no-sandbox"] });

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".html": "text/html",
  ".epub": "application/epub+zip",
};

const HOST = "http://localhost";

/** The page that the reading system is in; `events` is what it told of itself. */
const READER = `<!DOCTYPE html><meta charset="utf-8">
<style>body { margin: 0 } foliate-view { display: block; width: 700px; height: 500px }</style>
<script type="module">
  import "./view.js";
  import { FootnoteHandler } from "./footnotes.js";
  const view = document.createElement("foliate-view");
  document.body.append(view);
  await view.open("/book.epub");
  const notes = new FootnoteHandler();
  view.addEventListener("link", (event) => notes.handle(view.book, event));
  await view.init({ showTextStart: true });
  Object.assign(window, { view, notes, isReady: true });
</script>`;

/** Whatever a book tried to load from elsewhere. */
export interface OpenedBook {
  readonly page: Page;
  readonly reachedFor: readonly string[];
}

/** Opens a book in foliate-js, the engine of the reading system Foliate. Nothing but the book and the engine can be had. */
export async function openInFoliate(browser: Browser, book: Uint8Array): Promise<OpenedBook> {
  const page = await browser.newPage({ viewport: { width: 700, height: 500 } });
  const reachedFor: string[] = [];
  await page.route(
    (url) => url.protocol.startsWith("http"),
    (route) => {
      const { origin, pathname } = new URL(route.request().url());
      if (origin !== HOST) {
        reachedFor.push(route.request().url());
        return route.abort();
      }
      const contentType = MEDIA_TYPES[extname(pathname)] ?? "application/octet-stream";
      if (pathname === "/reader.html") {
        return route.fulfill({ contentType, body: READER });
      }
      const body =
        pathname === "/book.epub"
          ? Buffer.from(book)
          : readFileSync(join(checker("foliate"), pathname));
      return route.fulfill({ contentType, body });
    },
  );
  await page.goto(`${HOST}/reader.html`);
  await page.waitForFunction("window.isReady === true");
  return { page, reachedFor };
}

export interface ReadingPlace {
  /** Of the whole book, 0 to 1. */
  readonly fraction: number;
  /** Label of the line of the contents that the page belongs to. */
  readonly contents: string | undefined;
}

/** Where the reader is. */
export const placeIn = (page: Page): Promise<ReadingPlace> =>
  page.evaluate(
    `(({ fraction, tocItem }) => ({ fraction, contents: tocItem?.label }))(view.lastLocation)`,
  );

/** The lines of the contents as the reading system lists them, those below after those above, with their depth. */
export const contentsIn = (
  page: Page,
): Promise<readonly { readonly label: string; readonly href: string; readonly depth: number }[]> =>
  page.evaluate(`(() => {
    const list = (items, depth) => (items ?? []).flatMap((item) =>
      [{ label: item.label, href: item.href, depth }, ...list(item.subitems, depth + 1)]);
    return list(view.book.toc, 0);
  })()`);
