export { type LocatedText, locatedText } from "./located-text.ts";
export { parseXml, readXml } from "./read-xml.ts";
export { createXmlScan, type XmlEvents, XmlFault, type XmlScan } from "./scan-xml.ts";
export { type StreamedElement, streamXml, type XmlStreamFault } from "./stream-xml.ts";
export {
  attributeOf,
  elementOf,
  elementsOf,
  textOf,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
  type XmlText,
} from "./xml-node.ts";
