import { createHash } from "node:crypto";
import { create } from "fontkit";
import type { FaceMetrics, FontFace, InkBox, OutlineStep } from "./face.ts";
import { FontError } from "./font-error.ts";

/** The parts of a fontkit font that warraq reads; its published types lack the tables. */
interface OpenedFont {
  readonly type: string;
  readonly fullName: string | null;
  readonly postscriptName: string | null;
  readonly unitsPerEm: number;
  readonly numGlyphs: number;
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  };
  readonly "OS/2": Os2Table | undefined;
  readonly hmtx: HorizontalMetrics;
  readonly hhea: VerticalHeader;
  readonly head: { readonly macStyle: { readonly bold: boolean; readonly italic: boolean } };
  readonly post: {
    readonly italicAngle: number;
    readonly underlinePosition: number;
    readonly underlineThickness: number;
  };
  readonly GSUB: LayoutTable | undefined;
  readonly getName: (key: string, language?: string) => string | null;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly glyphForCodePoint: (codePoint: number) => { readonly id: number };
  readonly getGlyph: (glyph: number) => OpenedGlyph;
}

interface OpenedGlyph {
  readonly bbox: OpenedBox;
  readonly path: {
    readonly commands: readonly {
      readonly command: keyof typeof STEP_KINDS;
      readonly args: readonly number[];
    }[];
  };
}

const STEP_KINDS = {
  moveTo: "move",
  lineTo: "line",
  quadraticCurveTo: "quadratic",
  bezierCurveTo: "cubic",
  closePath: "close",
} as const satisfies Record<string, OutlineStep["kind"]>;

interface OpenedBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

interface HorizontalMetrics {
  readonly metrics: {
    readonly length: number;
    readonly get: (at: number) => { readonly advance: number };
  };
}

interface VerticalHeader {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

interface Os2Table {
  readonly version: number;
  readonly usWeightClass: number;
  readonly fsType: {
    readonly noEmbedding: boolean;
    readonly viewOnly: boolean;
    readonly editable: boolean;
    readonly noSubsetting: boolean;
    readonly bitmapOnly: boolean;
  };
  readonly fsSelection: {
    readonly italic: boolean;
    readonly oblique: boolean;
    readonly useTypoMetrics: boolean;
  };
  readonly typoAscender: number;
  readonly typoDescender: number;
  readonly typoLineGap: number;
  readonly winAscent: number;
  readonly winDescent: number;
  readonly capHeight?: number;
  readonly xHeight?: number;
  readonly yStrikeoutPosition: number;
  readonly yStrikeoutSize: number;
}

interface LayoutTable {
  readonly scriptList: readonly {
    readonly tag: string;
    readonly script: {
      readonly defaultLangSys: LangSys | null;
      readonly langSysRecords: readonly { readonly langSys: LangSys }[];
    };
  }[];
  readonly featureList: readonly { readonly tag: string }[];
}

interface LangSys {
  readonly featureIndexes: readonly number[];
}

const NEEDED_TABLES = ["cmap", "head", "hhea", "hmtx", "maxp", "post"];

/** Letters that a face for Arabic text cannot lack; one of them is enough to ask for joining. */
const ARABIC_SAMPLE = [0x0628, 0x0645, 0x0647];

/**
 * Opens a static TrueType or CFF font. Throws `FontError` for anything else, and for a face that has Arabic letters
 * but not the forms that join them: HarfBuzz would set such text unjoined. `source` names the file in messages.
 */
export function openFace(bytes: Uint8Array, source: string): FontFace {
  const font = parse(bytes, source);
  const outlines = "glyf" in font.directory.tables ? "truetype" : "cff";
  const joinsArabic = hasJoiningForms(font);
  if (!joinsArabic && ARABIC_SAMPLE.some((letter) => font.hasGlyphForCodePoint(letter))) {
    throw new FontError(
      "no-arabic-shaping",
      `${source} has Arabic letters but no initial, medial and final forms (GSUB init, medi, fina)`,
    );
  }
  const os2 = font["OS/2"];
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
    metrics: metricsOf(font),
    glyphCount: font.numGlyphs,
    joinsArabic,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    glyphFor: (codePoint) => font.glyphForCodePoint(codePoint).id,
    advanceOf: (glyph) => advanceOf(font, glyph),
    inkOf: (glyph) => inkOf(font.getGlyph(glyph)),
    outlineOf: (glyph) =>
      font.getGlyph(glyph).path.commands.map(({ command, args }) => ({
        kind: STEP_KINDS[command],
        points: args,
      })),
  };
}

