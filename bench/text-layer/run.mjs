import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CAUSES, loadLostPairs } from "./lost-pairs.mjs";
import { makePdf } from "./make-pdf.mjs";
import { makePeerPdfs } from "./peer-pdfs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const { values } = parseArgs({
  options: {
    class: { type: "string", default: "" },
    corpus: { type: "string", default: fileURLToPath(new URL("corpus.json", import.meta.url)) },
    face: { type: "string", default: "" },
    font: { type: "string", multiple: true, default: [] },
    lost: { type: "boolean", default: false },
    missed: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
  },
});
if (!existsSync(join(root, "dist/copies/index.js"))) {
  console.error("dist/copies is not there: run `npm run build` first");
  process.exit(2);
}
const { addScores, findReaders, scoreCopy } = await import(join(root, "dist/copies/index.js"));

/** With --font, the family that --face names is in that file or folder. */
const FACES =
  values.font.length > 0
    ? [values.face]
    : ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"].filter((face) =>
        face.includes(values.face),
      );
const corpus = Object.entries(JSON.parse(readFileSync(values.corpus, "utf8"))).filter(([name]) =>
  name.includes(values.class),
);
/** What the rules were completed on, and what they were not; each a file of its own. */
const PARTS = [
  ["known", ({ paragraphs }) => paragraphs],
  ["held out", ({ held = [] }) => held],
];
const readers = findReaders();
const lostPairs = await loadLostPairs(root);
const out = join(root, "output/text-layer");
mkdirSync(out, { recursive: true });

for (const face of FACES) {
  await report(`warraq, ${face}`, async ({ language }, paragraphs, name) => {
    const { bytes, expected, diagnostics } = await makePdf(
      root,
      [face, values.font],
      language,
      paragraphs,
    );
    writeFileSync(join(out, `${face} ${name}.pdf`.replaceAll(" ", "-")), bytes);
    return { bytes, expected, told: diagnostics.length };
  });
}
if (values.peers) {
  for (const { name, make } of makePeerPdfs(root, out)) {
    await report(name, (entry, paragraphs, kind) => ({
      bytes: make(kind.replaceAll(" ", "-"), entry.language, paragraphs),
      expected: paragraphs,
      told: 0,
    }));
  }
}

async function report(title, make) {
  const rows = [];
  const sums = [];
  const lost = [];
  for (const [name, entry] of corpus) {
    const row = { name, told: 0, scores: [] };
    const ofClass = { name, parts: [] };
    lost.push(ofClass);
    for (const [part, choose] of PARTS) {
      if (choose(entry).length === 0) {
        continue;
      }
      const { bytes, expected, told } = await make(entry, choose(entry), `${name} ${part}`);
      const copies = await readAll(bytes);
      const scores = scoreAll(expected, copies);
      ofClass.parts.push(lostPairs(expected, copies.get("poppler") ?? ""));
      row.scores.push(scores);
      row.told += told;
      sums.push({ part, scores });
    }
    rows.push({ ...row, scores: together(row.scores) });
  }
  for (const [part] of PARTS) {
    const own = sums.filter((sum) => sum.part === part).map(({ scores }) => scores);
    if (own.length > 0) {
      rows.push({ name: `all, ${part}`, scores: together(own), told: "" });
    }
  }
  rows.push({ name: "all", scores: together(sums.map(({ scores }) => scores)), told: "" });
  print(title, rows);
  if (values.lost && readers.has("poppler")) {
    printLost(lost);
  }
}

async function readAll(bytes) {
  const copies = new Map();
  for (const [reader, read] of readers) {
    copies.set(reader, await read(bytes));
  }
  return copies;
}

function scoreAll(paragraphs, copies) {
  return new Map(
    [...copies].map(([reader, text]) => [reader, scoreCopy(paragraphs, text, "of-text")]),
  );
}

function together(all) {
  return new Map(
    [...readers.keys()].map((reader) => [reader, addScores(all.map((one) => one.get(reader)))]),
  );
}

/** Words in order in per cent, exact paragraphs, and literal pairs in per cent, for each reader. */
function print(title, rows) {
  const names = [...readers.keys()];
  console.log(`\n${title}: words in order · exact paragraphs · literal pairs\n`);
  console.log(`| class | ${names.join(" | ")} | told |`);
  console.log(`| --- | ${names.map(() => "---").join(" | ")} | --- |`);
  for (const { name, scores, told } of rows) {
    console.log(`| ${name} | ${names.map((one) => cell(scores.get(one))).join(" | ")} | ${told} |`);
  }
  for (const [reader, { addresses, addressesFound, missed }] of rows.at(-1).scores) {
    if (addresses > 0) {
      console.log(`${reader}: ${addressesFound} of ${addresses} addresses as they were written`);
    }
    if (values.missed) {
      console.log(["missed:", ...missed].join("\n  "));
    }
  }
}

/** The pairs that poppler lost, and what it could have at most: all but those that no encoding brings back. */
function printLost(classes) {
  const all = { name: "all", parts: classes.flatMap(({ parts }) => parts) };
  console.log(`\npairs lost in poppler by cause\n`);
  console.log(`| class | pairs | ${CAUSES.map(([cause]) => cause).join(" | ")} | most | found |`);
  console.log(`| --- | --- | ${CAUSES.map(() => "---").join(" | ")} | --- | --- |`);
  for (const { name, parts } of [...classes, all]) {
    const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
    const pairs = sum((part) => part.pairs);
    const lost = CAUSES.map(([cause]) => sum((part) => part.lost.get(cause)));
    const allLost = lost.reduce((total, count) => total + count, 0);
    const share = (part) => ((100 * part) / pairs).toFixed(1);
    const ours = lost.at(-1);
    console.log(
      `| ${name} | ${pairs} | ${lost.join(" | ")} | ${share(pairs - allLost + ours)} | ${share(pairs - allLost)} |`,
    );
  }
  for (const [cause, meaning] of CAUSES) {
    console.log(`${cause}: ${meaning}`);
  }
}

function cell({ words, wordsFound, paragraphs, exact, pairs, pairsFound }) {
  const share = (part, whole) => ((100 * part) / whole).toFixed(1);
  return `${share(wordsFound, words)} · ${exact}/${paragraphs} · ${share(pairsFound, pairs)}`;
}
