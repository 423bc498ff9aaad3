import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveBidi, standardBreaks, visualRuns } from "../../src/text/index.ts";

/** Where Debian's package `unicode-data` puts the Unicode Character Database. */
const FOLDER = process.env["UNICODE_DATA"] ?? "/usr/share/unicode";

function linesOf(...path: string[]): readonly string[] {
  return readFileSync(join(FOLDER, ...path), "utf8").split("\n");
}

function parseCodePoints(written: string): string {
  return written
    .trim()
    .split(/\s+/)
    .map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .join("");
}

/** Levels and visual order in the notation of the test files: `x` for what rule X9 takes away. */
function resolve(text: string, base: "ltr" | "rtl" | "auto", removed: readonly boolean[]) {
  const paragraph = resolveBidi(text, base);
  const runs = visualRuns(text, paragraph, 0, text.length);
  const levels: string[] = [];
  const order: number[] = [];
  for (const { start, end, level } of runs) {
    for (let step = 0; step < end - start; step += 1) {
      const at = level % 2 === 1 ? end - 1 - step : start + step;
      levels[at] = removed[at] === true ? "x" : String(level);
      if (removed[at] !== true) {
        order.push(at);
      }
    }
  }
  return { baseLevel: paragraph.baseLevel, levels: levels.join(" "), order: order.join(" ") };
}

describe("UAX #9", () => {
  test("BidiCharacterTest.txt, every case", { timeout: 60_000 }, () => {
    const failures: string[] = [];
    let cases = 0;
    for (const line of linesOf("BidiCharacterTest.txt")) {
      const [written = "", direction, base, levels = "", order = ""] = line.split(";");
      if (line.startsWith("#") || direction === undefined) {
        continue;
      }
      cases += 1;
      const text = parseCodePoints(written);
      const removed = levels.split(" ").map((level) => level === "x");
      const found = resolve(
        text,
        direction === "0" ? "ltr" : direction === "1" ? "rtl" : "auto",
        removed,
      );
      if (found.levels !== levels || found.order !== order || found.baseLevel !== Number(base)) {
        failures.push(line);
      }
    }
    expect(failures).toEqual([]);
    expect(cases).toBe(91_707);
  });

  test("BidiTest.txt, every case in every paragraph direction", { timeout: 60_000 }, () => {
    const bases = ["auto", "ltr", "rtl"] as const;
    const failures: string[] = [];
    let cases = 0;
    let levels = "";
    let order = "";
    let removed: readonly boolean[] = [];
    for (const line of linesOf("BidiTest.txt")) {
      if (line.startsWith("@Levels:")) {
        levels = line.slice("@Levels:".length).trim();
        removed = levels.split(" ").map((level) => level === "x");
      } else if (line.startsWith("@Reorder:")) {
        order = line.slice("@Reorder:".length).trim();
      } else if (line !== "" && !line.startsWith("#")) {
        const [classes = "", directions = "0"] = line.split(";");
        const text = classes.split(" ").map(characterOf).join("");
        for (const [bit, base] of bases.entries()) {
          if ((Number(directions) & (1 << bit)) !== 0) {
            cases += 1;
            const found = resolve(text, base, removed);
            if (found.levels !== levels || found.order !== order) {
              failures.push(`${line} ${base}`);
            }
          }
        }
      }
    }
    expect(failures).toEqual([]);
    expect(cases).toBe(770_241);
  });
});

const CHARACTERS: Readonly<Record<string, string>> = {
  L: "a",
  R: "\u05d0",
  EN: "0",
  ES: "+",
  ET: "#",
  AN: "\u0660",
  CS: ",",
  B: "\u2029",
  S: "\t",
  WS: " ",
  ON: "!",
  BN: "\u00ad",
  NSM: "\u0300",
  AL: "\u0627",
  LRE: "\u202a",
  LRO: "\u202d",
  RLE: "\u202b",
  RLO: "\u202e",
  PDF: "\u202c",
  LRI: "\u2066",
  RLI: "\u2067",
  FSI: "\u2068",
  PDI: "\u2069",
};

function characterOf(bidiClass: string): string {
  const character = CHARACTERS[bidiClass.trim()];
  if (character === undefined) {
    throw new Error(`unknown bidi class ${bidiClass}`);
  }
  return character;
}

describe("UAX #14", () => {
  test("LineBreakTest.txt, but for the named misses", () => {
    const misses: string[] = [];
    let cases = 0;
    for (const line of linesOf("auxiliary", "LineBreakTest.txt")) {
      const written = (line.split("#")[0] ?? "").trim();
      if (written === "") {
        continue;
      }
      cases += 1;
      const expected: number[] = [];
      let text = "";
      for (const token of written.split(/\s+/).slice(1)) {
        if (token === "÷") {
          expected.push(text.length);
        } else if (token !== "×") {
          text += parseCodePoints(token);
        }
      }
      const found = [...standardBreaks(text).map(({ offset }) => offset), text.length];
      if (found.join() !== expected.join()) {
        misses.push(written);
      }
    }
    expect(cases).toBe(7654);
    // None holds an Arabic character: East Asian brackets (LB30), and numbers after closing punctuation (LB25).
    expect(misses.filter((written) => /\b06[0-9A-F]{2}\b/.test(written))).toEqual([]);
    expect(misses).toMatchSnapshot();
    expect(cases - misses.length).toBeGreaterThanOrEqual(7595);
  });
});
