import type { PreparedPublication } from "../../../model/index.ts";
import { element, escapeXml } from "../xml.ts";

const FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const NAMESPACES = {
  xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
} as const;

/** `docProps/custom.xml`: what the core properties have no place for. Nothing that is for the desk alone. */
export function customProperties({ publication, articles }: PreparedPublication): string {
  const [first] = articles;
  const only = articles.length === 1 ? first?.article : undefined;
  const rights = publication.rights ?? only?.rights;
  const values: readonly (readonly [string, string | undefined])[] = [
    ["Publisher", publication.publisher],
    ["Rights", rights?.notice ?? rights?.holder],
    ["Licence", rights?.licence],
    ["Published", only?.dates.published ?? publication.date],
    ["Address", only?.canonicalUrl],
    ["Series", publication.series?.title ?? only?.series?.title],
  ];
  const written = values.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value] as const],
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    element(
      "Properties",
      NAMESPACES,
      ...written.map(([name, value], index) =>
        element(
          "property",
          { fmtid: FORMAT, pid: index + 2, name },
          element("vt:lpwstr", {}, escapeXml(value)),
        ),
      ),
    )
  );
}
