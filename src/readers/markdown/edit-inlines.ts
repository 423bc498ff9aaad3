import type { Inline } from "../../model/index.ts";

/** Where to cut a text: index and length of the separator, or nothing. */
type FindCut = (value: string) => { readonly index: number; readonly length: number } | undefined;

/** The lines of inlines; a line break inside emphasis ends the emphasis and opens it again. */
export function splitLines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  return split(inlines, () => undefined, true, Number.POSITIVE_INFINITY).map(trimInlines);
}

/** The part before the first `separator` and the part after it, or all in one. */
export function splitOnce(
  inlines: readonly Inline[],
  separator: RegExp,
): readonly (readonly Inline[])[] {
  const find: FindCut = (value) => {
    const match = separator.exec(value);
    return match === null ? undefined : { index: match.index, length: match[0].length };
  };
  return split(inlines, find, false, 1).map(trimInlines);
}

function split(
  inlines: readonly Inline[],
  find: FindCut,
  atBreaks: boolean,
  cuts: number,
): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [[]];
  const add = (...nodes: Inline[]) => parts.at(-1)?.push(...nodes);
  for (const inline of inlines) {
    const left = cuts - parts.length + 1;
    if (left <= 0) {
      add(inline);
    } else if (inline.type === "lineBreak" && atBreaks) {
      parts.push([]);
    } else if (inline.type === "text") {
      const cut = find(inline.value);
      if (cut === undefined) {
        add(inline);
      } else {
        add({ ...inline, value: inline.value.slice(0, cut.index) });
        parts.push([{ ...inline, value: inline.value.slice(cut.index + cut.length) }]);
      }
    } else if ("children" in inline && inline.type !== "note") {
      const [first = [], ...rest] = split(inline.children, find, atBreaks, left);
      add({ ...inline, children: first });
      parts.push(...rest.map((children): Inline[] => [{ ...inline, children }]));
    } else {
      add(inline);
    }
  }
  return parts;
}

/** Without blanks at both ends, and without texts and parents left empty by a cut. */
export function trimInlines(inlines: readonly Inline[]): Inline[] {
  const kept = inlines.filter((inline) => !isHollow(inline));
  const first = kept[0];
  if (first?.type === "text") {
    kept[0] = { ...first, value: first.value.replace(/^[ \t\n]+/, "") };
  }
  const last = kept.at(-1);
  if (last?.type === "text") {
    kept[kept.length - 1] = { ...last, value: last.value.replace(/[ \t\n]+$/, "") };
  }
  return kept.filter((inline) => inline.type !== "text" || inline.value !== "");
}

const DRESS = new Set<Inline["type"]>(["strong", "emphasis", "underline", "strike", "mark"]);

function isHollow(inline: Inline): boolean {
  return inline.type === "text"
    ? inline.value === ""
    : DRESS.has(inline.type) && "children" in inline && inline.type !== "note"
      ? inline.children.every(isHollow)
      : false;
}

/** `lines` as one run of inlines, a space where a line ended. */
export function joinLines(lines: readonly (readonly Inline[])[]): readonly Inline[] {
  return mergeTexts(
    lines.flatMap((line, at): readonly Inline[] =>
      at === 0 ? line : [{ type: "text", value: " " }, ...line],
    ),
  );
}

/** Neighbouring texts as one, so that what a rule of spelling looks at is never cut in two. */
export function mergeTexts(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (last?.type === "text" && inline.type === "text") {
      const start = last.span ?? inline.span;
      const end = inline.span ?? last.span;
      merged[merged.length - 1] = {
        type: "text",
        value: last.value + inline.value,
        ...(start === undefined || end === undefined ? {} : { span: { ...start, end: end.end } }),
      };
    } else {
      merged.push(inline);
    }
  }
  return merged;
}

/** Without the first `count` UTF-16 code units of its text. */
export function dropLeading(inlines: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  const walk = (nodes: readonly Inline[]): readonly Inline[] =>
    nodes.map((node): Inline => {
      if (left === 0) {
        return node;
      }
      if (node.type === "text") {
        const dropped = Math.min(left, node.value.length);
        left -= dropped;
        return { ...node, value: node.value.slice(dropped) };
      }
      return "children" in node && node.type !== "note"
        ? { ...node, children: walk(node.children) }
        : node;
    });
  return trimInlines(walk(inlines));
}