function parse(bytes: Uint8Array, source: string): OpenedFont {
  let opened: unknown;
  try {
    opened = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (cause) {
    throw new FontError("not-a-font", `${source} is not a font that can be read`, { cause });
  }
  const type = (opened as { readonly type: string }).type;
  if (type === "TTC" || type === "DFont") {
    throw new FontError("collection", `${source} is a font collection; give its fonts one by one`);
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
    throw new FontError("variable", `${source} is a variable font; warraq needs static ones`);
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
    font.hasGlyphForCodePoint(0x20);
    advanceOf(font, 0).toFixed();
    hasJoiningForms(font);
    metricsOf(font);
  } catch (cause) {
    throw new FontError("not-a-font", `${source} is a damaged font`, { cause });
  }
  return font;
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

/** Line metrics are chosen as HarfBuzz chooses them: typographic when the face says so, else `hhea`, else Windows'. */
function verticalExtent(font: OpenedFont): VerticalHeader {
  const os2 = font["OS/2"];
  const { hhea } = font;
  if (os2 !== undefined) {
    const typographic = {
      ascent: os2.typoAscender,
      descent: -Math.abs(os2.typoDescender),
      lineGap: os2.typoLineGap,
    };
    if (os2.fsSelection.useTypoMetrics) {
      return typographic;
    }
    if (hhea.ascent === 0 && hhea.descent === 0) {
      return typographic.ascent !== 0 || typographic.descent !== 0
        ? typographic
        : { ascent: os2.winAscent, descent: -Math.abs(os2.winDescent), lineGap: 0 };
    }
  }
  return { ascent: hhea.ascent, descent: -Math.abs(hhea.descent), lineGap: hhea.lineGap };
}

function metricsOf(font: OpenedFont): FaceMetrics {
  const os2 = font["OS/2"];
  const { unitsPerEm } = font;
  const capHeight = os2?.capHeight || heightOf(font, 0x48) || Math.round(0.7 * unitsPerEm);
  const xHeight = os2?.xHeight || heightOf(font, 0x78) || Math.round(0.5 * unitsPerEm);
  const { post } = font;
  const underlineThickness = post.underlineThickness || Math.round(unitsPerEm / 20);
  return {
    unitsPerEm,
    ...verticalExtent(font),
    capHeight,
    xHeight,
    underlinePosition: post.underlinePosition || -Math.round(unitsPerEm / 10),
    underlineThickness,
    strikeoutPosition: os2?.yStrikeoutPosition || Math.round((xHeight + underlineThickness) / 2),
    strikeoutThickness: os2?.yStrikeoutSize || underlineThickness,
  };
}

function heightOf(font: OpenedFont, codePoint: number): number | undefined {
  if (!font.hasGlyphForCodePoint(codePoint)) {
    return undefined;
  }
  const top = font.glyphForCodePoint(codePoint).id;
  return inkOf(font.getGlyph(top))?.yMax;
}

/**
 * Straight from `hmtx`, where the last advance holds for all glyphs after it: fontkit's own `advanceWidth` reads the
 * outline's box as well, and fails on a blank glyph at the end of `glyf`.
 */
function advanceOf(font: OpenedFont, glyph: number): number {
  const { metrics } = font.hmtx;
  return metrics.get(Math.min(glyph, metrics.length - 1)).advance;
}

function inkOf(glyph: OpenedGlyph): InkBox | undefined {
  // From the outline: the box that a TrueType glyph carries may hold its control points, or the next glyph if it is blank.
  const box = glyph.bbox;
  if (!(box.maxX > box.minX && box.maxY > box.minY)) {
    return undefined;
  }
  return { xMin: box.minX, yMin: box.minY, xMax: box.maxX, yMax: box.maxY };
}

/** Looks where HarfBuzz looks: at the script `arab`, and for want of it at `DFLT`. */
function hasJoiningForms(font: OpenedFont): boolean {
  const gsub = "GSUB" in font.directory.tables ? font.GSUB : undefined;
  if (gsub === undefined || gsub === null) {
    return false;
  }
  const scripts = gsub.scriptList ?? [];
  const record =
    scripts.find(({ tag }) => tag === "arab") ?? scripts.find(({ tag }) => tag === "DFLT");
  if (record === undefined) {
    return false;
  }
  const systems = [
    record.script.defaultLangSys,
    ...record.script.langSysRecords.map((found) => found.langSys),
  ];
  const tags = new Set(
    systems.flatMap(
      (system) => system?.featureIndexes.map((at) => gsub.featureList[at]?.tag) ?? [],
    ),
  );
  return ["init", "medi", "fina"].every((tag) => tags.has(tag));
}
