import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Reads a file of a package that warraq depends on, such as a WebAssembly module; `specifier` as an import would name it. */
export const readInstalledFile = (specifier: string): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve(specifier));
