import { expect, test } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import type { PagedDocument, StructureElement } from "../../../../src/layout/index.ts";
import { srgbProfile } from "../../../../src/renderers/pdf/conformance/srgb-profile.ts";
import { type PdfOptions, renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { bundledFace, pagedDocument, textLine } from "../../../support/pdf-lines.ts";
import { pdfObjects, streamsWith } from "../../../support/pdf-reading.ts";
import { makePng } from "../../../support/pictures.ts";

const now = new Date("2026-03-04T05:06:07Z");

async function render(document: PagedDocument, options: PdfOptions = {}) {
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic) => {
    found.push(one);
  };
  const bytes = await renderPdf(document, { report, now }, options);
  return { bytes, found, claims: claimsOf(bytes) };
}

/** What the packet says that the file is, such as `PDF/A-3A PDF/UA-1`. */
function claimsOf(bytes: Uint8Array): string {
  const [packet] = streamsWith(bytes, "/Subtype /XML");
  const value = (name: string) =>
    new RegExp(`<${name}>(\\w+)</${name}>`).exec(packet?.toString("utf8") ?? "")?.[1];
  const archival = value("pdfaid:part");
  const accessible = value("pdfuaid:part");
  return [
    ...(archival === undefined ? [] : [`PDF/A-${archival}${value("pdfaid:conformance")}`]),
    ...(accessible === undefined ? [] : [`PDF/UA-${accessible}`]),
  ].join(" ");
}

const element = (
  role: StructureElement["role"],
  children: readonly StructureElement[] = [],
  rest: Partial<StructureElement> = {},
): StructureElement => ({ role, children, ...rest });

function withPicture(bytes: Uint8Array, format: "png" | "jpeg", alt: string | undefined) {
  const figure = element("Figure", [], { alt });
  const span = {
    source: "a.md",
    start: { line: 3, column: 1, offset: 20 },
    end: { line: 3, column: 9, offset: 28 },
  };
  return pagedDocument(
    [
      [
        {
          type: "image",
          rect: { x: 20, y: 20, width: 50, height: 50 },
          image: {
            key: "k",
            format,
            mediaType: `image/${format}`,
            pixelWidth: 4,
            pixelHeight: 4,
            orientation: 1,
            density: undefined,
            bytes,
          },
          element: figure,
          source: { src: "images/a.png", span },
        },
      ],
    ],
    [figure],
  );
}

/** The markers of a JPEG of four inks; nothing here decodes it. */
function cmykJpeg(profile?: Buffer): Buffer {
  const segment = (marker: number, body: Buffer) => {
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, 0, 4, 0, 4, 4, ...[1, 2, 3, 4].flatMap((id) => [id, 0x11, 0])]);
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xee, Buffer.from("Adobe\0d\0\0\0\0\0", "latin1")),
    ...(profile === undefined
      ? []
      : [
          // In two parts, the second first.
          segment(
            0xe2,
            Buffer.concat([Buffer.from("ICC_PROFILE\0\x02\x02"), profile.subarray(90)]),
          ),
          segment(
            0xe2,
            Buffer.concat([Buffer.from("ICC_PROFILE\0\x01\x02"), profile.subarray(0, 90)]),
          ),
        ]),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0])),
    Buffer.of(0x00, 0xff, 0xd9),
  ]);
}

function profileFor(space: string): Buffer {
  const profile = srgbProfile();
  profile.write(space, 16, "latin1");
  return profile;
}

test("a file says that it keeps to PDF/A-3a and PDF/UA-1, and to 2a where that is asked for", async () => {
  const line = pagedDocument([[textLine("سطر")]]);
  expect((await render(line)).claims).toBe("PDF/A-3A PDF/UA-1");
  expect((await render(line, { archival: "2a" })).claims).toBe("PDF/A-2A PDF/UA-1");
});

test("a picture without words takes back the claim of PDF/UA, and says where it is", async () => {
  const { claims, found } = await render(withPicture(makePng(4, 4), "png", " "));
  expect(claims).toBe("PDF/A-3A");
  expect(found).toMatchObject([
    {
      code: "pdf/missing-alt",
      severity: "warning",
      message: "the picture images/a.png has no alternative text, so the PDF is no PDF/UA",
      span: { start: { line: 3 } },
    },
  ]);
  expect((await render(withPicture(makePng(4, 4), "png", "صورة"))).found).toEqual([]);
});

