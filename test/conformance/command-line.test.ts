import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ROOT, runProgram } from "../support/checkers.ts";

// What only a real process can show; everything else about the command is in test/reference/command-line.
const MAIN = join(ROOT, "dist/cli/main.js");
const base = mkdtempSync(join(tmpdir(), "warraq-cli-"));
let folder = base;
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(base, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, "story.md"), "# عنوان\n\nفقرة أولى.\n");
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const warraq = (...args: readonly string[]) =>
  runProgram(process.execPath, [MAIN, ...args], { cwd: folder });

test("the built command converts and lists what it wrote", () => {
  const { stdout, stderr, status } = warraq("story.md");
  expect(stderr).toBe("");
  expect(stdout).toMatch(
    /^output\/story\.pdf +1 page +\d+ kB\noutput\/story\.docx +\d words +\d+ kB\noutput\/story\.epub +\d words +\d+ kB\n3 files in \d+\.\d\d s\n$/,
  );
  expect(status).toBe(0);
});

test("standard input, by a pipe", () => {
  const run = runProgram(process.execPath, [MAIN, "-", "--to", "docx"], {
    cwd: folder,
    input: "# عنوان\n\nنص.\n",
  });
  expect(run.status).toBe(0);
  expect(readdirSync(join(folder, "output"))).toEqual(["stdin.docx"]);
});

test("a reader that stops early is no failure", () => {
  const run = runProgram(
    "bash",
    [
      "-c",
      `set -o pipefail; "${process.execPath}" "${MAIN}" --help | true; echo "\${PIPESTATUS[0]}"`,
    ],
    { cwd: folder },
  );
  expect(run.stdout.trim()).toBe("0");
  expect(run.stderr).toBe("");
});

test("a full disk: one line, nothing half-written, the older file as it was", () => {
  mkdirSync(join(folder, "output"));
  writeFileSync(join(folder, "output/story.pdf"), "older");
  // A limit of 8 kB a file stands for the disk; the PDF alone is larger.
  const run = runProgram(
    "bash",
    ["-c", `trap '' XFSZ; ulimit -f 8; exec "${process.execPath}" "${MAIN}" story.md`],
    { cwd: folder },
  );
  expect(run.stderr).toMatch(
    /^story\.md error output\/unwritable cannot write output\/story\.\w+: no space left on the disk/,
  );
  expect(run.stderr.trim().split("\n")).toHaveLength(1);
  expect(run.status).toBe(1);
  expect(readdirSync(join(folder, "output"))).toEqual(["story.pdf"]);
  expect(readFileSync(join(folder, "output/story.pdf"), "utf8")).toBe("older");
});

test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "ended by %s at any moment, the older outputs are whole or replaced whole",
  async (signal) => {
    const paragraphs = Array.from({ length: 300 }, (_, at) => `فقرة رقم ${at} من نص طويل جدا.`);
    writeFileSync(join(folder, "story.md"), `# عنوان\n\n${paragraphs.join("\n\n")}\n`);
    const formats = ["pdf", "docx", "epub"];
    mkdirSync(join(folder, "output"));
    for (const delay of [50, 300, 600, 900, 1200]) {
      for (const format of formats) {
        writeFileSync(join(folder, `output/story.${format}`), "older");
      }
      await killAfter(delay, signal);
      const contents = formats.map((format) =>
        readFileSync(join(folder, `output/story.${format}`)),
      );
      for (const content of contents) {
        const head = content.subarray(0, 5).toString("latin1");
        expect(["older", "%PDF-", "PK\u0003\u0004\u0014", "PK\u0003\u0004\n"]).toContain(head);
        expect(content.length === 5 || content.length > 2000).toBe(true);
      }
      if (signal !== "SIGKILL") {
        const olderOnes = contents.filter((content) => content.length === 5).length;
        expect([0, formats.length]).toContain(olderOnes);
        expect(readdirSync(join(folder, "output")).filter((name) => name.startsWith("."))).toEqual(
          [],
        );
      }
    }
  },
);

function killAfter(delay: number, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [MAIN, "story.md"], { cwd: folder, stdio: "ignore" });
    const timer = setTimeout(() => child.kill(signal), delay);
    child.on("exit", () => {
      clearTimeout(timer);
      done();
    });
  });
}

test("a symbolic link does not lead a picture out of the article's folder", () => {
  const picture = readFileSync(join(ROOT, "examples/images", firstPicture()));
  mkdirSync(join(folder, "outside"));
  mkdirSync(join(folder, "inside"));
  writeFileSync(join(folder, "outside/picture"), picture);
  symlinkSync("../outside/picture", join(folder, "inside/picture"));
  writeFileSync(join(folder, "inside/story.md"), "# عنوان\n\n![صورة](picture)\n");
  const refused = warraq("inside/story.md", "--to", "epub");
  expect(refused.stderr).toContain("inside/story.md:3:1 error input/outside-folder");
  expect(refused.status).toBe(1);
  expect(warraq("inside/story.md", "--to", "epub", "--allow-outside").status).toBe(0);
});

const firstPicture = (): string =>
  readdirSync(join(ROOT, "examples/images")).find((name) => /\.(?:png|jpe?g)$/.test(name)) ?? "";
