import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import { isZip, openZip } from "../../../src/readers/zip/index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function open(bytes: Uint8Array, name = "a.docx") {
  const { report, diagnostics } = createCollector();
  return { zip: openZip(bytes, name, report), diagnostics };
}

const SOUND = zipSync({
  mimetype: [encode("application/epub+zip"), { level: 0 }],
  "word/نص.xml": encode("<a>مرحبا</a>".repeat(50)),
});

/** A copy with the bytes of `value` written at `at`, the lowest first. */
function patched(bytes: Uint8Array, at: number, value: number, size: 2 | 4): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  if (size === 2) {
    view.setUint16(at, value, true);
  } else {
    view.setUint32(at, value, true);
  }
  return copy;
}

/** Where the record of an entry in the directory begins. */
function recordOf(bytes: Uint8Array, number = 0): number {
  const text = Buffer.from(bytes).toString("latin1");
  let at = text.indexOf("PK\x01\x02");
  for (let skipped = 0; skipped < number; skipped += 1) {
    at = text.indexOf("PK\x01\x02", at + 1);
  }
  return at;
}

test("parts are read by name, stored or deflated", () => {
  const { zip, diagnostics } = open(SOUND);
  expect(zip?.names).toEqual(["mimetype", "word/نص.xml"]);
  expect([isZip(SOUND), isZip(encode("PKZIP"))]).toEqual([true, false]);
  expect(zip?.sizeOf("mimetype")).toBe(20);
  expect(new TextDecoder().decode(zip?.read("mimetype"))).toBe("application/epub+zip");
  expect(new TextDecoder().decode(zip?.read("word/نص.xml"))).toBe("<a>مرحبا</a>".repeat(50));
  expect(zip?.read("constructor")).toBeUndefined();
  expect(diagnostics).toEqual([]);
});

test("paths that lead out of the file are left out and counted", () => {
  const hostile = zipSync({
    "../../etc/passwd": encode("x"),
    "/etc/passwd": encode("x"),
    "a/../../b": encode("x"),
    "C:\\windows\\x": encode("x"),
    "__proto__/a": encode("own"),
    "good.xml": encode("x"),
  });
  const { zip, diagnostics } = open(hostile);
  expect(zip?.names).toEqual(["__proto__/a", "good.xml"]);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "input/dropped a.docx: 4 parts left out whose path leads out of the file",
  ]);
});

const BOMB = zipSync({ "a.xml": new Uint8Array(64 * 1024 ** 2) }, { level: 9 });

test.each([
  ["cut short", SOUND.subarray(0, SOUND.length - 30), "input/damaged", "cut short"],
  ["empty", new Uint8Array(), "input/damaged", "cut short"],
  ["encrypted", patched(SOUND, recordOf(SOUND) + 8, 1, 2), "input/damaged", "is encrypted"],
  ["packed strangely", patched(SOUND, recordOf(SOUND) + 10, 99, 2), "input/damaged", "method 99"],
  ["a bomb", BOMB, "input/too-large", "unfolds to 64 MB from 1 MB"],
  [
    "a part that says it is huge",
    patched(SOUND, recordOf(SOUND) + 24, 0xfffffffe, 4),
    "input/too-large",
    "unfolds to 4096 MB",
  ],
  ["Zip64", patched(SOUND, SOUND.length - 6, 0xffffffff, 4), "input/too-large", "Zip64"],
  [
    "a directory elsewhere",
    patched(SOUND, SOUND.length - 6, 3, 4),
    "input/damaged",
    "directory is damaged",
  ],
])("%s: one clear error", (_, bytes, code, message) => {
  const { zip, diagnostics } = open(bytes);
  expect(zip).toBeUndefined();
  expect(diagnostics.map((found) => found.code)).toEqual([code]);
  expect(diagnostics[0]?.message).toContain(message);
});

const SECOND = recordOf(SOUND, 1);

test.each([
  ["a wrong checksum", patched(SOUND, SECOND + 16, 7, 4), "its checksum does not fit"],
  ["more than it says", patched(SOUND, SECOND + 24, 10, 4), "more than the 10 bytes"],
  ["less than it says", patched(SOUND, SECOND + 24, 5000, 4), "where the directory says 5000"],
  ["a place outside", patched(SOUND, SECOND + 42, 0xfffffff0, 4), "does not stand where"],
  ["a packed size beyond", patched(SOUND, SECOND + 20, 0xffff, 4), "is cut short"],
])("a part with %s is an error when it is read", (_, bytes, message) => {
  const { zip, diagnostics } = open(bytes);
  expect(zip?.read("word/نص.xml")).toBeUndefined();
  expect(diagnostics.map((found) => found.code)).toEqual(["input/damaged"]);
  expect(diagnostics[0]?.message).toContain(message);
});
