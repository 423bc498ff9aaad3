import type { Template } from "../../../template/index.ts";
import { toEighthPoints, toTwips } from "../../../units/index.ts";
import { element, valued } from "../xml.ts";

/** Ids of the table styles: `data` for tables with content, `verse` for the halves of a poem, `gallery` for pictures in rows. */
export const TABLE_STYLE = {
  data: "ArticleTable",
  verse: "VerseTable",
  gallery: "GalleryTable",
} as const;

export function tableStyles(template: Template): readonly string[] {
  const { ruleWidth, ruleColour, headShade, cellPadding } = template.table;
  const rule = (side: string, width: number) =>
    element(`w:${side}`, {
      "w:val": "single",
      "w:sz": Math.max(2, toEighthPoints(width)),
      "w:space": 0,
      "w:color": template.colours[ruleColour].slice(1).toUpperCase(),
    });
  const borders = element(
    "w:tblBorders",
    {},
    rule("top", ruleWidth * 2),
    rule("bottom", ruleWidth * 2),
    rule("insideH", ruleWidth),
  );
  const shade = element("w:shd", {
    "w:val": "clear",
    "w:color": "auto",
    "w:fill": template.colours.shade.slice(1).toUpperCase(),
  });
  const firstRow = element(
    "w:tblStylePr",
    { "w:type": "firstRow" },
    element("w:tcPr", {}, ...(headShade ? [shade] : []), valued("w:vAlign", "bottom")),
  );
  const lastRow = element(
    "w:tblStylePr",
    { "w:type": "lastRow" },
    element("w:tcPr", {}, element("w:tcBorders", {}, rule("top", ruleWidth * 2))),
  );
  return [
    tableStyle(
      TABLE_STYLE.data,
      "Article Table",
      borders + padding(cellPadding.inline),
      firstRow + lastRow,
    ),
    tableStyle(TABLE_STYLE.verse, "Verse Table", padding(cellPadding.inline), ""),
    tableStyle(
      TABLE_STYLE.gallery,
      "Gallery Table",
      valued("w:jc", "center") + padding(template.figure.gap / 2),
      "",
    ),
  ];
}

function padding(inline: number): string {
  const side = (name: string, width: number) =>
    element(`w:${name}`, { "w:w": toTwips(width), "w:type": "dxa" });
  return element(
    "w:tblCellMar",
    {},
    side("top", 0),
    side("left", inline),
    side("bottom", 0),
    side("right", inline),
  );
}

function tableStyle(id: string, name: string, properties: string, conditional: string): string {
  return element(
    "w:style",
    { "w:type": "table", "w:customStyle": 1, "w:styleId": id },
    valued("w:name", name),
    valued("w:basedOn", "TableNormal"),
    valued("w:uiPriority", 39),
    element("w:qFormat"),
    element("w:tblPr", {}, properties),
    conditional,
  );
}
