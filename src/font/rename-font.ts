import type { FontFace } from "./face.ts";

interface Table {
  readonly tag: string;
  readonly data: Uint8Array;
}

const HEADER = 12;
const RECORD = 16;
/** `head.checkSumAdjustment` brings the sum of the whole file to this (OpenType 1.9.1, head). */
const MAGIC_SUM = 0xb1b0afba;

/**
 * `bytes`, a changed copy of the face's file, under a name of its own: the Open Font License lets no changed version
 * bear a reserved name (clause 3), and which names are reserved a font file does not say. Copyright, version and
 * licence stay.
 */
export function renameFont(bytes: Uint8Array, face: FontFace): Uint8Array {
  const family = `Warraq ${face.id.slice(-8)}`;
  const style = `${face.weight}${face.italic ? " Italic" : ""}`;
  const names = new Map<number, string | undefined>([
    [0, face.copyright],
    [1, `${family} ${style}`],
    [2, "Regular"],
    [3, `${family} ${style}`],
    [4, `${family} ${style}`],
    [5, face.version === "" ? undefined : face.version],
    [6, `${family} ${style}`.replaceAll(" ", "-")],
    [13, face.licence],
  ]);
  const tables = readTables(bytes).map((table) =>
    table.tag === "name" ? { tag: "name", data: nameTable(names) } : table,
  );
  return writeFont(bytes.subarray(0, 4), tables);
}

function readTables(bytes: Uint8Array): readonly Table[] {
  const view = viewOf(bytes);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = HEADER + index * RECORD;
    const start = view.getUint32(at + 8);
    return {
      tag: String.fromCharCode(...bytes.subarray(at, at + 4)),
      data: bytes.slice(start, start + view.getUint32(at + 12)),
    };
  });
}

/** Format 0, for Windows in American English, which every reader of fonts looks at (OpenType 1.9.1, name). */
function nameTable(names: ReadonlyMap<number, string | undefined>): Uint8Array {
  const written = [...names].flatMap(([id, text]) =>
    text === undefined ? [] : [{ id, data: Buffer.from(text, "utf16le").swap16() }],
  );
  const storage = 6 + written.length * 12;
  const table = Buffer.alloc(storage + written.reduce((sum, { data }) => sum + data.length, 0));
  table.writeUInt16BE(written.length, 2);
  table.writeUInt16BE(storage, 4);
  let offset = 0;
  for (const [index, { id, data }] of written.entries()) {
    const fields = [3, 1, 0x409, id, data.length, offset];
    for (const [field, value] of fields.entries()) {
      table.writeUInt16BE(value, 6 + index * 12 + field * 2);
    }
    data.copy(table, storage + offset);
    offset += data.length;
  }
  return table;
}

function writeFont(version: Uint8Array, tables: readonly Table[]): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const start = HEADER + tables.length * RECORD;
  const font = new Uint8Array(
    start + tables.reduce((sum, { data }) => sum + padded(data.length), 0),
  );
  const view = viewOf(font);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  font.set(version);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let offset = start;
  let head: number | undefined;
  for (const [index, { tag, data }] of tables.entries()) {
    font.set(data, offset);
    if (tag === "head") {
      head = offset + 8;
      view.setUint32(head, 0);
    }
    const at = HEADER + index * RECORD;
    font.set(Buffer.from(tag, "latin1"), at);
    view.setUint32(at + 4, sumOf(view, offset, padded(data.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, data.length);
    offset += padded(data.length);
  }
  if (head !== undefined) {
    view.setUint32(head, (MAGIC_SUM - sumOf(view, 0, font.length)) >>> 0);
  }
  return font;
}

function sumOf(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) {
    sum = (sum + view.getUint32(at)) >>> 0;
  }
  return sum;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
