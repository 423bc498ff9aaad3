import { extname } from "node:path";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".xhtml": "application/xhtml+xml",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
};

const HOST = "http://book.test";

/** A book whose content documents can be shown one by one. */
export interface BookInBrowser {
  readonly page: Page;
  /** Paths of the content documents, in order. */
  readonly documents: readonly string[];
  readonly show: (path: string) => Promise<void>;
  /** What was asked for that is not in the book. */
  readonly missed: readonly string[];
}

/** Serves the files of a book to a page of Chromium, and nothing else. `extra` are files beside the book's. */
export async function showBook(
  browser: Browser,
  bytes: Uint8Array,
  extra: Readonly<Record<string, string>> = {},
): Promise<BookInBrowser> {
  const files = new Map<string, Uint8Array | string>([
    ...Object.entries(unzipSync(bytes)),
    ...Object.entries(extra),
  ]);
  const page = await browser.newPage();
  const missed: string[] = [];
  await page.route(/./, (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = origin === HOST ? files.get(decodeURIComponent(pathname.slice(1))) : undefined;
    // Chromium itself asks for the icon of a site.
    if (file === undefined && pathname !== "/favicon.ico") {
      missed.push(route.request().url());
    }
    return file === undefined
      ? route.fulfill({ status: 404, body: "" })
      : route.fulfill({
          body: typeof file === "string" ? file : Buffer.from(file),
          contentType: MEDIA_TYPES[extname(pathname)] ?? "application/octet-stream",
        });
  });
  return {
    page,
    missed,
    documents: [...files.keys()].filter((path) => path.endsWith(".xhtml")).sort(),
    show: async (path) => {
      await page.goto(`${HOST}/${path}`);
      await page.evaluate("document.fonts.ready.then(() => true)");
    },
  };
}

/** What reading systems put over a book for reading by night, as Readium does: a ground and an ink, inherited. */
export const NIGHT = ":root { background: #121212; color: #e6e6e6 } body { background: none }";

/** How many px the page in the window is wider than the window. */
export const excessWidth = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/**
 * Texts whose colour is too near to what lies below them (WCAG 2.1, 1.4.3, for running text), as `ratio text`. Grounds
 * that let others through are laid over each other.
 */
export const paleTexts = (page: Page): Promise<readonly string[]> => page.evaluate(PALE_TEXTS);

const PALE_TEXTS = `(() => {
  const read = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const groundOf = (element) => {
    if (element === null) return [255, 255, 255];
    const below = () => groundOf(element.parentElement);
    const { rgb, a } = read(getComputedStyle(element).backgroundColor);
    if (a === 1) return rgb;
    const under = below();
    return rgb.map((value, at) => value * a + under[at] * (1 - a));
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (text.data.trim() === "" || text.parentElement.getClientRects().length === 0) continue;
    const ink = luminance(read(getComputedStyle(text.parentElement).color).rgb);
    const ground = luminance(groundOf(text.parentElement));
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (ratio < 4.5) pale.push(ratio.toFixed(1) + " " + text.data.trim().slice(0, 30));
  }
  return pale;
})()`;
