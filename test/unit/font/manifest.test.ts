import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { openFace } from "../../../src/font/index.ts";
import { parseManifest } from "../../../src/font/manifest.ts";

const folder = new URL("../../../fonts/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder));
const faces = parseManifest(read("manifest.json"));
const families = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

test("lists every font file there is, and no other", () => {
  const there = families.flatMap((family) =>
    readdirSync(new URL(`${family}/`, folder))
      .filter((file) => file !== "OFL.txt")
      .map((file) => `${family}/${file}`),
  );
  expect(faces.map(({ file }) => file).sort()).toEqual(there.sort());
});

test.each(faces)("$file is the file that was listed", (listed) => {
  const bytes = read(listed.file);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(listed.sha256);
  const face = openFace(bytes, listed.file);
  expect(face).toMatchObject({
    family: listed.family,
    weight: listed.weight,
    italic: listed.italic,
    version: listed.version,
    outlines: "truetype",
    // No restriction on embedding or subsetting.
    fsType: 0,
    joinsArabic: listed.role === "text",
  });
  expect(listed.licence).toBe("OFL-1.1");
  expect(face.licence).toContain("SIL Open Font License, Version 1.1");
});

test.each(families)("%s has the licence of its own copyright holder beside it", (family) => {
  const licence = readFileSync(new URL(`${family}/OFL.txt`, folder), "utf8");
  expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007");
  expect(licence).toContain("OTHER DEALINGS IN THE FONT SOFTWARE");
  const [first = ""] = licence.split("\n");
  for (const { file } of faces.filter((face) => dirname(face.file) === family)) {
    const { copyright = "" } = openFace(read(file), file);
    // Upstream's licence of Plex gives another year than its fonts do.
    const holder = copyright.startsWith("Copyright 20")
      ? /IBM Corp\.|The .* Project Authors/.exec(copyright)
      : null;
    expect(first).toContain(holder?.[0] ?? "a copyright line");
  }
});

test("names a companion that is there", () => {
  const names = new Set(faces.map(({ family }) => family));
  for (const { companion } of faces) {
    expect(companion === undefined || names.has(companion)).toBe(true);
  }
});

test("the text faces cover Arabic, Persian and Urdu, their marks, digits and punctuation", () => {
  const wanted =
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیۀۂہھٹڈڑںےۓە" +
    "ًٌٍَُِّْٰٓٔٱـ،؛؟۔٪٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹«»()[]–—…“”‘’%0123456789ABCXYZabcxyz";
  for (const { file } of faces.filter(({ role }) => role === "text")) {
    const face = openFace(read(file), file);
    const lacking = [...wanted].filter((character) => !face.covers(character.codePointAt(0) ?? 0));
    expect({ file, lacking }).toEqual({ file, lacking: [] });
  }
});

test("every chain of companions ends with all the Latin letters of transliteration", () => {
  const wanted = "āīūḥṣṭẓḍʿʾġšžćłøœßñçéèêëÀÖ";
  for (const { file, companion } of faces.filter(({ role }) => role === "latin-companion")) {
    const face = openFace(read(file), file);
    const lacking = [...wanted].filter((character) => !face.covers(character.codePointAt(0) ?? 0));
    expect({ file, complete: lacking.length === 0 }).toEqual({
      file,
      complete: companion === undefined,
    });
  }
});
