import { deflateSync } from "node:zlib";
import { type Made, OrderedWrites } from "./ordered-writes.ts";
import type { PdfKitDocument, PdfKitRef } from "./pdfkit-document.ts";
import { valueText } from "./value-text.ts";

/** Objects of one stream: readers unpack a whole one to find any of them. */
const MOST_OBJECTS = 200;

/** Widths of the three fields of a cross-reference entry, in bytes. */
const FIELDS = [1, 4, 2] as const;
const ENTRY_LENGTH = FIELDS[0] + FIELDS[1] + FIELDS[2];
/** The PNG filter Up: entries are much like the one above them. */
const UP = 2;

const NOTHING = new Uint8Array();

/** Compresses a stream, at once or beside. */
export type Deflate = (bytes: Uint8Array) => Made;

/** The objects of the file on their way into it. */
export interface CompactedObjects {
  /** Waits until no more than so many streams are still being compressed. */
  readonly settle: (most: number) => Promise<void>;
}

/**
 * Has pdfkit pack its objects into object streams and end the file with a cross-reference stream (ISO 32000-1 7.5.7 and
 * 7.5.8). The tags of a document are thousands of small dictionaries, which this makes a sixth of their size. Streams
 * are in the file in the order of their ends, whenever they are compressed.
 */
export function compactObjects(kit: PdfKitDocument, deflate: Deflate): CompactedObjects {
  /** By number: the object stream that an object is in, and its place there. */
  const within = new Map<number, { readonly stream: number; readonly at: number }>();
  const writes = new OrderedWrites();
  let waiting: number[] = [];
  let waitingTexts: string[] = [];
  const makeRef = kit.ref.bind(kit);

  /** Ends an object that is in the file by itself, with its stream if it has one. */
  const writeAlone = (ref: PdfKitRef): void => {
    const encrypt = encryptionOf(kit, ref);
    const hasStream = ref.buffer.length > 0;
    const plain = hasStream ? joined(ref.buffer) : NOTHING;
    ref.buffer = [];
    writes.add(hasStream && ref.compress ? deflate(plain) : plain, (made) => {
      ref.offset = kit._offset;
      kit._offsets[ref.id - 1] = kit._offset;
      const body = hasStream ? (encrypt?.(made) ?? made) : made;
      if (hasStream) {
        ref.data["Length"] = body.length;
      }
      kit._write(`${ref.id} 0 obj`);
      kit._write(valueText(ref.data, encrypt));
      if (hasStream) {
        kit._write("stream");
        kit._write(body);
        kit._write("\nendstream");
      }
      kit._write("endobj");
    });
    kit._refEnd(ref);
  };
  const alone = (ref: PdfKitRef): PdfKitRef => {
    ref.finalize = () => writeAlone(ref);
    return ref;
  };

  const flush = (): void => {
    const ids = waiting;
    const texts = waitingTexts;
    waiting = [];
    waitingTexts = [];
    const index: number[] = [];
    let offset = 0;
    for (const [at, text] of texts.entries()) {
      index.push(ids[at] ?? 0, offset);
      offset += text.length;
    }
    const head = `${index.join(" ")}\n`;
    const stream = alone(makeRef({ Type: "ObjStm", N: ids.length, First: head.length }));
    stream.end(Buffer.from(head + texts.join(""), "latin1"));
    for (const [at, id] of ids.entries()) {
      within.set(id, { stream: stream.id, at });
    }
  };

  const pack = (ref: PdfKitRef): PdfKitRef => {
    ref.finalize = () => {
      if (ref.buffer.length > 0) {
        writeAlone(ref);
        return;
      }
      // What is in an object stream is encrypted with it, not by itself.
      waiting.push(ref.id);
      waitingTexts.push(`${valueText(ref.data, undefined)}\n`);
      kit._refEnd(ref);
      if (waiting.length >= MOST_OBJECTS) {
        flush();
      }
    };
    return ref;
  };
  // These are older than the change.
  alone(kit.outline.dictionary);
  const { Pages, Names } = kit._root.data;
  for (const ref of [kit._root, Pages, Names, kit._root.data.ViewerPreferences]) {
    pack(ref);
  }
  if (kit._security !== null) {
    alone(kit._security.reference);
  }
  kit.ref = (data) => pack(makeRef(data));

  kit._finalize = () => {
    // More objects follow, and the end of each would end the file again.
    kit._ended = false;
    if (waiting.length > 0) {
      flush();
    }
    const security = kit._security;
    kit._security = null;
    // With a filter at its making, pdfkit leaves it alone: it knows no predictors.
    const stream = alone(makeRef({ Filter: "FlateDecode" }));
    writes.add(NOTHING, () => {
      const start = kit._offset;
      kit._offsets[stream.id - 1] = start;
      stream.data = {
        Type: "XRef",
        Size: kit._offsets.length + 1,
        Root: kit._root,
        Info: kit._info,
        ID: [kit._id, kit._id],
        Encrypt: security === null ? undefined : security.reference,
        W: FIELDS,
        Filter: "FlateDecode",
        DecodeParms: { Predictor: 10 + UP, Columns: ENTRY_LENGTH },
      };
      stream.end(deflateSync(filtered(entries(within, kit._offsets)), { level: 9 }));
      kit._write("startxref");
      kit._write(String(start));
      kit._write("%%EOF");
    });
  };
  return { settle: (most) => writes.settle(most) };
}

function encryptionOf(
  { _security: security }: PdfKitDocument,
  { id }: PdfKitRef,
): ((bytes: Uint8Array) => Uint8Array) | undefined {
  return security?.getEncryptFn(id, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}

/** The rows of the cross-reference stream; the first stands for object 0, which is free. */
function entries(
  within: ReadonlyMap<number, { readonly stream: number; readonly at: number }>,
  offsets: readonly (number | null)[],
): Buffer {
  const rows = Buffer.alloc((offsets.length + 1) * ENTRY_LENGTH);
  rows.writeUInt16BE(0xffff, FIELDS[0] + FIELDS[1]);
  for (const [at, offset] of offsets.entries()) {
    const row = (at + 1) * ENTRY_LENGTH;
    const packed = within.get(at + 1);
    if (packed === undefined) {
      rows[row] = 1;
      rows.writeUInt32BE(offset ?? 0, row + 1);
    } else {
      rows[row] = 2;
      rows.writeUInt32BE(packed.stream, row + 1);
      rows.writeUInt16BE(packed.at, row + 5);
    }
  }
  return rows;
}

/** Each row as its difference to the one above, behind the name of the filter. */
function filtered(rows: Buffer): Buffer {
  const count = rows.length / ENTRY_LENGTH;
  const result = Buffer.alloc(count * (ENTRY_LENGTH + 1));
  for (let row = 0; row < count; row += 1) {
    const from = row * ENTRY_LENGTH;
    const to = row * (ENTRY_LENGTH + 1);
    result[to] = UP;
    for (let byte = 0; byte < ENTRY_LENGTH; byte += 1) {
      const above = row === 0 ? 0 : (rows[from + byte - ENTRY_LENGTH] ?? 0);
      result[to + 1 + byte] = (rows[from + byte] ?? 0) - above;
    }
  }
  return result;
}
