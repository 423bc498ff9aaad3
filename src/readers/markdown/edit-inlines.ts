import type { Inline } from "../../model/index.ts";

/** The part before the first `separator` and the part after it, or all in one; emphasis around it is opened again. */
export function splitOnce(
  inlines: readonly Inline[],
  separator: RegExp,
): readonly (readonly Inline[])[] {
  return split(inlines, separator).map(trimInlines);
}

function split(inlines: readonly Inline[], separator: RegExp): readonly (readonly Inline[])[] {
  for (const [at, inline] of inlines.entries()) {
    const [before, after] = splitInline(inline, separator);
    if (after !== undefined) {
      return [
        [...inlines.slice(0, at), ...(before === undefined ? [] : [before])],
        [after, ...inlines.slice(at + 1)],
      ];
    }
  }
  return [inlines];
}

function splitInline(inline: Inline, separator: RegExp): readonly Inline[] {
  if (inline.type === "text") {
    const match = separator.exec(inline.value);
    return match === null
      ? [inline]
      : [
          { ...inline, value: inline.value.slice(0, match.index) },
          { ...inline, value: inline.value.slice(match.index + match[0].length) },
        ];
  }
  return "children" in inline && inline.type !== "note"
    ? split(inline.children, separator).map((children) => ({ ...inline, children }))
    : [inline];
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
