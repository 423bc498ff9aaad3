import type { Direction, ListStyle } from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { Template } from "../../template/index.ts";
import { type Points, toTwips } from "../../units/index.ts";
import { element, valued, WORD_NAMESPACE } from "./xml.ts";

/** How the items of a list are marked. */
export type Marking = ListStyle | "task-open" | "task-done";

interface ListRequest {
  readonly marking: Marking;
  readonly direction: Direction;
  readonly start: number;
  /** Level of the list, 0 to 8. */
  readonly level: number;
  /** Where the markers stand when the list is the outermost. */
  readonly indent: Points;
}

/** The lists of one document. Each gets its own number, so that each counts from its own start. */
export interface NumberingBook {
  /** The `w:numId` for a new list. */
  readonly add: (list: ListRequest) => number;
  /** The `w:numId` by which headings count, anew with each call. */
  readonly addHeadings: () => number;
  /** The whole of `word/numbering.xml`. */
  readonly toXml: () => string;
}

/** Word has nine levels (ECMA-376 17.9.6). */
export const DEEPEST_LEVEL = 8;

interface Definition {
  readonly id: number;
  readonly marking: Marking;
  readonly direction: Direction;
  readonly indent: Points;
}

/** `isBound` where articles have the headings of the first level as their titles. */
export function createNumberingBook(
  template: Template,
  profile: Profile,
  isBound: boolean,
): NumberingBook {
  const definitions = new Map<string, Definition>();
  const lists: string[] = [];
  let headings: number | undefined;
  const nextDefinition = (): number => definitions.size + (headings === undefined ? 1 : 2);
  /** One more list of that definition; `start` of the level at which it begins to count anew. */
  const addList = (definition: number, level: number, start: number): number => {
    lists.push(
      element(
        "w:num",
        { "w:numId": lists.length + 1 },
        valued("w:abstractNumId", definition),
        element("w:lvlOverride", { "w:ilvl": level }, valued("w:startOverride", start)),
      ),
    );
    return lists.length;
  };

  return {
    add: (request) => {
      const key = [request.marking, request.direction, request.indent].join("|");
      const definition = definitions.get(key) ?? {
        id: nextDefinition(),
        marking: request.marking,
        direction: request.direction,
        indent: request.indent,
      };
      definitions.set(key, definition);
      return addList(definition.id, request.level, request.start);
    },
    addHeadings: () => {
      headings ??= nextDefinition();
      return addList(headings, 0, 1);
    },
    toXml: () =>
      [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        `<w:numbering ${WORD_NAMESPACE}>`,
        ...(headings === undefined
          ? []
          : [headingNumbers(headings, template, profile, isBound ? 2 : 1)]),
        ...[...definitions.values()].map((definition) =>
          abstractNumber(definition, template, profile),
        ),
        ...lists,
        "</w:numbering>",
      ].join(""),
  };
}

function abstractNumber(definition: Definition, template: Template, profile: Profile): string {
  const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) =>
    numberingLevel(definition, level, template, profile),
  );
  return element(
    "w:abstractNum",
    { "w:abstractNumId": definition.id },
    valued("w:multiLevelType", "hybridMultilevel"),
    ...levels,
  );
}

/**
 * Section numbers, tied to the heading styles (ECMA-376 17.9.23): «٢-١» is the first section of the second. The mark U+200F
 * behind a number is for viewers that resolve the label by itself, LibreOffice among them: digits alone would draw the
 * space that follows them on their other side.
 */
function headingNumbers(
  id: number,
  { headings }: Template,
  profile: Profile,
  highest: 1 | 2,
): string {
  const edge = profile.direction === "rtl" ? "\u200f" : "";
  const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => {
    const isNumbered = level < headings.numberedLevels;
    const parts = Array.from({ length: level + 1 }, (_part, at) => `%${at + 1}`);
    return element(
      "w:lvl",
      { "w:ilvl": level },
      valued("w:start", 1),
      valued("w:numFmt", isNumbered ? "decimal" : "none"),
      isNumbered ? valued("w:pStyle", `Heading${level + highest}`) : "",
      valued("w:suff", isNumbered ? "space" : "nothing"),
      valued("w:lvlText", isNumbered ? parts.join(profile.sectionSeparator) + edge : ""),
      valued("w:lvlJc", "left"),
      element("w:pPr", {}, element("w:ind", { "w:left": 0, "w:firstLine": 0 })),
      profile.direction === "rtl" ? element("w:rPr", {}, element("w:rtl")) : "",
    );
  });
  return element(
    "w:abstractNum",
    { "w:abstractNumId": id },
    valued("w:multiLevelType", "multilevel"),
    ...levels,
  );
}

function numberingLevel(
  { marking, direction, indent }: Definition,
  level: number,
  { list }: Template,
  profile: Profile,
): string {
  const { format, text, symbols } = markerOf(marking, level, list.bullets, profile);
  return element(
    "w:lvl",
    { "w:ilvl": level },
    valued("w:start", 1),
    valued("w:numFmt", format),
    valued("w:lvlText", text),
    // "left" is the leading side (ECMA-376 17.9.7): the right in a right-to-left paragraph.
    valued("w:lvlJc", "left"),
    element(
      "w:pPr",
      {},
      element("w:ind", {
        "w:left": toTwips(indent + list.indent * (level + 1)),
        "w:hanging": toTwips(list.indent),
      }),
    ),
    element(
      "w:rPr",
      {},
      symbols ? SYMBOL_FONT : "",
      element("w:b", { "w:val": 0 }),
      element("w:bCs", { "w:val": 0 }),
      direction === "rtl" ? element("w:rtl") : "",
    ),
  );
}

const SYMBOL_FONT = element("w:rFonts", {
  "w:ascii": "Segoe UI Symbol",
  "w:hAnsi": "Segoe UI Symbol",
  "w:cs": "Segoe UI Symbol",
});

interface Marker {
  readonly format: string;
  readonly text: string;
  readonly symbols: boolean;
}

function markerOf(
  marking: Marking,
  level: number,
  bullets: readonly string[],
  profile: Profile,
): Marker {
  const bullet = (text: string, symbols: boolean): Marker => ({ format: "bullet", text, symbols });
  switch (marking) {
    case "task-open":
      return bullet("☐", true);
    case "task-done":
      return bullet("☑", true);
    case "bullet":
      return bullet(bullets[Math.min(level, bullets.length - 1)] ?? "•", false);
    case "decimal":
    case "arabic-indic":
    case "abjad":
    case "hijai":
    case "roman":
    case "alpha": {
      const delimiter = profile.listMarker(marking, 1).replace(/^[\p{L}\p{N}]+/u, "");
      return { format: FORMATS[marking], text: `%${level + 1}${delimiter}`, symbols: false };
    }
  }
}

/** ECMA-376 17.18.59. No format writes ٠–٩ whatever the reader's settings: `hindiNumbers` are those of Devanagari. */
const FORMATS = {
  decimal: "decimal",
  "arabic-indic": "decimal",
  abjad: "arabicAbjad",
  hijai: "arabicAlpha",
  roman: "lowerRoman",
  alpha: "lowerLetter",
} as const;
