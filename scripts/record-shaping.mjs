// Records what HarfBuzz's own program `hb-shape` makes of test/shaping/samples.json with every bundled font, one JSON
// file a font. The tests compare our shaping with these. Run it after changing a font or the samples.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";

const root = new URL("../", import.meta.url);
const samples = JSON.parse(readFileSync(new URL("test/shaping/samples.json", root), "utf8"));
const { faces } = JSON.parse(readFileSync(new URL("fonts/manifest.json", root), "utf8"));
const [, harfbuzz] = /\(HarfBuzz\) (\S+)/.exec(execFileSync("hb-shape", ["--version"]).toString());

const INVISIBLE = /[\u200c\u200d]/;

for (const { file, sha256 } of faces) {
  const path = fileURLToPath(new URL(`fonts/${file}`, root));
  const font = create(readFileSync(path));
  const covers = (text) =>
    [...text].every(
      (character) =>
        INVISIBLE.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0)),
    );
  const cases = allCases().filter(({ text }) => covers(text));
  if (cases.length === 0) {
    continue;
  }
  for (const one of cases) {
    one.glyphs = shape(path, one);
  }
  const name = basename(file, ".ttf");
  const lines = cases.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
  writeFileSync(
    new URL(`test/shaping/${name}.json`, root),
    `{\n  "harfbuzz": "${harfbuzz}",\n  "file": "${file}",\n  "sha256": "${sha256}",\n  "cases": [\n${lines}\n  ]\n}\n`,
  );
  console.log(`${name}: ${cases.length} cases`);
}

function allCases() {
  const cases = [];
  for (const group of ["words", "lines"]) {
    for (const { name, language, script, direction, texts } of samples[group]) {
      for (const text of texts) {
        cases.push({ kind: group, name, language, script, direction, before: "", text, after: "" });
      }
    }
  }
  for (const { language, runs } of samples.mixed) {
    for (const [at, [text, direction, script]] of runs.entries()) {
      const before = runs
        .slice(0, at)
        .map(([run]) => run)
        .join("");
      const after = runs
        .slice(at + 1)
        .map(([run]) => run)
        .join("");
      cases.push({
        kind: "mixed",
        name: "mixed",
        language,
        script,
        direction,
        before,
        text,
        after,
      });
    }
  }
  for (const part of samples.parts) {
    cases.push({
      kind: "parts",
      name: "part of a word",
      script: "Arab",
      direction: "rtl",
      ...part,
    });
  }
  return cases;
}

/** Glyphs as HarfBuzz writes them, without names: `[id=cluster@x,y+advance|…]`, clusters counted in characters. */
function shape(font, { language, script, direction, before, text, after }) {
  const args = [
    `--font-file=${font}`,
    "--shaper=ot",
    "--no-glyph-names",
    "--cluster-level=1",
    `--direction=${direction}`,
    `--script=${script}`,
    `--language=${language}`,
    ...(before === "" ? [] : [`--text-before=${before}`]),
    ...(after === "" ? [] : [`--text-after=${after}`]),
    `--text=${text}`,
  ];
  // Version 6 prints the text before to its standard error.
  return execFileSync("hb-shape", args, { stdio: ["ignore", "pipe", "ignore"] })
    .toString()
    .trim();
}
