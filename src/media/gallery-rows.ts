import type { Points } from "../units/index.ts";
import { displayedSize } from "./displayed-size.ts";
import type { LoadedImage } from "./image.ts";

/** Pictures side by side, all of one height. */
export interface GalleryRow {
  /** Index of the first picture. */
  readonly from: number;
  /** The widths of its pictures, in reading order. */
  readonly widths: readonly Points[];
  readonly height: Points;
}

export interface GalleryRoom {
  readonly width: Points;
  /** No row is higher. */
  readonly maxHeight: Points;
  /** Between two pictures of a row. */
  readonly gap: Points;
  /** In a row of several none is narrower: a caption could not be set below it. */
  readonly leastWidth: Points;
}

/** A gallery's picture, as far as it could be had, and whether it has a caption or credit of its own. */
export interface GalleryPicture {
  readonly image: LoadedImage | undefined;
  readonly hasWords: boolean;
}

/** Ratio of a picture that could not be had: its words stand in its place. */
const UNKNOWN_RATIO = 3 / 2;
/** The least width of a picture beside others, in em of the caption below it. */
const LEAST_EM = { captioned: 9, bare: 6 } as const;

/** `galleryRows` by the shapes of the pictures; `em` is the size of the type of captions. */
export function rowsOfPictures(
  pictures: readonly GalleryPicture[],
  em: Points,
  room: Omit<GalleryRoom, "leastWidth">,
): readonly GalleryRow[] {
  const ratios = pictures.map(({ image }) => {
    const size = image === undefined ? undefined : displayedSize(image);
    return size === undefined ? UNKNOWN_RATIO : size.width / size.height;
  });
  const isCaptioned = pictures.some(({ hasWords }) => hasWords);
  return galleryRows(ratios, {
    ...room,
    leastWidth: em * (isCaptioned ? LEAST_EM.captioned : LEAST_EM.bare),
  });
}

const MOST_IN_ROW = 4;
/** Height of the row that looks best, as a share of the measure: two pictures of 3 : 2. */
const IDEAL_SHARE = 1 / 3;
/** What a row costs by which a narrow picture would stand beside one far too wide. */
const NARROW = 1000;

/**
 * Shares pictures out among rows, each filling the measure as far as its height allows, such that the heights are as
 * near to the ideal as they can be together; of equally good ways, the one with the larger pictures first.
 * `ratios` are widths over heights, in reading order.
 */
export function galleryRows(ratios: readonly number[], room: GalleryRoom): readonly GalleryRow[] {
  const best: { readonly cost: number; readonly rows: readonly GalleryRow[] }[] = [];
  best[ratios.length] = { cost: 0, rows: [] };
  for (let from = ratios.length - 1; from >= 0; from -= 1) {
    for (let count = 1; count <= MOST_IN_ROW && from + count <= ratios.length; count += 1) {
      const row = rowOf(ratios.slice(from, from + count), from, room);
      const rest = best[from + count];
      const cost = costOf(row, room) + (rest?.cost ?? 0);
      const known = best[from];
      if (known === undefined || cost < known.cost - 1e-9) {
        best[from] = { cost, rows: [row, ...(rest?.rows ?? [])] };
      }
    }
  }
  return best[0]?.rows ?? [];
}

function rowOf(ratios: readonly number[], from: number, room: GalleryRoom): GalleryRow {
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  const free = Math.max(1, room.width - room.gap * (ratios.length - 1));
  const height = Math.min(room.maxHeight, free / sum);
  return { from, height, widths: ratios.map((ratio) => ratio * height) };
}

function costOf({ height, widths }: GalleryRow, { width, leastWidth }: GalleryRoom): number {
  const isNarrow = widths.length > 1 && widths.some((one) => one < leastWidth);
  return Math.log(height / (width * IDEAL_SHARE)) ** 2 + (isNarrow ? NARROW : 0);
}
