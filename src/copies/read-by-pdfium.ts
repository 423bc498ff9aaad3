import type { PDFiumLibrary } from "@hyzyla/pdfium";

let library: Promise<PDFiumLibrary> | undefined;

/** What Chrome copies. */
export async function readByPdfium(pdf: Uint8Array): Promise<string> {
  library ??= import("@hyzyla/pdfium").then(({ PDFiumLibrary }) => PDFiumLibrary.init());
  const document = await (await library).loadDocument(pdf);
  try {
    let text = "";
    for (const page of document.pages()) {
      text += `${page.getText()}\n`;
    }
    return text;
  } finally {
    document.destroy();
  }
}
