import { FontError } from "./font-error.ts";

const COLLECTION = 0x74746366; // ttcf
const HEAD = 0x68656164;
/** What all 32-bit words of a font file, its own correction among them, add up to (OpenType 1.9.1, table `head`). */
const FILE_SUM = 0xb1b0afba;
const ADJUSTMENT_AT = 8;
/** Bytes of the head of a file, and of each entry in its list of tables. */
const FILE_HEAD = 12;
const TABLE_ENTRY = 16;

/**
 * The fonts of a collection (TTC, OTC) as files of their own, with the tables that they share copied; `undefined` for
 * anything else. Throws `FontError` where it is damaged. `source` names the file in messages.
 */
export function fontsOfCollection(
  bytes: Uint8Array,
  source: string,
): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FILE_HEAD || view.getUint32(0) !== COLLECTION) {
    return undefined;
  }
  try {
    const count = view.getUint32(8);
    if (FILE_HEAD + 4 * count > bytes.length) {
      throw new RangeError("the list of fonts is cut short");
    }
    return Array.from({ length: count }, (_, at) =>
      fontAt(bytes, view, view.getUint32(FILE_HEAD + 4 * at)),
    );
  } catch (cause) {
    throw new FontError("not-a-font", `${source} is a damaged font collection`, { cause });
  }
}

function fontAt(bytes: Uint8Array, view: DataView, start: number): Uint8Array {
  const count = view.getUint16(start + 4);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = start + FILE_HEAD + TABLE_ENTRY * at;
    return { entry, offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
  });
  if (tables.some(({ offset, length }) => offset + length > bytes.length)) {
    throw new RangeError("a table is cut short");
  }
  const head = FILE_HEAD + TABLE_ENTRY * count;
  const size = tables.reduce((sum, { length }) => sum + padded(length), head);
  const font = new Uint8Array(size);
  const made = new DataView(font.buffer);
  font.set(bytes.subarray(start, start + head));
  let end = head;
  let adjustment: number | undefined;
  tables.forEach(({ entry, offset, length }, at) => {
    font.set(bytes.subarray(offset, offset + length), end);
    made.setUint32(FILE_HEAD + TABLE_ENTRY * at + 8, end);
    if (view.getUint32(entry) === HEAD && length >= ADJUSTMENT_AT + 4) {
      adjustment = end + ADJUSTMENT_AT;
    }
    end += padded(length);
  });
  if (adjustment !== undefined) {
    made.setUint32(adjustment, 0);
    made.setUint32(adjustment, (FILE_SUM - sumOf(made)) >>> 0);
  }
  return font;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function sumOf(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < view.byteLength; at += 4) {
    sum = (sum + view.getUint32(at)) >>> 0;
  }
  return sum;
}
