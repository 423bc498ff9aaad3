import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import type { LoadedImage, Orientation } from "../../../../src/media/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { rasterise } from "../../../support/pdf-images.ts";
import { pagedDocument } from "../../../support/pdf-lines.ts";
import { pdfObjects, readPdf } from "../../../support/pdf-reading.ts";

type Colour = readonly [number, number, number];
const RED: Colour = [255, 0, 0];
const GREEN: Colour = [0, 160, 0];
const BLUE: Colour = [0, 0, 255];
const WHITE: Colour = [255, 255, 255];
const GREY: Colour = [128, 128, 128];

const figure = { role: "Figure", children: [], alt: "أربعة ألوان" } as const;

function loaded(bytes: Uint8Array, rest: Partial<LoadedImage> = {}): LoadedImage {
  return {
    key: String(bytes.length),
    format: "png",
    mediaType: "image/png",
    pixelWidth: 2,
    pixelHeight: 2,
    orientation: 1,
    density: undefined,
    bytes,
    ...rest,
  };
}

async function pageWith(image: LoadedImage): Promise<Uint8Array> {
  const rect = { x: 20, y: 20, width: 100, height: 100 };
  const document = pagedDocument([[{ type: "image", rect, image, element: figure }]], [figure]);
  return renderPdf(document, { report: () => {}, now: new Date("2026-03-04T05:06:07Z") });
}

