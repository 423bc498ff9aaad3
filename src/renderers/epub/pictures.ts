import {
  displayedSize,
  type ImageFormat,
  type ImageStore,
  type LoadedImage,
} from "../../media/index.ts";
import type { Image } from "../../model/index.ts";

/** A picture in the container. */
export interface Picture {
  /** Unique in the manifest. */
  readonly id: string;
  /** From the folder of the package document. */
  readonly path: string;
  readonly image: LoadedImage;
}

/** The pictures that the book shows, each in the container once. */
export interface PictureShelf {
  /** The file of a picture that is going to be shown; undefined when there is none that may be. */
  readonly take: (image: Image) => Picture | undefined;
  /** Width over height of a picture as it is seen; undefined when there is none. */
  readonly ratioOf: (image: Image) => number | undefined;
  /** By path. */
  readonly pictures: () => readonly Picture[];
  /** Every showing of a picture so far. */
  readonly shown: () => readonly Image[];
}

const EXTENSIONS: Readonly<Record<ImageFormat, string>> = {
  png: "png",
  jpeg: "jpg",
  gif: "gif",
  webp: "webp",
  svg: "svg",
};

export function createPictureShelf(images: ImageStore): PictureShelf {
  const byKey = new Map<string, Picture>();
  const shown: Image[] = [];

  return {
    take: (image) => {
      const loaded = images.get(image.src);
      if (loaded === undefined) {
        return undefined;
      }
      const picture = byKey.get(loaded.key) ?? pictureOf(loaded);
      byKey.set(loaded.key, picture);
      shown.push(image);
      return picture;
    },
    ratioOf: (image) => {
      const loaded = images.get(image.src);
      const size = loaded === undefined ? undefined : displayedSize(loaded);
      return size === undefined ? undefined : size.width / size.height;
    },
    pictures: () => [...byKey.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
    shown: () => shown,
  };
}

function pictureOf(image: LoadedImage): Picture {
  // 80 bits of a SHA-256: enough to tell the pictures of a book apart.
  const name = image.key.slice(0, 20);
  return {
    id: `image-${name}`,
    path: `images/${name}.${EXTENSIONS[image.format]}`,
    image,
  };
}
