import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PNG } from "pngjs";
import { expect } from "vitest";

let library: Promise<PDFiumLibrary> | undefined;

/** Rasterises a page in PDFium, the engine of Chrome. `number` counts from 1; `dpi` is pixels to an inch. */
export async function rasterise(bytes: Uint8Array, number = 1, dpi = 72): Promise<PNG> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const page = document.getPage(number - 1);
    const { data, width, height } = await page.render({ scale: dpi / 72, render: "bitmap" });
    const png = new PNG({ width, height });
    png.data.set(data);
    return png;
  } finally {
    document.destroy();
  }
}

/** The text of a page in PDFium. */
export async function pdfiumText(bytes: Uint8Array, number = 1): Promise<string> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    return document.getPage(number - 1).getText();
  } finally {
    document.destroy();
  }
}

/** Share of the pixels in which two pictures of one size differ by more than a fifth in some colour. */
export function differenceOf(one: PNG, other: PNG): number {
  if (one.width !== other.width || one.height !== other.height) {
    return 1;
  }
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const isFar = [0, 1, 2].some(
      (channel) => Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)) > 51,
    );
    different += isFar ? 1 : 0;
  }
  return different / (one.width * one.height);
}

/**
 * Compares a picture with the one kept in `__images__` beside the running test. A new one is written, and with
 * `vitest -u` an old one replaced; when they differ, what was found is left beside it as `name.actual.png`.
 */
export function expectImage(actual: PNG, name: string, tolerance = 0.001): void {
  const { testPath, snapshotState } = expect.getState();
  const path = join(dirname(testPath ?? "."), "__images__", `${name}.png`);
  const update: unknown = Reflect.get(snapshotState, "_updateSnapshot");
  if (update === "all" || (!existsSync(path) && update !== "none")) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, PNG.sync.write(toGrey(actual), { colorType: 0, deflateLevel: 9 }));
    return;
  }
  expect(existsSync(path), `${path} is missing`).toBe(true);
  const difference = differenceOf(toGrey(actual), PNG.sync.read(readFileSync(path)));
  if (difference > tolerance) {
    writeFileSync(path.replace(/\.png$/, ".actual.png"), PNG.sync.write(actual));
  }
  expect(difference, `${name} looks different`).toBeLessThanOrEqual(tolerance);
}

/** Kept pictures are grey: a quarter of the size, and shapes are what they are about. */
function toGrey(picture: PNG): PNG {
  const grey = new PNG({ width: picture.width, height: picture.height });
  for (let at = 0; at < picture.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = picture.data.subarray(at, at + 3);
    const level = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    grey.data.fill(level, at, at + 3);
    grey.data[at + 3] = 255;
  }
  return grey;
}