/** The colours in the four quarters of the picture: top left, top right, bottom left, bottom right. */
async function quarters(bytes: Uint8Array): Promise<readonly Colour[]> {
  const { data, width } = await rasterise(bytes, 1, 72);
  return [
    [40, 40],
    [100, 40],
    [40, 100],
    [100, 100],
  ].map(([x = 0, y = 0]) => {
    const at = (y * width + x) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

/** A PNG of raw rows, written chunk by chunk, for kinds that no encoder at hand writes. */
function png(
  header: { depth: number; type: number; interlaced?: boolean; width?: number; height?: number },
  rows: readonly number[],
  extra: Readonly<Record<string, readonly number[]>> = {},
): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header.width ?? 2, 0);
  ihdr.writeUInt32BE(header.height ?? 2, 4);
  ihdr.set([header.depth, header.type, 0, 0, header.interlaced === true ? 1 : 0], 8);
  const chunk = (type: string, body: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length, 0);
    head.write(type, 4, "latin1");
    // Nothing here reads the checksums.
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", ihdr),
    ...Object.entries(extra).map(([type, body]) => chunk(type, Uint8Array.from(body))),
    chunk("IDAT", deflateSync(Uint8Array.from(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const PALETTE = [...RED, ...GREEN, ...BLUE, ...WHITE];
const rgb16 = (colour: Colour): readonly number[] => colour.flatMap((sample) => [sample, sample]);

test.each([
  ["8-bit RGB", png({ depth: 8, type: 2 }, [0, ...RED, ...GREEN, 0, ...BLUE, ...WHITE])],
  [
    "8-bit RGB with filters",
    png({ depth: 8, type: 2 }, [1, ...RED, 1, 160, 0, 2, 1, 0, 255, 255, 95, 255]),
  ],
  [
    "16-bit RGB with alpha",
    png({ depth: 16, type: 6 }, [
      ...[0, ...rgb16(RED), 255, 255, ...rgb16(GREEN), 255, 255],
      ...[0, ...rgb16(BLUE), 255, 255, ...rgb16(RED), 0, 0],
    ]),
  ],
  [
    "8-bit RGB with alpha, interlaced",
    png({ depth: 8, type: 6, interlaced: true }, [
      ...[0, ...RED, 255],
      ...[0, ...GREEN, 255],
      ...[0, ...BLUE, 255, ...RED, 0],
    ]),
  ],
  [
    "2-bit palette",
    png({ depth: 2, type: 3 }, [0, 0b0001_0000, 0, 0b1011_0000], { PLTE: PALETTE }),
  ],
  [
    "2-bit palette with clear entries",
    png({ depth: 2, type: 3 }, [0, 0b0001_0000, 0, 0b1011_0000], {
      PLTE: [...RED, ...GREEN, ...BLUE, ...RED],
      tRNS: [255, 255, 255, 0],
    }),
  ],
  [
    "2-bit palette, interlaced",
    png({ depth: 2, type: 3, interlaced: true }, [0, 0, 0, 0b0100_0000, 0, 0b1011_0000], {
      PLTE: PALETTE,
    }),
  ],
  [
    "RGB with one clear colour",
    png({ depth: 8, type: 2 }, [0, ...RED, ...GREEN, 0, ...BLUE, 1, 2, 3], {
      tRNS: [0, 1, 0, 2, 0, 3],
    }),
  ],
  [
    "RGB with a clear colour of more bits than its samples",
    png({ depth: 8, type: 2 }, [0, ...RED, ...GREEN, 0, ...BLUE, 1, 2, 3], {
      tRNS: [7, 1, 7, 2, 7, 3],
    }),
  ],
])("PNG, %s", async (_name, bytes) => {
  const pdf = await pageWith(loaded(bytes));
  expect(await quarters(pdf)).toEqual([RED, GREEN, BLUE, WHITE]);
});

test("PNG, half clear grey", async () => {
  const bytes = png({ depth: 8, type: 4 }, [0, 0, 127, 0, 255, 0, 128, 255, 255, 255]);
  const [clear] = await quarters(await pageWith(loaded(bytes)));
  expect(clear?.every((sample, at) => Math.abs(sample - (GREY[at] ?? 0)) < 3)).toBe(true);
});

test("a large picture with alpha comes out as it went in", async () => {
  const picture = new PNG({ width: 100, height: 100 });
  for (let at = 0; at < picture.data.length; at += 4) {
    const [x, y] = [(at / 4) % 100, Math.floor(at / 400)];
    picture.data.set([x * 2, y * 2, (x * y) % 256, 255], at);
  }
  const pdf = await pageWith(
    loaded(PNG.sync.write(picture), { pixelWidth: 100, pixelHeight: 100 }),
  );
  const page = await rasterise(pdf, 1, 72);
  for (const [x, y] of [
    [5, 5],
    [50, 30],
    [99, 99],
    [3, 80],
  ] as const) {
    const at = ((y + 20) * page.width + x + 20) * 4;
    const from = (y * 100 + x) * 4;
    expect([...page.data.subarray(at, at + 3)]).toEqual([...picture.data.subarray(from, from + 3)]);
  }
});

test.each([
  ["cut off", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 40)],
  ["without picture data", () => png({ depth: 8, type: 6 }, [])],
])("a PNG with alpha that is %s does not stop the PDF", async (_name, harm) => {
  const picture = new PNG({ width: 40, height: 40 });
  picture.data.fill(200);
  const pdf = await pageWith(loaded(harm(PNG.sync.write(picture))));
  expect((await readPdf(pdf)).numPages).toBe(1);
});

// Where the stored top left, top right, bottom left and bottom right quarters are seen (Exif 2.32, tag 0x0112).
test.each([
  [1, [RED, GREEN, BLUE, WHITE]],
  [2, [GREEN, RED, WHITE, BLUE]],
  [3, [WHITE, BLUE, GREEN, RED]],
  [4, [BLUE, WHITE, RED, GREEN]],
  [5, [RED, BLUE, GREEN, WHITE]],
  [6, [BLUE, RED, WHITE, GREEN]],
  [7, [WHITE, GREEN, BLUE, RED]],
  [8, [GREEN, WHITE, RED, BLUE]],
] as const)("a picture of orientation %i stands upright", async (orientation, expected) => {
  const bytes = png({ depth: 8, type: 2 }, [0, ...RED, ...GREEN, 0, ...BLUE, ...WHITE]);
  const turned = loaded(bytes, { orientation: orientation satisfies Orientation });
  expect(await quarters(await pageWith(turned))).toEqual(expected);
});

test("a figure has its alternative text and its place, and a picture shown twice is there once", async () => {
  const bytes = png({ depth: 8, type: 2 }, [0, ...RED, ...GREEN, 0, ...BLUE, ...WHITE]);
  const image = loaded(bytes);
  const item = (y: number) => ({
    type: "image" as const,
    rect: { x: 20, y, width: 50, height: 50 },
    image,
    element: y === 20 ? figure : null,
  });
  const document = pagedDocument([[item(20), item(200)]], [figure]);
  const pdf = await renderPdf(document, { report: () => {}, now: new Date(0) });
  const objects = [...pdfObjects(pdf).values()];
  expect(objects.filter((object) => object.includes("/Subtype /Image"))).toHaveLength(1);
  const tag = objects.find((object) => object.includes("/S /Figure")) ?? "";
  expect(tag).toContain("/BBox [20 525 70 575]");
  const tree = await (await (await readPdf(pdf)).getPage(1)).getStructTree();
  expect(JSON.stringify(tree)).toContain('"alt":"أربعة ألوان"');
});
