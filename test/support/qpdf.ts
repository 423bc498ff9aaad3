import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { CHECKERS, runProgram } from "./checkers.ts";

/** Has qpdf, where it is installed, read the whole file: it must find nothing to say. */
export function expectClean(pdf: Uint8Array, password?: string): void {
  if (CHECKERS.qpdf === undefined) {
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "warraq-qpdf-"));
  try {
    const path = join(folder, "file.pdf");
    writeFileSync(path, pdf);
    const open = password === undefined ? [] : [`--password=${password}`];
    const { status, stderr } = runProgram(CHECKERS.qpdf, ["--check", ...open, path]);
    expect([status, stderr]).toEqual([0, ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
