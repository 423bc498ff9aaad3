import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Namespaces as Word declares them on the root of a part. */
export const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${RELATIONSHIP}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(" ");

/** What a package of Word has beside its text; each is the inside of the root element of its part. */
export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly settings?: string;
  readonly core?: string;
  /** More relationships of the main part. */
  readonly relationships?: string;
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

const KINDS = ["styles", "numbering", "footnotes", "comments", "settings"] as const;

/** A package as Word lays it out, from parts that can be read. */
export function wordPackage(parts: WordParts): Uint8Array {
  const present = KINDS.filter((kind) => parts[kind] !== undefined);
  const related = present.map(
    (kind, at) =>
      `<Relationship Id="rIdP${at}" Type="${RELATIONSHIP}/${kind}" Target="${kind}.xml"/>`,
  );
  const xml = (content: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${content}`;
  const relationships = (content: string) =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
    );
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8(
      xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    ),
    "_rels/.rels": strToU8(
      relationships(
        `<Relationship Id="rId1" Type="${RELATIONSHIP}/officeDocument" Target="word/document.xml"/>` +
          '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
      ),
    ),
    "word/_rels/document.xml.rels": strToU8(
      relationships(related.join("") + (parts.relationships ?? "")),
    ),
    "word/document.xml": strToU8(
      xml(`<w:document ${NAMESPACES}><w:body>${parts.body}</w:body></w:document>`),
    ),
  };
  for (const kind of present) {
    files[`word/${kind}.xml`] = strToU8(xml(`<w:${kind} ${NAMESPACES}>${parts[kind]}</w:${kind}>`));
  }
  if (parts.core !== undefined) {
    files["docProps/core.xml"] = strToU8(
      xml(
        `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.core}</cp:coreProperties>`,
      ),
    );
  }
  for (const [name, content] of Object.entries(parts.files ?? {})) {
    files[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(files);
}

/** A run of Arabic as Word writes it. */
export const arabic = (text: string, properties = ""): string =>
  `<w:r w:rsidRPr="00A77B3E"><w:rPr>${properties}<w:rtl/><w:lang w:bidi="ar-EG"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A run of Latin letters, typed on a Latin keyboard. */
export const latin = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph from right to left, in a style. */
export const paragraph = (content: string, style?: string, properties = ""): string =>
  `<w:p w:rsidR="00F13A2C" w:rsidRDefault="00F13A2C"><w:pPr>${
    style === undefined ? "" : `<w:pStyle w:val="${style}"/>`
  }<w:bidi/>${properties}</w:pPr>${content}</w:p>`;

const style = (
  id: string,
  name: string,
  type = "paragraph",
  inside = '<w:basedOn w:val="a"/>',
): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

/** Styles with the ids of an Arabic Word, which stores the English names. */
export const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  style(
    "1",
    "heading 1",
    "paragraph",
    '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
  ),
  style("2", "heading 2"),
  style("a3", "Title"),
  style("a4", "Subtitle"),
  style("a5", "Quote"),
  style("a6", "caption"),
  style("a7", "List Paragraph"),
  style("a8", "footnote text"),
  style("own", "عنوان التحقيق", "paragraph", '<w:basedOn w:val="1"/>'),
  style("Strong", "Strong", "character", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
  style("Hyperlink", "Hyperlink", "character", '<w:rPr><w:u w:val="single"/></w:rPr>'),
].join("");

const level = (format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** Lists 1: أبجد from the third, 2: bullets in two levels, 3: decimal, 4: the same again from 1, 5: going on. */
export const NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${level("arabicAbjad", "%1)", 3)}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level("bullet", "\uf0b7")}<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="arabicAlpha"/><w:lvlText w:val="%2-"/></w:lvl></w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="2">${level("decimal", "%1.")}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
  '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
  '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
  '<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>',
].join("");

/** An item of a list. */
export const item = (list: number, depth: number, content: string): string =>
  paragraph(
    content,
    "a7",
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`,
  );

/** A complex field (17.16.18). */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
