import { expect, test } from "vitest";
import type { PlacedKashida, TextLine } from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { pdfiumText, rasterise } from "../../../support/pdf-images.ts";
import { amiri, pagedDocument, textLine } from "../../../support/pdf-lines.ts";
import { pageText, readPdf } from "../../../support/pdf-reading.ts";

const TATWEEL = amiri().glyphFor(0x640);

function withKashida(kashida: Omit<PlacedKashida, "before">): TextLine {
  const line = textLine("قلم", { x: 200, size: 20, baseline: 100 });
  return {
    ...line,
    runs: line.runs.map((run) => ({ ...run, kashidas: [{ ...kashida, before: 1 }] })),
  };
}

const render = (line: TextLine): Promise<Uint8Array> =>
  renderPdf(pagedDocument([[line]]), {
    report: () => {},
    now: new Date("2026-03-04T05:06:07Z"),
  });

/** First and last column, in points, that have ink left of the word. */
async function inkSpan(bytes: Uint8Array): Promise<readonly [number, number]> {
  const picture = await rasterise(bytes, 1, 144);
  const columns = new Set<number>();
  for (let at = 0; at < picture.data.length; at += 4) {
    const column = (at / 4) % picture.width;
    if ((picture.data[at] ?? 255) < 128 && column < 196 * 2) {
      columns.add(column);
    }
  }
  return [Math.min(...columns) / 2, (Math.max(...columns) + 1) / 2];
}

test.each([
  ["one stroke that has to be stretched", [TATWEEL], 25],
  ["strokes that have to overlap", [TATWEEL, TATWEEL, TATWEEL, TATWEEL], 13],
  ["strokes that are too short together", [TATWEEL, TATWEEL], 40],
])("%s: fills its place", async (_name, glyphs, width) => {
  const ink = amiri().inkOf(TATWEEL);
  const [left, right] = await inkSpan(await render(withKashida({ x: -80, width, glyphs })));
  // A stroke's ink overhangs its advance on both sides, so that it joins what is beside it.
  const overhang = ((ink?.xMax ?? 0) - amiri().advanceOf(TATWEEL)) * 0.02;
  expect(left).toBeGreaterThan(120 - overhang - 1);
  expect(left).toBeLessThan(121);
  expect(right).toBeGreaterThan(120 + width - 1);
  expect(right).toBeLessThan(120 + width + overhang + 1);
});

test("is not a character of the text", async () => {
  const bytes = await render(withKashida({ x: -80, width: 30, glyphs: [TATWEEL] }));
  expect((await pdfiumText(bytes)).trim()).toBe("قلم");
  expect(await pageText(await readPdf(bytes), 1)).toBe("قلم");
});
