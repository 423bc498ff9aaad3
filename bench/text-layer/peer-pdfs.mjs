import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium, findTypst, pageOf, typstSource, webPage } from "../peers.mjs";

/**
 * Others that make a PDF of paragraphs, on the same page in Amiri: Chromium's print and Typst, where they are to be had.
 * `make` gives the bytes of a PDF of paragraphs in a language; `kind` names its files.
 */
export function makePeerPdfs(root, out) {
  const page = pageOf(root, "news");
  const peers = [];
  const add = (name, version, command) => {
    const make = (kind, language, paragraphs) => {
      const path = join(out, `${name.toLowerCase()}-${kind}.pdf`);
      const [program, ...args] = command(kind, language, paragraphs, path);
      const run = spawnSync(program, args, { encoding: "utf8", timeout: 120_000 });
      if (run.status !== 0 || !existsSync(path)) {
        throw new Error(`${name} failed: ${run.stderr}`);
      }
      return readFileSync(path);
    };
    peers.push({ name: `${name} (${version}), Amiri`, make });
  };
  const chromium = findChromium();
  if (chromium !== undefined) {
    add("Chromium", chromium.version, (kind, language, paragraphs, path) => {
      const html = join(out, `${kind}.html`);
      writeFileSync(html, inLanguage(webPage([paragraphs], page, root), language));
      return chromium.print(html, path, join(out, "profile"));
    });
  }
  const typst = findTypst(join(root, ".cache/bench"));
  if (typst.compile === undefined) {
    console.log(typst.note);
  } else {
    add("Typst", typst.version, (kind, language, paragraphs, path) => {
      const source = join(out, `${kind}.typ`);
      const text = typstSource([paragraphs], page);
      writeFileSync(source, text.replace('lang: "ar"', `lang: "${language}"`));
      return typst.compile(source, path, join(root, "fonts/amiri"));
    });
  }
  return peers;
}

function inLanguage(html, language) {
  const direction = language === "en" ? "ltr" : "rtl";
  return html.replace('lang="ar" dir="rtl"', `lang="${language}" dir="${direction}"`);
}
