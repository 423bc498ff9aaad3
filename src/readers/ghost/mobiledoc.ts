import type { Block, ListItem } from "../../model/index.ts";
import { settleLevel } from "../rich-text/headings.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { paragraphs, quoteOf } from "../rich-text/make-blocks.ts";
import { linkMark, markNamed, textRuns } from "../rich-text/marks.ts";
import { figureBlocks } from "../rich-text/pictures.ts";
import { nestRuns, type Run, type RunMark } from "../rich-text/runs.ts";
import { settleAddress } from "../rich-text/settle-values.ts";
import { type CardTools, cardBlocks, strangeCard } from "./cards.ts";

/** The kinds of sections (mobiledoc 0.3). */
const MARKUP = 1;
const IMAGE = 2;
const LIST = 3;
const CARD = 10;

/** More marks than any post has open at once. */
const MOST_OPEN = 64;

/** What the sections of a post refer to by number. */
interface Parts {
  readonly cards: readonly JsonValue[];
  readonly atoms: readonly JsonValue[];
  readonly markups: readonly JsonValue[];
}

/** The blocks of a post that was written in Ghost's editor of versions 1 to 4. */
export function readMobiledoc(root: JsonValue, tools: CardTools): readonly Block[] {
  const parts = {
    cards: root.list("cards"),
    atoms: root.list("atoms"),
    markups: root.list("markups"),
  };
  return root.list("sections").flatMap((section) => sectionBlocks(section, parts, tools));
}

function sectionBlocks(section: JsonValue, parts: Parts, tools: CardTools): readonly Block[] {
  const [kind, second, third] = section.items;
  const { span } = section;
  switch (kind?.value) {
    case MARKUP:
      return markupBlocks(second?.words ?? "p", markerInlines(third, parts, tools), section);
    case IMAGE:
      return figureBlocks({ src: second?.words, span }, tools.losses);
    case LIST: {
      const items: readonly ListItem[] = (third?.items ?? [])
        .map((item) => ({
          children: paragraphs(markerInlines(item, parts, tools), {}, item.span),
          span: item.span,
        }))
        .filter(({ children }) => children.length > 0);
      const style = second?.words === "ol" ? "decimal" : "bullet";
      return items.length === 0 ? [] : [{ type: "list", style, items, span }];
    }
    case CARD: {
      const card = typeof second?.value === "number" ? parts.cards[second.value] : undefined;
      const [name, payload] = card?.items ?? [];
      if (name?.words === undefined || payload === undefined) {
        tools.losses.lost("a card that is not in the post", "nothing of it is kept", span);
        return [];
      }
      return cardBlocks(name.words, payload, tools) ?? strangeCard(name.words, payload, tools);
    }
    default:
      return strangeCard("a section of an unknown kind", section, tools);
  }
}

function markupBlocks(
  tag: string,
  inlines: ReturnType<typeof nestRuns>,
  section: JsonValue,
): readonly Block[] {
  const { span } = section;
  const level = /^h([1-6])$/.exec(tag)?.[1];
  const words = paragraphs(inlines, {}, span);
  if (words.length === 0) {
    return [];
  }
  if (level !== undefined) {
    return [{ type: "heading", level: settleLevel(Number(level)), children: inlines, span }];
  }
  if (tag === "aside" || tag === "pull-quote") {
    return [{ type: "pullQuote", children: inlines, span }];
  }
  return tag === "blockquote" ? quoteOf(words, { span }) : words;
}

/** Markers: the marks that open, how many close, and a text or an atom. */
function markerInlines(
  markers: JsonValue | undefined,
  parts: Parts,
  tools: CardTools,
): ReturnType<typeof nestRuns> {
  const runs: Run[] = [];
  let open: readonly (RunMark | undefined)[] = [];
  for (const marker of markers?.items ?? []) {
    const [kind, opened, closed, content] = marker.items;
    const opening = (opened?.items ?? []).map((index) => markAt(index, parts, tools));
    open = [...open, ...opening].slice(0, MOST_OPEN);
    const marks = open.filter((mark) => mark !== undefined);
    runs.push(
      ...(kind?.value === 1
        ? atomRuns(content, parts, marks, tools)
        : textRuns(content?.words ?? "", content?.innerSpan ?? marker.span, marks)),
    );
    const count = typeof closed?.value === "number" ? Math.max(0, closed.value) : 0;
    open = open.slice(0, Math.max(0, open.length - count));
  }
  return nestRuns(runs);
}

/** The mark of an index into the list of markups; `undefined` holds the place of one that is not known, so that it closes in turn. */
function markAt(index: JsonValue, parts: Parts, tools: CardTools): RunMark | undefined {
  const markup = typeof index.value === "number" ? parts.markups[index.value] : undefined;
  const [tag, pairs] = markup?.items ?? [];
  const name = tag?.words ?? "";
  if (name === "a") {
    const values = pairs?.items ?? [];
    const at = values.findIndex((value) => value.words === "href");
    const url = settleAddress(at === -1 ? undefined : values[at + 1]?.words);
    if (url === undefined) {
      tools.losses.lost(
        "a link that is not safe to follow, or leads nowhere",
        "its words are kept",
        index.span,
      );
    }
    return url === undefined ? undefined : linkMark(url);
  }
  const mark = markNamed(name);
  if (mark === undefined) {
    tools.losses.lost(`the mark "${name}"`, "its words are kept", index.span);
  }
  return mark === "looks" ? undefined : mark;
}

function atomRuns(
  index: JsonValue | undefined,
  parts: Parts,
  marks: readonly RunMark[],
  tools: CardTools,
): readonly Run[] {
  const atom = typeof index?.value === "number" ? parts.atoms[index.value] : undefined;
  const [name, text] = atom?.items ?? [];
  if (atom === undefined || name === undefined) {
    return [];
  }
  if (name.words === "soft-return") {
    return [{ inline: { type: "lineBreak", span: atom.span }, marks }];
  }
  tools.losses.lost(`the atom "${name.words ?? ""}"`, "its words are kept", atom.span);
  return textRuns(text?.words ?? "", text?.innerSpan ?? atom.span, marks);
}
