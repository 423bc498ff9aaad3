import PDFDocument from "pdfkit";
import type { DocumentMetadata, Page } from "../../../layout/index.ts";
import type { Size } from "../../../units/index.ts";
import type { PdfPasswords } from "../pdf-options.ts";
import { compactObjects, type Deflate } from "./compact-objects.ts";
import { createEncryption } from "./encryption.ts";
import type { PdfDictionary, PdfRef, PdfValue } from "./pdf-object.ts";
import type { PdfKitDocument } from "./pdfkit-document.ts";

/** What the rest of the renderer sees of pdfkit: objects, pages and their content. */
export interface PdfDocument {
  readonly ref: (data?: PdfDictionary) => PdfRef;
  readonly catalogue: PdfDictionary;
  /** Sets one of the name dictionaries (ISO 32000-1 7.7.4). */
  readonly setNames: (kind: "Dests" | "EmbeddedFiles", tree: PdfDictionary) => void;
  /** Ends and writes the page before. The returned page is open for content until the next one is added. */
  readonly addPage: (size: Size, trim?: Page["trim"]) => PdfPage;
  /** Which side of a two-page view the first page is on, and which way the pages turn. */
  readonly setReadingDirection: (direction: DocumentMetadata["direction"]) => void;
  readonly setMetadata: (xmp: string) => void;
  /** Has the pages, in this order, in the page tree. */
  readonly orderPages: (pages: readonly PdfPage[]) => void;
  /** Ends the file; nothing can be added afterwards. */
  readonly finish: () => void;
  /** Waits until no more than so many streams are still being compressed: what follows these waits with them. */
  readonly settle: (most: number) => Promise<void>;
  /** The bytes of the file since this was asked last. */
  readonly written: () => readonly Uint8Array[];
}

export interface PdfPage {
  /** From 1 on. */
  readonly number: number;
  readonly dictionary: PdfRef;
  readonly height: number;
  /** Operators in ASCII, each ended by a new line. */
  readonly addContent: (operators: Uint8Array) => void;
  readonly useFont: (name: string, font: PdfRef) => void;
  readonly useXObject: (name: string, object: PdfRef) => void;
  readonly useGraphicsState: (name: string, state: PdfRef) => void;
  readonly usePattern: (name: string, pattern: PdfRef) => void;
}

/** Entries of the document information dictionary; the file identifier is a hash of them. */
export type PdfInfo = Readonly<Record<string, string | Date>> & { readonly CreationDate: Date };

/** Opens a PDF 1.7 file without pages and without the fonts, tags and metadata that pdfkit would add of its own. */
export function openDocument(
  info: PdfInfo,
  language: string,
  passwords: PdfPasswords | undefined,
  deflate: Deflate,
): PdfDocument {
  const options: object = {
    pdfVersion: "1.7",
    autoFirstPage: false,
    font: null,
    lang: language,
    displayTitle: true,
    info,
  };
  const opened: unknown = new PDFDocument(options);
  const kit = opened as PdfKitDocument;
  // pdfkit's own XMP is not escaped and lacks the modification date; see metadata/xmp.ts.
  kit.endMetadata = () => {};
  if (passwords !== undefined) {
    protect(kit, passwords);
  }
  const { settle } = compactObjects(kit, deflate);
  const bytes = collectBytes(kit);
  let pageCount = 0;
  return {
    ref: (data = {}) => kit.ref(data),
    catalogue: kit._root.data as PdfDictionary,
    setNames: (kind, tree) => {
      kit._root.data.Names.data[kind] = tree;
    },
    addPage: (size, trim) => {
      pageCount += 1;
      return addPage(kit, pageCount, size, trim);
    },
    setReadingDirection: (direction) => {
      kit._root.data.ViewerPreferences.data["Direction"] = direction === "rtl" ? "R2L" : "L2R";
    },
    setMetadata: (xmp) => {
      const metadata = kit.ref({ Type: "Metadata", Subtype: "XML" });
      // Left readable, so that a program that knows nothing of PDF finds it.
      metadata.compress = false;
      metadata.end(new TextEncoder().encode(xmp));
      kit._root.data["Metadata"] = metadata;
    },
    orderPages: (pages) => {
      kit._root.data.Pages.data["Kids"] = pages.map(({ dictionary }) => dictionary);
    },
    finish: () => kit.end(),
    settle,
    written: bytes.take,
  };
}

