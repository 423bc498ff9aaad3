import { readFileSync } from "node:fs";
import { type FontFace, openFace } from "../../src/font/index.ts";
import {
  glyphColumns,
  type PagedDocument,
  type PlacedGlyph,
  type PlacedRun,
  type StructureElement,
  type TextLine,
} from "../../src/layout/index.ts";
import {
  createShaper,
  type GlyphRun,
  itemise,
  resolveBidi,
  visualRuns,
} from "../../src/text/index.ts";

const faces = new Map<string, FontFace>();

/** A bundled face by its path below `fonts/`, opened once. */
export function bundledFace(path: string): FontFace {
  let face = faces.get(path);
  if (face === undefined) {
    face = openFace(readFileSync(new URL(`../../fonts/${path}`, import.meta.url)), path);
    faces.set(path, face);
  }
  return face;
}

export const amiri = (): FontFace => bundledFace("amiri/Amiri-Regular.ttf");
export const notoNaskh = (): FontFace =>
  bundledFace("noto-naskh-arabic/NotoNaskhArabic-Regular.ttf");
export const plexArabic = (): FontFace =>
  bundledFace("ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf");

export interface LineOptions {
  readonly face?: FontFace;
  readonly size?: number;
  /** Left end; with `right`, the right end instead. */
  readonly x?: number;
  readonly right?: number;
  readonly baseline?: number;
  readonly direction?: "ltr" | "rtl";
  readonly language?: string;
  /** Justifies the line to this width at its spaces. */
  readonly width?: number;
  readonly glyphScale?: number;
  readonly colour?: `#${string}`;
  readonly rise?: number;
  readonly element?: StructureElement | null;
}

const shaper = createShaper();

/** One line of one face, shaped and placed as layout would; a stand-in for it in tests. */
export function textLine(text: string, options: LineOptions = {}): TextLine {
  const { face = amiri(), size = 14, direction = "rtl", language = "ar" } = options;
  const { baseline = 100, glyphScale = 1, colour = "#000000", rise = 0, element = null } = options;
  const scale = (size * glyphScale) / face.metrics.unitsPerEm;
  const glyphRuns = shapeLine(text, face, size, direction, language);
  const natural = glyphRuns.reduce((sum, run) => sum + run.advance, 0) * scale;
  const spaces = text.trimEnd().split(" ").length - 1;
  const extra = options.width === undefined ? 0 : (options.width - natural) / Math.max(spaces, 1);
  const width = options.width ?? natural;
  const x = options.right === undefined ? (options.x ?? 50) : options.right - width;
  let pen = x;
  const runs = glyphRuns.map((glyphRun): PlacedRun => {
    const left = pen;
    const glyphs = placeGlyphs(glyphRun, text, scale, size, extra);
    pen += glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
    return {
      face: glyphRun.run.face,
      size,
      colour,
      level: glyphRun.run.level,
      language,
      x: left,
      rise,
      glyphScale,
      glyphs: glyphColumns(glyphs),
      kashidas: [],
      element: null,
    };
  });
  return { type: "text", x, baseline, width, direction, text, runs, element };
}

function shapeLine(
  text: string,
  face: FontFace,
  size: number,
  direction: "ltr" | "rtl",
  language: string,
): readonly GlyphRun[] {
  const bidi = resolveBidi(text, direction);
  const style = { start: 0, end: text.length, chain: [face], size, language, features: [] };
  const runs = itemise(text, bidi, [style], () => {});
  return visualRuns(text, bidi, 0, text.length).flatMap(({ start, end, level }) => {
    const inside = runs.filter((run) => run.start < end && run.end > start);
    const ordered = level % 2 === 1 ? inside.reverse() : inside;
    return ordered.map((run) =>
      shaper.shape(text, run, Math.max(start, run.start), Math.min(end, run.end)),
    );
  });
}

function placeGlyphs(
  run: GlyphRun,
  text: string,
  scale: number,
  size: number,
  extra: number,
): readonly PlacedGlyph[] {
  const starts = [...new Set(run.clusters)].sort((one, other) => one - other);
  let pen = 0;
  return Array.from(run.glyphIds, (id, at): PlacedGlyph => {
    const start = run.clusters[at] ?? 0;
    const end = starts[starts.indexOf(start) + 1] ?? run.end;
    const advance = (run.xAdvances[at] ?? 0) * scale + (text.slice(start, end) === " " ? extra : 0);
    const glyph = {
      id,
      x: pen + (run.xOffsets[at] ?? 0) * scale,
      y: ((run.yOffsets[at] ?? 0) * size) / run.run.face.metrics.unitsPerEm,
      advance,
      start,
      end,
    };
    pen += advance;
    return glyph;
  });
}

/** A document of the given pages of A5, each with its items, whose structure is a `Document` of `children`. */
export function pagedDocument(
  pages: readonly (readonly PagedDocument["pages"][number]["items"][number][])[],
  children: readonly StructureElement[] = [],
  rest: Partial<PagedDocument> = {},
): PagedDocument {
  return {
    metadata: {
      title: "عنوان المقال",
      authors: ["ليلى الخطيب"],
      language: "ar",
      direction: "rtl",
      keywords: [],
      subject: undefined,
      publisher: undefined,
      rights: undefined,
      created: undefined,
      published: undefined,
      identifier: "urn:uuid:8f14e45f-ceea-467f-a9a2-6b0d2f1c0001",
    },
    pages: pages.map((items, at) => ({
      size: { width: 420, height: 595 },
      label: String(at + 1),
      items,
    })),
    outline: [],
    destinations: new Map(),
    structure: { role: "Document", children },
    ...rest,
  };
}
