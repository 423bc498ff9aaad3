import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { SourceText } from "../source-text.ts";
import { createXmlScan, XmlFault } from "./scan-xml.ts";
import type { XmlElement, XmlNode } from "./xml-node.ts";

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlNode[] };

/** Parses XML whole; throws `XmlFault`. */
export function parseXml(text: string): XmlElement {
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  const scan = createXmlScan({
    open: (element) => {
      const grown: Growing = { type: "element", ...element, children: [], end: element.start };
      open.at(-1)?.children.push(grown);
      root ??= grown;
      open.push(grown);
    },
    close: (_, end) => {
      const closed = open.pop();
      if (closed !== undefined) {
        closed.end = end;
      }
    },
    text: (value, start, end) => {
      open.at(-1)?.children.push({ type: "text", value, start, end });
    },
  });
  scan.write(text);
  scan.end();
  if (root === undefined) {
    throw new XmlFault("input/damaged", "there is no element", 0);
  }
  return root;
}

/** The root element of an XML text; `undefined` after reporting why there is none. */
export function readXml(source: SourceText, report: Report): XmlElement | undefined {
  try {
    return parseXml(source.text);
  } catch (error) {
    if (!(error instanceof XmlFault)) {
      throw error;
    }
    report(
      diagnostic(error.code, error.message, { span: source.span(error.offset, error.offset) }),
    );
    return undefined;
  }
}
