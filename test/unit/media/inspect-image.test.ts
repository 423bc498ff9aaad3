import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { ImageError } from "../../../src/media/image-error.ts";
import { inspectImage } from "../../../src/media/inspect-image.ts";
import {
  exifSegment,
  jpegSegment,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
} from "../../support/pictures.ts";

const svg = (content: string, attributes = 'width="10" height="20"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`,
  );

function fault(bytes: Uint8Array): string {
  try {
    inspectImage(bytes);
  } catch (error) {
    if (error instanceof ImageError) {
      return error.message;
    }
    throw error;
  }
  return "sound";
}

const FRAME = Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
const twoFrames = () => makeJpeg(8, 8, { segments: [jpegSegment(0xc0, FRAME)] });
/** A segment that nobody reads stands in the frame's place. */
const withoutFrame = () => makeJpeg(8, 8, { frame: 0xfe });

/** A PNG with a palette of so many bytes. */
const coloured = (size: number) =>
  makePng(8, 8, { colourType: 3, between: [pngChunk("PLTE", Buffer.alloc(size))] });

describe("PNG", () => {
  test("is measured as another encoder wrote it, in every colour type", () => {
    for (const colorType of [0, 2, 4, 6] as const) {
      const bytes = PNG.sync.write(new PNG({ width: 7, height: 3, fill: true }), { colorType });
      expect(inspectImage(bytes)).toEqual({
        format: "png",
        pixelWidth: 7,
        pixelHeight: 3,
        orientation: 1,
        density: undefined,
      });
    }
  });

  test("tells its density", () => {
    const perMetre = Buffer.from([0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]);
    const bytes = makePng(2, 2, { between: [pngChunk("pHYs", perMetre)] });
    expect(inspectImage(bytes).density).toBeCloseTo(300, 1);
  });

  test("may have a palette, and clear colours in it", () => {
    const chunks = [pngChunk("PLTE", Buffer.alloc(768)), pngChunk("tRNS", Buffer.alloc(5))];
    expect(fault(makePng(8, 8, { colourType: 3, between: chunks }))).toBe("sound");
  });

  const sound = makePng(8, 8);
  test("cut off anywhere, it is refused", () => {
    for (let length = 9; length < sound.length; length += 1) {
      expect([length, fault(sound.subarray(0, length))]).not.toEqual([length, "sound"]);
    }
  });

  test("with any bit of its data turned, it is refused", () => {
    for (let at = 12; at < sound.length; at += 1) {
      const bent = Buffer.from(sound);
      bent[at] = (bent[at] ?? 0) ^ 0x10;
      expect([at, fault(bent)]).not.toEqual([at, "sound"]);
    }
  });

  test.each([
    [
      "fewer pixels than it says",
      makePng(8, 8, { rows: Buffer.alloc(40) }),
      "some of its pixels are missing",
    ],
    [
      "more pixels than it says",
      makePng(8, 8, { rows: Buffer.alloc(9_000_000) }),
      "it has more pixels than it says",
    ],
    [
      "rows filtered in no way that there is",
      makePng(8, 8, { rows: Buffer.alloc(72, 9) }),
      "its pixel data is damaged",
    ],
    ["half a colour in its palette", coloured(4), "its palette is not one a PNG can have"],
    ["more colours than a byte tells", coloured(900), "its palette is not one a PNG can have"],
    ["an empty palette", coloured(0), "it has no palette"],
    [
      "half a clear colour",
      makePng(8, 8, { between: [pngChunk("tRNS", Buffer.of(1))] }),
      "its clear colour is not one a PNG can have",
    ],
    ["no extent", makePng(0, 8), "its width or height is zero"],
  ])("with %s, it is refused", (_case, bytes, message) => {
    expect(fault(bytes)).toBe(message);
  });

  test("a bomb is refused by its header, before anything is unpacked", () => {
    const bytes = makePng(60_000, 60_000, { rows: Buffer.alloc(10) });
    expect(fault(bytes)).toBe("it has 60000 × 60000 pixels, more than the 100 million allowed");
  });
});

