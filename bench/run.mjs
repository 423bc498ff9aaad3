import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { cpus, loadavg, release, tmpdir, totalmem } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { bookHtml, bookPublication, bookTypst, makeBook } from "./book.mjs";
import { hasGnuTime, measure } from "./measure.mjs";
import {
  findChromium,
  findPandoc,
  findTypst,
  htmlPage,
  markdownSource,
  pageOf,
  typstSource,
  webPage,
} from "./peers.mjs";
import { chooseStory, makeStories, plainParagraphs, readStory } from "./texts.mjs";

const USAGE = `node bench/run.mjs [--runs N] [--many N] [--only TEXT] [--no-peers]
node bench/run.mjs justification
node bench/run.mjs margins
node bench/run.mjs word [PARAGRAPHS]
  --runs N      counted runs of each job (default 5; jobs of many articles and books get at most 3)
  --many N      how many articles the long jobs have (default 100)
  --only TEXT   only jobs whose name holds TEXT
  --no-peers    warraq alone`;

if (process.argv[2] === "margins") {
  const { reportMargins } = await import("./justification.mjs");
  await reportMargins();
  process.exit(0);
}

if (process.argv[2] === "justification") {
  const { reportJustification } = await import("./justification.mjs");
  await reportJustification();
  process.exit(0);
}

if (process.argv[2] === "word") {
  const { reportWord } = await import("./word.mjs");
  await reportWord(Number(process.argv[3] ?? 2000));
  process.exit(0);
}

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    many: { type: "string", default: "100" },
    only: { type: "string", default: "" },
    "no-peers": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const many = Number(values.many);
if (values.help || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(many) || many < 1) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const cli = join(root, "dist/cli/main.js");
if (!existsSync(cli)) {
  console.error("dist/cli/main.js is not there: run `npm run build` first");
  process.exit(2);
}

/** In the order in which they run: the heat and memory of the long jobs do not disturb the short ones. */
const GROUPS = {
  article: { title: "One article, a new process each time", limit: Number.POSITIVE_INFINITY },
  many: { title: `${many} articles`, limit: 3 },
  book: { title: "A book of about 300 pages", limit: 3, chapters: 32 },
  long: { title: "A book of about 3,000 pages", limit: 1, chapters: 320 },
};

