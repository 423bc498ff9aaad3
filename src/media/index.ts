export type { ImageFormat, ImageStore, LoadedImage, Orientation } from "./image.ts";
export { type ImageRequest, type ImageSettings, loadImages } from "./load-images.ts";