describe("JPEG", () => {
  test("is measured, through fill bytes, restarts and stuffed zeros", () => {
    expect(inspectImage(makeJpeg(640, 480))).toMatchObject({
      format: "jpeg",
      pixelWidth: 640,
      pixelHeight: 480,
      orientation: 1,
      density: undefined,
    });
  });

  test.each([
    [1, 72, 72],
    [2, 100, 254],
  ])("tells its density in JFIF unit %i", (unit, written, expected) => {
    const jfif = Buffer.from([...Buffer.from("JFIF\0"), 1, 2, unit, 0, written, 0, written, 0, 0]);
    const bytes = makeJpeg(1, 1, { segments: [jpegSegment(0xe0, jfif)] });
    expect(inspectImage(bytes).density).toBe(expected);
  });

  test.each([
    ["II", 6],
    ["MM", 8],
  ] as const)("tells by Exif in byte order %s which way is up", (order, orientation) => {
    const bytes = makeJpeg(1, 1, { segments: [exifSegment(orientation, order)] });
    expect(inspectImage(bytes)).toMatchObject({ orientation, density: 300 });
  });

  test("with damaged Exif it is still a picture", () => {
    const exif = jpegSegment(0xe1, Buffer.from("Exif\0\0II*\0\xff\xff\xff\x7f", "latin1"));
    expect(inspectImage(makeJpeg(1, 1, { segments: [exif] })).orientation).toBe(1);
  });

  test("cut off anywhere, it is refused", () => {
    const sound = makeJpeg(8, 8, { segments: [exifSegment(1, "MM")] });
    for (let length = 3; length < sound.length; length += 1) {
      expect([length, fault(sound.subarray(0, length))]).not.toEqual([length, "sound"]);
    }
  });

  test("lossless and arithmetic ones are not for readers", () => {
    expect(fault(makeJpeg(8, 8, { frame: 0xc9 }))).toBe(
      "it is a lossless, hierarchical or arithmetic JPEG",
    );
  });

  test.each([
    ["twelve bits", makeJpeg(8, 8, { bits: 12 }), "it is a JPEG of 12 bits a sample"],
    ["two colours", makeJpeg(8, 8, { colours: 2 }), "it is a JPEG of 2 colours"],
    ["no colours", makeJpeg(8, 8, { colours: 0 }), "it is a JPEG of 0 colours"],
    ["two frames", twoFrames(), "it has two frames"],
    ["its frame behind its pixels", withoutFrame(), "its pixels come before its size"],
    ["three colours", makeJpeg(8, 8, { colours: 3 }), "sound"],
    ["four inks", makeJpeg(8, 8, { colours: 4 }), "sound"],
  ])("with %s, it is taken or refused in words", (_case, bytes, expected) => {
    expect(fault(bytes)).toBe(expected);
  });
});

describe("GIF", () => {
  test("is measured", () => {
    expect(inspectImage(makeGif(300, 2))).toMatchObject({ format: "gif", pixelWidth: 300 });
  });

  test("cut off anywhere, it is refused", () => {
    const sound = makeGif(1, 1);
    for (let length = 6; length < sound.length; length += 1) {
      expect(fault(sound.subarray(0, length))).not.toBe("sound");
    }
  });
});

describe("WebP", () => {
  test.each([
    ["lossy", "VP8 ", Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00]), 320, 240],
    ["lossless", "VP8L", Buffer.from([0x2f, 0x3f, 0xc1, 0x3b, 0x00]), 320, 240],
  ] as const)("%s is measured", (_case, type, content, pixelWidth, pixelHeight) => {
    expect(inspectImage(makeWebp(type, content))).toMatchObject({
      format: "webp",
      pixelWidth,
      pixelHeight,
    });
  });

  test("cut off, or without pixels, it is refused", () => {
    const sound = makeWebp("VP8L", Buffer.from([0x2f, 0, 0, 0, 0]));
    expect(fault(sound.subarray(0, sound.length - 3))).toBe("the file is cut off");
    expect(fault(makeWebp("VP8X", Buffer.alloc(10)))).toBe("it has no pixels");
  });
});

