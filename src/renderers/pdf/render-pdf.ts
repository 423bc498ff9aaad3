import type { PagedDocument } from "../../layout/index.ts";
import type { RenderContext } from "../renderer.ts";
import { attachSource } from "./attachments/attach-source.ts";
import { createConformance } from "./conformance/claims.ts";
import { addOutputIntent } from "./conformance/output-intent.ts";
import { openDocument } from "./document/open-document.ts";
import { createFontSet } from "./font/font-set.ts";
import { createImageSet } from "./images/embed-image.ts";
import { pdfInfo } from "./metadata/pdf-info.ts";
import { xmpPacket } from "./metadata/xmp.ts";
import { nameDestinations } from "./navigation/destinations.ts";
import { writeOutline } from "./navigation/outline.ts";
import { pageLabels } from "./navigation/page-labels.ts";
import { type Painter, paintPage } from "./page/paint-page.ts";
import type { PdfOptions } from "./pdf-options.ts";
import { createStructureTree } from "./structure/structure-tree.ts";
import { createTextLayer } from "./text-layer/encode-line.ts";

/**
 * A tagged PDF 1.7 of the pages that keeps to PDF/UA-1 and PDF/A-3a, or says what keeps it from doing so. Nothing is
 * decided here but how to say it: every glyph, rule and picture stands where layout put it. The same document at the
 * same time gives the same bytes.
 */
export async function renderPdf(
  document: PagedDocument,
  context: RenderContext,
  options: PdfOptions = {},
): Promise<Uint8Array> {
  const { metadata, destinations } = document;
  const pdf = openDocument(pdfInfo(metadata, context.now), metadata.language, options.passwords);
  const conformance = createConformance(options, context.report);
  const painter: Painter = {
    document: pdf,
    fonts: createFontSet(pdf, conformance, context.report),
    images: createImageSet(pdf, conformance, context.report),
    structure: createStructureTree(pdf, document.structure, metadata.direction),
    textLayer: createTextLayer(context.report),
    destinations,
    conformance,
    report: context.report,
  };
  const pages = document.pages.map((page) => paintPage(painter, page));
  painter.fonts.finish();
  painter.structure.finish();
  nameDestinations(pdf, destinations, pages);
  writeOutline(pdf, document.outline, destinations, pages);
  pdf.catalogue["PageLabels"] = pageLabels(document.pages.map(({ label }) => label));
  // PDFium takes every line of a right-to-left file from the right, foreign ones too.
  if (!painter.textLayer.hasForeignLines()) {
    pdf.setReadingDirection(metadata.direction);
  }
  addOutputIntent(pdf);
  if (options.source !== undefined) {
    attachSource(pdf, options.source, context.now);
  }
  pdf.setMetadata(xmpPacket(metadata, context.now, conformance.claims()));
  return await pdf.finish();
}
