import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findEngines } from "./engines.mjs";
import { makePdf } from "./make-pdf.mjs";
import { makePeerPdfs } from "./peer-pdfs.mjs";
import { addScores, scoreText } from "./score.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const { values } = parseArgs({
  options: {
    class: { type: "string", default: "" },
    face: { type: "string", default: "" },
    missed: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
  },
});
if (!existsSync(join(root, "dist/index.js"))) {
  console.error("dist/index.js is not there: run `npm run build` first");
  process.exit(2);
}

const FACES = ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"].filter((face) =>
  face.includes(values.face),
);
const corpus = Object.entries(
  JSON.parse(readFileSync(new URL("corpus.json", import.meta.url), "utf8")),
).filter(([name]) => name.includes(values.class));
const engines = findEngines();
const out = join(root, "output/text-layer");
mkdirSync(out, { recursive: true });

for (const face of FACES) {
  const rows = [];
  for (const [name, { language, paragraphs }] of corpus) {
    const { bytes, expected, diagnostics } = await makePdf(root, face, language, paragraphs);
    writeFileSync(join(out, `${face.replaceAll(" ", "-")}-${name}.pdf`), bytes);
    rows.push({ name, scores: await scoreAll(expected, bytes), told: diagnostics.length });
  }
  print(`warraq, ${face}`, rows);
}
if (values.peers) {
  for (const peer of makePeerPdfs(root, corpus, out)) {
    const rows = [];
    for (const { name, paragraphs, bytes } of peer.files) {
      rows.push({ name, scores: await scoreAll(paragraphs, bytes), told: 0 });
    }
    print(peer.name, rows);
  }
}

async function scoreAll(paragraphs, bytes) {
  const scores = new Map();
  for (const [engine, read] of engines) {
    scores.set(engine, scoreText(paragraphs, await read(bytes)));
  }
  return scores;
}

/** Words in order in per cent, exact paragraphs, and literal pairs in per cent, for each engine. */
function print(title, rows) {
  const names = [...engines.keys()];
  console.log(`\n${title}\n`);
  console.log(
    `| class | ${names.map((name) => `${name} words · exact · pairs`).join(" | ")} | told |`,
  );
  console.log(`| --- | ${names.map(() => "---").join(" | ")} | --- |`);
  const all = new Map(
    names.map((name) => [name, addScores(rows.map(({ scores }) => scores.get(name)))]),
  );
  for (const { name, scores, told } of [...rows, { name: "all", scores: all, told: "" }]) {
    console.log(
      `| ${name} | ${names.map((engine) => cell(scores.get(engine))).join(" | ")} | ${told} |`,
    );
  }
  for (const [engine, { addresses, addressesFound }] of all) {
    if (addresses > 0) {
      console.log(`${engine}: ${addressesFound} of ${addresses} addresses as they were written`);
    }
  }
  if (values.missed) {
    for (const [engine, { missed }] of all) {
      console.log([`missed by ${engine}:`, ...missed].join("\n  "));
    }
  }
}

function cell({ words, wordsFound, paragraphs, exact, pairs, pairsFound }) {
  const share = (part, whole) => ((100 * part) / whole).toFixed(1);
  return `${share(wordsFound, words)} · ${exact}/${paragraphs} · ${share(pairsFound, pairs)}`;
}
