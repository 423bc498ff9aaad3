import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const GNU_TIME = "/usr/bin/time";
/** Between two looks at the memory of a process tree. */
const SAMPLE_MS = 60;
/** A run shorter than this was not looked at often enough for its peak to be told. */
const SAMPLED_SECONDS = 0.4;

/** True where CPU time and peak memory of any command can be told, not only those of a Node process. */
export const hasGnuTime = existsSync(GNU_TIME);

/**
 * Runs one command from start to end and tells what it cost: `wall` and `cpu` in seconds (user and system, of all the
 * processes it waited for), `rss` the peak of its largest process and `tree` the sampled peak of all its processes
 * together, shared pages counted once (PSS), both in MiB. What cannot be told is `null`.
 */
export async function measure(command, { env = {}, timeoutSeconds = 600 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "warraq-bench-"));
  try {
    const usage = join(folder, "usage");
    const [file, ...args] = hasGnuTime
      ? [GNU_TIME, "-f", "%U %S %M", "-o", usage, ...command]
      : withUsageReport(command);
    const started = process.hrtime.bigint();
    const child = spawn(file, args, {
      detached: true,
      env: { ...process.env, ...env, WARRAQ_BENCH_USAGE: usage },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      complaint = (complaint + chunk).slice(-2000);
    });
    let tree = null;
    const sampling = setInterval(() => {
      const now = treeMemory(child.pid);
      tree = now === null ? tree : Math.max(tree ?? 0, now);
    }, SAMPLE_MS);
    const timeout = setTimeout(() => process.kill(-child.pid, "SIGKILL"), timeoutSeconds * 1000);
    const code = await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (exit, signal) => resolve(exit ?? signal));
    });
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    clearInterval(sampling);
    clearTimeout(timeout);
    if (code !== 0) {
      throw new Error(`${command[0]} ended with ${code}: ${complaint.trim()}`);
    }
    return { wall, ...readUsage(usage), tree: wall < SAMPLED_SECONDS ? null : tree };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Without GNU time a Node process can still tell its own usage, from a module loaded before its program. */
function withUsageReport([file, ...args]) {
  return file === process.execPath
    ? [file, "--import", new URL("./report-usage.mjs", import.meta.url).href, ...args]
    : [file, ...args];
}

function readUsage(path) {
  if (!existsSync(path)) {
    return { cpu: null, rss: null };
  }
  const lines = readFileSync(path, "utf8").trim().split("\n");
  const [user, system, kilobytes] = (lines.at(-1) ?? "").split(" ").map(Number);
  return { cpu: user + system, rss: kilobytes / 1024 };
}

/** MiB of a process and all its descendants, from `/proc`; `null` where there is no such thing. */
function treeMemory(root) {
  const children = new Map();
  try {
    for (const entry of readdirSync("/proc")) {
      if (/^\d+$/.test(entry)) {
        const parent = parentOf(entry);
        children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
      }
    }
  } catch {
    return null;
  }
  let kilobytes = 0;
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    open.push(...(children.get(next) ?? []));
    kilobytes += proportionalSet(next);
  }
  return kilobytes === 0 ? null : kilobytes / 1024;
}

function parentOf(process) {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, "utf8");
    // The name, in parentheses, may hold blanks and parentheses itself.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return -1;
  }
}

function proportionalSet(process) {
  try {
    const rollup = readFileSync(`/proc/${process}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
