import { createHash } from "node:crypto";
import type { LoadedImage } from "./media/index.ts";
import { DRAWN_COVER, type ReflowableInput } from "./renderers/reflowable.ts";

/** The same with a cover drawn from the template, where the publication has none of its own. */
export async function withDrawnCover(input: ReflowableInput): Promise<ReflowableInput> {
  const { publication: prepared, images } = input;
  if (prepared.publication.cover !== undefined) {
    return input;
  }
  const { layOutCover } = await import("./layout/index.ts");
  const page = layOutCover(prepared, input);
  if (page === undefined) {
    return input;
  }
  const { renderCoverPicture } = await import("./renderers/raster/index.ts");
  const bytes = renderCoverPicture(page);
  const image: LoadedImage = {
    key: createHash("sha256").update(bytes).digest("hex"),
    format: "png",
    mediaType: "image/png",
    pixelWidth: page.size.width,
    pixelHeight: page.size.height,
    orientation: 1,
    density: undefined,
    bytes,
  };
  const publication = { ...prepared.publication, cover: { src: DRAWN_COVER } };
  return {
    ...input,
    publication: { ...prepared, publication },
    images: new Map([...images, [DRAWN_COVER, image]]),
  };
}
