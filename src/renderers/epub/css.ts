import type { Direction } from "../../model/index.ts";

/** A declaration: property and value. One property may be given twice, the second for those who know it. */
export type Declaration = readonly [property: string, value: string];

export interface CssRule {
  readonly selector: string;
  readonly declarations: readonly Declaration[];
  /** Declarations on sides by direction; older reading systems get the publication's own sides. */
  readonly sides: readonly SideDeclaration[];
}

/** `padding` at the start, say. */
export interface SideDeclaration {
  readonly property: "margin" | "padding" | "border";
  readonly side: "start" | "end";
  readonly value: string;
}

export const rule = (
  selector: string,
  declarations: readonly Declaration[],
  sides: readonly SideDeclaration[] = [],
): CssRule => ({ selector, declarations, sides });

export const atStart = (property: SideDeclaration["property"], value: string): SideDeclaration => ({
  property,
  side: "start",
  value,
});

export const atEnd = (property: SideDeclaration["property"], value: string): SideDeclaration => ({
  property,
  side: "end",
  value,
});

/** Alignment by direction, with the side itself before it for those who only know sides. */
export const align = (
  to: "start" | "center" | "end" | "justify",
  direction: Direction,
): readonly Declaration[] => {
  if (to === "center" || to === "justify") {
    return [["text-align", to]];
  }
  return [
    ["text-align", physical(to, direction)],
    ["text-align", to],
  ];
};

/** Rules as text; sides by direction stand in an `@supports` block after them. */
export function writeRules(rules: readonly CssRule[], direction: Direction): string {
  const plain: string[] = [];
  const logical: string[] = [];
  for (const { selector, declarations, sides } of rules) {
    const fallback = sides.map(
      ({ property, side, value }): Declaration => [
        `${property}-${physical(side, direction)}`,
        value,
      ],
    );
    plain.push(...block(selector, [...declarations, ...fallback], ""));
    const own = sides.flatMap(({ property, side, value }): readonly Declaration[] => [
      [`${property}-${physical(side, direction)}`, "0"],
      [`${property}-inline-${side}`, value],
    ]);
    logical.push(...block(selector, own, "  "));
  }
  if (logical.length > 0) {
    plain.push("@supports (padding-inline-start: 1em) {", ...logical, "}");
  }
  return `${plain.join("\n")}\n`;
}

function block(
  selector: string,
  declarations: readonly Declaration[],
  indent: string,
): readonly string[] {
  return declarations.length === 0
    ? []
    : [
        `${indent}${selector} {`,
        ...declarations.map(([property, value]) => `${indent}  ${property}: ${value};`),
        `${indent}}`,
      ];
}

const physical = (side: "start" | "end", direction: Direction): "left" | "right" =>
  (side === "start") === (direction === "ltr") ? "left" : "right";

/** A string of CSS (CSS Syntax 3, 4.3.5). */
export const cssString = (text: string): string =>
  `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r\f]+/g, " ")}"`;

/** A length in em, to three decimals; nought without a unit. */
export function em(length: number): string {
  const rounded = Math.round(length * 1000) / 1000;
  return rounded === 0 ? "0" : `${rounded}em`;
}
