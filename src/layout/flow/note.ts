import type { Note } from "../../model/index.ts";
import { element } from "../structure.ts";
import { type FlowContext, indented, styleOf } from "./flow-context.ts";
import { hangingMarker } from "./marker.ts";
import { anchored, type NoteBlock, stack } from "./slab.ts";

/** Start indent of a note's text, in em of its size: room for two digits. */
const INDENT = 1.8;
const MARKER_GAP = 0.4;

/** Sets a note for the foot of the page. `context` is that of the block with the reference. */
export function flowNote(note: Note, context: FlowContext): NoteBlock {
  const { article } = context.article;
  const style = styleOf("note", context);
  const anchor = context.article.noteAnchor(note);
  const own = article.anchors.get(note);
  const anchors = own === undefined ? [anchor] : [anchor, own];
  const { language } = article.article;
  const made = element("Note", context.parent, {
    id: anchor,
    ...(language === context.language ? {} : { language }),
  });
  const outer: FlowContext = {
    ...context,
    direction: article.direction,
    language,
    x: 0,
    width: context.area.width,
    paragraph: style,
    listDepth: 0,
    parent: made,
  };
  const label = article.noteLabels.get(note) ?? "";
  const indent = INDENT * style.size;
  const marker = hangingMarker(label, style, outer, {
    textStart: indent,
    gap: MARKER_GAP * style.size,
    element: element("Lbl", made),
  });
  const { slabs } = stack(context.flow(note.children, indented(outer, indent, 0), marker));
  // A note inside a note stands below it.
  const nested = slabs.flatMap((slab) => slab.notes.flatMap((inner) => inner.slabs));
  const bare = slabs.map((slab) => ({ ...slab, notes: [] }));
  return { note, slabs: [...anchored(bare, anchors), ...nested] };
}
