import { readDataUrl } from "./data-url.ts";
import type { LoadedImage } from "./image.ts";
import { loadedImage } from "./loaded-image.ts";

/** The picture that a `data:` address carries; throws `ImageError` for what is none. */
export const imageFromDataUrl = (address: string): LoadedImage => loadedImage(readDataUrl(address));
