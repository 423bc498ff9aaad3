import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type FontSource, loadCatalogue } from "../../../src/font/index.ts";
import { createMemoryHost } from "../../../src/host/memory-host.ts";

const folder = new URL("../../../fonts/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));

const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
const bundledFiles = Object.fromEntries([
  ["/bundled/manifest.json", read("manifest.json")],
  ...manifest.faces.map(({ file }: { file: string }) => [`/bundled/${file}`, read(file)]),
]);
const BUNDLED: FontSource = { path: "/bundled", origin: "bundled" };

async function load(files: Readonly<Record<string, string | Uint8Array>>, ...user: string[]) {
  const found: Diagnostic[] = [];
  const host = createMemoryHost({ ...bundledFiles, ...files });
  const sources = [...user.map((path): FontSource => ({ path, origin: "user" })), BUNDLED];
  const catalogue = await loadCatalogue(host, sources, (diagnostic) => found.push(diagnostic));
  return { catalogue, found };
}

/** `bytes` with the family name written over by another of the same length, in every record. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const encode = (name: string) => Buffer.from(name, "utf16le").swap16();
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(encode(from)); at >= 0; at = copy.indexOf(encode(from), at + 1)) {
    encode(to).copy(copy, at);
  }
  return new Uint8Array(copy);
}

test("knows the bundled families", async () => {
  const { catalogue, found } = await load({});
  expect(catalogue.families).toEqual([
    "Amiri",
    "IBM Plex Mono",
    "IBM Plex Sans",
    "IBM Plex Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Serif",
  ]);
  expect(found).toEqual([]);
});

test("finds a face by the family's name in any case", async () => {
  const { catalogue } = await load({});
  expect(catalogue.face("amiri", 700, true)?.fullName).toBe("Amiri Bold Italic");
  expect(catalogue.face(" IBM  Plex Mono", 400, false)?.fullName).toBe("IBM Plex Mono Regular");
  expect(catalogue.face("Amiri", 600, false)?.weight).toBe(700);
  expect(catalogue.face("Noto Naskh Arabic", 400, true)?.italic).toBe(false);
  expect(catalogue.face("Helvetica", 400, false)).toBeUndefined();
  expect(catalogue.face("Amiri", 400, false)).toBe(catalogue.face("AMIRI", 400, false));
});

test("tries the wanted families, their companions, then all the others", async () => {
  const { catalogue } = await load({});
  const chain = catalogue.chain({
    families: ["IBM Plex Sans Arabic", "Nowhere"],
    weight: 700,
    italic: false,
  });
  expect(chain.map(({ fullName }) => fullName)).toEqual([
    "IBM Plex Sans Arabic Bold",
    "IBM Plex Sans Bold",
    "Noto Sans Bold",
    "Amiri Bold",
    "Noto Naskh Arabic Bold",
    "Noto Serif Bold",
    "IBM Plex Mono Bold",
    "Noto Sans Symbols Regular",
    "Noto Sans Symbols 2 Regular",
  ]);
  expect(catalogue.chain({ families: ["Nowhere"], weight: 400, italic: false })[0]?.family).toBe(
    "Amiri",
  );
});

test("gives the same chain for the same request", async () => {
  const { catalogue } = await load({});
  const request = { families: ["Amiri"], weight: 400, italic: false };
  expect(catalogue.chain({ ...request })).toBe(catalogue.chain({ ...request }));
});

test("takes the user's face for a bundled one of the same family and style", async () => {
  const brought = renamed(
    read("noto-naskh-arabic/NotoNaskhArabic-Bold.ttf"),
    "Noto Naskh Arabic",
    "IBM Plex Sans Abc",
  );
  const own = renamed(read("noto-serif/NotoSerif-Bold.ttf"), "Noto Serif", "Amiri     ");
  const { catalogue, found } = await load(
    { "/mine/sub/brought.ttf": brought, "/mine/own.ttf": own, "/mine/OFL.txt": "x" },
    "/mine",
  );
  expect(found).toEqual([]);
  expect(catalogue.families).toContain("IBM Plex Sans Abc");
  expect(catalogue.face("Amiri", 700, false)?.bytes).toEqual(own);
  expect(catalogue.face("Amiri", 400, false)?.fullName).toBe("Amiri Regular");
  const chain = catalogue.chain({ families: ["Amiri"], weight: 700, italic: false });
  expect(chain.slice(0, 3).map(({ family }) => family.trim())).toEqual([
    "Amiri",
    "Noto Serif",
    "IBM Plex Sans Abc",
  ]);
});

test("takes a single file", async () => {
  const file = renamed(
    read("ibm-plex-mono/IBMPlexMono-Regular.ttf"),
    "IBM Plex Mono",
    "My Typewriter",
  );
  const { catalogue, found } = await load({ "/mine/typewriter.ttf": file }, "/mine/typewriter.ttf");
  expect(found).toEqual([]);
  expect(catalogue.face("My Typewriter", 400, false)?.family).toBe("My Typewriter");
});

test("reports what is no usable font and goes on", async () => {
  const unjoined = Buffer.from(read("amiri/Amiri-Regular.ttf"));
  unjoined.write("zzzz", unjoined.indexOf("GSUB"), "latin1");
  const { catalogue, found } = await load(
    { "/mine/broken.ttf": "no font", "/mine/unjoined.otf": new Uint8Array(unjoined) },
    "/mine",
    "/nowhere",
    "/bundled/amiri/OFL.txt",
  );
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "font/invalid: /mine/broken.ttf is not a font that can be read",
      "font/no-shaping: /mine/unjoined.otf has Arabic letters but no initial, medial and final forms (GSUB init, medi, fina)",
      "font/not-found: cannot read fonts from /nowhere: /nowhere: no such file or folder",
      "font/not-found: cannot read fonts from /bundled/amiri/OFL.txt: /bundled/amiri/OFL.txt: no such file or folder",
    ]
  `);
  expect(catalogue.face("Amiri", 400, false)?.joinsArabic).toBe(true);
});

/** Fonts as one collection, one behind the other. */
function collectionOf(...fonts: readonly Uint8Array[]): Uint8Array {
  const head = 12 + 4 * fonts.length;
  const bytes = Buffer.alloc(fonts.reduce((sum, { length }) => sum + length, head));
  bytes.write("ttcf", 0, "latin1");
  bytes.writeUInt32BE(0x00010000, 4);
  bytes.writeUInt32BE(fonts.length, 8);
  let start = head;
  fonts.forEach((font, at) => {
    bytes.writeUInt32BE(start, 12 + 4 * at);
    bytes.set(font, start);
    for (let table = 0; table < bytes.readUInt16BE(start + 4); table += 1) {
      const place = start + 12 + 16 * table + 8;
      bytes.writeUInt32BE(bytes.readUInt32BE(place) + start, place);
    }
    start += font.length;
  });
  return new Uint8Array(bytes);
}

const AMIRI = read("amiri/Amiri-Regular.ttf");
const SERIF = read("noto-serif/NotoSerif-Bold.ttf");

/** The sum of a font file's 32-bit words, which its table `head` corrects to one number. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    sum = (sum + view.getUint32(at)) >>> 0;
  }
  return sum;
}

test("the fonts of a collection are as good as files of their own", async () => {
  const whole = collectionOf(renamed(AMIRI, "Amiri", "Imari"), renamed(SERIF, "Noto", "Nota"));
  const { catalogue, found } = await load({ "/own/all.ttc": whole }, "/own");
  expect(found).toEqual([]);
  const imari = catalogue.face("Imari", 400, false);
  expect(imari?.glyphFor(0x628)).toBe(catalogue.face("Amiri", 400, false)?.glyphFor(0x628));
  expect(imari?.joinsArabic).toBe(true);
  expect(sumOf(imari?.bytes ?? new Uint8Array())).toBe(0xb1b0afba);
  expect(catalogue.face("Nota Serif", 700, false)?.weight).toBe(700);
});

test("of a collection the fonts that can be used are", async () => {
  const symbol = asSymbolFont(renamed(AMIRI, "Amiri", "Imari"));
  const whole = collectionOf(symbol, renamed(SERIF, "Noto", "Nota"));
  const { catalogue, found } = await load({ "/own/all.ttc": whole }, "/own");
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "font/invalid /own/all.ttc, font 1, is a symbol font: it has no table of Unicode characters",
  ]);
  expect(catalogue.face("Nota Serif", 700, false)).toBeDefined();
  for (const length of [13, 40, 4000]) {
    const cut = await load({ "/own/all.ttc": whole.slice(0, length) }, "/own");
    expect(cut.found.map(({ message }) => message)).toEqual([
      "/own/all.ttc is a damaged font collection",
    ]);
  }
});

/** With all its tables of characters said to be those of a symbol font. */
function asSymbolFont(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const entry = copy.indexOf("cmap", 12, "latin1");
  const cmap = copy.readUInt32BE(entry + 8);
  for (let at = 0; at < copy.readUInt16BE(cmap + 2); at += 1) {
    copy.writeUInt16BE(3, cmap + 4 + 8 * at);
    copy.writeUInt16BE(0, cmap + 6 + 8 * at);
  }
  return new Uint8Array(copy);
}
