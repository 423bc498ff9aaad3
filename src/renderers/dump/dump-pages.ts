import type { Paint, PathMark } from "../../drawing/index.ts";
import type {
  DrawingMark,
  LinkTarget,
  Page,
  PagedDocument,
  PageItem,
  PlacedRun,
  TextLine,
} from "../../layout/index.ts";
import type { Rect } from "../../units/index.ts";
import { roundLength } from "./round-length.ts";

/**
 * What stands where, as text: a line for each item, in painting order, with its place in points to a hundredth. Made for
 * comparing layouts, so what does not matter to the eye is left out.
 */
export function dumpPages(document: PagedDocument): string {
  return document.pages.map(dumpPage).join("\n");
}

function dumpPage({ size, label, items }: Page, at: number): string {
  const head = `page ${at + 1} ${quote(label)} ${roundLength(size.width)} x ${roundLength(size.height)}`;
  return [head, ...items.flatMap(dumpItem)].map((line) => `${line}\n`).join("");
}

function dumpItem(item: PageItem): readonly string[] {
  switch (item.type) {
    case "text":
      return [dumpLine(item), ...item.runs.flatMap(dumpRun)];
    case "rect":
      return [`  rect ${place(item.rect)} ${item.colour}`];
    case "image": {
      const { format, pixelWidth, pixelHeight, orientation } = item.image;
      const turned = orientation === 1 ? "" : ` orientation ${orientation}`;
      const role = item.element?.role ?? "artifact";
      return [
        `  image ${role} ${place(item.rect)} ${format} ${pixelWidth} x ${pixelHeight}${turned}`,
      ];
    }
    case "drawing": {
      const role = item.element?.role ?? "artifact";
      return [`  drawing ${role} ${place(item.rect)}`, ...item.marks.flatMap(dumpMark)];
    }
    case "link":
      return [`  link ${place(item.rect)} ${targetOf(item.target)} ${quote(item.label)}`];
  }
}

/** The kind of a mark and what tells it from others; paths by the box around them. */
function dumpMark(mark: DrawingMark): readonly string[] {
  switch (mark.kind) {
    case "path":
      return [
        `    path ${boxOf(mark.path)}${paintOf("fill", mark.fill)}${paintOf("stroke", mark.stroke)}`,
      ];
    case "words": {
      const [x, y] = [mark.matrix[4], mark.matrix[5]].map(roundLength);
      return [`    words ${x},${y} ${quote(mark.line.text)}`];
    }
    case "picture":
      return [`    picture ${mark.image.pixelWidth} x ${mark.image.pixelHeight}`];
    case "group":
      return [
        `    group ${mark.opacity} clips ${mark.clips.length}`,
        ...mark.marks.flatMap(dumpMark),
      ];
  }
}

function boxOf(path: PathMark["path"]): string {
  const numbers = path.flatMap(({ points }) => points);
  const across = numbers.filter((_, at) => at % 2 === 0);
  const down = numbers.filter((_, at) => at % 2 === 1);
  const ends = [across, down].map((all) => [Math.min(...all), Math.max(...all)].map(roundLength));
  return ends.map((pair) => pair.join("–")).join(" ");
}

function paintOf(name: string, painted: { readonly paint: Paint } | undefined): string {
  if (painted === undefined) {
    return "";
  }
  return ` ${name} ${painted.paint.kind === "colour" ? painted.paint.colour : painted.paint.kind}`;
}

function dumpLine(line: TextLine): string {
  const role = line.element?.role ?? "artifact";
  const [x, baseline, width] = [line.x, line.baseline, line.width].map(roundLength);
  return `  ${role} ${x},${baseline}+${width} ${line.direction} ${quote(line.text)}`;
}

function dumpRun(run: PlacedRun): readonly string[] {
  const notes = [
    run.level % 2 === 1 ? "rtl" : "ltr",
    run.language,
    ...(run.colour === "#000000" ? [] : [run.colour]),
    ...(run.rise === 0 ? [] : [`rise ${roundLength(run.rise)}`]),
    ...(run.glyphScale === 1 ? [] : [`scale ${Math.round(run.glyphScale * 10_000) / 10_000}`]),
    ...(run.element === null ? [] : [run.element.role]),
    ...run.kashidas.map(
      (kashida) =>
        `kashida ${kashida.before}@${roundLength(kashida.x)}+${roundLength(kashida.width)}`,
    ),
  ];
  const start = roundLength(run.x);
  return [`    ${start} ${run.face.postscriptName} ${roundLength(run.size)} ${notes.join(" ")}`];
}

function place({ x, y, width, height }: Rect): string {
  return `${roundLength(x)},${roundLength(y)} ${roundLength(width)} x ${roundLength(height)}`;
}

function targetOf(target: LinkTarget): string {
  switch (target.kind) {
    case "url":
      return target.url;
    case "anchor":
      return `#${target.anchor}`;
  }
}

/** As JSON writes it: control characters and quotation marks show. */
function quote(text: string): string {
  return JSON.stringify(text);
}
