import { broken } from "./image-error.ts";

/** Numbers at places of a file; reading beyond its end is a damaged picture, never a silent zero. */
export interface ByteReader {
  readonly length: number;
  readonly u8: (at: number) => number;
  readonly u16: (at: number, littleEndian?: boolean) => number;
  readonly u24: (at: number, littleEndian?: boolean) => number;
  readonly u32: (at: number, littleEndian?: boolean) => number;
  /** `length` bytes as Latin-1. */
  readonly ascii: (at: number, length: number) => string;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checked = (at: number, length: number): number => {
    if (at < 0 || at + length > bytes.length) {
      throw broken("the file is cut off");
    }
    return at;
  };
  const u8 = (at: number) => view.getUint8(checked(at, 1));
  return {
    length: bytes.length,
    u8,
    u16: (at, littleEndian = false) => view.getUint16(checked(at, 2), littleEndian),
    u24: (at, littleEndian = false) =>
      littleEndian
        ? u8(at) + u8(at + 1) * 0x100 + u8(at + 2) * 0x1_0000
        : u8(at) * 0x1_0000 + u8(at + 1) * 0x100 + u8(at + 2),
    u32: (at, littleEndian = false) => view.getUint32(checked(at, 4), littleEndian),
    ascii: (at, length) => String.fromCharCode(...bytes.subarray(checked(at, length), at + length)),
  };
}
