import { Blob, Face, Font } from "harfbuzzjs";
import type { FontFace } from "./face.ts";

const fonts = new WeakMap<FontFace, Font>();

/**
 * The HarfBuzz font of a face, at the scale of its units per em; made once, it lives as long as the face. Opaque to
 * all but `text/shape`, which narrows it with `instanceof`.
 */
export function shapingFontOf(face: FontFace): object {
  const known = fonts.get(face);
  if (known !== undefined) {
    return known;
  }
  const made = new Font(new Face(new Blob(face.bytes)));
  fonts.set(face, made);
  return made;
}
