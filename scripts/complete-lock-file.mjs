import { readFileSync, writeFileSync } from "node:fs";

// Tools such as the linter ship one package for each platform, as optional dependencies. npm leaves those it cannot fetch
// out of the lock file, and `npm ci` then refuses the file as incomplete. This names them, with the platform that each is
// for, so that every machine installs its own and skips the others. Run it after `npm install` has changed the lock file.
const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
  "win32",
];
const CPUS = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  "arm-eabi": "arm",
  "arm-gnueabihf": "arm",
  "arm-musleabihf": "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  mips64el: "mips64el",
  wasm32: "wasm32",
};

/** The platform in a name such as `@scope/cli-linux-arm64-musl`. */
function platformOf(name) {
  const parts = name.split("/").at(-1).split("-");
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = Object.keys(CPUS).find((one) => parts.includes(one));
  return {
    ...(cpu === undefined ? {} : { cpu: [CPUS[cpu]] }),
    ...(os === undefined ? {} : { os: [os] }),
    ...(parts.includes("musl") ? { libc: ["musl"] } : {}),
    ...(parts.includes("gnu") ? { libc: ["glibc"] } : {}),
  };
}

/** Where npm would find `name` as a dependency of the package at `from`. */
function isLocked(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    if (lock.packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`] !== undefined) {
      return true;
    }
    if (at === "") {
      return false;
    }
  }
}

const added = [];
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!isLocked(from, name) && (platform.os ?? platform.cpu) !== undefined) {
      lock.packages[`node_modules/${name}`] = {
        version: version.replace(/^[\^~]/, ""),
        ...platform,
        ...(entry.dev === true ? { dev: true } : {}),
        optional: true,
      };
      added.push(name);
    }
  }
}

// The order that npm keeps.
const byPath = ([one], [other]) => one.localeCompare(other, "en");
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(added.length === 0 ? "the lock file is complete" : added.join("\n"));
