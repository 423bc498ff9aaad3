import { build } from "../../model/index.ts";
import { element } from "../structure.ts";
import { type FlowContext, styleOf } from "./flow-context.ts";
import { flowNote } from "./note.ts";
import type { FlowBlock } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** The notes of an article under a heading of their own, where the template wants them at its end. */
export function flowEndnotes(outer: FlowContext): readonly FlowBlock[] {
  const { article, template, profile } = outer.article;
  const notes = [...article.noteLabels.keys()];
  if (template.notes.place !== "article-end" || notes.length === 0) {
    return [];
  }
  const context: FlowContext = { ...outer, parent: element("Sect", outer.parent) };
  const heading = flowText(
    [build.text(profile.labels.notes)],
    styleOf("heading1", context),
    context,
    {
      span: undefined,
      element: element("H2", context.parent),
    },
  );
  return [
    heading,
    ...notes.map(
      (note): FlowBlock => ({
        before: 0,
        after: template.notes.gap,
        keepWithNext: false,
        slabs: flowNote(note, { ...context, area: { ...context.area, width: context.width } })
          .slabs,
      }),
    ),
  ];
}
