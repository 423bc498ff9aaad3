// node bench/ghost.mjs [POSTS]: reads a large export of Ghost through the library, post by post; what it costs.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeHost, readSourceFile, sourceOnHost } from "../dist/index.js";
import { writeGhostExport } from "./ghost-export.mjs";

const count = Number(process.argv[2] ?? 10_000);
const work = mkdtempSync(join(tmpdir(), "warraq-ghost-"));
try {
  const source = join(work, "export.json");
  await writeGhostExport(source, count);
  console.log(`${count} posts, ${(statSync(source).size / 1e6).toFixed(1)} MB`);
  console.log("posts    CPU s   memory now MB   peak MB");
  const before = process.cpuUsage();
  const marks = [1000, 5000, count].filter(
    (mark, at, all) => mark <= count && all.indexOf(mark) === at,
  );
  let read = 0;
  let authored = 0;
  for await (const { input } of readSourceFile(sourceOnHost(createNodeHost(), source))) {
    if (input === undefined) {
      throw new Error(`post ${read + 1} was not read`);
    }
    read += 1;
    authored += input.bylines.length;
    if (read === marks[0]) {
      marks.shift();
      const { user, system } = process.cpuUsage(before);
      const seconds = ((user + system) / 1e6).toFixed(1);
      const now = (process.memoryUsage().rss / 1048576).toFixed(0);
      const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
      console.log(
        `${String(read).padEnd(6)} ${seconds.padStart(7)} ${now.padStart(15)} ${peak.padStart(9)}`,
      );
    }
  }
  console.log(`${read} posts with ${authored} authors`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
