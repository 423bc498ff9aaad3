import type { Article } from "../../model/index.ts";
import type { ReadPiece } from "../reader.ts";
import { mapNodes } from "./map-nodes.ts";

/**
 * An article whose pictures from inside its source have names that no other file of the publication has, and those pictures:
 * two Word files may both hold a `media/image1.png`.
 */
export function takePictures(
  article: Article,
  { files, stem }: ReadPiece,
  source: string,
): { readonly article: Article; readonly pictures: ReadonlyMap<string, Uint8Array> } {
  const pictures = new Map<string, Uint8Array>();
  if (files.size === 0) {
    return { article, pictures };
  }
  const prefix = stem === undefined ? source : `${source}/${stem}`;
  const renamed = mapNodes(article, (node) => {
    const { src } = node;
    const bytes = typeof src === "string" ? files.get(src) : undefined;
    if (typeof src !== "string" || bytes === undefined) {
      return node;
    }
    // Like a scheme, so that it is never taken for a path.
    const own = `within:${prefix}/${src}`;
    pictures.set(own, bytes);
    return { ...node, src: own };
  });
  return { article: renamed, pictures };
}
