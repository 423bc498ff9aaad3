import { createHash } from "node:crypto";
import { create } from "fontkit";
import type { FaceMetrics, FontFace, InkBox, OutlineStep } from "./face.ts";
import { advanceOf, inkOf, metricsOf } from "./face-metrics.ts";
import { FontError } from "./font-error.ts";
import { glyphReach } from "./glyph-reach.ts";
import { hasJoiningForms } from "./joining-forms.ts";
import type { OpenedFont, OpenedGlyph, Os2Table } from "./opened-font.ts";

const STEP_KINDS = {
  moveTo: "move",
  lineTo: "line",
  quadraticCurveTo: "quadratic",
  bezierCurveTo: "cubic",
  closePath: "close",
} as const satisfies Record<string, OutlineStep["kind"]>;

const NEEDED_TABLES = ["cmap", "head", "hhea", "hmtx", "maxp", "post"];

/** Units to the em, as OpenType 1.9.1 has them in the table `head`. */
const [LEAST_UNITS, MOST_UNITS] = [16, 16_384];

/** How many outlines of a CFF face are tried, at least, where it has so many. */
const CFF_SAMPLES = 100;

/** Letters that a face for Arabic text cannot lack; one of them is enough to ask for joining. */
const ARABIC_SAMPLE = [0x0628, 0x0645, 0x0647];

/**
 * Opens a static TrueType or CFF font. Throws `FontError` for anything else, and for a face that has Arabic letters
 * but not the forms that join them: HarfBuzz would set such text unjoined. `source` names the file in messages.
 */
export function openFace(bytes: Uint8Array, source: string): FontFace {
  const { font, metrics, joinsArabic } = parse(bytes, source);
  const outlines = "glyf" in font.directory.tables ? "truetype" : "cff";
  if (!joinsArabic && ARABIC_SAMPLE.some((letter) => font.hasGlyphForCodePoint(letter))) {
    throw new FontError(
      "no-arabic-shaping",
      `${source} has Arabic letters but no initial, medial and final forms (GSUB init, medi, fina)`,
    );
  }
  const os2 = font["OS/2"];
  const drawn = <Value>(glyph: number, read: (of: OpenedGlyph) => Value): Value => {
    try {
      return read(font.getGlyph(glyph));
    } catch (cause) {
      const what = `${source} is a damaged font: it has a damaged outline, that of glyph ${glyph}`;
      throw new FontError("not-a-font", what, { cause });
    }
  };
  /** By glyph, as far as they were asked for. */
  const inks = new Map<number, InkBox | undefined>();
  const inkOfGlyph = (glyph: number): InkBox | undefined => {
    if (!inks.has(glyph)) {
      inks.set(glyph, drawn(glyph, inkOf));
    }
    return inks.get(glyph);
  };
  const family = name(font, "preferredFamily") ?? name(font, "fontFamily") ?? source;
  return {
    id: `sha256-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`,
    family,
    weight: weightOf(font),
    italic:
      os2?.fsSelection.italic === true ||
      os2?.fsSelection.oblique === true ||
      font.head.macStyle.italic,
    fullName: font.fullName ?? family,
    postscriptName: font.postscriptName ?? family.replaceAll(" ", ""),
    version: name(font, "version") ?? "",
    bytes,
    outlines,
    fsType: embeddingBits(os2),
    copyright: name(font, "copyright"),
    licence: name(font, "license"),
    metrics,
    glyphCount: font.numGlyphs,
    joinsArabic,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    glyphFor: (codePoint) => font.glyphForCodePoint(codePoint).id,
    advanceOf: (glyph) => advanceOf(font, glyph),
    inkOf: inkOfGlyph,
    reachOf: glyphReach(bytes, font.directory.tables, inkOfGlyph),
    outlineOf: (glyph) =>
      drawn(glyph, ({ path }) =>
        path.commands.map(({ command, args }) => ({ kind: STEP_KINDS[command], points: args })),
      ),
  };
}

interface Parsed {
  readonly font: OpenedFont;
  readonly metrics: FaceMetrics;
  readonly joinsArabic: boolean;
}

