import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Image, PreparedPublication } from "../model/index.ts";
import { printedNodes } from "./printed-nodes.ts";

/** Every picture that is printed, in print order, the cover first; one without words for those who cannot see it is reported. */
export function collectPictures(
  { publication, articles }: PreparedPublication,
  report: Report,
): readonly Image[] {
  const pictures: Image[] = publication.cover === undefined ? [] : [publication.cover];
  for (const article of articles) {
    for (const node of printedNodes(article)) {
      if (node.type === "figure" || node.type === "image") {
        pictures.push(node.image);
      }
    }
  }
  for (const { src, alt, decorative, span } of pictures) {
    if (decorative !== true && (alt ?? "").trim() === "") {
      const name = src.startsWith("data:") ? "a picture" : `the picture ${src}`;
      report(
        diagnostic("image/no-alt", `${name} has no alternative text`, {
          span,
          hints: ["say in words what it shows, or mark it as decorative"],
        }),
      );
    }
  }
  return pictures;
}