const work = mkdtempSync(join(tmpdir(), "warraq-bench-"));
const results = [];
const notes = hasGnuTime ? [] : ["no /usr/bin/time: CPU time and RSS of Node processes only"];
const versions = {
  warraq: warraqVersion(),
  node: process.version,
  machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}`,
};
try {
  const jobs = prepareJobs().filter((job) => job.name.includes(values.only));
  await runInterleaved(jobs);
  report(jobs);
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function warraqVersion() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const asked = spawnSync("git", ["-C", root, "rev-parse", "--short", "HEAD"], {
    encoding: "utf8",
  });
  return asked.status === 0 ? `${version} (${asked.stdout.trim()})` : version;
}

function note(line) {
  if (!notes.includes(line)) {
    notes.push(line);
  }
}

/** A job is a command, made anew for every run, and the files that it must leave behind. */
function prepareJobs() {
  const story = chooseStory(root);
  const single = join(work, "article.txt");
  writeFileSync(single, `${story.paragraphs.join("\n")}\n`);
  const sources = [
    story.paragraphs,
    readStory(join(root, "examples/wire-ar.txt")),
    plainParagraphs(join(root, "examples/news-ar.md")),
    plainParagraphs(join(root, "examples/feature-ar.md")),
    plainParagraphs(join(root, "examples/technical-ar-en.md")),
  ];
  const stories = makeStories(sources, many);
  const folder = join(work, "many");
  mkdirSync(folder);
  const inputs = stories.map((paragraphs, at) => {
    const path = join(folder, `story-${String(at + 1).padStart(4, "0")}.txt`);
    writeFileSync(path, `${paragraphs.join("\n")}\n`);
    return path;
  });

  const all = ["pdf", "docx", "epub"];
  const warraq = (name, group, files, formats) => ({
    name,
    group,
    limit: GROUPS[group].limit,
    command: (out) => [
      process.execPath,
      cli,
      ...files,
      "--to",
      formats.join(","),
      "--out",
      out,
      "--quiet",
    ],
    expected: (out) =>
      files.flatMap((file) =>
        formats.map((format) => join(out, basename(file).replace(/(?:txt|json)$/, format))),
      ),
  });
  const jobs = [
    warraq("warraq: pdf + docx + epub", "article", [single], all),
    warraq("warraq: pdf", "article", [single], ["pdf"]),
    warraq("warraq: docx", "article", [single], ["docx"]),
    warraq("warraq: epub", "article", [single], ["epub"]),
    warraq(`warraq: pdf + docx + epub of ${many}`, "many", inputs, all),
    warraq(`warraq: pdf of ${many}`, "many", inputs, ["pdf"]),
    warraq(`warraq: docx of ${many}`, "many", inputs, ["docx"]),
    warraq(`warraq: epub of ${many}`, "many", inputs, ["epub"]),
  ];
  const page = pageOf(root, "news");
  for (const group of ["book", "long"]) {
    const book = makeBook(sources, GROUPS[group].chapters);
    const file = join(work, `${group}.json`);
    writeFileSync(file, JSON.stringify(bookPublication(book)));
    jobs.push(
      warraq(`warraq: pdf of a ${group === "book" ? "" : "long "}book`, group, [file], ["pdf"]),
    );
    if (!values["no-peers"]) {
      const typst = { source: bookTypst(book, page) };
      // Chromium needs minutes and gigabytes for thousands of pages.
      const html = group === "book" ? htmlPage(bookHtml(book), page, root) : undefined;
      jobs.push(
        ...pdfPeers({ ...typst, html }, group, group === "book" ? " of a book" : " of a long book"),
      );
    }
  }
  if (!values["no-peers"]) {
    jobs.push(...peerJobs([story.paragraphs], "article", ""));
    jobs.push(...peerJobs(stories, "many", ` of ${many}`));
  }
  console.log(
    `Article: ${story.name}, ${story.paragraphs.length} paragraphs, ${story.paragraphs.join("").length} characters. ` +
      `Long jobs: ${many} articles, ${stories.flat().join("").length} characters.`,
  );
  const order = Object.keys(GROUPS);
  return jobs.sort((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
}

function peerJobs(stories, group, suffix) {
  const page = pageOf(root, "news");
  const sources = { html: webPage(stories, page, root), source: typstSource(stories, page) };
  const jobs = pdfPeers(sources, group, suffix);
  const pandoc = findPandoc();
  if (pandoc === undefined) {
    note("pandoc left out: not found");
  } else {
    const source = join(work, `${group}.pandoc.md`);
    writeFileSync(source, markdownSource(stories));
    versions.pandoc = pandoc;
    jobs.push({
      name: `pandoc: one docx${suffix}`,
      group,
      limit: GROUPS[group].limit,
      command: (out) => ["pandoc", source, "-o", join(out, "peer.docx")],
      expected: (out) => [join(out, "peer.docx")],
    });
  }
  return jobs;
}

/** Chromium with a page, unless there is none, and Typst with a source. */
function pdfPeers({ html: markup, source: typstText }, group, suffix) {
  const { limit } = GROUPS[group];
  const jobs = [];
  const pdf = (out) => join(out, "peer.pdf");
  const chromium = findChromium();
  if (chromium === undefined) {
    note("Chromium left out: not found");
  } else if (markup !== undefined) {
    const html = join(work, `${group}.html`);
    writeFileSync(html, markup);
    versions.chromium = chromium.version;
    jobs.push({
      name: `chromium: one pdf${suffix}`,
      group,
      limit,
      command: (out) => chromium.print(html, pdf(out), join(out, "profile")),
      expected: (out) => [pdf(out)],
    });
  }
  const typst = findTypst(join(root, ".cache/bench"));
  if (typst.compile === undefined) {
    note(typst.note);
  } else {
    const source = join(work, `${group}.typ`);
    writeFileSync(source, typstText);
    versions.typst = typst.version;
    jobs.push({
      name: `typst: one pdf${suffix}`,
      group,
      limit,
      command: (out) => typst.compile(source, pdf(out), join(root, "fonts/amiri")),
      expected: (out) => [pdf(out)],
    });
  }
  return jobs;
}

/** One uncounted run of each job warms the file cache; then round after round, every job once, in turning order. */
async function runInterleaved(jobs) {
  for (const group of Object.keys(GROUPS)) {
    const members = jobs.filter((job) => job.group === group);
    for (let round = 0; round <= runs; round += 1) {
      for (let at = 0; at < members.length; at += 1) {
        const job = members[(at + round) % members.length];
        if (
          job.failure !== undefined ||
          round > job.limit ||
          (round === 0 && group !== "article")
        ) {
          continue;
        }
        await runOnce(job, round);
      }
    }
  }
}

async function runOnce(job, round) {
  const out = mkdtempSync(join(work, "out-"));
  try {
    const cost = await measure(job.command(out));
    job.output = await inspect(job.expected(out));
    if (round > 0) {
      results.push({ job: job.name, round, load: loadavg()[0], ...cost });
    }
  } catch (error) {
    job.failure = String(error.message ?? error).split("\n")[0];
    note(`${job.name} failed: ${job.failure}`);
  } finally {
    rmSync(out, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Size and pages of what a run left behind, which shows that the jobs did the same work; throws when a file is missing. */
async function inspect(files) {
  let bytes = 0;
  let pages = 0;
  for (const file of files) {
    const head = readFileSync(file).subarray(0, 5).toString("latin1");
    if (head !== "%PDF-" && !head.startsWith("PK")) {
      throw new Error(`${basename(file)} is neither a PDF nor a ZIP container`);
    }
    bytes += statSync(file).size;
    if (head === "%PDF-") {
      pages += await pageCount(file);
    }
  }
  return { files: files.length, bytes, pages: pages === 0 ? null : pages };
}

async function pageCount(file) {
  const loading = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  try {
    return (await loading.promise).numPages;
  } finally {
    await loading.destroy();
  }
}

function report(jobs) {
  const summary = jobs
    .filter((job) => job.failure === undefined)
    .map((job) => {
      const own = results.filter((one) => one.job === job.name);
      const spread = (field) => spreadOf(own.map((one) => one[field]));
      return {
        job: job.name,
        group: job.group,
        runs: own.length,
        wall: spread("wall"),
        cpu: spread("cpu"),
        rss: spread("rss"),
        tree: spread("tree"),
        ...job.output,
      };
    });
  for (const [group, { title }] of Object.entries(GROUPS)) {
    const rows = summary.filter((row) => row.group === group);
    if (rows.length > 0) {
      console.log(`\n${title}\n`);
      console.log(table(rows));
    }
  }
  reportBooks(summary);
  reportWarm();
  console.log(
    `\n${Object.entries(versions)
      .map(([name, version]) => `${name}: ${version}`)
      .join("\n")}`,
  );
  for (const line of notes) {
    console.log(`note: ${line}`);
  }
  mkdirSync(join(root, "output"), { recursive: true });
  const path = join(root, "output/bench.json");
  writeFileSync(path, `${JSON.stringify({ versions, notes, summary, runs: results }, null, 2)}\n`);
  console.log("\nEvery run is in output/bench.json");
  process.exitCode = jobs.some((job) => job.failure !== undefined) ? 1 : 0;
}

/** How we stand to Typst in one run, and whether a page of a long book takes longer than one of a short book. */
function reportBooks(summary) {
  const find = (start, group) =>
    summary.find((row) => row.group === group && row.job.startsWith(start));
  for (const group of ["book", "long"]) {
    const [own, typst] = [find("warraq", group), find("typst", group)];
    if (own !== undefined && typst !== undefined) {
      const wall = (own.wall.median / typst.wall.median).toFixed(2);
      const memory =
        own.rss === null || typst.rss === null
          ? "?"
          : (own.rss.median / typst.rss.median).toFixed(2);
      console.log(`\n${group}: ${wall} times Typst's wall time, ${memory} times its memory`);
    }
  }
  const [book, long] = [find("warraq", "book"), find("warraq", "long")];
  if (book !== undefined && long !== undefined) {
    const perPage = ({ cpu, wall, pages }) => (cpu ?? wall).median / pages;
    console.log(
      `\nCPU time of a page, long book to book: ${(perPage(long) / perPage(book)).toFixed(2)}`,
    );
  }
}

