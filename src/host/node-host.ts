import { createReadStream } from "node:fs";
import { access, readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Host, HostError } from "./host.ts";
import { explainFailure, hostError } from "./host-failure.ts";
import { createFileWriter } from "./write-files.ts";

export interface NodeHostOptions {
  /** The clock; that of the machine when absent. `SOURCE_DATE_EPOCH` in the environment wins over both. */
  readonly now?: (() => Date) | undefined;
  /** What relative paths are relative to; the process's working folder when absent. */
  readonly cwd?: string | undefined;
}

export interface NodeHost extends Host {
  /** Removes the temporary files of a write under way, at once: for a process that is about to be ended. */
  readonly removeTemporaryFiles: () => void;
}

/** The host of a real machine. */
export function createNodeHost(options: NodeHostOptions = {}): NodeHost {
  const cwd = resolve(options.cwd ?? process.cwd());
  const absolute = (path: string) => resolve(cwd, path);
  const writer = createFileWriter(absolute);
  const asked = async <Value>(path: string, question: () => Promise<Value>): Promise<Value> => {
    try {
      return await question();
    } catch (cause) {
      throw explainFailure(path, cause);
    }
  };
  return {
    now: () => reproducibleTime() ?? options.now?.() ?? new Date(),
    readFile: (path) => asked(path, async () => new Uint8Array(await readFile(absolute(path)))),
    readChunks: async function* (path) {
      try {
        for await (const chunk of createReadStream(absolute(path))) {
          yield chunk;
        }
      } catch (cause) {
        throw explainFailure(path, cause);
      }
    },
    listFolder: (path) => asked(path, async () => (await readdir(absolute(path))).sort()),
    exists: async (path) => {
      try {
        await access(absolute(path));
        return true;
      } catch {
        // Whatever hinders us from seeing it: for our purposes it is not there.
        return false;
      }
    },
    modifiedAt: (path) => asked(path, async () => (await stat(absolute(path))).mtime),
    writeFiles: writer.writeFiles,
    resolveWithin: async (folder, path, allowOutside) => {
      const base = await asked(folder, () => realpath(absolute(folder)));
      const wanted = resolve(base, path);
      // Asked before the file system is: whether a file outside exists is nobody's business.
      if (!allowOutside && !liesWithin(base, wanted) && !liesWithin(absolute(folder), wanted)) {
        throw outside(path, folder);
      }
      const real = await asked(path, () => realpath(wanted));
      if (!allowOutside && !liesWithin(base, real)) {
        throw outside(path, folder);
      }
      return real;
    },
    // What speaks to a network is loaded by who asks for one.
    download: async (address) => (await import("./download.ts")).download(address),
    removeTemporaryFiles: writer.removeTemporaryFiles,
  };
}

function outside(path: string, folder: string): HostError {
  return hostError("outside-folder", path, folder === "" ? "." : folder);
}

function liesWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** See https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970. */
function reproducibleTime(): Date | undefined {
  const seconds = process.env["SOURCE_DATE_EPOCH"];
  return seconds !== undefined && /^\d{1,12}$/.test(seconds)
    ? new Date(Number(seconds) * 1000)
    : undefined;
}
