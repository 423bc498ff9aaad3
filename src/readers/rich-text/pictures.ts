import type { Span } from "../../diagnostics/index.ts";
import type { Block, Figure, Gallery, Inline } from "../../model/index.ts";
import type { Losses } from "./losses.ts";
import { settlePicture } from "./settle-values.ts";

/** A figure of what is known of a picture; where it has no address, its words are kept as paragraphs. */
export function figureBlocks(
  picture: {
    readonly src: string | undefined;
    readonly alt?: string | undefined;
    readonly caption?: readonly Inline[] | undefined;
    readonly credit?: readonly Inline[] | undefined;
    readonly span: Span;
  },
  losses: Losses,
): readonly Block[] {
  const { alt, caption, credit, span } = picture;
  const src = settlePicture(picture.src);
  const words = { ...given("caption", caption), ...given("credit", credit) };
  if (src !== undefined) {
    const image = { src, ...(alt === undefined || alt.trim() === "" ? {} : { alt }), span };
    return [{ type: "figure", image, ...words, span }];
  }
  losses.lost("a picture without an address", "its words are kept", span);
  return [caption, credit]
    .filter((inlines) => inlines !== undefined && inlines.length > 0)
    .map((inlines) => ({ type: "paragraph", children: inlines ?? [], span }));
}

const given = (name: "caption" | "credit", inlines: readonly Inline[] | undefined) =>
  inlines === undefined || inlines.length === 0 ? {} : { [name]: inlines };

/** Several figures as a gallery; a single one without further words as itself. */
export function gallery(
  figures: readonly Figure[],
  span: Span | undefined,
  caption?: readonly Inline[],
): Gallery | Figure {
  const [only] = figures;
  if (only !== undefined && figures.length === 1 && (only.caption ?? caption) === only.caption) {
    return only;
  }
  if (only !== undefined && figures.length === 1 && only.caption === undefined) {
    return { ...only, caption };
  }
  return {
    type: "gallery",
    figures,
    ...(caption === undefined || caption.length === 0 ? {} : { caption }),
    span,
  };
}
