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
