import type { PdfDictionary, PdfRef } from "./pdf-object.ts";

/** The parts of a pdfkit document that are used here; its published types lack most of them. */
export interface PdfKitDocument {
  ref: (data?: PdfDictionary) => PdfKitRef;
  readonly addPage: (options: {
    readonly size: readonly number[];
    readonly margin: number;
  }) => void;
  readonly page: PdfKitPage;
  readonly addContent: (operators: string | Uint8Array) => void;
  readonly end: () => void;
  /** Adds to the file; a text is followed by a line end. */
  _write: (data: Uint8Array | string) => void;
  /** Told when an object is complete. */
  readonly _refEnd: (ref: PdfKitRef) => void;
  /** Writes the cross-reference table and the trailer once every object was ended. */
  _finalize: () => void;
  /** What was written and not read. */
  readonly read: () => Uint8Array | null;
  push: (chunk: Uint8Array | null) => boolean;
  readonly _root: PdfKitRef & {
    readonly data: PdfDictionary & {
      readonly Pages: PdfKitRef;
      readonly Names: PdfKitRef;
      readonly ViewerPreferences: PdfKitRef;
    };
  };
  readonly outline: { readonly dictionary: PdfKitRef };
  readonly _info: PdfKitRef;
  readonly _id: Uint8Array;
  /** Length of the file so far. */
  _offset: number;
  /** Of each object by its number less one. */
  readonly _offsets: (number | null)[];
  _ended: boolean;
  _security: PdfKitSecurity | null;
  endMetadata: () => void;
}

/** What pdfkit asks when it writes strings and streams. */
export interface PdfKitSecurity {
  readonly reference: PdfKitRef;
  readonly getEncryptFn: (id: number, generation: number) => (bytes: Uint8Array) => Uint8Array;
  /** Writes the encryption dictionary. */
  readonly end: () => void;
}

export interface PdfKitRef extends PdfRef {
  compress: boolean;
  offset: number;
  /** The pieces of the stream; empty for an object that is none. */
  buffer: readonly Uint8Array[];
  /** Writes the object. */
  finalize: () => void;
}

interface PdfKitPage {
  readonly dictionary: PdfRef;
  readonly fonts: PdfDictionary;
  readonly xobjects: PdfDictionary;
  readonly ext_gstates: PdfDictionary;
  readonly patterns: PdfDictionary;
}
