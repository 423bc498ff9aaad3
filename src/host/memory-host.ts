import type { Host, OutputFile } from "./host.ts";
import { hostError } from "./host-failure.ts";

export interface MemoryHostOptions {
  /** The clock; it stands at the start of 2026 when absent. */
  readonly now?: (() => Date) | undefined;
  /** Folders in which nothing can be written. */
  readonly readOnly?: readonly string[] | undefined;
  /** Bytes that all files together may take; a write beyond fails as on a full disk. */
  readonly capacity?: number | undefined;
  /** Symbolic links: path → where it leads. */
  readonly links?: Readonly<Record<string, string>> | undefined;
  /** What is at which address; without it there is no network. */
  readonly network?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** Small, so that tests see texts come in parts. */
const CHUNK = 4096;

export interface MemoryHost extends Host {
  /** What is stored now: absolute path → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A file system in memory, whose working folder is `/`: the same promises as the real one, for tests and servers. */
export function createMemoryHost(
  initial: Readonly<Record<string, string | Uint8Array>> = {},
  options: MemoryHostOptions = {},
): MemoryHost {
  const now = options.now ?? (() => new Date("2026-01-01T00:00:00Z"));
  const links = new Map(
    Object.entries(options.links ?? {}).map(([from, to]) => [absolute(from), absolute(to)]),
  );
  const files = new Map<string, Uint8Array>();
  const changed = new Map<string, Date>();
  const put = (path: string, bytes: Uint8Array): void => {
    files.set(path, bytes);
    changed.set(path, now());
  };
  for (const [path, content] of Object.entries(initial)) {
    put(absolute(path), typeof content === "string" ? new TextEncoder().encode(content) : content);
  }

  const follow = (path: string): string => {
    for (const [from, to] of links) {
      if (path === from || path.startsWith(`${from}/`)) {
        return follow(`${to}${path.slice(from.length)}`);
      }
    }
    return path;
  };
  const real = (path: string): string => follow(absolute(path));
  const isFolder = (path: string): boolean =>
    path === "/" || [...files.keys()].some((file) => file.startsWith(`${path}/`));
  const demandFile = (path: string): string => {
    const at = real(path);
    if (files.has(at)) {
      return at;
    }
    if (isFolder(at)) {
      throw hostError("is-directory", path);
    }
    throw hostError(runsThroughFile(files, at) ? "not-a-directory" : "not-found", path);
  };

  const { network } = options;
  return {
    files,
    now,
    readChunks: async function* (path) {
      const bytes = files.get(demandFile(path)) ?? new Uint8Array();
      for (let at = 0; at < bytes.length; at += CHUNK) {
        yield bytes.slice(at, at + CHUNK);
      }
    },
    download:
      network === undefined
        ? undefined
        : async (address) => {
            const found = network.get(address);
            if (found === undefined) {
              throw hostError("network", address, "nothing is there");
            }
            return Uint8Array.from(found);
          },
    readFile: async (path) => {
      // A copy, as a real file system gives one: writing into it must not change the file.
      return Uint8Array.from(files.get(demandFile(path)) ?? []);
    },
    listFolder: async (path) => {
      const at = real(path);
      if (files.has(at)) {
        throw hostError("not-a-directory", path);
      }
      if (!isFolder(at)) {
        throw hostError("not-found", path);
      }
      const prefix = at === "/" ? "/" : `${at}/`;
      const names = [...files.keys(), ...links.keys()]
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length).split("/")[0] ?? "");
      return [...new Set(names)].sort();
    },
    exists: async (path) => files.has(real(path)) || isFolder(real(path)),
    modifiedAt: async (path) => changed.get(demandFile(path)) ?? now(),
    writeFiles: async (outputs) => {
      const ready = outputs.map((output) => checked(output));
      const after = new Map([...files, ...ready]);
      const size = [...after.values()].reduce((sum, bytes) => sum + bytes.length, 0);
      if (size > (options.capacity ?? Number.POSITIVE_INFINITY)) {
        throw hostError("disk-full", outputs.at(-1)?.path ?? "");
      }
      for (const [path, bytes] of ready) {
        put(path, bytes);
      }
    },
    resolveWithin: async (folder, path, allowOutside) => {
      const base = real(folder);
      const wanted = absolute(path.startsWith("/") ? path : `${base}/${path}`);
      if (!allowOutside && !liesWithin(base, wanted) && !liesWithin(absolute(folder), wanted)) {
        throw hostError("outside-folder", path, folder);
      }
      const found = follow(wanted);
      if (!files.has(found) && !isFolder(found)) {
        throw hostError("not-found", path);
      }
      if (!allowOutside && !liesWithin(base, found)) {
        throw hostError("outside-folder", path, folder);
      }
      return found;
    },
  };

  function checked({ path, bytes }: OutputFile): readonly [string, Uint8Array] {
    const at = real(path);
    if (isFolder(at)) {
      throw hostError("is-directory", path);
    }
    if (runsThroughFile(files, at)) {
      throw hostError("not-a-directory", path);
    }
    if ((options.readOnly ?? []).some((folder) => liesWithin(absolute(folder), at))) {
      throw hostError("not-permitted", path);
    }
    return [at, Uint8Array.from(bytes)];
  }
}

/** Resolved against `/`, without `.`, `..` and doubled slashes. */
function absolute(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") {
      parts.pop();
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return `/${parts.join("/")}`;
}

function liesWithin(folder: string, path: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

/** True when some parent of `path` is a file. */
function runsThroughFile(files: ReadonlyMap<string, Uint8Array>, path: string): boolean {
  const parts = path.split("/");
  return parts.some((_, count) => count > 1 && files.has(parts.slice(0, count).join("/")));
}
