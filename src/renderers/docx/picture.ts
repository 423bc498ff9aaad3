import { ImageRun } from "docx";
import {
  displayedSize,
  fitWithin,
  type LoadedImage,
  largestSize,
  lowResolution,
  needsDecoder,
  type Orientation,
} from "../../media/index.ts";
import type { Image } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import type { RunChild } from "./run-child.ts";
import type { Flow, Session } from "./session.ts";
import { textHeight } from "./styles/role-look.ts";

/** The least pixels to an inch that are believed. */
const LEAST_DENSITY = 36;
/** docx measures pictures in pixels of 96 to the inch. */
const PIXELS_PER_POINT = 96 / 72;

/** What is printed for a picture that cannot be shown, in brackets that say so; `undefined` when it can. */
export function pictureReplacement(image: Image, session: Session): string | undefined {
  const loaded = session.input.images.get(image.src);
  if (loaded !== undefined && shownAs(loaded) !== undefined) {
    return undefined;
  }
  if (loaded !== undefined) {
    session.context.report(
      needsDecoder(
        `Word shows no ${loaded.format} picture by itself: ${name(image)}, whose words are printed`,
        image.span,
      ),
    );
  }
  return image.alt === undefined || image.alt === "" ? "" : `[${image.alt}]`;
}

/** A picture that Word can show, in the line. */
export function pictureRun(image: Image, flow: Flow, session: Session): readonly RunChild[] {
  const loaded = session.input.images.get(image.src);
  const shown = loaded === undefined ? undefined : shownAs(loaded);
  if (loaded === undefined || shown === undefined) {
    return [];
  }
  const { width, height, rotation, flip } = placedSize(loaded, image, flow, session);
  return [
    new ImageRun({
      ...shown,
      transformation: {
        width: width * PIXELS_PER_POINT,
        height: height * PIXELS_PER_POINT,
        ...(rotation === 0 ? {} : { rotation }),
        ...(flip ? { flip: { horizontal: true } } : {}),
      },
      altText: { name: "", description: image.decorative === true ? "" : (image.alt ?? "") },
      ...(image.decorative === true ? { decorative: true } : {}),
    }),
  ];
}

function name(image: Image): string {
  return image.src.startsWith("data:") ? "a picture in the text itself" : image.src;
}

/** What Word is given: a drawing has its PNG with it, for programs that cannot draw it. */
function shownAs(image: LoadedImage): ShownPicture | undefined {
  const { format, bytes, raster } = image;
  switch (format) {
    case "png":
    case "gif":
      return { type: format, data: bytes };
    case "jpeg":
      return { type: "jpg", data: bytes };
    case "webp":
      return raster && { type: "png", data: raster.bytes };
    case "svg":
      return raster && { type: "svg", data: bytes, fallback: { type: "png", data: raster.bytes } };
  }
}

type ShownPicture =
  | { readonly type: "png" | "gif" | "jpg"; readonly data: Uint8Array }
  | {
      readonly type: "svg";
      readonly data: Uint8Array;
      readonly fallback: { readonly type: "png"; readonly data: Uint8Array };
    };

/** How each EXIF orientation is undone: a quarter turns clockwise after an optional mirroring. */
const UPRIGHT: Readonly<
  Record<Orientation, { readonly rotation: number; readonly flip: boolean }>
> = {
  1: { rotation: 0, flip: false },
  2: { rotation: 0, flip: true },
  3: { rotation: 180, flip: false },
  4: { rotation: 180, flip: true },
  5: { rotation: 270, flip: true },
  6: { rotation: 90, flip: false },
  7: { rotation: 90, flip: true },
  8: { rotation: 270, flip: false },
};

interface PlacedSize {
  readonly width: Points;
  readonly height: Points;
  readonly rotation: number;
  readonly flip: boolean;
}

/** The size of the picture before it is turned upright, such that the upright one fits and is not too coarse. */
function placedSize(loaded: LoadedImage, image: Image, flow: Flow, session: Session): PlacedSize {
  const { figure } = session.input.template;
  const { density, orientation } = loaded;
  const believed = density !== undefined && density < LEAST_DENSITY ? undefined : density;
  const highest = textHeight(session.input.template) * figure.maxHeightShare;
  const wanted =
    flow.frame ?? fitWithin(displayedSize({ ...loaded, density: believed }), flow.width, highest);
  const largest = largestSize(loaded, figure.leastResolution);
  const { width, height } = fitWithin(wanted, largest.width, largest.height);
  if (width < wanted.width - SEEN) {
    session.context.report(lowResolution(loaded, image.src, figure.leastResolution, image.span));
  }
  const { rotation, flip } = UPRIGHT[orientation];
  return orientation >= 5
    ? { width: height, height: width, rotation, flip }
    : { width, height, rotation, flip };
}

/** A difference of size that is worth telling. */
const SEEN: Points = 1;
