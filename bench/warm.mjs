import { readFileSync } from "node:fs";

// Milliseconds of one article's PDF in a process that has made some already: warm.mjs ARTICLE [RUNS]
const [, , path, count = "60"] = process.argv;
const { convert, readText } = await import(new URL("../dist/index.js", import.meta.url));
const text = readFileSync(path, "utf8");
const once = async () => {
  const started = performance.now();
  await convert(await readText(text), { to: ["pdf"], now: new Date(0) });
  return performance.now() - started;
};
for (let round = 0; round < Number(count); round += 1) {
  await once();
}
const times = [];
for (let round = 0; round < Number(count); round += 1) {
  times.push(await once());
}
times.sort((one, other) => one - other);
console.log(JSON.stringify({ min: times[0], median: times[times.length >> 1], max: times.at(-1) }));
