import { createRequire } from "node:module";

/** The version in the package's own `package.json`. */
export function packageVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("#package");
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new Error("package.json has no version");
}
