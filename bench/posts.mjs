// node bench/posts.mjs [POSTS] [FORMATS]: a WordPress export to that many e-books through the command line; what it costs.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeExport } from "./wordpress-export.mjs";

const count = Number(process.argv[2] ?? 10_000);
const formats = process.argv[3] ?? "epub";
const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "warraq-posts-"));
const source = join(work, "export.xml");
const out = join(work, "out");
await writeExport(source, count);
console.log(`${count} posts, ${(statSync(source).size / 1e6).toFixed(1)} MB, to ${formats}`);
console.log("texts      wall s   CPU s   memory now MB   peak MB");

const started = performance.now();
const child = spawn(process.execPath, [cli, source, "--to", formats, "--out", out, "--quiet"], {
  stdio: "inherit",
});
const marks = [1000, 5000, count].filter(
  (mark, at, all) => mark <= count && all.indexOf(mark) === at,
);
const ended = new Promise((done) => child.on("exit", done));

/** What the system says of the running command (proc(5)). */
function usage() {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    const kilobytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { now: kilobytes("VmRSS") / 1024, peak: kilobytes("VmHWM") / 1024, cpu: ticks / 100 };
  } catch {
    return undefined;
  }
}

let last;
const watch = setInterval(() => {
  last = usage() ?? last;
  const done = readdirSync(work).includes("out") ? readdirSync(out).length : 0;
  while (marks.length > 1 && done >= marks[0] * formats.split(",").length) {
    show(marks.shift());
  }
}, 250);

function show(texts) {
  const wall = ((performance.now() - started) / 1000).toFixed(1);
  const { cpu = 0, now = 0, peak = 0 } = last ?? {};
  console.log(
    `${String(texts).padEnd(8)} ${wall.padStart(8)} ${cpu.toFixed(1).padStart(7)} ${now.toFixed(0).padStart(15)} ${peak.toFixed(0).padStart(9)}`,
  );
}

const exitCode = await ended;
clearInterval(watch);
const written = readdirSync(out).length;
show(written / formats.split(",").length);
console.log(`exit status ${exitCode}, ${written} files`);
rmSync(work, { recursive: true, force: true });
