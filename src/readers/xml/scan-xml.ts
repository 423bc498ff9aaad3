import { SaxesParser } from "saxes";
import type { DiagnosticCode } from "../../diagnostics/index.ts";
import type { XmlAttribute } from "./xml-node.ts";

/** What a scan tells, in the order of the text. Offsets count UTF-16 code units from its start. */
export interface XmlEvents {
  readonly open: (element: OpenedElement) => void;
  readonly close: (name: string, end: number) => void;
  readonly text: (value: string, start: number, end: number) => void;
}

export interface OpenedElement {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly start: number;
}

/** Text that is not XML, or not such as is read; `offset` is where that was seen. */
export class XmlFault extends Error {
  readonly code: Extract<DiagnosticCode, "input/damaged" | "input/too-large" | "input/syntax">;
  readonly offset: number;

  constructor(code: XmlFault["code"], message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

export interface XmlScan {
  /** The next part of the text; throws `XmlFault`. */
  readonly write: (text: string) => void;
  /** Says that there is no more; throws `XmlFault` when something is still open. */
  readonly end: () => void;
}

/** Far deeper than any document, and far below where recursion ends in a stack overflow. */
const DEEPEST = 256;

/** Names of characters that HTML has and XML has not, and that are found in feeds and books all the same. */
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  nbsp: "\u00a0",
  copy: "©",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  times: "×",
  zwnj: "\u200c",
  zwj: "\u200d",
  lrm: "\u200e",
  rlm: "\u200f",
};

/** Prefixes that sources use and forget to bind. */
const KNOWN_PREFIXES: Readonly<Record<string, string>> = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  epub: "http://www.idpf.org/2007/ops",
  excerpt: "http://wordpress.org/export/1.2/excerpt/",
  georss: "http://www.georss.org/georss",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  media: "http://search.yahoo.com/mrss/",
  slash: "http://purl.org/rss/1.0/modules/slash/",
  sy: "http://purl.org/rss/1.0/modules/syndication/",
  wfw: "http://wellformedweb.org/CommentAPI/",
  wp: "http://wordpress.org/export/1.2/",
  xlink: "http://www.w3.org/1999/xlink",
};

/**
 * Scans XML 1.0 with namespaces that comes in parts of any size, in memory that does not grow with it. Line ends are LF. No
 * entity is ever expanded but the five of XML and the names of single characters; a declaration of one is refused, and
 * nothing outside the text is looked at. Control characters that XML forbids are taken as spaces.
 */
export function createXmlScan(events: XmlEvents): XmlScan {
  const parser = new SaxesParser({
    xmlns: true,
    position: true,
    additionalNamespaces: KNOWN_PREFIXES,
  });
  Object.assign(parser.ENTITIES, NAMED_CHARACTERS);
  let depth = 0;
  /** One after the last tag, comment, CDATA section or instruction. */
  let markupEnd = 0;
  /** Of the `<` that was seen last. */
  let tagStart = 0;
  const passMarkup = () => {
    markupEnd = parser.position;
  };
  parser.on("error", (error) => {
    const what = error.message.replace(/^[\d:]+:\s*/, "").replace(/\.$/, "");
    const isCut = /^unclosed tag|unexpected end/.test(what);
    throw new XmlFault(
      isCut ? "input/damaged" : "input/syntax",
      isCut ? `the file ends before it is complete: ${what}` : `not well-formed XML: ${what}`,
      parser.position,
    );
  });
  parser.on("doctype", (declared) => {
    if (/<!ENTITY/i.test(declared)) {
      throw new XmlFault(
        "input/syntax",
        "the document declares entities, which are never expanded",
        markupEnd,
      );
    }
    passMarkup();
  });
  parser.on("text", (value) => {
    // Told when the `<` after it was read, or at the end of all.
    const end = parser.position - 1;
    if (depth > 0) {
      events.text(value, markupEnd, end);
    }
    markupEnd = end;
  });
  parser.on("opentagstart", () => {
    tagStart = markupEnd;
  });
  parser.on("opentag", ({ name, local, uri, attributes, isSelfClosing }) => {
    depth += 1;
    if (depth > DEEPEST) {
      throw new XmlFault(
        "input/too-large",
        `elements are nested more than ${DEEPEST} deep`,
        tagStart,
      );
    }
    events.open({
      name,
      local,
      uri,
      attributes: Object.values(attributes).map((one) => ({
        name: one.name,
        local: one.local,
        uri: one.uri,
        value: one.value,
      })),
      start: tagStart,
    });
    if (!isSelfClosing) {
      passMarkup();
    }
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    passMarkup();
    events.close(name, markupEnd);
  });
  parser.on("cdata", (value) => {
    passMarkup();
    const end = markupEnd - "]]>".length;
    events.text(value, end - value.length, end);
  });
  parser.on("comment", passMarkup);
  parser.on("processinginstruction", passMarkup);
  parser.on("xmldecl", passMarkup);
  return {
    write: (text) => {
      parser.write(text.replace(FORBIDDEN, " "));
    },
    end: () => {
      parser.close();
    },
  };
}

/** Characters that no XML 1.0 document may hold (2.2), and that exports hold all the same. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
