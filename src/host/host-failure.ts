import { HostError, type HostFailure } from "./host.ts";

/** POSIX error numbers by the reason a user can act on; the quota and file-size limits are disks that are full for this user. */
const REASONS: Readonly<Record<string, HostFailure>> = {
  ENOENT: "not-found",
  EISDIR: "is-directory",
  EACCES: "not-permitted",
  EPERM: "not-permitted",
  EROFS: "not-permitted",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  ENOTDIR: "not-a-directory",
};

/** What tells the user more than the reason does. */
const DETAILS: Readonly<Record<string, string>> = { EROFS: "the file system is read-only" };

const WORDS: Readonly<Record<HostFailure, string>> = {
  "not-found": "no such file or folder",
  "is-directory": "is a folder, not a file",
  "not-permitted": "permission denied",
  "disk-full": "no space left on the disk",
  "not-a-directory": "a part of the path is a file, not a folder",
  "outside-folder": "lies outside the allowed folder",
  network: "cannot be fetched",
  other: "cannot be used",
};

/** A `HostError` that says in one line what is wrong with `path`. */
export function hostError(
  reason: HostFailure,
  path: string,
  detail?: string,
  options?: ErrorOptions,
): HostError {
  const words = detail === undefined ? WORDS[reason] : `${WORDS[reason]} (${detail})`;
  return new HostError(reason, path, `${path}: ${words}`, options);
}

/** Turns what `node:fs` throws into a `HostError`; anything else is a bug and is thrown as it came. */
export function explainFailure(path: string, cause: unknown): HostError {
  if (cause instanceof HostError) {
    return cause;
  }
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") {
    throw cause;
  }
  const reason = REASONS[cause.code] ?? "other";
  const detail = reason === "other" ? cause.code : DETAILS[cause.code];
  return hostError(reason, path, detail, { cause });
}
