export { type CoverPage, layOutCover } from "./cover/lay-out-cover.ts";
export type {
  Destination,
  DocumentMetadata,
  DrawingItem,
  DrawingMark,
  DrawingPicture,
  DrawingWords,
  ImageItem,
  LinePicture,
  LinkArea,
  LinkTarget,
  OutlineEntry,
  Page,
  PagedDocument,
  PageItem,
  PlacedGlyph,
  PlacedGlyphs,
  PlacedKashida,
  PlacedRun,
  RectItem,
  StructureElement,
  StructureRole,
  TextLine,
} from "./frame.ts";
export { layOutPublication, streamPublication } from "./lay-out-publication.ts";
export type { LayoutOptions } from "./layout-context.ts";
export type { DocumentEnd, PageStream, StreamedPage } from "./page-stream.ts";
export { gatherPages, streamOf } from "./page-stream.ts";
export { glyphColumns, glyphList } from "./placed-glyphs.ts";
