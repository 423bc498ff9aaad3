import {
  glyphList,
  type PagedDocument,
  type PlacedRun,
  type TextLine,
} from "../../layout/index.ts";
import { roundLength } from "./round-length.ts";

/**
 * The glyphs of every line, run by run from left to right, as HarfBuzz writes them: `glyph=cluster@x,y+advance`. Offsets
 * are from the pen, lengths in points, clusters UTF-16 offsets in the line.
 */
export function dumpGlyphs(document: PagedDocument): string {
  return document.pages
    .map((page, at) => {
      const lines = page.items.filter((item) => item.type === "text");
      return [`page ${at + 1}`, ...lines.flatMap(dumpLine)].map((line) => `${line}\n`).join("");
    })
    .join("\n");
}

function dumpLine(line: TextLine): readonly string[] {
  return [`  ${JSON.stringify(line.text)}`, ...line.runs.map((run) => `    ${dumpRun(run)}`)];
}

function dumpRun(run: PlacedRun): string {
  let pen = 0;
  const glyphs = glyphList(run.glyphs).map((glyph) => {
    const [x, y] = [roundLength(glyph.x - pen), roundLength(glyph.y)];
    pen += glyph.advance;
    const offset = x === "0" && y === "0" ? "" : `@${x},${y}`;
    return `${glyph.id}=${glyph.start}${offset}+${roundLength(glyph.advance)}`;
  });
  return `${run.face.postscriptName} [${glyphs.join("|")}]`;
}
