import type { DocumentMetadata } from "../../../layout/index.ts";
import { cleanText, joinKeywords, PRODUCER } from "./pdf-info.ts";

/** The packet identifier of the XMP specification, part 1, section 7.3.2. */
const PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d";

/** The metadata as an XMP packet (ISO 16684-1), in the properties that PDF/A relates to the information dictionary. */
export function xmpPacket(metadata: DocumentMetadata, now: Date): string {
  const { title, authors, language, keywords, subject, publisher, rights, identifier } = metadata;
  const date = `${now.toISOString().slice(0, 19)}Z`;
  const properties = [
    element("dc:format", "application/pdf"),
    alternatives("dc:title", title),
    list("dc:creator", "rdf:Seq", authors),
    alternatives("dc:description", subject),
    list("dc:subject", "rdf:Bag", keywords),
    list("dc:language", "rdf:Bag", [language]),
    list("dc:publisher", "rdf:Bag", publisher === undefined ? [] : [publisher]),
    alternatives("dc:rights", rights),
    element("dc:identifier", identifier),
    element("xmp:CreateDate", date),
    element("xmp:ModifyDate", date),
    element("xmp:MetadataDate", date),
    element("xmp:CreatorTool", PRODUCER),
    element("pdf:Producer", PRODUCER),
    element("pdf:Keywords", keywords.length === 0 ? "" : joinKeywords(keywords)),
  ].filter((property) => property !== "");
  return [
    `<?xpacket begin="\ufeff" id="${PACKET_ID}"?>`,
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    ...properties,
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("\n");
}

function element(name: string, text: string): string {
  return text === "" ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}

function list(name: string, kind: "rdf:Seq" | "rdf:Bag", items: readonly string[]): string {
  const entries = items.map((item) => element("rdf:li", item)).join("");
  return entries === "" ? "" : `<${name}><${kind}>${entries}</${kind}></${name}>`;
}

function alternatives(name: string, text: string | undefined): string {
  return text === undefined || text === ""
    ? ""
    : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>`;
}

function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
