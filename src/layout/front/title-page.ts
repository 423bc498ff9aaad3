import { build, type Publication } from "../../model/index.ts";
import type { BlockStyle, StyleRole } from "../../template/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { type FlowBlock, matter, type Slab, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { element } from "../structure.ts";

/** The title stands this far down the page, as a share of the text area. */
const SINK = 0.28;
/** The title of a book is larger than a headline by this factor. */
const TITLE_SCALE = 1.3;

/** Title, subtitle and makers above the middle of the page, the publisher at its foot. */
export function flowTitlePage(
  { title, subtitle, creators, publisher }: Publication,
  context: FlowContext,
): readonly Slab[] {
  const names = [...new Set(creators.map(({ name }) => name))];
  const line = (words: string | undefined, role: StyleRole, scale = 1): readonly FlowBlock[] =>
    words === undefined || words === ""
      ? []
      : [
          flowText([build.text(words)], centred(styleOf(role, context), scale), context, {
            span: undefined,
            element: element("P", context.parent),
          }),
        ];
  const upper = stack([
    ...line(title, "title", TITLE_SCALE),
    ...line(subtitle, "deck"),
    ...names.flatMap((name, index) => gap(line(name, "byline"), index === 0 ? 24 : 0)),
  ]).slabs;
  const lower = stack(line(publisher, "byline")).slabs;
  const room = context.area.height - totalHeight(upper) - totalHeight(lower);
  const sink = Math.max(0, Math.min(context.area.height * SINK, room));
  return [...blank(sink), ...upper, ...(lower.length === 0 ? [] : blank(room - sink)), ...lower];
}

/** Room that stays at the head of a page, where room between blocks would vanish. */
const blank = (height: number): readonly Slab[] =>
  height <= 0 ? [] : [matter(height, () => [], { breakAfter: false })];

const gap = (blocks: readonly FlowBlock[], before: number): readonly FlowBlock[] =>
  blocks.map((block) => ({ ...block, before: Math.max(block.before, before) }));

const centred = (style: BlockStyle, scale: number): BlockStyle => ({
  ...style,
  align: "center",
  size: style.size * scale,
  leading: style.leading * scale,
  firstLineIndent: 0,
  indentStart: 0,
  indentEnd: 0,
  startRule: null,
  shade: false,
});
