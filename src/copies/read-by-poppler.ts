import { spawnSync } from "node:child_process";

/** Whether the program is installed. */
export function hasPoppler(): boolean {
  return spawnSync("pdftotext", ["-v"]).status === 0;
}

/** What Evince and Okular copy, as the program `pdftotext` prints it. */
export async function readByPoppler(pdf: Uint8Array): Promise<string> {
  const run = spawnSync("pdftotext", ["-", "-"], {
    input: pdf,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0) {
    throw new Error(`pdftotext failed: ${run.stderr}`);
  }
  return run.stdout.replaceAll("\f", "\n");
}
