import type {
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
    case "link":
      return [`  link ${place(item.rect)} ${targetOf(item.target)} ${quote(item.label)}`];
  }
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
