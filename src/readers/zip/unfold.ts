import { crc32, inflateRawSync } from "node:zlib";
import { type ZipEntry, ZipFault } from "./directory.ts";

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;

/** The bytes of a part, exactly as many as the directory says and with its checksum; throws `ZipFault`. */
export function unfold(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, method, crc, packedSize, size, offset } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + LOCAL_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
    throw damaged(name, "does not stand where the directory says");
  }
  const start =
    offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) {
    throw damaged(name, "is cut short");
  }
  const packed = bytes.subarray(start, start + packedSize);
  const unfolded = method === 0 ? packed : inflate(packed, entry);
  if (unfolded.length !== size) {
    throw damaged(name, `has ${unfolded.length} bytes where the directory says ${size}`);
  }
  if (crc32(unfolded) !== crc) {
    throw damaged(name, "is damaged: its checksum does not fit");
  }
  return unfolded;
}

function inflate(packed: Uint8Array, { name, size }: ZipEntry): Uint8Array {
  try {
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, size),
    });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE") {
      throw damaged(name, `unfolds to more than the ${size} bytes that the directory says`);
    }
    if (code.startsWith("Z_")) {
      throw damaged(name, "is damaged and cannot be unfolded");
    }
    throw error;
  }
}

const damaged = (name: string, what: string): ZipFault =>
  new ZipFault("input/damaged", `${name} ${what}`, "copy or download the file again");
