export type ImageFormat = "png" | "jpeg" | "gif" | "webp" | "svg";

/** The EXIF orientation: 1 is upright; 5 to 8 change width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A picture whose header and structure were found sound. Nothing is decoded or re-encoded. */
export interface LoadedImage {
  /** SHA-256 of the bytes in lower-case hexadecimal: the same picture has the same key. */
  readonly key: string;
  readonly format: ImageFormat;
  /** `image/png` and the like. */
  readonly mediaType: string;
  /** In pixels, as stored, before `orientation` is applied. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly orientation: Orientation;
  /** Pixels to an inch as the file states; `undefined` when it does not. */
  readonly density: number | undefined;
  readonly bytes: Uint8Array;
  /** The same picture as PNG, for formats that cannot show it; where it is not PNG or JPEG and a decoder is installed. */
  readonly raster?: LoadedImage | undefined;
}

/** Pictures by the `src` of their image nodes. A picture that could not be had is absent. */
export type ImageStore = ReadonlyMap<string, LoadedImage>;
