/** What Firefox copies: the items of pdf.js, with a line end where it says that there is one. */
export async function readByPdfjs(pdf: Uint8Array): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // It takes the bytes over, so that it gets a copy.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  try {
    const document = await loading.promise;
    let text = "";
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      for (const item of items) {
        if ("str" in item) {
          text += item.hasEOL ? `${item.str}\n` : item.str;
        }
      }
      text += "\n";
    }
    return text;
  } finally {
    await loading.destroy();
  }
}
