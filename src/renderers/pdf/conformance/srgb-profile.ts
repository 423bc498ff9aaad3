/** D50, to which the colours of a profile are adapted (ICC.1:2001-04, 6.1.4.1). */
const WHITE = [0.9642, 1, 0.8249] as const;

/** The primaries of IEC 61966-2-1 as CIE XYZ, adapted from D65 to D50 by the Bradford transform. */
const PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

/** Steps of the tone curve; between them readers interpolate, and the error stays below a thousandth. */
const CURVE_STEPS = 256;
const HEADER_LENGTH = 128;
const COPYRIGHT = "No copyright, use freely";

/** The name by which printers and archives know the colour space. */
export const SRGB_NAME = "sRGB IEC61966-2.1";

/**
 * A display profile of version 2.1 for sRGB (ICC.1:2001-04; IEC 61966-2-1). It is built from the numbers of the
 * standard, so that it is nobody's but ours, and has the smallest set of tags that a matrix profile may have.
 */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const bodies: readonly (readonly [tags: readonly string[], body: Buffer])[] = [
    [["desc"], description(SRGB_NAME)],
    [["cprt"], Buffer.concat([typeHead("text"), Buffer.from(`${COPYRIGHT}\0`, "latin1")])],
    [["wtpt"], colour(WHITE)],
    [["rXYZ"], colour(PRIMARIES.rXYZ)],
    [["gXYZ"], colour(PRIMARIES.gXYZ)],
    [["bXYZ"], colour(PRIMARIES.bXYZ)],
    [["rTRC", "gTRC", "bTRC"], curve],
  ];
  const tagCount = bodies.reduce((sum, [tags]) => sum + tags.length, 0);
  const directory = Buffer.alloc(4 + tagCount * 12);
  directory.writeUInt32BE(tagCount, 0);
  const parts: Buffer[] = [];
  let offset = HEADER_LENGTH + directory.length;
  let entry = 4;
  for (const [tags, body] of bodies) {
    for (const tag of tags) {
      directory.write(tag, entry, "latin1");
      directory.writeUInt32BE(offset, entry + 4);
      directory.writeUInt32BE(body.length, entry + 8);
      entry += 12;
    }
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header(offset), directory, ...parts]);
}

/** The date in it is that of the standard: a profile that never changes has no other. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_LENGTH);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  for (const [at, part] of [1999, 10, 1].entries()) {
    bytes.writeUInt16BE(part, 24 + at * 2);
  }
  bytes.write("acsp", 36, "latin1");
  for (const [at, value] of WHITE.entries()) {
    bytes.writeInt32BE(fixed(value), 68 + at * 4);
  }
  return bytes;
}

/** `textDescriptionType`: the ASCII name alone, its two other forms empty (ICC.1:2001-04, 6.5.17). */
function description(name: string): Buffer {
  const ascii = Buffer.from(`${name}\0`, "latin1");
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length, 0);
  const unicodeAndScript = Buffer.alloc(4 + 4 + 2 + 1 + 67);
  return Buffer.concat([typeHead("desc"), count, ascii, unicodeAndScript]);
}

function colour(xyz: readonly number[]): Buffer {
  const bytes = Buffer.alloc(12);
  for (const [at, value] of xyz.entries()) {
    bytes.writeInt32BE(fixed(value), at * 4);
  }
  return Buffer.concat([typeHead("XYZ "), bytes]);
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(4 + CURVE_STEPS * 2);
  bytes.writeUInt32BE(CURVE_STEPS, 0);
  for (let step = 0; step < CURVE_STEPS; step += 1) {
    const encoded = step / (CURVE_STEPS - 1);
    const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 0xffff), 4 + step * 2);
  }
  return Buffer.concat([typeHead("curv"), bytes]);
}

function typeHead(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, "latin1"), Buffer.alloc(4)]);
}

/** `s15Fixed16Number`. */
function fixed(value: number): number {
  return Math.round(value * 0x10000);
}