function parse(bytes: Uint8Array, source: string): Parsed {
  let opened: unknown;
  try {
    opened = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (cause) {
    throw new FontError("not-a-font", `${source} is not a font that can be read`, { cause });
  }
  const type = (opened as { readonly type: string }).type;
  if (type === "TTC" || type === "DFont") {
    throw new FontError(
      "collection",
      `${source} is a font collection of another kind; give its fonts one by one`,
    );
  }
  if (type !== "TTF") {
    throw new FontError(
      "compressed",
      `${source} is a compressed web font (${type}); give the .ttf or .otf`,
    );
  }
  const font = opened as OpenedFont;
  const { tables } = font.directory;
  if ("fvar" in tables) {
    throw new FontError("variable", `${source} is a variable font, not an instance of one`);
  }
  if (!("glyf" in tables) && !("CFF " in tables)) {
    throw new FontError("no-outlines", `${source} has no TrueType or CFF outlines`);
  }
  try {
    // fontkit reads a table when it is first asked for, so that a damaged one would show itself in the middle of a page.
    for (const table of NEEDED_TABLES) {
      if (!(table in tables)) {
        throw new Error(`table ${table} is missing`);
      }
    }
    for (const { offset, length } of Object.values(tables)) {
      if (offset + length > bytes.length) {
        throw new Error("the file is cut short");
      }
    }
    demandUnicode(bytes, tables["cmap"]?.offset ?? 0, source);
    font.hasGlyphForCodePoint(0x20);
    advanceOf(font, 0).toFixed();
    if (font.unitsPerEm < LEAST_UNITS || font.unitsPerEm > MOST_UNITS) {
      throw new Error(`there are ${font.unitsPerEm} units to the em`);
    }
    if (!("glyf" in tables)) {
      demandCffOutlines(font);
    }
    return { font, metrics: metricsOf(font, bytes), joinsArabic: joinsArabic(font, bytes) };
  } catch (cause) {
    if (cause instanceof FontError) {
      throw cause;
    }
    throw new FontError("not-a-font", `${source} is a damaged font`, { cause });
  }
}

/** Throws where all tables of characters are those of symbol fonts (platform 3, encoding 0) and old systems. */
function demandUnicode(bytes: Uint8Array, cmap: number, source: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + cmap);
  const encodings = Array.from({ length: view.getUint16(2) }, (_, at) => ({
    platform: view.getUint16(4 + 8 * at),
    encoding: view.getUint16(6 + 8 * at),
  }));
  const isSymbol = encodings.some(({ platform, encoding }) => platform === 3 && encoding === 0);
  const isUnicode = encodings.some(
    ({ platform, encoding }) => platform === 0 || (platform === 3 && encoding > 0),
  );
  if (isSymbol && !isUnicode) {
    throw new FontError(
      "no-unicode",
      `${source} is a symbol font: it has no table of Unicode characters`,
    );
  }
}

/** Throws where one of some outlines from all over the table cannot be read; to read them all would take a second. */
function demandCffOutlines(font: OpenedFont): void {
  const step = Math.max(1, Math.floor(font.numGlyphs / CFF_SAMPLES));
  for (let glyph = 0; glyph < font.numGlyphs; glyph += step) {
    inkOf(font.getGlyph(glyph));
  }
}

function name(font: OpenedFont, key: string): string | undefined {
  // A record without text is read as null or as an object, according to its encoding.
  const found: unknown = font.getName(key, "en");
  return typeof found === "string" && found !== "" ? found : undefined;
}

function weightOf(font: OpenedFont): number {
  const written = font["OS/2"]?.usWeightClass ?? 0;
  if (written >= 100) {
    return Math.min(written, 900);
  }
  return font.head.macStyle.bold ? 700 : 400;
}

function embeddingBits(os2: Os2Table | undefined): number {
  if (os2 === undefined) {
    return 0;
  }
  const { noEmbedding, viewOnly, editable, noSubsetting, bitmapOnly } = os2.fsType;
  return (
    (noEmbedding ? 0x2 : 0) |
    (viewOnly ? 0x4 : 0) |
    (editable ? 0x8 : 0) |
    (noSubsetting ? 0x100 : 0) |
    (bitmapOnly ? 0x200 : 0)
  );
}

function joinsArabic(font: OpenedFont, bytes: Uint8Array): boolean {
  const table = font.directory.tables["GSUB"];
  return (
    table !== undefined &&
    hasJoiningForms(new DataView(bytes.buffer, bytes.byteOffset + table.offset, table.length))
  );
}
