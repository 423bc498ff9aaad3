/** The tables of a TrueType or OpenType file by tag, as views of its bytes. */
export type SfntTables = ReadonlyMap<string, Buffer>;

const HEADER = 12;
const RECORD = 16;
/** The sum of a whole font file with `checkSumAdjustment` in place (OpenType, table `head`). */
const CHECKSUM_TARGET = 0xb1b0afba;
const CHECKSUM_ADJUSTMENT_OFFSET = 8;

export function readTables(bytes: Uint8Array): SfntTables {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Buffer>();
  const count = file.readUInt16BE(4);
  for (let at = HEADER; at < HEADER + count * RECORD; at += RECORD) {
    const offset = file.readUInt32BE(at + 8);
    tables.set(
      file.toString("latin1", at, at + 4),
      file.subarray(offset, offset + file.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

/** The table, which a face that could be opened must have. */
export function tableOf(tables: SfntTables, tag: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) {
    throw new Error(`the font has no table ${tag}`);
  }
  return table;
}

/** A TrueType file of the given tables, with its directory sorted and its checksums right. */
export function writeTables(tables: SfntTables): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const directory = Buffer.alloc(HEADER + sorted.length * RECORD);
  const log = Math.floor(Math.log2(sorted.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(RECORD << log, 6);
  directory.writeUInt16BE(log, 8);
  directory.writeUInt16BE(sorted.length * RECORD - (RECORD << log), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  let headOffset = 0;
  for (const [at, [tag, table]] of sorted.entries()) {
    const record = HEADER + at * RECORD;
    directory.write(tag, record, "latin1");
    directory.writeUInt32BE(checksum(table), record + 4);
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(table.length, record + 12);
    if (tag === "head") {
      headOffset = offset;
    }
    const body = padded(table);
    parts.push(body);
    offset += body.length;
  }
  const file = Buffer.concat(parts);
  const adjustment = (CHECKSUM_TARGET - checksum(file)) >>> 0;
  file.writeUInt32BE(adjustment, headOffset + CHECKSUM_ADJUSTMENT_OFFSET);
  return file;
}

function padded(table: Buffer): Buffer {
  const rest = table.length % 4;
  return rest === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - rest)]);
}

function checksum(table: Buffer): number {
  const body = padded(table);
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) {
    sum = (sum + body.readUInt32BE(at)) >>> 0;
  }
  return sum;
}
