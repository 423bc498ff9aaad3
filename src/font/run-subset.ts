import { type Pointer, type SubsetLibrary, subsetLibrary } from "./subset-library.ts";

/** `HB_MEMORY_MODE_WRITABLE`. */
const WRITABLE = 2;

/**
 * A font file made of another by HarfBuzz's subsetter; `configure` says what of it is wanted. Undefined for a file
 * that the library cannot take apart.
 */
export function runSubset(
  bytes: Uint8Array,
  configure: (hb: SubsetLibrary, input: Pointer, face: Pointer) => void,
): Uint8Array | undefined {
  const hb = subsetLibrary();
  const data = hb.malloc(bytes.length);
  new Uint8Array(hb.memory.buffer).set(bytes, data);
  const blob = hb.hb_blob_create(data, bytes.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  try {
    configure(hb, input, face);
    const subset = hb.hb_subset_or_fail(face, input);
    if (subset === 0) {
      return undefined;
    }
    const result = hb.hb_face_reference_blob(subset);
    const length = hb.hb_blob_get_length(result);
    const start = hb.hb_blob_get_data(result, 0);
    // Copied, for what lies in the module's memory is overwritten by the next call.
    const copy = new Uint8Array(hb.memory.buffer).slice(start, start + length);
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(subset);
    return copy;
  } finally {
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.hb_blob_destroy(blob);
    hb.free(data);
  }
}
