/** What MuPDF's readers copy. */
export async function readByMupdf(pdf: Uint8Array): Promise<string> {
  const { Document } = await import("mupdf");
  const document = Document.openDocument(pdf, "application/pdf");
  try {
    let text = "";
    for (let number = 0; number < document.countPages(); number += 1) {
      const page = document.loadPage(number);
      const copied = page.toStructuredText("preserve-whitespace");
      text += `${copied.asText()}\n`;
      copied.destroy();
      page.destroy();
    }
    return text;
  } finally {
    document.destroy();
  }
}
