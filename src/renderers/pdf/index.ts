export type { PdfOptions, PdfPasswords } from "./pdf-options.ts";
export { renderPdf, writePdf } from "./render-pdf.ts";
