export type { ImageFormat, ImageStore, LoadedImage, Orientation } from "./image.ts";
