import type { Host } from "../host/index.ts";
import type { SourceFile } from "./reader.ts";

/** A file of `host`, opened as often as it is read. */
export const sourceOnHost = (host: Host, path: string, name: string = path): SourceFile => ({
  name,
  bytes: () => host.readFile(path),
  chunks: () => host.readChunks(path),
});

/** Bytes that are in memory. */
export const sourceOfBytes = (bytes: Uint8Array, name: string): SourceFile => ({
  name,
  bytes: async () => bytes,
  chunks: async function* () {
    yield bytes;
  },
});
