import type { DiagnosticCode } from "../../diagnostics/index.ts";

/** A packed file that cannot be read, in words for its owner. */
export class ZipFault extends Error {
  readonly code: Extract<DiagnosticCode, "input/damaged" | "input/too-large">;
  readonly hints: readonly string[];

  constructor(code: ZipFault["code"], message: string, ...hints: readonly string[]) {
    super(message);
    this.code = code;
    this.hints = hints;
  }
}

export interface ZipEntry {
  readonly name: string;
  /** 0: as it is; 8: deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  /** Unfolded, in bytes. */
  readonly size: number;
  /** Of its local header, from the start of the file. */
  readonly offset: number;
}

/** More parts than any book has. */
const MOST_ENTRIES = 20_000;
/** What all parts may unfold to: a document full of photographs stays far below. */
const MOST_BYTES = 1024 ** 3;
const MOST_BYTES_OF_ONE = 256 * 1024 ** 2;
/** Deflate reaches 1032 on nothing but one byte; markup seldom 50. Counted where much comes of it. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 32 * 1024 ** 2;

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;

const ENCRYPTED = 0x0001;
const MASKED = 0x2000;

/** The directory of a packed file, checked against the limits; `unsafe` counts parts whose paths lead out of it. */
export function readDirectory(bytes: Uint8Array): {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly unsafe: number;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff || directorySize === 0xffffffff) {
    throw new ZipFault(
      "input/too-large",
      "it is packed as Zip64, for files of more than 4 GB or 65,535 parts, which is not read",
    );
  }
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    throw new ZipFault("input/damaged", "it is one of several files that a package was split into");
  }
  if (count > MOST_ENTRIES) {
    throw new ZipFault(
      "input/too-large",
      `it has ${count} parts; at most ${MOST_ENTRIES} are read`,
    );
  }
  const entries = new Map<string, ZipEntry>();
  let unsafe = 0;
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw new ZipFault("input/damaged", `its directory is damaged at byte ${at}`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at +
      ENTRY_LENGTH +
      nameLength +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    const name = new TextDecoder().decode(
      bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
    );
    if (isUnsafePath(name)) {
      unsafe += 1;
    } else if (!name.endsWith("/") && !entries.has(name)) {
      // Of two parts with one name, the first counts.
      entries.set(name, readEntry(view, at, name));
    }
    at = next;
  }
  demandBounds([...entries.values()], bytes.length);
  return { entries, unsafe };
}

/** The record at the end, before a comment of any length. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (
      view.getUint32(at, true) === END_SIGNATURE &&
      at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength
    ) {
      return at;
    }
  }
  throw new ZipFault(
    "input/damaged",
    "the packed file is cut short: its directory, which stands at the end, is missing",
    "copy or download it again",
  );
}

function readEntry(view: DataView, at: number, name: string): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  if ((flags & (ENCRYPTED | MASKED)) !== 0) {
    throw new ZipFault("input/damaged", `${name} is encrypted`, "save the file without a password");
  }
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) {
    throw new ZipFault("input/damaged", `${name} is packed by method ${method}, which is not read`);
  }
  return {
    name,
    method,
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

/** Paths that mean a place outside the file on some system. */
const isUnsafePath = (name: string): boolean =>
  name === "" ||
  /^(?:[/\\]|[A-Za-z]:)|\0|\\/.test(name) ||
  name.split("/").some((step) => step === "..");

function demandBounds(entries: readonly ZipEntry[], packedSize: number): void {
  let sum = 0;
  for (const { name, size } of entries) {
    if (size > MOST_BYTES_OF_ONE) {
      throw new ZipFault("input/too-large", `${name} unfolds to ${megabytes(size)}`);
    }
    sum += size;
  }
  const isBomb = sum > RATIO_COUNTS_FROM && sum > MOST_RATIO * packedSize;
  if (sum > MOST_BYTES || isBomb) {
    throw new ZipFault(
      "input/too-large",
      `it unfolds to ${megabytes(sum)} from ${megabytes(packedSize)}, more than a document does`,
    );
  }
}

const megabytes = (size: number): string => `${Math.ceil(size / 1024 ** 2)} MB`;
