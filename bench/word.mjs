import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";
import { markdownSource } from "./peers.mjs";
import { chooseStory, makeStories, plainParagraphs, readStory } from "./texts.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** One article again and again in one process, then a document of `count` paragraphs in processes of its own, beside pandoc. */
export async function reportWord(count = 2000, rounds = 5) {
  const cli = join(root, "dist/cli/main.js");
  if (!existsSync(cli)) {
    console.error("dist/cli/main.js is not there: run `npm run build` first");
    process.exit(2);
  }
  const story = chooseStory(root);
  await reportWarm(story);
  const stories = makeStories(
    [
      story.paragraphs,
      readStory(join(root, "examples/wire-ar.txt")),
      plainParagraphs(join(root, "examples/news-ar.md")),
      plainParagraphs(join(root, "examples/feature-ar.md")),
      plainParagraphs(join(root, "examples/technical-ar-en.md")),
    ],
    Math.ceil(count / 8),
  );
  const work = mkdtempSync(join(tmpdir(), "warraq-bench-"));
  try {
    const text = join(work, "long.txt");
    writeFileSync(text, `${stories.flat().slice(0, count).join("\n")}\n`);
    const markdown = join(work, "long.md");
    writeFileSync(markdown, markdownSource([stories.flat().slice(0, count)]));
    const ours = [process.execPath, cli, text, "--to", "docx", "--out", work, "--quiet"];
    const jobs = [["warraq", ours, "long.docx"]];
    if (spawnSync("pandoc", ["--version"]).status === 0) {
      jobs.push(["pandoc", ["pandoc", markdown, "-o", join(work, "peer.docx")], "peer.docx"]);
    }
    for (const [name, command, output] of jobs) {
      await measure(command);
      const { size } = statSync(join(work, output));
      console.log(`${count} paragraphs, ${name}: ${(size / 1024).toFixed(0)} KiB`);
    }
    // In turns, so that a busy minute of the machine falls on both.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, command] of jobs) {
        const { wall, cpu, rss } = await measure(command);
        console.log(
          `${count} paragraphs, ${name}: wall ${wall.toFixed(2)} s, CPU ${cpu?.toFixed(2) ?? "—"} s, ${rss?.toFixed(0) ?? "—"} MiB (load ${loadavg()[0].toFixed(1)})`,
        );
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function reportWarm({ name, paragraphs }) {
  const { convert, readText } = await import(join(root, "dist/index.js"));
  const article = await readText(`${paragraphs.join("\n")}\n`);
  const times = [];
  for (let round = 0; round < 25; round += 1) {
    const started = process.cpuUsage();
    const clock = performance.now();
    await convert(article, { to: ["docx"] });
    const { user, system } = process.cpuUsage(started);
    times.push({ wall: performance.now() - clock, cpu: (user + system) / 1000 });
  }
  const middle = (field) => {
    const sorted = times.slice(5).map((one) => one[field]);
    return sorted.sort((one, other) => one - other)[10];
  };
  console.log(
    `${name}, again and again in one process: first ${times[0].wall.toFixed(0)} ms; warm (median of 20) wall ${middle("wall").toFixed(0)} ms, CPU ${middle("cpu").toFixed(0)} ms`,
  );
}
