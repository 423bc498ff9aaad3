import type { Template } from "../../../template/index.ts";
import { documentLanguages } from "../language.ts";
import { element, valued } from "../xml.ts";
import type { FontSlots } from "./font-slots.ts";
import { runProperties } from "./properties.ts";
import { isBold, scaledSize } from "./role-run-look.ts";

/** What every style starts from: the theme's body font, the body's size and colour, the languages. */
export function documentDefaults(template: Template, body: FontSlots, language: string): string {
  const style = template.styles.body;
  const languages = documentLanguages(language);
  const run = runProperties({
    fonts: "body",
    bold: isBold(style.weight) ? true : undefined,
    colour: template.colours[style.colour],
    size: scaledSize(style, body),
  });
  return element(
    "w:docDefaults",
    {},
    element(
      "w:rPrDefault",
      {},
      element(
        "w:rPr",
        {},
        run,
        element("w:lang", {
          "w:val": languages.leftToRight,
          "w:eastAsia": "en-US",
          "w:bidi": languages.rightToLeft,
        }),
      ),
    ),
    element(
      "w:pPrDefault",
      {},
      element(
        "w:pPr",
        {},
        element("w:spacing", { "w:after": 0, "w:line": 240, "w:lineRule": "auto" }),
      ),
    ),
  );
}

/** Word's own styles that stay in sight; all others wait until somebody uses them (ECMA-376 17.7.4.5). */
const IN_SIGHT: readonly (readonly [name: string, priority: number])[] = [
  ["Normal", 0],
  ["Body Text", 1],
  ["heading 1", 9],
  ["heading 2", 9],
  ["heading 3", 9],
  ["heading 4", 9],
  ["heading 5", 9],
  ["heading 6", 9],
  ["heading 7", 9],
  ["Title", 10],
  ["Subtitle", 11],
  ["Emphasis", 20],
  ["Strong", 22],
  ["Quote", 29],
  ["List Paragraph", 34],
  ["List Continue", 34],
  ["caption", 35],
  ["TOC Heading", 39],
];

/** Number of built-in styles that Word 2016 and later know. */
const BUILT_IN_STYLES = 376;

export function latentStyles(): string {
  return element(
    "w:latentStyles",
    {
      "w:defLockedState": 0,
      "w:defUIPriority": 99,
      "w:defSemiHidden": 1,
      "w:defUnhideWhenUsed": 1,
      "w:defQFormat": 0,
      "w:count": BUILT_IN_STYLES,
    },
    ...IN_SIGHT.map(([name, priority]) =>
      element("w:lsdException", {
        "w:name": name,
        "w:semiHidden": 0,
        "w:uiPriority": priority,
        "w:unhideWhenUsed": 0,
        "w:qFormat": 1,
      }),
    ),
  );
}

/** The three styles that every document must have besides `Normal`. */
export function rootStyles(): string {
  const root = (type: string, id: string, name: string, priority: number, ...rest: string[]) =>
    element(
      "w:style",
      { "w:type": type, "w:default": 1, "w:styleId": id },
      valued("w:name", name),
      valued("w:uiPriority", priority),
      element("w:semiHidden"),
      element("w:unhideWhenUsed"),
      ...rest,
    );
  const margin = (side: string, width: number) =>
    element(`w:${side}`, { "w:w": width, "w:type": "dxa" });
  return [
    root("character", "DefaultParagraphFont", "Default Paragraph Font", 1),
    root(
      "table",
      "TableNormal",
      "Normal Table",
      99,
      element(
        "w:tblPr",
        {},
        element("w:tblInd", { "w:w": 0, "w:type": "dxa" }),
        element(
          "w:tblCellMar",
          {},
          margin("top", 0),
          margin("left", 108),
          margin("bottom", 0),
          margin("right", 108),
        ),
      ),
    ),
    root("numbering", "NoList", "No List", 99),
  ].join("");
}
