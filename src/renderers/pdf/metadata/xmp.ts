import type { DocumentMetadata } from "../../../layout/index.ts";
import type { Claims } from "../conformance/claims.ts";
import { cleanText, creationDate, documentTitle, joinKeywords, PRODUCER } from "./pdf-info.ts";

/** The packet identifier of the XMP specification, part 1, section 7.3.2. */
const PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d";

/**
 * The schema of PDF/UA, described in the file: ISO 19005-2 6.6.2.3 knows only the older ones, and asks for a description of
 * every other.
 */
const ACCESSIBILITY_SCHEMA = [
  "<pdfaExtension:schemas><rdf:Bag>",
  '<rdf:li rdf:parseType="Resource">',
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  "<pdfaProperty:name>part</pdfaProperty:name>",
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
  "<pdfaProperty:category>internal</pdfaProperty:category>",
  "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>",
  "</rdf:li></rdf:Seq></pdfaSchema:property>",
  "</rdf:li></rdf:Bag></pdfaExtension:schemas>",
].join("\n");

/**
 * The metadata as an XMP packet (ISO 16684-1), in the properties that PDF/A relates to the information dictionary, with
 * what the file claims to be.
 */
export function xmpPacket(metadata: DocumentMetadata, now: Date, claims: Claims): string {
  const { authors, language, keywords, subject, publisher, rights, published, identifier } =
    metadata;
  const date = written(now);
  const properties = [
    element("dc:format", "application/pdf"),
    alternatives("dc:title", documentTitle(metadata)),
    list("dc:creator", "rdf:Seq", authors),
    alternatives("dc:description", subject),
    list("dc:subject", "rdf:Bag", keywords),
    list("dc:language", "rdf:Bag", [language]),
    list("dc:publisher", "rdf:Bag", publisher === undefined ? [] : [publisher]),
    alternatives("dc:rights", rights),
    list("dc:date", "rdf:Seq", published === undefined ? [] : [written(published)]),
    element("dc:identifier", identifier),
    element("xmp:CreateDate", written(creationDate(metadata, now))),
    element("xmp:ModifyDate", date),
    element("xmp:MetadataDate", date),
    element("xmp:CreatorTool", PRODUCER),
    element("pdf:Producer", PRODUCER),
    element("pdf:Keywords", keywords.length === 0 ? "" : joinKeywords(keywords)),
    ...identification(claims),
  ].filter((property) => property !== "");
  return [
    `<?xpacket begin="\ufeff" id="${PACKET_ID}"?>`,
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
    ...properties,
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("\n");
}

function identification({ archival, accessible }: Claims): readonly string[] {
  return [
    ...(archival === undefined
      ? []
      : [
          element("pdfaid:part", String(archival.part)),
          element("pdfaid:conformance", archival.level),
        ]),
    ...(accessible === undefined ? [] : [element("pdfuaid:part", String(accessible))]),
    ...(accessible === undefined || archival === undefined ? [] : [ACCESSIBILITY_SCHEMA]),
  ];
}

const written = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

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
