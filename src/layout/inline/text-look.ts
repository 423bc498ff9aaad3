import type { FontFace } from "../../font/index.ts";
import type {
  BlockStyle,
  Colour,
  FontRole,
  InlineRole,
  InlineStyle,
} from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import type { LayoutContext } from "../layout-context.ts";

/** How a stretch of text is set and painted, every choice made. */
export interface TextLook {
  readonly font: FontRole;
  readonly weight: number;
  readonly italic: boolean;
  readonly size: Points;
  readonly colour: Colour;
  /** Baseline shift upwards. */
  readonly rise: Points;
  readonly line: InlineStyle["line"];
  readonly background: Colour | undefined;
  /** Faces to try, in order. */
  readonly chain: readonly FontFace[];
}

/** The look of a block's plain text. */
export function blockLook(style: BlockStyle, context: LayoutContext): TextLook {
  return {
    font: style.font,
    weight: style.weight,
    italic: false,
    size: style.size,
    colour: context.template.colours[style.colour],
    rise: 0,
    line: undefined,
    background: undefined,
    chain: context.faces(style.font, style.weight, false),
  };
}

/** `look` with what an inline role changes. */
export function inlineLook(look: TextLook, role: InlineRole, context: LayoutContext): TextLook {
  return changeLook(look, context.template.inline[role], context);
}

/** As `inlineLook`, by a style given directly. */
export function changeLook(look: TextLook, style: InlineStyle, context: LayoutContext): TextLook {
  const { colours } = context.template;
  const font = style.font ?? look.font;
  const weight = style.weight ?? look.weight;
  const italic = style.italic ?? look.italic;
  return {
    font,
    weight,
    italic,
    size: look.size * (style.scale ?? 1),
    colour: style.colour === undefined ? look.colour : colours[style.colour],
    rise: look.rise + (style.rise ?? 0) * look.size,
    line: style.line ?? look.line,
    background: style.background === undefined ? look.background : colours[style.background],
    chain: context.faces(font, weight, italic),
  };
}
