export type {
  Destination,
  DocumentMetadata,
  ImageItem,
  LinkArea,
  LinkTarget,
  OutlineEntry,
  Page,
  PagedDocument,
  PageItem,
  PlacedGlyph,
  PlacedKashida,
  PlacedRun,
  RectItem,
  StructureElement,
  StructureRole,
  TextLine,
} from "./frame.ts";
export { layOutPublication } from "./lay-out-publication.ts";
export type { LayoutOptions } from "./layout-context.ts";
