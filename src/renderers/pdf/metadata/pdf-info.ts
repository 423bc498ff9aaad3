import type { DocumentMetadata } from "../../../layout/index.ts";
import type { PdfInfo } from "../document/open-document.ts";
import { shortened, wellFormed } from "../document/pdf-object.ts";

/** The program that wrote the file, as both kinds of metadata name it. */
export const PRODUCER = "warraq";

/** Control characters that XML 1.0 cannot hold and no title needs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** One line of text without control characters and half surrogates, as metadata must be. */
export function cleanText(text: string): string {
  return shortened(wellFormed(text).replaceAll(CONTROL, "").replaceAll(/\s+/g, " ").trim());
}

/** The title; for want of one what the document is known by, as no reader should have to speak of "untitled". */
export function documentTitle({ title, identifier }: DocumentMetadata): string {
  return cleanText(title) || cleanText(identifier);
}

/** The document information dictionary (ISO 32000-1 14.3.3); the XMP packet says the same. */
export function pdfInfo(metadata: DocumentMetadata, now: Date): PdfInfo {
  const { authors, subject, keywords } = metadata;
  return {
    Title: documentTitle(metadata),
    ...(authors.length > 0 ? { Author: cleanText(authors.join("; ")) } : {}),
    ...(subject === undefined ? {} : { Subject: cleanText(subject) }),
    ...(keywords.length > 0 ? { Keywords: joinKeywords(keywords) } : {}),
    Creator: PRODUCER,
    Producer: PRODUCER,
    CreationDate: creationDate(metadata, now),
    ModDate: now,
  };
}

/** When the text came to be, so far as it is known; no file is older than its last change. */
export function creationDate({ created }: DocumentMetadata, now: Date): Date {
  return created !== undefined && created < now ? created : now;
}

/** As one text, which Info and XMP say alike. */
export function joinKeywords(keywords: readonly string[]): string {
  return cleanText(keywords.join(", "));
}
