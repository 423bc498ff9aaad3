import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** Paragraphs of a plain-text story: one a line. */
export function readStory(path) {
  return readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The story that the benchmark is about: the caller's, the one shared beside the checkout, or the wire story among the examples. */
export function chooseStory(root) {
  const candidates = [
    process.env.WARRAQ_ARTICLE,
    `${root}/../shared/articles/presidential-visit.txt`,
    `${root}/examples/wire-ar.txt`,
  ];
  const path = candidates.find((one) => one !== undefined && existsSync(one));
  return { path, name: basename(path), paragraphs: readStory(path) };
}

/**
 * `count` stories of eight paragraphs, always the same ones. Clauses of the given paragraphs change places, so that no
 * two paragraphs break alike and nobody wins by remembering a whole one.
 */
export function makeStories(sources, count) {
  const next = randomFrom(20260314);
  const pool = sources.flat();
  return Array.from({ length: count }, (_, story) =>
    Array.from({ length: 8 }, (_unused, at) => {
      const paragraph = pool[(story * 8 + at + Math.floor(next() * 3)) % pool.length];
      return `${shuffleClauses(paragraph, next)} (${story + 1}/${at + 1}).`;
    }),
  );
}

/** Body paragraphs of a Markdown example that are plain prose: no markup of any kind. */
export function plainParagraphs(path) {
  const body = readFileSync(path, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
  return body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => /^[^\n[\]`*#>:|<]{120,}$/.test(block));
}

export function shuffleClauses(paragraph, next) {
  const clauses = paragraph.replace(/[.؟!]+$/, "").split("، ");
  for (let last = clauses.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [clauses[last], clauses[other]] = [clauses[other], clauses[last]];
  }
  return clauses.join("، ");
}

/** Numbers in [0, 1), the same for the same seed: a linear congruential generator (Numerical Recipes, chapter 7.1). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
