import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Reads a file that was installed with warraq: of a package that it depends on, such as a WebAssembly module, by what an
 * import would name it, or its own, by path.
 */
export const readInstalledFile = (specifier: string): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve(specifier));
