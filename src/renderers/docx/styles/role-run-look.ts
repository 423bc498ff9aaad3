import type { BlockStyle, FontRole, Template } from "../../../template/index.ts";
import type { FontSlots } from "./font-slots.ts";
import { PARAGRAPH_ROLES, type ParagraphRole } from "./paragraph-roles.ts";
import { type RunLook, runProperties } from "./properties.ts";

/** From this weight on a style is bold: Word knows no weights between. */
const BOLD_FROM = 600;

export const isBold = (weight: number): boolean => weight >= BOLD_FROM;

/** The type of a role that carries none of its own would only repeat the document's. */
const WITHOUT_TYPE: ReadonlySet<ParagraphRole> = new Set([
  "afterTable",
  "betweenBoxes",
  "divider",
  "figure",
]);

/** The content of `w:rPr` for a role: only what differs from the document's defaults. */
export function roleRunLook(
  role: ParagraphRole,
  template: Template,
  fonts: Readonly<Record<FontRole, FontSlots>>,
): string {
  if (WITHOUT_TYPE.has(role)) {
    return "";
  }
  const body = template.styles.body;
  const style = template.styles[PARAGRAPH_ROLES[role].look];
  const look: RunLook = {
    fonts: fontOf(style.font, fonts),
    bold: isBold(style.weight) === isBold(body.weight) ? undefined : isBold(style.weight),
    noProof: style.font === "code" ? true : undefined,
    colour: style.colour === body.colour ? undefined : template.colours[style.colour],
    size:
      style.size === body.size && style.font === body.font
        ? undefined
        : scaledSize(style, fonts[style.font]),
  };
  return runProperties(look);
}

/** Headings and body follow the theme, so that one change of theme font changes them all; code and Qurʾān stand apart. */
export function fontOf(
  font: FontRole,
  fonts: Readonly<Record<FontRole, FontSlots>>,
): RunLook["fonts"] {
  switch (font) {
    case "body":
      return undefined;
    case "heading":
      return "heading";
    case "code":
    case "quran":
      return fonts[font];
  }
}

/** Size of a style in the two slots of Word. */
export function scaledSize(
  style: Pick<BlockStyle, "size">,
  slots: FontSlots,
): NonNullable<RunLook["size"]> {
  return { latin: style.size * slots.latinScale, complex: style.size };
}
