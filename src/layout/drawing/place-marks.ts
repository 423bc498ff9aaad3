import {
  type Affine,
  compose,
  type DrawnMark,
  type PathMark,
  type PixelsMark,
} from "../../drawing/index.ts";
import { ImageError, imageFromDataUrl } from "../../media/index.ts";
import type { DrawingMark } from "../frame.ts";
import { setWords, type WordsSurroundings } from "./set-words.ts";

/** The marks of a drawing with its words set and its pictures opened. `report` hears of those that cannot be shown. */
export function placeMarks(
  marks: readonly DrawnMark[],
  around: WordsSurroundings,
  report: (what: string) => void,
): readonly DrawingMark[] {
  return marks.flatMap((mark) => placeMark(mark, around, report));
}

function placeMark(
  mark: DrawnMark,
  around: WordsSurroundings,
  report: (what: string) => void,
): readonly DrawingMark[] {
  switch (mark.kind) {
    case "path":
      return [mark];
    case "words": {
      const words = setWords(mark, around);
      return words === undefined ? [] : [words];
    }
    case "pixels":
      return placePixels(mark, report);
    case "group":
      return [{ ...mark, marks: placeMarks(mark.marks, around, report) }];
  }
}

function placePixels(
  { address, matrix, fit, width, height }: PixelsMark,
  report: (what: string) => void,
): readonly DrawingMark[] {
  try {
    const image = imageFromDataUrl(address);
    if (fit === "none") {
      return [{ kind: "picture", image, matrix }];
    }
    const ratio = (image.pixelWidth * height) / (image.pixelHeight * width);
    const fills = fit.slice ? ratio < 1 : ratio >= 1;
    // Shares of the room that the picture takes in either direction.
    const [across, down] = fills ? [1, 1 / ratio] : [ratio, 1];
    const place: Affine = [across, 0, 0, down, (1 - across) * fit.x, (1 - down) * fit.y];
    const picture: DrawingMark = { kind: "picture", image, matrix: compose(matrix, place) };
    return fit.slice
      ? [
          {
            kind: "group",
            opacity: 1,
            clips: [{ path: unitSquare(matrix), fillRule: "nonzero" }],
            marks: [picture],
          },
        ]
      : [picture];
  } catch (error) {
    if (error instanceof ImageError) {
      report(`a picture inside it: ${error.message}`);
      return [];
    }
    throw error;
  }
}

function unitSquare([a, b, c, d, e, f]: Affine): PathMark["path"] {
  return [
    { kind: "move", points: [e, f] },
    { kind: "line", points: [e + a, f + b] },
    { kind: "line", points: [e + a + c, f + b + d] },
    { kind: "line", points: [e + c, f + d] },
    { kind: "close", points: [] },
  ];
}
