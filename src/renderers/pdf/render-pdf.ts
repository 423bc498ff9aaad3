import { promisify } from "node:util";
import { deflate, deflateSync } from "node:zlib";
import { type PagedDocument, type PageStream, streamOf } from "../../layout/index.ts";
import type { RenderContext } from "../renderer.ts";
import { attachSource } from "./attachments/attach-source.ts";
import { createConformance } from "./conformance/claims.ts";
import { addOutputIntent } from "./conformance/output-intent.ts";
import type { Deflate } from "./document/compact-objects.ts";
import { openDocument, type PdfDocument, type PdfPage } from "./document/open-document.ts";
import { createFontSet } from "./font/font-set.ts";
import { createImageSet } from "./images/embed-image.ts";
import { pdfInfo } from "./metadata/pdf-info.ts";
import { xmpPacket } from "./metadata/xmp.ts";
import { nameDestinations } from "./navigation/destinations.ts";
import { writeOutline } from "./navigation/outline.ts";
import { pageLabels } from "./navigation/page-labels.ts";
import { createDrawingPaints } from "./page/drawing-paints.ts";
import { type Painter, paintPage, unknownAnchor } from "./page/paint-page.ts";
import type { PdfOptions } from "./pdf-options.ts";
import { createStructureTree } from "./structure/structure-tree.ts";
import { createTextLayer } from "./text-layer/encode-line.ts";

/**
 * A tagged PDF 1.7 of the pages that keeps to PDF/UA-1 and PDF/A-3a, or says what keeps it from doing so. Nothing is
 * decided here but how to say it: every glyph, rule and picture stands where layout put it. The same document at the
 * same time gives the same bytes.
 */
export async function renderPdf(
  document: PagedDocument | PageStream,
  context: RenderContext,
  options: PdfOptions = {},
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const take = async (pdf: PdfDocument, mostWaiting: number): Promise<void> => {
    await pdf.settle(mostWaiting);
    pieces.push(...pdf.written());
  };
  let file: PdfDocument | undefined;
  // Pages are compressed while the next ones are set and painted.
  for (const pdf of pageByPage(document, context, options, promisify(deflate))) {
    file = pdf;
    await take(pdf, MOST_COMPRESSED_BESIDE);
  }
  if (file !== undefined) {
    await take(file, 0);
  }
  return Buffer.concat(pieces);
}

/** Streams; enough for the threads that Node keeps for it. */
const MOST_COMPRESSED_BESIDE = 8;

/**
 * The bytes of `renderPdf` piece by piece: a page is asked for, painted and forgotten when the piece before was taken, so
 * that neither pages nor bytes gather.
 */
export function* writePdf(
  document: PagedDocument | PageStream,
  context: RenderContext,
  options: PdfOptions = {},
): Generator<Uint8Array> {
  for (const pdf of pageByPage(document, context, options, (bytes) => deflateSync(bytes))) {
    yield* pdf.written();
  }
}

/** Gives the document after each of its pages, and when it is complete. */
function* pageByPage(
  document: PagedDocument | PageStream,
  context: RenderContext,
  options: PdfOptions,
  compress: Deflate,
): Generator<PdfDocument> {
  const stream = "end" in document ? document : streamOf(document);
  const { metadata } = stream;
  const info = pdfInfo(metadata, context.now);
  const pdf = openDocument(info, metadata.language, options.passwords, compress);
  const conformance = createConformance(options, context.report);
  const structure = createStructureTree(pdf);
  const linked = new Set<string>();
  const painter: Painter = {
    document: pdf,
    fonts: createFontSet(pdf, conformance, context.report),
    images: createImageSet(pdf, conformance, context.report),
    paints: createDrawingPaints(pdf),
    structure,
    textLayer: createTextLayer(context.report),
    hasAnchor: (anchor) => {
      const isThere = stream.hasAnchor(anchor);
      if (isThere) {
        linked.add(anchor);
      }
      return isThere;
    },
    conformance,
    report: context.report,
  };
  const pages: PdfPage[] = [];
  for (const { index, page } of stream.pages) {
    pages[index] = paintPage(painter, page);
    yield pdf;
  }
  const { destinations, structure: root, outline, labels } = stream.end();
  for (const anchor of linked) {
    // A block that came to nothing, such as a paragraph without words.
    if (!destinations.has(anchor)) {
      context.report(unknownAnchor(anchor));
    }
  }
  pdf.orderPages(pages);
  painter.fonts.finish();
  structure.finish(root, metadata.direction);
  nameDestinations(pdf, destinations, pages);
  writeOutline(pdf, outline, destinations, pages);
  pdf.catalogue["PageLabels"] = pageLabels(labels);
  // PDFium takes every line of a right-to-left file from the right, foreign ones too.
  if (!painter.textLayer.hasForeignLines()) {
    pdf.setReadingDirection(metadata.direction);
  }
  addOutputIntent(pdf);
  if (options.source !== undefined) {
    attachSource(pdf, options.source, context.now);
  }
  pdf.setMetadata(xmpPacket(metadata, context.now, conformance.claims()));
  pdf.finish();
  yield pdf;
}
