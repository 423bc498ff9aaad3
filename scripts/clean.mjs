import { rmSync } from "node:fs";

// Removes the folders named, so that a build never carries files of an older one.
for (const folder of process.argv.slice(2)) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
