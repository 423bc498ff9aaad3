import {
  type Affine,
  compose,
  type Paint,
  type Path,
  type PathMark,
} from "../../../drawing/index.ts";
import type { DrawingItem, DrawingMark, DrawingWords, TextLine } from "../../../layout/index.ts";
import type { Rect } from "../../../units/index.ts";
import type { PdfPage } from "../document/open-document.ts";
import type { PdfDictionary, PdfRef } from "../document/pdf-object.ts";
import { pictureMatrix } from "../images/orientation.ts";
import type { PageDirection } from "../text-layer/text-layer.ts";
import { operation, strokeColour } from "./graphics.ts";
import { createPageContent, type PageContent } from "./page-content.ts";
import type { Painter } from "./paint-page.ts";
import { paintText } from "./paint-text.ts";

/** Where a drawing stands, and in which direction poppler reads the page. */
interface Place extends Rect {
  readonly direction: PageDirection;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Paints the marks of a drawing where it stands; the caller tags them. */
export function paintDrawing(
  painter: Painter,
  content: PageContent,
  { marks, rect }: DrawingItem,
  direction: PageDirection,
): void {
  paintMarks(painter, content, marks, { ...rect, direction });
}

function paintMarks(
  painter: Painter,
  content: PageContent,
  marks: readonly DrawingMark[],
  place: Place,
): void {
  for (const mark of marks) {
    switch (mark.kind) {
      case "path":
        paintPath(painter, content, mark, place);
        break;
      case "words":
        paintWords(painter, content, mark, place);
        break;
      case "picture": {
        const { image, matrix } = mark;
        const rect = { x: 0, y: 0, width: 1, height: 1 };
        const { name, ref } = painter.images.of({ type: "image", rect, image, element: null });
        content.page.useXObject(name, ref);
        const upright = compose(
          [1, 0, 0, -1, 0, 1],
          pictureMatrix([0, 0, 1, 1], image.orientation),
        );
        content.isolated(() => {
          content.write(operation(onPage(compose(matrix, upright), place, content), "cm"));
          content.write(`/${name} Do`);
        });
        break;
      }
      case "group":
        content.isolated(() => {
          for (const { path, fillRule } of mark.clips) {
            // An area without extent hides everything.
            const shown = path.length === 0 ? ["0 0 0 0 re"] : pathOperators(path, place, content);
            content.write(...shown, fillRule === "evenodd" ? "W* n" : "W n");
          }
          if (mark.opacity === 1) {
            paintMarks(painter, content, mark.marks, place);
          } else {
            paintThrough(painter, content, mark.marks, mark.opacity, place);
          }
        });
        break;
    }
  }
}

/** Marks that are seen through as one: a path alone needs no group of its own. */
function paintThrough(
  painter: Painter,
  content: PageContent,
  marks: readonly DrawingMark[],
  opacity: number,
  place: Place,
): void {
  const [only] = marks;
  if (marks.length === 1 && only?.kind === "path" && !(only.fill && only.stroke)) {
    const { fill, stroke } = only;
    const faded = {
      ...only,
      fill: fill && { ...fill, opacity: fill.opacity * opacity },
      stroke: stroke && { ...stroke, opacity: stroke.opacity * opacity },
    };
    paintPath(painter, content, faded, place);
    return;
  }
  const captor = capture(content.page);
  const inside = createPageContent(captor.page, { fill: undefined });
  paintMarks(painter, inside, marks, place);
  inside.finish();
  const state = painter.paints.opacity(opacity, opacity);
  const box = boxOf(place, content);
  const group = painter.paints.group(captor.operators(), captor.resources, box);
  content.page.useGraphicsState(state.name, state.ref);
  content.page.useXObject(group.name, group.ref);
  content.write(`/${state.name} gs`, `/${group.name} Do`);
}

/** The room of a drawing, y upwards: left, bottom, right, top. */
const boxOf = ({ x, y, width, height }: Place, content: PageContent): readonly number[] => [
  x,
  content.flip(y + height),
  x + width,
  content.flip(y),
];

/** A page whose content goes elsewhere, with the resources that it asks for. */
function capture(page: PdfPage): {
  readonly page: PdfPage;
  readonly operators: () => Uint8Array;
  readonly resources: PdfDictionary;
} {
  let operators: Uint8Array = new Uint8Array();
  const resources: PdfDictionary = {};
  const use =
    (kind: string) =>
    (name: string, ref: PdfRef): void => {
      resources[kind] = { ...(resources[kind] as PdfDictionary | undefined), [name]: ref };
    };
  return {
    page: {
      ...page,
      addContent: (added) => {
        operators = added;
      },
      useFont: use("Font"),
      useXObject: use("XObject"),
      useGraphicsState: use("ExtGState"),
      usePattern: use("Pattern"),
    },
    operators: () => operators,
    resources,
  };
}

function paintPath(painter: Painter, content: PageContent, mark: PathMark, place: Place): void {
  const { path, fill, stroke, fillRule } = mark;
  const fading = [fill?.paint, stroke?.paint].find(isFading);
  if (fading !== undefined && fill !== undefined && stroke !== undefined) {
    // Each fades by itself.
    paintPath(painter, content, { ...mark, stroke: undefined }, place);
    paintPath(painter, content, { ...mark, fill: undefined }, place);
    return;
  }
  const steps = pathOperators(path, place, content);
  if (fill?.paint.kind === "colour" && fill.opacity === 1 && stroke === undefined) {
    content.setFill(fill.paint.colour);
    content.write(...steps, fillRule === "evenodd" ? "f*" : "f");
    return;
  }
  content.isolated(() => {
    const fillOpacity = fill?.opacity ?? 1;
    const strokeOpacity = stroke?.opacity ?? 1;
    if (fillOpacity !== 1 || strokeOpacity !== 1) {
      const state = painter.paints.opacity(fillOpacity, strokeOpacity);
      content.page.useGraphicsState(state.name, state.ref);
      content.write(`/${state.name} gs`);
    }
    if (fading !== undefined) {
      const matrix = onPage(fading.matrix, place, content);
      const state = painter.paints.fade(fading, matrix, boxOf(place, content));
      content.page.useGraphicsState(state.name, state.ref);
      content.write(`/${state.name} gs`);
    }
    if (fill !== undefined) {
      choosePaint(painter, content, fill.paint, place, "fill");
    }
    if (stroke !== undefined) {
      choosePaint(painter, content, stroke.paint, place, "stroke");
      content.write(
        operation([stroke.width], "w"),
        `${CAPS[stroke.cap]} J ${JOINS[stroke.join]} j`,
      );
      if (stroke.join === "miter") {
        content.write(operation([stroke.miterLimit], "M"));
      }
      if (stroke.dashes.length > 0) {
        content.write(
          `[${operation(stroke.dashes, "]")} ${operation([Math.max(0, stroke.dashOffset)], "d")}`,
        );
      }
    }
    content.write(...steps, paintOperator(mark));
  });
}

const isFading = (paint: Paint | undefined): paint is Exclude<Paint, { kind: "colour" }> =>
  paint !== undefined &&
  paint.kind !== "colour" &&
  paint.stops.some(({ opacity }) => opacity !== 1);

function paintOperator({ fill, stroke, fillRule }: PathMark): string {
  const star = fillRule === "evenodd" ? "*" : "";
  if (fill === undefined) {
    return stroke === undefined ? "n" : "S";
  }
  return stroke === undefined ? `f${star}` : `B${star}`;
}

function choosePaint(
  painter: Painter,
  content: PageContent,
  paint: Paint,
  place: Place,
  what: "fill" | "stroke",
): void {
  if (paint.kind === "colour") {
    if (what === "fill") {
      content.setFill(paint.colour);
    } else {
      content.write(strokeColour(paint.colour));
    }
    return;
  }
  const { name, ref } = painter.paints.gradient(paint, onPage(paint.matrix, place, content));
  content.page.usePattern(name, ref);
  content.write(what === "fill" ? `/Pattern cs /${name} scn` : `/Pattern CS /${name} SCN`);
}

/** Words that stand upright are placed on the page itself, where readers look for the words of a line. */
function paintWords(
  painter: Painter,
  content: PageContent,
  { line, matrix, opacity }: DrawingWords,
  place: Place,
): void {
  const [a, b, c, d, e, f] = matrix;
  const isUpright = nearly(a, 1) && nearly(b, 0) && nearly(c, 0) && nearly(d, 1);
  const moved = isUpright ? movedLine(line, place.x + e, place.y + f) : line;
  const paint = (): void =>
    paintText(content, painter.textLayer.encode(moved, painter.fonts, place.direction));
  if (isUpright && opacity === 1) {
    paint();
    return;
  }
  content.isolated(() => {
    if (opacity !== 1) {
      const state = painter.paints.opacity(opacity, opacity);
      content.page.useGraphicsState(state.name, state.ref);
      content.write(`/${state.name} gs`);
    }
    if (!isUpright) {
      const upright: Affine = [1, 0, 0, -1, 0, content.flip(0)];
      content.write(matrixOperator(compose(onPage(matrix, place, content), upright)));
    }
    paint();
  });
}

const nearly = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 1e-6;

const movedLine = (line: TextLine, x: number, baseline: number): TextLine => ({
  ...line,
  x: line.x + x,
  baseline: line.baseline + baseline,
  runs: line.runs.map((run) => ({ ...run, x: run.x + x })),
});

/** From the space of the drawing, y downwards, to that of the page, y upwards. */
const onPage = (matrix: Affine, { x, y }: Place, content: PageContent): Affine =>
  compose([1, 0, 0, -1, x, content.flip(y)], matrix);

/** The cosine of a turn needs more decimals than a place does. */
const matrixOperator = (matrix: Affine): string =>
  `${matrix.map((entry) => String(Math.round(entry * 1e6) / 1e6 + 0)).join(" ")} cm`;

const PATH_OPERATORS = { move: "m", line: "l", cubic: "c", close: "h" } as const;

function pathOperators(path: Path, place: Place, content: PageContent): readonly string[] {
  return path.map(({ kind, points }) =>
    operation(
      points.map((value, at) => (at % 2 === 0 ? value + place.x : content.flip(value + place.y))),
      PATH_OPERATORS[kind],
    ),
  );
}
