export { adam7Passes } from "./adam7.ts";
export { displayedSize, fitWithin, largestSize, lowResolution } from "./displayed-size.ts";
export { type GalleryRow, galleryRows, rowsOfPictures } from "./gallery-rows.ts";
export type { ImageFormat, ImageStore, LoadedImage, Orientation } from "./image.ts";
export { ImageError } from "./image-error.ts";
export { imageFromDataUrl } from "./image-from-data-url.ts";
export { type ImageRequest, type ImageSettings, loadImages, needsDecoder } from "./load-images.ts";
