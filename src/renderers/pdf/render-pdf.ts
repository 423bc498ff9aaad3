import type { PagedRenderer } from "../paged.ts";
import { openDocument } from "./document/open-document.ts";
import { createFontSet } from "./font/font-set.ts";
import { createImageSet } from "./images/embed-image.ts";
import { pdfInfo } from "./metadata/pdf-info.ts";
import { xmpPacket } from "./metadata/xmp.ts";
import { nameDestinations } from "./navigation/destinations.ts";
import { writeOutline } from "./navigation/outline.ts";
import { pageLabels } from "./navigation/page-labels.ts";
import { type Painter, paintPage } from "./page/paint-page.ts";
import { createStructureTree } from "./structure/structure-tree.ts";
import { glyphLevelTextLayer } from "./text-layer/glyph-level.ts";

/**
 * A tagged PDF 1.7 of the pages. Nothing is decided here but how to say it: every glyph, rule and picture stands where
 * layout put it. The same document at the same time gives the same bytes.
 */
export const renderPdf: PagedRenderer = async (document, context) => {
  const { metadata, destinations } = document;
  const pdf = openDocument(pdfInfo(metadata, context.now), metadata.language);
  const painter: Painter = {
    document: pdf,
    fonts: createFontSet(pdf, context.report),
    images: createImageSet(pdf),
    structure: createStructureTree(pdf, document.structure, metadata.direction),
    textLayer: glyphLevelTextLayer,
    destinations,
    report: context.report,
  };
  const pages = document.pages.map((page) => paintPage(painter, page));
  painter.fonts.finish();
  painter.structure.finish();
  nameDestinations(pdf, destinations, pages);
  writeOutline(pdf, document.outline, destinations, pages);
  pdf.catalogue["PageLabels"] = pageLabels(document.pages.map(({ label }) => label));
  pdf.setReadingDirection(metadata.direction);
  pdf.setMetadata(xmpPacket(metadata, context.now));
  return await pdf.finish();
};
