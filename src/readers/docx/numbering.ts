import type { ListStyle } from "../../model/index.ts";
import { attribute, childOf, childrenOf, type Element, integer, valOf } from "./element.ts";

/** How one level of a list is marked. */
export interface NumberLevel {
  /** `none` marks nothing: such a paragraph is no item. */
  readonly style: ListStyle | "none";
  readonly start: number;
  /** The sign of a bullet. */
  readonly sign: string;
  /** Set where no list of the model counts so. */
  readonly unknownFormat: string | undefined;
}

/** The lists of one document. */
export interface Numbering {
  /** `undefined` where the document has no such list. */
  readonly level: (list: number, level: number) => NumberLevel | undefined;
  /** Whether a list begins to count anew with its first item, instead of going on where its kin left off. */
  readonly restarts: (list: number, level: number) => boolean;
  /** The definition that lists share which count on. */
  readonly definition: (list: number) => string | undefined;
}

/** ECMA-376 17.18.59, as far as the model has the like. */
const FORMATS: ReadonlyMap<string, ListStyle> = new Map([
  ["bullet", "bullet"],
  ["decimal", "decimal"],
  ["decimalZero", "decimal"],
  ["ordinal", "decimal"],
  ["cardinalText", "decimal"],
  ["ordinalText", "decimal"],
  ["numberInDash", "decimal"],
  ["hindiNumbers", "arabic-indic"],
  ["arabicAlpha", "hijai"],
  ["arabicAbjad", "abjad"],
  ["upperRoman", "roman"],
  ["lowerRoman", "roman"],
  ["upperLetter", "alpha"],
  ["lowerLetter", "alpha"],
]);

export function readNumbering(root: Element | undefined): Numbering {
  const definitions = new Map<string, Element>();
  for (const element of childrenOf(root, "w:abstractNum")) {
    definitions.set(attribute(element, "w:abstractNumId") ?? "", element);
  }
  // A definition may stand for that of a numbering style, which another one has.
  const byStyle = new Map<string, Element>();
  for (const element of definitions.values()) {
    const style = valOf(element, "w:styleLink");
    if (style !== undefined) {
      byStyle.set(style, element);
    }
  }
  const lists = new Map<number, { readonly id: string; readonly element: Element }>();
  for (const element of childrenOf(root, "w:num")) {
    const number = integer(attribute(element, "w:numId"));
    if (number !== undefined) {
      lists.set(number, { id: valOf(element, "w:abstractNumId") ?? "", element });
    }
  }

  const overriding = (list: number, level: number): Element | undefined =>
    childrenOf(lists.get(list)?.element, "w:lvlOverride").find(
      (one) => integer(attribute(one, "w:ilvl")) === level,
    );

  const levelIn = (element: Element | undefined, level: number): Element | undefined =>
    childrenOf(element, "w:lvl").find((one) => integer(attribute(one, "w:ilvl")) === level);

  return {
    definition: (list) => lists.get(list)?.id,
    restarts: (list, level) => childOf(overriding(list, level), "w:startOverride") !== undefined,
    level: (list, level) => {
      const known = lists.get(list);
      if (known === undefined) {
        return undefined;
      }
      const named = definitions.get(known.id);
      const linked = valOf(named, "w:numStyleLink");
      const definition = linked === undefined ? named : (byStyle.get(linked) ?? named);
      const own = overriding(list, level);
      const element = levelIn(own, level) ?? levelIn(definition, level);
      if (element === undefined) {
        return { style: "decimal", start: 1, sign: "", unknownFormat: undefined };
      }
      const format = valOf(element, "w:numFmt") ?? "decimal";
      const style = format === "none" ? "none" : FORMATS.get(format);
      return {
        style: style ?? "decimal",
        start: integer(valOf(own, "w:startOverride")) ?? integer(valOf(element, "w:start")) ?? 1,
        sign: valOf(element, "w:lvlText") ?? "",
        unknownFormat: style === undefined ? format : undefined,
      };
    },
  };
}
