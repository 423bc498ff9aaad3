export type { PdfOptions, PdfPasswords } from "./pdf-options.ts";
export { renderPdf } from "./render-pdf.ts";
