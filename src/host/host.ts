/** A file operation that failed for a reason the user can act on. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly reason: HostFailure;
  readonly path: string;

  constructor(reason: HostFailure, path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.path = path;
  }
}

export type HostFailure =
  | "not-found"
  | "is-directory"
  | "not-permitted"
  | "disk-full"
  | "not-a-directory"
  | "outside-folder"
  | "network"
  | "other";

/**
 * All that warraq may know of the outside world: files, and the time. Paths use `/`; relative ones are
 * resolved against the host's own working folder. Every method throws `HostError`, and nothing else, when the
 * outside world says no.
 */
export interface Host {
  /** The time stamped into files; a fixed one makes the bytes reproducible. */
  readonly now: () => Date;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The same from its start, piece by piece, for files that are not to be in memory whole. */
  readonly readChunks: (path: string) => AsyncIterable<Uint8Array>;
  /** Names in a folder, without `.` and `..`, sorted by code unit. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
  readonly exists: (path: string) => Promise<boolean>;
  /** When the file was last changed. */
  readonly modifiedAt: (path: string) => Promise<Date>;
  /**
   * Writes all the files or none of them: each goes to a temporary name in its own folder, and only when all are
   * complete are they renamed. Missing folders are made. A failed write leaves every older file as it was.
   */
  readonly writeFiles: (files: readonly OutputFile[]) => Promise<void>;
  /**
   * `path` resolved against `folder`, with symbolic links followed. Throws `outside-folder` when the result does not
   * lie in `folder` and `allowOutside` is not set.
   */
  readonly resolveWithin: (folder: string, path: string, allowOutside: boolean) => Promise<string>;
  /**
   * What is at an http or https address of the public network, bounded in size and time. Absent where there is no network;
   * asked only when the caller of a conversion allowed it.
   */
  readonly download?: ((address: string) => Promise<Uint8Array>) | undefined;
}

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
