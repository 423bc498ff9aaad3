import type { FontFace } from "./face.ts";
import { FontError } from "./font-error.ts";
import { openFace } from "./open-face.ts";
import { runSubset } from "./run-subset.ts";

/** A font whose outlines are a function of its axes (OpenType `fvar`); static fonts of it are made as they are asked for. */
export interface VariableFont {
  readonly family: string;
  /** The weights that it can take; both are that of the file when it has no axis for weight. */
  readonly weights: readonly [least: number, most: number];
  readonly isItalic: boolean;
  /** Whether an axis makes it upright or italic, or slants it. */
  readonly hasItalic: boolean;
  /**
   * The static font at a weight, which is brought into the range, and slant; all other axes are at their default. Equal
   * wishes give the same face.
   */
  readonly instance: (weight: number, italic: boolean) => FontFace;
}

interface Axis {
  readonly tag: string;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** Undefined for a file without axes. Throws `FontError` for one that cannot be made static. */
export function openVariableFont(bytes: Uint8Array, source: string): VariableFont | undefined {
  const axes = readAxes(bytes);
  if (axes.length === 0) {
    return undefined;
  }
  const axis = (tag: string): Axis | undefined => axes.find((one) => one.tag === tag);
  const slant = axis("ital") ?? axis("slnt");
  const usual = staticFont(bytes, axes, new Map(), source);
  const { family, italic: isItalic } = usual;
  const faces = new Map<string, FontFace>();
  const weight = axis("wght");
  const weights = weight === undefined ? [usual.weight, usual.weight] : [weight.least, weight.most];
  const [least = 400, most = 400] = weights.map((one) => Math.min(900, Math.max(100, one)));
  return {
    family,
    weights: [least, most],
    isItalic,
    hasItalic: slant !== undefined,
    instance: (wanted, italic) => {
      const taken = Math.min(most, Math.max(least, wanted));
      const isSlanted = slant !== undefined && italic;
      const key = `${taken} ${isSlanted}`;
      const known = faces.get(key);
      if (known !== undefined) {
        return known;
      }
      const places = new Map<string, number>();
      if (weight !== undefined) {
        places.set("wght", taken);
      }
      if (isSlanted) {
        // A slant to the right is negative.
        places.set(slant.tag, slant.tag === "ital" ? slant.most : slant.least);
      }
      const style = `${taken}${isSlanted ? " Italic" : ""}`;
      const face: FontFace = {
        ...staticFont(bytes, axes, places, source),
        weight: taken,
        italic: isItalic || isSlanted,
        fullName: `${family} ${style}`,
        postscriptName: `${family}-${style}`.replaceAll(" ", ""),
      };
      faces.set(key, face);
      return face;
    },
  };
}

function staticFont(
  bytes: Uint8Array,
  axes: readonly Axis[],
  places: ReadonlyMap<string, number>,
  source: string,
): FontFace {
  const made = runSubset(bytes, (hb, input, face) => {
    hb.hb_subset_input_keep_everything(input);
    for (const { tag, usual } of axes) {
      hb.hb_subset_input_pin_axis_location(input, face, tagNumber(tag), places.get(tag) ?? usual);
    }
  });
  if (made === undefined) {
    throw new FontError("variable", `${source} is a variable font that cannot be made static`);
  }
  return openFace(made, source);
}

function tagNumber(tag: string): number {
  return [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}

/** The table `fvar` (OpenType 1.9.1); empty for a file that is too damaged to have one. */
function readAxes(bytes: Uint8Array): readonly Axis[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fixed = (at: number): number => view.getInt32(at) / 65536;
  const tagAt = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  try {
    const count = view.getUint16(4);
    for (let record = 12; record < 12 + count * 16; record += 16) {
      if (tagAt(record) === "fvar") {
        const table = view.getUint32(record + 8);
        const first = table + view.getUint16(table + 4);
        const size = view.getUint16(table + 10);
        return Array.from({ length: view.getUint16(table + 8) }, (_, index) => {
          const at = first + index * size;
          return {
            tag: tagAt(at),
            least: fixed(at + 4),
            usual: fixed(at + 8),
            most: fixed(at + 12),
          };
        });
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
  }
  return [];
}