test("ink without a profile takes back the claim of PDF/A; with one it is kept", async () => {
  const without = await render(withPicture(cmykJpeg(), "jpeg", "صورة"));
  expect(without.claims).toBe("PDF/UA-1");
  expect(without.found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "pdf/not-archival: the picture images/a.png is in CMYK without a colour profile, so the PDF is no PDF/A",
  ]);
  const profile = profileFor("CMYK");
  const { claims, found, bytes } = await render(withPicture(cmykJpeg(profile), "jpeg", "صورة"));
  expect([claims, found]).toEqual(["PDF/A-3A PDF/UA-1", []]);
  expect(streamsWith(bytes, "/N 4")).toEqual([profile]);
  expect(Buffer.from(bytes).includes(cmykJpeg(profile))).toBe(true);
});

test.each(["GRAY", "XYZ "])("a profile of another colour space (%s) is left out", async (space) => {
  const { claims, bytes } = await render(withPicture(cmykJpeg(profileFor(space)), "jpeg", "صورة"));
  expect(claims).toBe("PDF/UA-1");
  expect(streamsWith(bytes, "/N 4")).toEqual([]);
});

test("characters of private use have no meaning to keep: level U", async () => {
  // Amiri has glyphs of its own there.
  const page = pagedDocument([
    [textLine("\ue000", { face: bundledFace("amiri/Amiri-Regular.ttf") })],
    [textLine("\ue000", { face: bundledFace("amiri/Amiri-Bold.ttf") })],
  ]);
  const { claims, found } = await render(page);
  expect(claims).toBe("PDF/A-3U PDF/UA-1");
  const why = "characters of private use have no meaning that an archive could keep";
  const told = (level: string) => `pdf/not-archival: ${why}, so the PDF is PDF/A-${level}`;
  const words = found.filter(({ code }) => code !== "pdf/text-layer");
  expect(words.map(({ code, message }) => `${code}: ${message}`)).toEqual([told("3u, not 3a")]);
  const second = await render(page, { archival: "2a" });
  expect(second.found.map(({ code, message }) => `${code}: ${message}`)).toContain(
    told("2u, not 2a"),
  );
});

test("a source in PDF/A-2 and a password take back the claim, each with its reason", async () => {
  const line = pagedDocument([[textLine("سطر")]]);
  const source = new TextEncoder().encode("{}");
  const attached = await render(line, { archival: "2a", source });
  expect(attached.claims).toBe("PDF/UA-1");
  expect(attached.found[0]?.message).toBe(
    "PDF/A-2 takes no attachment but PDF/A, so the PDF is no PDF/A",
  );
  expect((await render(line, { source })).claims).toBe("PDF/A-3A PDF/UA-1");
  const { found } = await render(line, { passwords: { user: "u" } });
  expect(found[0]?.message).toBe("a password encrypts the file, so the PDF is no PDF/A");
});

test("the colour profile is sound, small and adds up to white", () => {
  const profile = srgbProfile();
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.length).toBeLessThan(1100);
  const tags = new Map<string, Buffer>();
  for (let at = 0; at < profile.readUInt32BE(128); at += 1) {
    const entry = 132 + at * 12;
    const from = profile.readUInt32BE(entry + 4);
    expect(from % 4).toBe(0);
    tags.set(
      profile.toString("latin1", entry, entry + 4),
      profile.subarray(from, from + profile.readUInt32BE(entry + 8)),
    );
  }
  const xyz = (tag: string) =>
    [8, 12, 16].map((at) => (tags.get(tag)?.readInt32BE(at) ?? 0) / 0x10000);
  for (const [at, part] of xyz("wtpt").entries()) {
    const sum = ["rXYZ", "gXYZ", "bXYZ"].reduce((total, tag) => total + (xyz(tag)[at] ?? 0), 0);
    expect(sum).toBeCloseTo(part, 3);
  }
  // Half of the way up, sRGB has a little over a fifth of the light (IEC 61966-2-1).
  expect((tags.get("gTRC")?.readUInt16BE(12 + 128 * 2) ?? 0) / 0xffff).toBeCloseTo(0.2158, 3);
});

test("what is printed for the page's sake says what it is", async () => {
  const head = { ...textLine("رأس"), margin: "head" as const };
  const repeated = { ...textLine("مكرر"), isRepeated: true };
  const foot = { ...textLine("١"), margin: "foot" as const };
  const { bytes } = await render(pagedDocument([[head, repeated, textLine("٭ ٭ ٭"), foot]]));
  const content =
    streamsWith(bytes, "")
      .map(String)
      .find((text) => text.includes("BDC")) ?? "";
  expect(content.match(/\/Artifact .*BDC/g)).toEqual([
    "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
    "/Artifact <</Type /Pagination>> BDC",
    "/Artifact <</Type /Layout>> BDC",
    "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
  ]);
});

