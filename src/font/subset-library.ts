import { readInstalledFile } from "../host/index.ts";

/** An address in the memory of the module; 0 is none. */
export type Pointer = number;

/** What warraq uses of HarfBuzz's C interface, as the module exports it. */
export interface SubsetLibrary {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (size: number) => Pointer;
  readonly free: (pointer: Pointer) => void;
  readonly hb_blob_create: (
    data: Pointer,
    length: number,
    mode: number,
    userData: Pointer,
    destroy: Pointer,
  ) => Pointer;
  readonly hb_blob_destroy: (blob: Pointer) => void;
  readonly hb_blob_get_data: (blob: Pointer, length: Pointer) => Pointer;
  readonly hb_blob_get_length: (blob: Pointer) => number;
  readonly hb_face_create: (blob: Pointer, index: number) => Pointer;
  readonly hb_face_destroy: (face: Pointer) => void;
  readonly hb_face_reference_blob: (face: Pointer) => Pointer;
  readonly hb_set_add: (set: Pointer, member: number) => void;
  readonly hb_set_clear: (set: Pointer) => void;
  readonly hb_set_invert: (set: Pointer) => void;
  readonly hb_subset_input_create_or_fail: () => Pointer;
  readonly hb_subset_input_destroy: (input: Pointer) => void;
  readonly hb_subset_input_keep_everything: (input: Pointer) => void;
  readonly hb_subset_input_pin_axis_location: (
    input: Pointer,
    face: Pointer,
    tag: number,
    value: number,
  ) => number;
  readonly hb_subset_input_set: (input: Pointer, which: number) => Pointer;
  readonly hb_subset_input_set_flags: (input: Pointer, flags: number) => void;
  readonly hb_subset_input_unicode_set: (input: Pointer) => Pointer;
  readonly hb_subset_or_fail: (face: Pointer, input: Pointer) => Pointer;
}

/** The language's own types know WebAssembly only together with browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: SubsetLibrary & { readonly _initialize: () => void } };
};

let library: SubsetLibrary | undefined;

/** HarfBuzz's subsetter, which its package ships as a WebAssembly module without imports; made once a process. */
export function subsetLibrary(): SubsetLibrary {
  if (library === undefined) {
    const module = new WebAssembly.Module(
      readInstalledFile("harfbuzzjs/dist/harfbuzz-subset.wasm"),
    );
    const { exports } = new WebAssembly.Instance(module);
    exports._initialize();
    library = exports;
  }
  return library;
}