interface WrittenBytes {
  readonly take: () => readonly Uint8Array[];
}

/** Small writes are gathered into pieces of this size. */
const PIECE = 64 * 1024;

/** Takes what pdfkit writes: as a stream it would hold everything until somebody reads. */
function collectBytes(kit: PdfKitDocument): WrittenBytes {
  // The head of the file is there already, in as many chunks as the line of Node likes.
  let pieces: Uint8Array[] = [];
  for (let head = kit.read(); head !== null; head = kit.read()) {
    pieces.push(new Uint8Array(head));
  }
  let piece = Buffer.allocUnsafe(PIECE);
  let used = 0;
  const flush = (): void => {
    if (used > 0) {
      pieces.push(piece.subarray(0, used));
      piece = Buffer.allocUnsafe(PIECE);
      used = 0;
    }
  };
  kit.push = () => true;
  kit._write = (data) => {
    const length = typeof data === "string" ? data.length + 1 : data.length;
    if (length > PIECE - used) {
      flush();
    }
    if (length > PIECE) {
      pieces.push(typeof data === "string" ? Buffer.from(`${data}\n`, "latin1") : data);
    } else if (typeof data === "string") {
      piece.write(data, used, "latin1");
      piece[used + length - 1] = 0x0a;
      used += length;
    } else {
      piece.set(data, used);
      used += length;
    }
    kit._offset += length;
  };
  return {
    take: () => {
      // A copy with memory of its own: who keeps what a page added, a few thousand bytes, would keep a whole piece.
      const taken = used > 0 ? [...pieces, new Uint8Array(piece.subarray(0, used))] : pieces;
      pieces = [];
      used = 0;
      return taken;
    },
  };
}

/** pdfkit's own encryption stops at a revision that is no part of any standard. */
function protect(kit: PdfKitDocument, passwords: PdfPasswords): void {
  const { dictionary, encrypt } = createEncryption(passwords, kit._id);
  const reference = kit.ref(dictionary);
  kit._security = {
    reference,
    getEncryptFn: (id) => (bytes) => encrypt(bytes, id),
    end: () => {
      const security = kit._security;
      // It alone is readable without the key.
      kit._security = null;
      reference.end();
      kit._security = security;
    },
  };
  // AES with 256 bits came to PDF 1.7 as an extension.
  kit._root.data["Extensions"] = { ADBE: { BaseVersion: "1.7", ExtensionLevel: 8 } };
}

/** A stream has to have bytes for pdfkit. */
const EMPTY_CONTENT = Buffer.from("\n", "latin1");

function addPage(kit: PdfKitDocument, number: number, size: Size, trim: Page["trim"]): PdfPage {
  kit.addPage({ size: [size.width, size.height], margin: 0 });
  const { page } = kit;
  if (trim !== undefined) {
    // The origin stays at the corner of the page: the sheet reaches beyond it (ISO 32000-1 14.11.2).
    const box = (by: number): PdfValue => [-by, -by, size.width + by, size.height + by];
    Object.assign(page.dictionary.data, {
      MediaBox: box(trim.sheet),
      CropBox: box(trim.sheet),
      BleedBox: box(trim.bleed),
      TrimBox: box(0),
    });
  }
  // pdfkit has turned the page upside down; text and text extraction want it upright.
  kit.addContent(`1 0 0 -1 0 ${size.height} cm`);
  return {
    number,
    dictionary: page.dictionary,
    height: size.height,
    addContent: (operators) => kit.addContent(operators.length > 0 ? operators : EMPTY_CONTENT),
    useFont: (name, font) => {
      page.fonts[name] = font as PdfValue;
    },
    useXObject: (name, object) => {
      page.xobjects[name] = object as PdfValue;
    },
    useGraphicsState: (name, state) => {
      page.ext_gstates[name] = state;
    },
    usePattern: (name, pattern) => {
      page.patterns[name] = pattern;
    },
  };
}
