import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";

const folder = mkdtempSync(join(tmpdir(), "warraq-node-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ARTICLE = join(ROOT, "examples/news-ar.md");

/** The line we develop on is the lowest; these are the current long-term one and the newest. */
describe.each(["node24", "node26"] as const)("%s", (line) => {
  const skip = isMissing(line);

  test.skipIf(skip)("passes the unit and reference tests", () => {
    const { status, stdout, stderr } = runProgram(
      checker(line),
      ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--project", "reference"],
      { env: { ...process.env, CI: "true", NO_COLOR: "1" } },
    );
    console.info(`${line}: ${/^\s*Tests .*$/m.exec(stdout)?.[0].trim() ?? "no totals"}`);
    expect(status, `${stdout.slice(-4000)}${stderr.slice(-4000)}`).toBe(0);
  });

  test.skipIf(skip)("exports all three formats, as large as the lowest line does", () => {
    for (const [name, node] of [
      [line, checker(line)],
      ["lowest", process.execPath],
    ] as const) {
      const run = runProgram(node, ["dist/cli/main.js", ARTICLE, "--out", join(folder, name)]);
      expect(run.status, run.stderr).toBe(0);
    }
    for (const format of ["pdf", "docx", "epub"]) {
      const [one, other] = [line, "lowest"].map((name) =>
        readFileSync(join(folder, name, `news-ar.${format}`)),
      );
      // Compressed bytes are zlib's, whose version differs between lines: sizes may part by a little.
      expect(Math.abs((one?.length ?? 0) - (other?.length ?? 0))).toBeLessThan(
        0.02 * (other?.length ?? 0),
      );
    }
  });
});
