import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { zipSync } from "fflate";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A book packed from files by path; the first is `mimetype`, stored. */
export function packBook(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encode = (data: string | Uint8Array) =>
    typeof data === "string" ? new TextEncoder().encode(data) : data;
  return zipSync({
    mimetype: [encode("application/epub+zip"), { level: 0 }],
    ...Object.fromEntries(Object.entries(files).map(([path, data]) => [path, encode(data)])),
  });
}

/** The files of a book that stands unpacked in a folder; pictures that its package names and the folder lacks are a dot. */
export function bookInFolder(folder: string): Readonly<Record<string, string | Uint8Array>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const files = Object.fromEntries(
    paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
  const opf = paths.find((path) => path.endsWith(".opf")) ?? "";
  const base = opf.includes("/") ? opf.slice(0, opf.lastIndexOf("/") + 1) : "";
  const pictures = [...(files[opf] ?? "").matchAll(/href="([^"]+\.(?:png|jpe?g))"/g)]
    .map(([, href = ""]) => base + href)
    .filter((path) => !existsSync(join(folder, path)));
  return { ...files, ...Object.fromEntries(pictures.map((path) => [path, PIXEL])) };
}
