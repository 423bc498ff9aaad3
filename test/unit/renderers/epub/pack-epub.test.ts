import JSZip from "jszip";
import { expect, test } from "vitest";
import { packEpub } from "../../../../src/renderers/epub/pack-epub.ts";

const files = [
  { path: "EPUB/text/b.xhtml", data: "ب".repeat(500), stored: false },
  { path: "META-INF/container.xml", data: "<container/>", stored: false },
  { path: "EPUB/images/a.png", data: new Uint8Array(500), stored: true },
];

test("begins as an OCF container must: the type stored, first, without extra fields", async () => {
  const bytes = Buffer.from(await packEpub(files));
  // APPNOTE.TXT 4.3.7: signature, then method at 8, name length at 26, extra length at 28, name at 30.
  expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
  expect(bytes.readUInt16LE(8)).toBe(0);
  expect(bytes.readUInt16LE(26)).toBe("mimetype".length);
  expect(bytes.readUInt16LE(28)).toBe(0);
  expect(bytes.toString("latin1", 30, 58)).toBe("mimetypeapplication/epub+zip");
});

test("writes files in the order of their paths, without folders, whatever order they come in", async () => {
  const bytes = await packEpub(files);
  expect(Object.keys((await JSZip.loadAsync(bytes)).files)).toEqual([
    "mimetype",
    "EPUB/images/a.png",
    "EPUB/text/b.xhtml",
    "META-INF/container.xml",
  ]);
  expect(Buffer.from(await packEpub([...files].reverse())).equals(Buffer.from(bytes))).toBe(true);
});

test("stores what is compressed already and compresses the rest", async () => {
  const archive = Buffer.from(await packEpub(files)).toString("latin1");
  expect(archive).toContain("\0".repeat(500));
  expect(archive).not.toContain(Buffer.from("ب".repeat(500)).toString("latin1"));
});

test("refuses two files of one name", async () => {
  await expect(packEpub([...files, ...files])).rejects.toThrow(/two files/);
});
