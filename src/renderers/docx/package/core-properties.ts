import type { PreparedPublication } from "../../../model/index.ts";
import { element } from "../xml.ts";

const NAMESPACES = {
  "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:dcmitype": "http://purl.org/dc/dcmitype/",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
} as const;

/** `docProps/core.xml` (ECMA-376 part 2, 11.1): what file lists, searches and readers aloud know of the document. */
export function coreProperties(prepared: PreparedPublication, now: Date): string {
  const { publication, identifier, articles } = prepared;
  const optional = (name: string, value: string | undefined): string =>
    value === undefined || value === "" ? "" : element(name, {}, escaped(value));
  const moment = `${now.toISOString().slice(0, 19)}Z`;
  const dated = (name: string) => element(name, { "xsi:type": "dcterms:W3CDTF" }, moment);
  const creators = publication.creators.map((creator) => creator.name).join("; ");
  const sections = [...new Set(articles.flatMap((one) => one.article.sections))].join("; ");
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    element(
      "cp:coreProperties",
      NAMESPACES,
      optional("dc:title", publication.title),
      optional("dc:subject", publication.subtitle),
      optional("dc:creator", creators),
      optional("cp:keywords", publication.keywords.join("; ")),
      optional("dc:description", publication.description),
      optional("cp:category", sections),
      optional("cp:lastModifiedBy", "warraq"),
      element("cp:revision", {}, "1"),
      dated("dcterms:created"),
      dated("dcterms:modified"),
      optional("dc:identifier", identifier),
      optional("dc:language", publication.language),
    )
  );
}

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
