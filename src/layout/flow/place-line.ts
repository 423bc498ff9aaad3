import type { Direction } from "../../model/index.ts";
import type { Align } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { LinePicture, PageItem, StructureElement, TextLine } from "../frame.ts";
import type { LineFrame } from "../inline/line-frame.ts";

/** The items of a set line whose left end and baseline are known, backgrounds first. */
export function placeLine(
  line: LineFrame,
  x: Points,
  baseline: Points,
  direction: Direction,
  element: StructureElement | null,
): readonly PageItem[] {
  const shifted = (rect: { x: Points; y: Points; width: Points; height: Points }) => ({
    ...rect,
    x: rect.x + x,
    y: rect.y + baseline,
  });
  const text: TextLine = {
    type: "text",
    x,
    baseline,
    width: line.width,
    direction,
    text: line.text,
    runs: line.runs.map((run) => ({ ...run, x: run.x + x })),
    element,
  };
  if (isTextAlone(line)) {
    return [text];
  }
  const pictures = picturesIn(line);
  return [
    ...line.backgrounds.map(
      ({ rect, colour }): PageItem => ({
        type: "rect",
        rect: shifted(rect),
        colour,
      }),
    ),
    ...(line.runs.length === 0 ? [] : [pictures.length === 0 ? text : { ...text, pictures }]),
    ...line.strokes.map(
      ({ rect, colour }): PageItem => ({
        type: "rect",
        rect: shifted(rect),
        colour,
      }),
    ),
    ...line.objects.map(
      ({ rect, object, element: own }): PageItem => ({
        ...object.content,
        rect: shifted(rect),
        element: own,
      }),
    ),
    ...line.links.map(
      ({ rect, link }): PageItem => ({
        type: "link",
        rect: shifted(rect),
        target: link.target,
        label: link.label,
        element: link.element,
      }),
    ),
  ];
}

/** As nearly all lines are. */
const isTextAlone = ({ runs, backgrounds, strokes, objects, links }: LineFrame): boolean =>
  runs.length > 0 && backgrounds.length + strokes.length + objects.length + links.length === 0;

/** What is to be read; a formula is read by the words that it carries. */
const picturesIn = ({ objects }: LineFrame): readonly LinePicture[] =>
  objects
    .flatMap(({ offset, object, element }) =>
      element === null || object.text !== undefined ? [] : { offset, element },
    )
    .sort((one, other) => one.offset - other.offset);

/** Left end of a line of `width` in a room of `[x, x + room)`. `indent` is taken from the start side. */
export function lineLeft(
  x: Points,
  room: Points,
  width: Points,
  align: Align | "justify-all",
  direction: Direction,
  indent: Points,
): Points {
  const left = direction === "ltr" ? x + indent : x;
  const free = room - indent - width;
  switch (align) {
    case "center":
      return left + free / 2;
    case "start":
    case "justify":
    case "justify-all":
      return direction === "rtl" ? left + free : left;
    case "end":
      return direction === "rtl" ? left : left + free;
  }
}
