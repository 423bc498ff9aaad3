import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { loadCatalogue } from "../../../src/font/index.ts";
import { outlineFault } from "../../../src/font/stored-outlines.ts";
import { createMemoryHost } from "../../../src/host/memory-host.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const AMIRI = read("fonts/amiri/Amiri-Regular.ttf");
const CFF = read("test/support/fonts/noto-naskh-arabic-cff.otf");
const VARIABLE = read("node_modules/vazirmatn/fonts/variable/Vazirmatn[wght].ttf");

/** The font with a table changed in place; `record` is that of the table in the directory. */
function withTable(
  font: Buffer,
  tag: string,
  change: (table: Buffer, file: Buffer, record: number) => void,
): Uint8Array {
  const file = Buffer.from(font);
  const record = file.indexOf(tag, 12, "latin1");
  const offset = file.readUInt32BE(record + 8);
  change(file.subarray(offset, offset + file.readUInt32BE(record + 12)), file, record);
  return new Uint8Array(file);
}

/** Where a glyph of Amiri, whose offsets are long, begins in `glyf`. */
const placeOf = (glyph: number): number => {
  const loca = AMIRI.readUInt32BE(AMIRI.indexOf("loca", 12, "latin1") + 8);
  return AMIRI.readUInt32BE(loca + 4 * glyph);
};

const isComposite = (glyph: number): boolean =>
  placeOf(glyph) < placeOf(glyph + 1) &&
  AMIRI.readInt16BE(AMIRI.readUInt32BE(AMIRI.indexOf("glyf", 12, "latin1") + 8) + placeOf(glyph)) <
    0;

const COMPOSITE = Array.from({ length: 6000 }, (_, glyph) => glyph).find(isComposite) ?? -1;

describe("a brought font that cannot be read is refused in words", () => {
  test.each<[string, Uint8Array, string]>([
    [
      "without loca",
      withTable(AMIRI, "loca", (_, file, record) => file.write("zzzz", record, "latin1")),
      "lacks a table that tells where its outlines are",
    ],
    [
      "loca too short",
      withTable(AMIRI, "loca", (_, file, record) => file.writeUInt32BE(400, record + 12)),
      "has fewer outlines than glyphs",
    ],
    [
      "a head of anything",
      withTable(AMIRI, "head", (table) => table.writeInt16BE(0x0765, 50)),
      "does not tell how the places of its outlines are written",
    ],
    ["a blank loca", withTable(AMIRI, "loca", (table) => table.fill(0)), "has no outlines"],
    [
      "no glyphs",
      withTable(AMIRI, "maxp", (table) => table.writeUInt16BE(0, 4)),
      "has no outlines",
    ],
    [
      "loca that leads nowhere",
      withTable(AMIRI, "loca", (table) => table.fill(0xff, 40, 400)),
      "has no outline where that of glyph 9 should be",
    ],
    [
      "glyf of anything",
      withTable(AMIRI, "glyf", (table) => table.fill(0x7f)),
      "has a damaged outline, that of glyph 0",
    ],
    [
      "glyf cut short",
      withTable(AMIRI, "glyf", (_, file, record) => file.writeUInt32BE(5000, record + 12)),
      "has no outline where that of glyph 45 should be",
    ],
    [
      "a glyph that is a part of itself",
      withTable(AMIRI, "glyf", (table) => table.writeUInt16BE(COMPOSITE, placeOf(COMPOSITE) + 12)),
      `has no end to the parts of glyph ${COMPOSITE}`,
    ],
    [
      "a variable font",
      withTable(VARIABLE, "glyf", (table) => table.fill(0x7f)),
      "has a damaged outline, that of glyph 2",
    ],
    ["CFF without a head", withTable(CFF, "CFF ", (table) => table.fill(0x7f, 0, 60)), ""],
    [
      "CFF without programs",
      withTable(CFF, "CFF ", (table) => table.fill(0, table.length >> 2)),
      "",
    ],
    // fontkit makes lists of lists of it until there is no memory left.
    ["GSUB of anything", withTable(AMIRI, "GSUB", (table) => table.fill(0xee, 20, 600)), ""],
    ["no units to the em", withTable(AMIRI, "head", (table) => table.writeUInt16BE(0, 18)), ""],
  ])("%s", async (_name, bytes, fault) => {
    const found: Diagnostic[] = [];
    const host = createMemoryHost({ "/f/a.ttf": new Uint8Array(AMIRI), "/f/brought.ttf": bytes });
    await loadCatalogue(host, [{ path: "/f", origin: "user" }], (one) => found.push(one));
    const what = fault === "" ? "" : `: it ${fault}`;
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `font/invalid /f/brought.ttf is a damaged font${what}`,
    ]);
  });
});

test("sound fonts have no fault", () => {
  for (const font of [
    AMIRI,
    VARIABLE,
    CFF,
    read("fonts/noto-naskh-arabic/NotoNaskhArabic-Regular.ttf"),
  ]) {
    expect(outlineFault(font)).toBeUndefined();
  }
});
