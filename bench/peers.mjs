import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TYPST = { package: "@myriaddreamin/typst-ts-node-compiler", version: "0.7.0" };

/** The measures of a template that the others are asked for too, so that all set the same page. */
export function pageOf(root, template) {
  const { page, styles } = JSON.parse(
    readFileSync(join(root, "templates", template, "template.json"), "utf8"),
  );
  const { top, bottom, inner, outer } = page.margins;
  const { size, leading, spaceAfter } = styles.body;
  return { margins: { top, bottom, inner, outer }, size, leading, spaceAfter };
}

/** The stories as a web page; each begins a page of paper. */
export function webPage(stories, page, root) {
  const body = stories
    .map(
      (story) =>
        `<article>${story.map((text) => `<p>${escapeMarkup(text)}</p>`).join("\n")}</article>`,
    )
    .join("\n");
  return htmlPage(body, page, root);
}

/** A web page of the given body, on that paper. */
export function htmlPage(body, page, root) {
  const face = (file, weight) =>
    `@font-face{font-family:Amiri;font-weight:${weight};src:url("${pathToFileURL(join(root, "fonts/amiri", file))}")}`;
  const { top, bottom, inner, outer } = page.margins;
  const style = [
    face("Amiri-Regular.ttf", 400),
    face("Amiri-Bold.ttf", 700),
    `@page{size:A4;margin:${top} ${inner} ${bottom} ${outer}}`,
    `body{margin:0;font:${page.size}/${page.leading} Amiri;text-align:justify}`,
    `p{margin:0 0 ${page.spaceAfter};widows:2;orphans:2}article+article{break-before:page}`,
  ].join("\n");
  return `<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>bench</title><style>${style}</style></head><body>${body}</body></html>\n`;
}

const escapeMarkup = (text) => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));

/** The stories in Typst's language. The edges of a line are set so that one line lies `leading` below the other. */
export function typstSource(stories, page) {
  const { top, bottom, inner, outer } = page.margins;
  const pitch = Number.parseFloat(page.leading);
  const head = [
    `#set page(paper: "a4", margin: (top: ${top}, bottom: ${bottom}, left: ${outer}, right: ${inner}))`,
    `#set text(font: "Amiri", size: ${page.size}, lang: "ar", top-edge: ${0.7 * pitch}pt, bottom-edge: -${0.3 * pitch}pt)`,
    `#set par(justify: true, leading: 0pt, spacing: ${page.spaceAfter})`,
  ];
  const body = stories.map((story) => story.map((text) => `#${JSON.stringify(text)}`).join("\n\n"));
  return `${head.join("\n")}\n${body.join("\n#pagebreak()\n")}\n`;
}

/** The stories in Markdown, a paragraph each. */
export function markdownSource(stories) {
  const plain = (text) => text.replace(/[\\`*_{}[\]<>()#+\-.!|$~^"'@&]/g, "\\$&");
  return `---\nlang: ar\ndir: rtl\n---\n\n${stories.flat().map(plain).join("\n\n")}\n`;
}

/** Pandoc, if there is one: the peer for Word files. */
export function findPandoc() {
  const asked = spawnSync("pandoc", ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.split("\n")[0] : undefined;
}

/** Chromium, if there is one: `print` gives the command that turns a page into a PDF. */
export function findChromium() {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
  for (const name of names.filter(Boolean)) {
    const asked = spawnSync(name, ["--version"], { encoding: "utf8" });
    if (asked.status === 0) {
      const print = (html, pdf, profile) => [
        name,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--user-data-dir=${profile}`,
        "--no-pdf-header-footer",
        `--print-to-pdf=${pdf}`,
        pathToFileURL(html).href,
      ];
      return { version: asked.stdout.trim(), print };
    }
  }
  return undefined;
}

/** Typst, fetched into `cache` once; `undefined` when it cannot be had, with the reason in `note`. */
export function findTypst(cache) {
  const installed = join(cache, "node_modules", TYPST.package, "package.json");
  if (!existsSync(installed)) {
    mkdirSync(cache, { recursive: true });
    try {
      const wanted = `${TYPST.package}@${TYPST.version}`;
      execFileSync(
        "npm",
        ["i", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", cache, wanted],
        {
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
    } catch (error) {
      return {
        note: `Typst left out: ${String(error.stderr ?? error)
          .trim()
          .split("\n")
          .at(-1)}`,
      };
    }
  }
  const { version } = JSON.parse(readFileSync(installed, "utf8"));
  const script = new URL("./typst.mjs", import.meta.url).pathname;
  const compile = (source, pdf, fonts) => [process.execPath, script, cache, source, pdf, fonts];
  return { version: `${TYPST.package} ${version}`, compile };
}
