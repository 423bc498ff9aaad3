import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";

// What readers copy out of real pages, the examples, with headings, notes, tables, kashida and tags: pages.mjs [TEMPLATE]
// After a build. Of each face all of a template's text is set in it; English and the drawn examples count too.

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const [, , template = "news"] = process.argv;
const FACES = ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"];
const READERS = ["pdf.js", "PDFium", "poppler"];
const out = join(root, "output/text-layer/pages");
const examples = readdirSync(join(root, "examples"))
  .filter((name) => /-.*\.(?:md|txt)$/.test(name))
  .sort();
const warraq = (...args) =>
  spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });

for (const face of FACES) {
  const folder = join(out, face.replaceAll(" ", "-"));
  const own = join(folder, "template");
  mkdirSync(own, { recursive: true });
  const { $schema: _, ...given } = JSON.parse(
    readFileSync(join(root, "templates", template, "template.json"), "utf8"),
  );
  const inFace = (font) => ({ ...font, families: [face, ...font.families.slice(1)] });
  const fonts = {
    ...given.fonts,
    body: inFace(given.fonts.body),
    heading: inFace(given.fonts.heading),
  };
  writeFileSync(join(own, "template.json"), JSON.stringify({ ...given, fonts }));
  const all = [];
  console.log(
    `\n${face}, template ${template}: words in order · exact paragraphs · literal pairs\n`,
  );
  console.log(`| example | ${READERS.join(" | ")} |\n| --- |${" --- |".repeat(READERS.length)}`);
  for (const name of examples) {
    const input = join("examples", name);
    warraq(input, "--template", own, "--to", "pdf", "--out", folder, "--quiet");
    const pdf = join(folder, `${parse(name).name}.pdf`);
    const { stdout } = warraq("check", "--pdf", pdf, input, "--template", own, "--json");
    const { scores } = JSON.parse(stdout).rows.find(({ kind }) => kind === "all");
    all.push({ name: parse(name).name, scores });
    print(parse(name).name, [scores]);
  }
  const arabic = all.filter(({ name }) => name !== "article-en");
  print("**all but English**", scoresOf(arabic));
  print("**all**", scoresOf(all));
}

function scoresOf(pages) {
  return pages.map(({ scores }) => scores);
}

function print(name, pages) {
  const cells = READERS.map((reader) => {
    const sum = (key) => pages.reduce((total, scores) => total + scores[reader][key], 0);
    const share = (found, whole) => ((100 * sum(found)) / sum(whole)).toFixed(1);
    return `${share("wordsFound", "words")} · ${sum("exact")}/${sum("paragraphs")} · ${share("pairsFound", "pairs")}`;
  });
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
