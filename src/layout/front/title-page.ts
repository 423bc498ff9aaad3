import { build, type Publication } from "../../model/index.ts";
import type { BlockStyle, StyleRole } from "../../template/index.ts";
import { unboxed } from "../flow/box.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { blank, type FlowBlock, type Slab, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { element } from "../structure.ts";

/** What a title page says; a part has only the first two. */
export type TitlePageLines = Pick<Publication, "title" | "subtitle" | "creators" | "publisher">;

/**
 * Title, subtitle and makers above the middle of the page, the publisher at its foot. The title of a part heads what
 * follows; that of the whole is no heading above others.
 */
export function flowTitlePage(
  { title, subtitle, creators, publisher }: TitlePageLines,
  titleRole: "H1" | "P",
  context: FlowContext,
): readonly Slab[] {
  const { titlePage: settings } = context.article.template;
  const names = [...new Set(creators.map(({ name }) => name))];
  const line = (
    words: string | undefined,
    role: StyleRole,
    scale = 1,
    tag: "H1" | "P" = "P",
  ): readonly FlowBlock[] =>
    words === undefined || words === ""
      ? []
      : [
          flowText([build.text(words)], centred(styleOf(role, context), scale), context, {
            span: undefined,
            element: element(tag, context.parent),
          }),
        ];
  const upper = stack([
    ...line(title, "title", settings.titleScale, titleRole),
    ...line(subtitle, "deck"),
    ...names.flatMap((name, index) => gap(line(name, "byline"), index === 0 ? 24 : 0)),
  ]).slabs;
  const lower = stack(line(publisher, "byline")).slabs;
  const free = context.area.height - totalHeight(upper) - totalHeight(lower);
  const sink = Math.max(0, Math.min(context.area.height * settings.sink, free));
  return [...room(sink), ...upper, ...(lower.length === 0 ? [] : room(free - sink)), ...lower];
}

/** Room of that height, if any. */
const room = (height: number): readonly Slab[] => (height <= 0 ? [] : [blank(height)]);

const gap = (blocks: readonly FlowBlock[], before: number): readonly FlowBlock[] =>
  blocks.map((block) => ({ ...block, before: Math.max(block.before, before) }));

const centred = (style: BlockStyle, scale: number): BlockStyle => ({
  ...unboxed(style),
  align: "center",
  size: style.size * scale,
  leading: style.leading * scale,
  firstLineIndent: 0,
  indentStart: 0,
  indentEnd: 0,
});
