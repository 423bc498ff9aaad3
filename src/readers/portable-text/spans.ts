import { diagnostic } from "../../diagnostics/index.ts";
import type { Block, Inline, Note } from "../../model/index.ts";
import { salvage } from "../rich-text/context.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { paragraphs, plainInlines } from "../rich-text/make-blocks.ts";
import { linkMark, markNamed, settleName, textRuns } from "../rich-text/marks.ts";
import { nestRuns, type Run, type RunMark } from "../rich-text/runs.ts";
import { settleAddress, settlePicture } from "../rich-text/settle-values.ts";
import type { PortableContext } from "./context.ts";

/** The inlines of a block: its spans, whose marks are names or keys of its definitions, and the objects between them. */
export function spansToInlines(block: JsonValue, context: PortableContext): readonly Inline[] {
  const definitions = new Map<string, JsonValue>();
  for (const definition of block.list("markDefs")) {
    const key = definition.text("_key");
    if (key !== undefined) {
      definitions.set(key, definition);
    }
  }
  const children = block.list("children");
  if (children.length === 0) {
    return plainInlines(block.get("text")) ?? [];
  }
  const runs: Run[] = [];
  const noted = new Set<string>();
  for (const [at, child] of children.entries()) {
    const type = child.text("_type") ?? "span";
    if (type !== "span") {
      runs.push(...objectRuns(child, type, context));
      continue;
    }
    const keys = child.list("marks").flatMap((mark) => mark.words ?? []);
    const text = child.get("text");
    const marks = keys.flatMap((key) => markOf(key, definitions, child, context));
    runs.push(...textRuns(text?.words ?? "", text?.innerSpan ?? child.span, marks));
    // A note stands behind the last of the words that it is about.
    const next = new Set(children[at + 1]?.list("marks").map((mark) => mark.words));
    for (const key of keys) {
      const definition = definitions.get(key);
      if (definition !== undefined && isNote(definition) && !next.has(key) && !noted.has(key)) {
        noted.add(key);
        runs.push(...noteRuns(definition, context));
      }
    }
  }
  return nestRuns(runs);
}

const isNote = (definition: JsonValue): boolean =>
  /^(?:foot|end)?note$/.test(settleName(definition.text("_type") ?? ""));

function markOf(
  key: string,
  definitions: ReadonlyMap<string, JsonValue>,
  span: JsonValue,
  context: PortableContext,
): readonly RunMark[] {
  const definition = definitions.get(key);
  if (definition === undefined) {
    const mark = markNamed(key);
    if (mark === undefined) {
      context.losses.lost(`the mark "${key}"`, "its words are kept", span.span);
    }
    return mark === undefined || mark === "looks" ? [] : [mark];
  }
  if (isNote(definition)) {
    return [];
  }
  const type = definition.text("_type") ?? "";
  switch (settleName(type)) {
    case "link": {
      const url = settleAddress(definition.text("href", "url"));
      return url === undefined ? lostLink(definition, context) : [linkMark(url)];
    }
    case "internallink": {
      const target = definition.first("reference", "page", "link") ?? definition;
      const url = settleAddress(context.pageOf(target));
      return url === undefined ? lostLink(definition, context) : [linkMark(url)];
    }
    default:
      context.losses.lost(`the mark "${type}"`, "its words are kept", definition.span);
      return [];
  }
}

function lostLink(definition: JsonValue, { losses }: PortableContext): readonly RunMark[] {
  losses.lost(
    "a link whose address is missing or not safe to follow",
    "its words are kept",
    definition.span,
  );
  return [];
}

/** A note, whatever its text is kept under and as. */
function noteRuns(value: JsonValue, context: PortableContext): readonly Run[] {
  const text = value.first("body", "content", "text", "note", "children");
  const inner = text === undefined ? undefined : context.inLanguage(text);
  const children: readonly Block[] =
    inner === undefined
      ? []
      : inner.isList
        ? context.toBlocks(inner.items, { ...context, depth: context.depth + 1 })
        : paragraphs(plainInlines(inner) ?? [], {}, inner.span);
  if (children.length === 0) {
    context.report(
      diagnostic("input/lost", "a note without words is left out", { span: value.span }),
    );
    return [];
  }
  const note: Note = { type: "note", children, span: value.span };
  return [{ inline: note, marks: [] }];
}

/** An object that stands in the line. */
function objectRuns(value: JsonValue, type: string, context: PortableContext): readonly Run[] {
  const { span } = value;
  const name = settleName(type);
  if (isNote(value)) {
    return noteRuns(value, context);
  }
  if (name === "image" || name === "inlineimage" || name === "icon") {
    const src = settlePicture(context.pictureOf(value));
    const alt = value.text("alt");
    if (src !== undefined) {
      const image = { src, ...(alt === undefined ? {} : { alt }), span };
      return [{ inline: { type: "image", image, span }, marks: [] }];
    }
  }
  const tex = value.text("body", "latex", "tex");
  if (/^(?:inline)?(?:latex|math|equation)$/.test(name) && tex !== undefined) {
    return [{ inline: { type: "inlineMath", tex: tex.trim(), span }, marks: [] }];
  }
  if (/^(?:hard)?break$/.test(name)) {
    return [{ inline: { type: "lineBreak", span }, marks: [] }];
  }
  const resolved = context.resolve(value);
  const words = resolved.text("name", "title", "label");
  const runs =
    words === undefined
      ? salvage(value).flatMap((block) =>
          block.type === "paragraph" ? block.children.map((inline) => ({ inline, marks: [] })) : [],
        )
      : textRuns(words, span, []);
  context.losses.lost(
    `the type "${type}"`,
    runs.length === 0 ? "nothing of it is kept" : "its words are kept",
    span,
  );
  return runs;
}
