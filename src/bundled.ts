import { fileURLToPath } from "node:url";
import { createNodeHost, type Host } from "./host/index.ts";

/** The package's own folder, which holds `fonts/` and `templates/`; the same from `src/` and from `dist/`. */
const PACKAGE_FOLDER = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]+$/, "");

export const BUNDLED_FONTS = `${PACKAGE_FOLDER}/fonts`;
export const BUNDLED_TEMPLATES = `${PACKAGE_FOLDER}/templates`;

/** The same host, but for what came with the package: that is on the disk even where all else is in memory. */
export function withBundledFiles(host: Host): Host {
  const disk = createNodeHost();
  const of = (path: string): Host =>
    path.startsWith(`${BUNDLED_FONTS}/`) ||
    path === BUNDLED_FONTS ||
    path.startsWith(`${BUNDLED_TEMPLATES}/`) ||
    path === BUNDLED_TEMPLATES
      ? disk
      : host;
  return {
    ...host,
    readFile: (path) => of(path).readFile(path),
    listFolder: (path) => of(path).listFolder(path),
    exists: (path) => of(path).exists(path),
  };
}
