import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { readDirectory, type ZipEntry, ZipFault } from "./directory.ts";
import { unfold } from "./unfold.ts";

/** A packed file, its parts unfolded as they are asked for. */
export interface ZipFile {
  /** Paths of the parts in the order of the directory: `/` between folders, none leads out of the file; no folders. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Unfolded size in bytes; 0 for what is not there. */
  readonly sizeOf: (name: string) => number;
  /** The bytes of a part; `undefined` for what is not there, and, after reporting, for what is damaged. */
  readonly read: (name: string) => Uint8Array | undefined;
}

/** Whether bytes begin as a packed file does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/**
 * Opens a packed file (APPNOTE.TXT 6.3.10) whose bytes are not to be trusted; `source` names it in what is reported.
 * Reports and gives `undefined` when it is cut short, encrypted, too large unfolded, or spread over several files. Nothing
 * is unfolded here, and no part ever to more than its directory says.
 */
export function openZip(bytes: Uint8Array, source: string, report: Report): ZipFile | undefined {
  try {
    const { entries, unsafe } = readDirectory(bytes);
    if (unsafe > 0) {
      report(
        diagnostic(
          "input/dropped",
          `${source}: ${unsafe} ${unsafe === 1 ? "part" : "parts"} left out whose path leads out of the file`,
        ),
      );
    }
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      sizeOf: (name) => entries.get(name)?.size ?? 0,
      read: (name) => readPart(bytes, entries.get(name), source, report),
    };
  } catch (error) {
    return reportFault(error, source, report);
  }
}

function readPart(
  bytes: Uint8Array,
  entry: ZipEntry | undefined,
  source: string,
  report: Report,
): Uint8Array | undefined {
  if (entry === undefined) {
    return undefined;
  }
  try {
    return unfold(bytes, entry);
  } catch (error) {
    return reportFault(error, source, report);
  }
}

function reportFault(error: unknown, source: string, report: Report): undefined {
  if (!(error instanceof ZipFault)) {
    throw error;
  }
  report(diagnostic(error.code, `${source}: ${error.message}`, { hints: error.hints }));
  return undefined;
}