test("cells of a table with spans name their headers, in rows and in columns", async () => {
  const cell = (rest: Partial<StructureElement> = {}) => element("TD", [], rest);
  const heading = (scope: "Row" | "Column", rest: Partial<StructureElement> = {}) =>
    element("TH", [], { scope, ...rest });
  const { bytes } = await render(
    pagedDocument(
      [[]],
      [
        element("Table", [
          element("THead", [
            element("TR", [
              heading("Column", { rowSpan: 2 }),
              heading("Column", { columnSpan: 2 }),
            ]),
            element("TR", [heading("Column"), heading("Column")]),
          ]),
          element("TBody", [element("TR", [heading("Row"), cell(), cell()])]),
        ]),
      ],
    ),
  );
  const objects = [...pdfObjects(bytes).values()];
  const names = (text: string) =>
    [...text.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) =>
      Buffer.from(hex ?? "", "hex")
        .toString()
        .replace("header ", ""),
    );
  const headersOf = objects
    .filter((object) => /\/S \/T[HD]\n/.test(object))
    .map((object) => [
      names(/\/ID <[0-9a-f]+>/.exec(object)?.[0] ?? "").join(),
      names(/\/Headers \[[^\]]*\]/.exec(object)?.[0] ?? "").join(),
    ]);
  expect(headersOf).toEqual([
    ["2", ""],
    ["1", ""],
    ["3", "1"],
    ["5", "1"],
    ["4", "2"],
    ["", "1,3,4"],
    ["", "1,5,4"],
  ]);
});

test("two elements of one name are told apart", async () => {
  const notes = [1, 2].map(() => element("Note", [], { id: "حاشية" }));
  const { bytes } = await render(pagedDocument([[]], notes));
  const root = [...pdfObjects(bytes).values()].find((object) => object.includes("/IDTree")) ?? "";
  const keys = [...(/\/Names \[(.*?)\]/s.exec(root)?.[1] ?? "").matchAll(/<([0-9a-f]+)>/g)];
  expect(keys.map(([, hex]) => Buffer.from(hex ?? "", "hex").toString())).toEqual([
    "حاشية",
    "حاشية 2",
  ]);
});

test("text that no font has is not shown by glyph 0", async () => {
  const { bytes } = await render(pagedDocument([[textLine("㐀")]]));
  const objects = [...pdfObjects(bytes).values()].join("\n");
  const content = streamsWith(bytes, "")
    .map(String)
    .find((text) => text.includes("Tj"));
  expect(objects).toContain("/CIDToGIDMap /Identity");
  expect(content).toContain("<0001> Tj");
});

test.each([
  ["an empty title", "\u0000", "urn:uuid:8f14e45f-ceea-467f-a9a2-6b0d2f1c0001"],
  ["a title of 20,000 letters", "ب".repeat(20_000), `${"ب".repeat(16_381)}…`],
])("%s is still a title", async (_name, title, expected) => {
  const base = pagedDocument([]).metadata;
  const { bytes } = await render(pagedDocument([[]], [], { metadata: { ...base, title } }));
  const [packet] = streamsWith(bytes, "/Subtype /XML");
  const [, said] = /<dc:title>.*?<rdf:li[^>]*>(.*?)</s.exec(packet?.toString("utf8") ?? "") ?? [];
  expect(said).toBe(expected);
});

test("a level of headings that the author left out is closed up", async () => {
  const roles = ["H2", "H5", "H3", "H3", "H4", "H1", "H6"] as const;
  const { bytes } = await render(
    pagedDocument(
      [[]],
      roles.map((role) => element(role)),
    ),
  );
  const written = [...pdfObjects(bytes).values()].flatMap((object) =>
    Array.from(object.matchAll(/\/S \/(H\d)/g), ([, role]) => role),
  );
  expect(written).toEqual(["H1", "H2", "H2", "H2", "H3", "H1", "H2"]);
});

test("articles of a part stand below its title", async () => {
  const inside = (["H1", "H2", "H3", "H4", "H5", "H6"] as const).map((role) => element(role));
  const part = element("Part", [element("H1"), element("Art", inside)]);
  const { bytes } = await render(pagedDocument([[]], [part, element("Art", [element("H1")])]));
  const written = [...pdfObjects(bytes).values()].flatMap((object) =>
    Array.from(object.matchAll(/\/S \/(H\d)/g), ([, role]) => role),
  );
  expect(written).toEqual(["H1", "H2", "H3", "H4", "H5", "H6", "H6", "H1"]);
});