describe("SVG", () => {
  test.each([
    ["its width and height", 'width="10" height="20"', 10, 20],
    ["units", 'width="1in" height="2.54cm"', 96, 96],
    ["its view box", 'viewBox="0 0 30 40"', 30, 40],
    ["its width and view box", 'width="60" viewBox="0,0,30,40"', 60, 80],
    ["percents and a view box", 'width="100%" height="100%" viewBox="0 0 5 6"', 5, 6],
    ["nothing", "", 300, 150],
  ])("is measured by %s", (_case, attributes, pixelWidth, pixelHeight) => {
    expect(inspectImage(svg("<path d='M0 0'/>", attributes))).toMatchObject({
      format: "svg",
      pixelWidth,
      pixelHeight,
    });
  });

  test("after a declaration, a document type and a comment, and with a prefix", () => {
    const bytes = Buffer.from(
      '\ufeff<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><!-- a > b --><s:svg xmlns:s="http://www.w3.org/2000/svg" width="1" height="1"><![CDATA[<&]]>&amp;&#x628;</s:svg>',
    );
    expect(inspectImage(bytes).format).toBe("svg");
  });

  test("its own parts, carried pictures and links are its own affair", () => {
    const content =
      '<use href="#a"/><image xlink:href="data:image/png;base64,AAAA"/><a href="https://example.org">ب</a><path fill="url(#g)"/>';
    expect(fault(svg(content))).toBe("sound");
  });

  test.each([
    ["a script", "<script>1</script>", "it has a script element; a picture may not be a program"],
    [
      "foreign content",
      "<foreignObject/>",
      "it has a foreignobject element; a picture may not be a program",
    ],
    [
      "an event handler",
      '<g onclick="x()"/>',
      "it has an event handler, onclick; a picture may not be a program",
    ],
    [
      "a script link",
      '<a href="javascript:x()"/>',
      "it has a javascript: link; a picture may not be a program",
    ],
    [
      "a picture from elsewhere",
      '<image href="https://example.org/a.png"/>',
      "it refers to something outside itself, https://example.org/a.png",
    ],
    [
      "a file of the machine",
      '<image xlink:href="file:///etc/passwd"/>',
      "it refers to something outside itself, file:///etc/passwd",
    ],
    [
      "an escaped address",
      '<image href="&#104;ttps://example.org"/>',
      "it refers to something outside itself, https://example.org",
    ],
    [
      "a fill from elsewhere",
      '<path fill="url(http://example.org#g)"/>',
      "it refers to something outside itself, http://example.org#g",
    ],
    [
      "a style sheet that imports",
      "<style>@import 'a.css'</style>",
      "its style sheet imports another",
    ],
    [
      "a style sheet that fetches",
      "<style>a { b: url('//x.org/c') }</style>",
      "it refers to something outside itself, //x.org/c",
    ],
    [
      "a picture inside that may be a program",
      '<image href="data:image/svg+xml,x"/>',
      "it refers to something outside itself, data:image/svg+xml,x",
    ],
  ])("with %s, it is refused", (_case, content, message) => {
    expect(fault(svg(content))).toBe(message);
  });

  test.each([
    [
      "entities of its own",
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
      "it declares entities, which is not allowed",
    ],
    [
      "an element left open",
      "<svg><g></svg>",
      "it is not well-formed XML at line 1: unexpected close tag",
    ],
    ["no end", "<svg>\n<g/>", "it is not well-formed XML at line 2: unclosed tag: svg"],
    [
      "a bare ampersand",
      "<svg>a & b; c</svg>",
      "it is not well-formed XML at line 1: disallowed character in entity name",
    ],
    [
      "an attribute twice",
      '<svg a="1" a="2"/>',
      "it is not well-formed XML at line 1: duplicate attribute: a",
    ],
    [
      "an attribute without quotes",
      "<svg a=1/>",
      "it is not well-formed XML at line 1: unquoted attribute value",
    ],
    [
      "two roots",
      "<svg/><svg/>",
      "it is not well-formed XML at line 1: documents may contain only one root",
    ],
    ["another root", "<?xml version='1.0'?><html/>", "its root element is not svg"],
  ])("with %s, it is refused", (_case, text, message) => {
    expect(fault(Buffer.from(text))).toBe(message);
  });
});

test.each([
  ["", "the file is empty"],
  ["\0\0\0\x20ftypavif", "it is an AVIF picture"],
  ["\0\0\0\x20ftypheic", "it is a HEIC picture"],
  ["\0\0\0\x20ftypisom", "it is a video"],
  ["II*\0", "it is a TIFF picture"],
  ["%PDF-1.7", "it is a PDF file"],
  ["<!DOCTYPE html>", "it is a web page"],
  ["hello", "it is no kind of picture that warraq knows"],
])("names what is no picture: %j", (head, message) => {
  expect(fault(Buffer.from(head, "latin1"))).toBe(message);
});
