import {
  closeSync,
  copyFileSync,
  fsync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFile,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { OutputFile } from "./host.ts";
import { explainFailure, hostError } from "./host-failure.ts";

const writeInto = promisify<number, Uint8Array, void>(writeFile);
const flush = promisify(fsync);

export interface FileWriter {
  readonly writeFiles: (files: readonly OutputFile[]) => Promise<void>;
  readonly removeTemporaryFiles: () => void;
}

/** One output on its way: complete under its temporary name, not yet under its own. */
interface Pending {
  readonly named: string;
  readonly target: string;
  readonly temporary: string;
}

/**
 * Writes files whole or not at all. The slow part, writing to the disk, happens under hidden temporary names beside the
 * targets; the renaming is synchronous, so that no signal handler can run between the first and the last of a set.
 */
export function createFileWriter(absolute: (path: string) => string): FileWriter {
  const temporaries = new Set<string>();
  let counter = 0;
  let isInterrupted = false;

  const writeTemporary = async ({ path, bytes }: OutputFile): Promise<Pending> => {
    const target = followLink(absolute(path));
    if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw hostError("is-directory", path);
    }
    for (;;) {
      counter += 1;
      const name = `.${basename(target)}.${process.pid}-${counter}.tmp`;
      const temporary = join(dirname(target), name);
      try {
        await writeNew(temporary, bytes);
        return { named: path, target, temporary };
      } catch (cause) {
        // One that an ended run of the same number left behind: the next name is free.
        if (!isTaken(cause)) {
          throw explainFailure(path, cause);
        }
      }
    }
  };

  const writeNew = async (temporary: string, bytes: Uint8Array): Promise<void> => {
    if (isInterrupted) {
      throw hostError("other", temporary, "interrupted");
    }
    // At once, so that no interruption comes between its making and our knowing of it: one made by another thread could
    // appear after all we know of is removed.
    const file = openSync(temporary, "wx");
    temporaries.add(temporary);
    try {
      await writeInto(file, bytes);
      await flush(file);
    } catch (cause) {
      remove([temporary]);
      throw cause;
    } finally {
      closeSync(file);
    }
  };

  const remove = (paths: Iterable<string>): void => {
    for (const path of paths) {
      rmSync(path, { force: true });
      temporaries.delete(path);
    }
  };

  return {
    writeFiles: async (files) => {
      const folders = new Set<string>();
      const pending: Pending[] = [];
      try {
        for (const file of files) {
          makeFolder(dirname(absolute(file.path)), file.path, folders);
          pending.push(await writeTemporary(file));
        }
        replaceAll(pending, temporaries);
      } catch (cause) {
        remove(pending.map(({ temporary }) => temporary));
        removeEmptyFolders(folders);
        throw cause;
      }
      for (const { temporary } of pending) {
        temporaries.delete(temporary);
      }
    },
    removeTemporaryFiles: () => {
      isInterrupted = true;
      remove([...temporaries]);
    },
  };
}

/** Renames every temporary file to its target; when one fails, those already done get their older content back. */
function replaceAll(pending: readonly Pending[], temporaries: Set<string>): void {
  const undo: (() => void)[] = [];
  const backups: string[] = [];
  try {
    for (const { named, target, temporary } of pending) {
      try {
        const backup = keepOlder(target, `${temporary}.old`);
        if (backup === undefined) {
          undo.push(() => rmSync(target, { force: true }));
        } else {
          backups.push(backup);
          temporaries.add(backup);
          undo.push(() => renameSync(backup, target));
        }
        renameSync(temporary, target);
      } catch (cause) {
        // The one that failed has nothing to undo: its rename did not happen.
        undo.pop();
        throw explainFailure(named, cause);
      }
    }
  } catch (cause) {
    for (const step of undo.reverse()) {
      step();
    }
    throw cause;
  } finally {
    for (const backup of backups) {
      rmSync(backup, { force: true });
      temporaries.delete(backup);
    }
  }
}

/** A second name for the older file, or a copy where the file system has no hard links; `undefined` without an older one. */
function keepOlder(target: string, backup: string): string | undefined {
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) {
    return undefined;
  }
  try {
    linkSync(target, backup);
  } catch {
    copyFileSync(target, backup);
  }
  return backup;
}

/** Where a symbolic link leads, so that the file is replaced and not the link; a path that leads nowhere is itself. */
function followLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function makeFolder(folder: string, named: string, made: Set<string>): void {
  // One level at a time: on a file system that refuses new entries as "not found", such as /proc, Node's recursive
  // mkdir never returns.
  const missing: string[] = [];
  try {
    for (let path = folder; !isFolder(path); path = dirname(path)) {
      missing.push(path);
    }
    for (const path of missing.reverse()) {
      mkdirSync(path);
      made.add(path);
    }
  } catch (cause) {
    // A file stands where a folder should be: EEXIST for the last part of the path, ENOTDIR before it.
    throw isTaken(cause) ? hostError("not-a-directory", named) : explainFailure(named, cause);
  }
}

/** False for what is missing; a file in the place of a folder fails when it is made. */
function isFolder(path: string): boolean {
  return (
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true || path === dirname(path)
  );
}

/** Folders this write made go again with it, deepest first; one that something else has come into stays. */
function removeEmptyFolders(folders: ReadonlySet<string>): void {
  for (const folder of [...folders].sort((one, other) => other.length - one.length)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EEXIST";
}
