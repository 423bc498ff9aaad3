import { crc32, deflateRawSync } from "node:zlib";

/** One entry of an archive. */
export interface ZipEntry {
  /** With `/`; ASCII or UTF-8. */
  readonly path: string;
  readonly data: string | Uint8Array;
  /** True for what is compressed already. */
  readonly stored: boolean;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DEFLATED = 8;
/** Names are UTF-8 (APPNOTE.TXT 6.3.10, 4.4.4, bit 11). */
const UTF8_NAMES = 0x0800;
const VERSION = 20;
/** 1 January 1980, the first day that the format can write; the real time would make every export a new file. */
const FIRST_DAY = (1 << 5) | 1;
/** Without ZIP64, which reading systems need not know. */
const MOST = 0xffffffff;
const MOST_ENTRIES = 0xffff;

/** Fonts come again in every article of a run, as the same bytes in the same array. */
const compressed = new WeakMap<Uint8Array, Uint8Array>();

/**
 * An archive (APPNOTE.TXT 6.3.10) of the entries in their order: no folders, no extra fields, no data descriptors, one
 * fixed date. The same entries give the same bytes wherever zlib is the same.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, data, stored } of entries) {
    const name = Buffer.from(path);
    const plain = typeof data === "string" ? Buffer.from(data) : data;
    const packed = stored ? plain : deflated(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(VERSION, 0);
    fields.writeUInt16LE(/^[\x20-\x7e]*$/.test(path) ? 0 : UTF8_NAMES, 2);
    fields.writeUInt16LE(stored ? 0 : DEFLATED, 4);
    fields.writeUInt16LE(0, 6);
    fields.writeUInt16LE(FIRST_DAY, 8);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const before = offset;
    const local = [signature(LOCAL_HEADER), fields, name, packed];
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(before, 10);
    directory.push(signature(CENTRAL_HEADER), Buffer.from([VERSION, 0]), fields, place, name);
    if (offset > MOST) {
      throw new Error("the archive is larger than the format allows");
    }
  }
  if (entries.length > MOST_ENTRIES) {
    throw new Error("the archive has more files than the format allows");
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, signature(END_OF_DIRECTORY), end]);
}

function deflated(plain: Uint8Array): Uint8Array {
  let packed = compressed.get(plain);
  if (packed === undefined) {
    packed = deflateRawSync(plain, { level: 6 });
    compressed.set(plain, packed);
  }
  return packed;
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
