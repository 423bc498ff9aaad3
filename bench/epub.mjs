import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";

// node bench/epub.mjs [CHAPTERS]: one article again and again in one process; a book of a tenth of the chapters and one of
// all, for what each chapter costs; then the long book in a process of its own, beside pandoc where it is installed. Times
// in milliseconds.

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const cli = join(root, "dist/cli/main.js");
if (!existsSync(cli)) {
  console.error("dist/cli/main.js is not there: run `npm run build` first");
  process.exit(2);
}
const chapters = Number(process.argv[2] ?? 1000);
const { convert, readJson, readMarkdown } = await import(join(root, "dist/index.js"));

const source = readFileSync(join(root, "examples/news-ar.md"), "utf8");
for (const drawCover of [true, false]) {
  const times = [];
  const costs = [];
  let size = 0;
  for (let round = 0; round < 20; round += 1) {
    const started = performance.now();
    const used = process.cpuUsage();
    const { files } = await convert(await readMarkdown(source), {
      to: ["epub"],
      baseFolder: join(root, "examples"),
      drawCover,
    });
    const { user, system } = process.cpuUsage(used);
    times.push(performance.now() - started);
    costs.push((user + system) / 1000);
    size = files.epub.length;
  }
  const spread = (values) => {
    const warm = values.slice(5).sort((one, other) => one - other);
    return [0, 7, 14].map((at) => warm[at].toFixed(0)).join(" / ");
  };
  console.log(
    `one article ${drawCover ? "with a drawn cover" : "without a cover"}: first ${times[0].toFixed(0)}, warm ${spread(times)}, CPU ${spread(costs)} (min / median / max of 15), ${(size / 1024).toFixed(0)} KiB`,
  );
}

const work = mkdtempSync(join(tmpdir(), "warraq-bench-"));
try {
  const story = readFileSync(join(root, "examples/wire-ar.txt"), "utf8").trim().split(/\n+/);
  const text = (value) => ({ type: "text", value });
  const paragraph = (value) => ({ type: "paragraph", children: [text(value)] });
  const articles = Array.from({ length: chapters }, (_, index) => ({
    headline: [text(`الفصل ${index + 1}`)],
    body: story.map(paragraph),
  }));
  const tenth = articles.slice(0, Math.ceil(chapters / 10));
  for (const some of [tenth, articles]) {
    const json = JSON.stringify({ type: "publication", title: "كتاب", articles: some });
    const costs = [];
    for (let round = 0; round < 3; round += 1) {
      const used = process.cpuUsage();
      await convert(await readJson(json), { to: ["epub"], drawCover: false });
      const { user, system } = process.cpuUsage(used);
      costs.push((user + system) / 1000 / some.length);
    }
    console.log(
      `${some.length} chapters in one process: CPU ${Math.min(...costs).toFixed(2)} a chapter (least of 3)`,
    );
  }
  const book = join(work, "book.json");
  writeFileSync(book, JSON.stringify({ type: "publication", title: "كتاب", articles }));
  const markdown = join(work, "book.md");
  writeFileSync(
    markdown,
    articles.map((_, index) => [`# الفصل ${index + 1}`, ...story].join("\n\n")).join("\n\n"),
  );
  const jobs = [
    [
      "warraq",
      [process.execPath, cli, book, "--to", "epub", "--out", work, "--quiet"],
      "book.epub",
    ],
  ];
  if (spawnSync("pandoc", ["--version"]).status === 0) {
    const peer = join(work, "peer.epub");
    jobs.push([
      "pandoc",
      ["pandoc", markdown, "--metadata", "title=كتاب", "-o", peer],
      "peer.epub",
    ]);
  }
  for (let round = 0; round < 3; round += 1) {
    for (const [name, command, output] of jobs) {
      const { wall, cpu, rss } = await measure(command);
      const bytes = statSync(join(work, output)).size;
      console.log(
        `${chapters} chapters, ${name}: ${(wall * 1000).toFixed(0)} (CPU ${((cpu ?? 0) * 1000).toFixed(0)}), ${rss?.toFixed(0)} MiB, ${(bytes / 1024).toFixed(0)} KiB (load ${loadavg()[0].toFixed(1)})`,
      );
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
