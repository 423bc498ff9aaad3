import type { List, ListItem } from "../../model/index.ts";
import { profileIn } from "../../profile/index.ts";
import type { StructureElement } from "../frame.ts";
import { element } from "../structure.ts";
import { type FlowContext, indented, startIndent, styleOf } from "./flow-context.ts";
import { hangingMarker, markerWidth } from "./marker.ts";
import { type FlowBlock, stack } from "./slab.ts";

const TASK_DONE = "☑";
const TASK_OPEN = "☐";

const BULLET_SHAPES: ReadonlyMap<string, "Circle" | "Square"> = new Map([
  ...["◦", "○", "⚬"].map((bullet) => [bullet, "Circle"] as const),
  ...["▪", "■", "◼", "◾"].map((bullet) => [bullet, "Square"] as const),
]);

/** A list: markers hang at the start side in the indent of the text. */
export function flowList(list: List, context: FlowContext): FlowBlock {
  const settings = context.article.template.list;
  const isBody = context.paragraph === styleOf("body", context);
  const base = isBody ? styleOf("listItem", context) : context.paragraph;
  const isTight = list.items.every(({ children }) => children.length <= 1);
  const style = {
    ...base,
    firstLineIndent: 0,
    spaceAfter: isTight ? settings.itemSpacing : base.spaceAfter / 2,
  };
  const labels = list.items.map((item, index) => markerText(list, item, index, context));
  const widest = Math.max(0, ...labels.map((label) => markerWidth(label, style, context)));
  const textStart = Math.max(settings.indent, widest + settings.markerGap);
  const made = element("L", context.parent, {
    listNumbering: numbering(list, context),
  });

  const narrowed = indented(context, textStart, 0);
  const items = list.items.map((item, index): FlowBlock => {
    const entry = element("LI", made);
    const marker = hangingMarker(labels[index] ?? "", style, context, {
      textStart: startIndent(narrowed, context),
      gap: settings.markerGap,
      element: element("Lbl", entry),
    });
    const inside: FlowContext = {
      ...narrowed,
      paragraph: style,
      listDepth: context.listDepth + 1,
      parent: element("LBody", entry),
    };
    return { ...stack(context.flow(item.children, inside, marker)), after: style.spaceAfter };
  });
  const whole = stack(items);
  return context.listDepth > 0
    ? { ...whole, before: settings.itemSpacing, after: settings.itemSpacing }
    : { ...whole, before: base.spaceBefore, after: base.spaceAfter };
}

function markerText(list: List, item: ListItem, index: number, context: FlowContext): string {
  if (item.checked !== undefined) {
    return item.checked ? TASK_DONE : TASK_OPEN;
  }
  if (list.style === "bullet") {
    return bulletOf(context);
  }
  return profileIn(context.language, context.article.profile).listMarker(
    list.style,
    (list.start ?? 1) + index,
  );
}

function bulletOf({ article, listDepth }: FlowContext): string {
  const { bullets } = article.template.list;
  return bullets[Math.min(listDepth, bullets.length - 1)] ?? "•";
}

/** ISO 32000-1 table 347; the Arabic letters have no value of their own, nor have dashes and other signs. */
function numbering(
  list: List,
  context: FlowContext,
): NonNullable<StructureElement["listNumbering"]> {
  switch (list.style) {
    case "bullet":
      return BULLET_SHAPES.get(bulletOf(context)) ?? "Disc";
    case "decimal":
    case "arabic-indic":
      return "Decimal";
    case "roman":
      return "LowerRoman";
    case "alpha":
    case "abjad":
    case "hijai":
      return "LowerAlpha";
  }
}