/** The same article again and again in one process. */
function reportWarm() {
  if (!"warm".includes(values.only)) {
    return;
  }
  const warm = fileURLToPath(new URL("warm.mjs", import.meta.url));
  const asked = spawnSync(process.execPath, [warm, chooseStory(root).path], { encoding: "utf8" });
  if (asked.status !== 0) {
    note(`the warm process failed: ${asked.stderr.trim().split("\n")[0]}`);
    return;
  }
  const { min, median, max } = JSON.parse(asked.stdout);
  const times = [min, median, max].map((time) => time.toFixed(1)).join(" / ");
  console.log(`\nOne article's PDF in a warm process: ${times} ms`);
}

function spreadOf(numbers) {
  const sorted = numbers.filter((one) => one !== null).sort((one, other) => one - other);
  if (sorted.length === 0) {
    return null;
  }
  const last = sorted.length - 1;
  const median = (sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1) };
}

function table(rows) {
  const three = (spread, digits) =>
    spread === null
      ? "—"
      : [spread.min, spread.median, spread.max].map((one) => one.toFixed(digits)).join(" / ");
  const head = ["job", "runs", "wall s", "CPU s", "RSS MiB", "tree MiB", "pages", "KiB"];
  const body = rows.map((row) => [
    row.job,
    String(row.runs),
    three(row.wall, 2),
    three(row.cpu, 2),
    three(row.rss, 0),
    three(row.tree, 0),
    row.pages === null ? "—" : String(row.pages),
    (row.bytes / 1024).toFixed(0),
  ]);
  const widths = head.map((title, at) =>
    Math.max(...[head, ...body].map((row) => row[at].length), title.length),
  );
  const line = (row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join("  ");
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...body.map(line)].join(
    "\n",
  );
}
