import type { Inline, Text } from "../../model/index.ts";
import { isBlankText } from "./element.ts";

/**
 * White space as CSS collapses it (CSS Text 4.1): one space where several meet, across elements too; none at the ends of a line.
 * What the reader left empty by that goes. No-break spaces are letters here.
 */
export function collapse(inlines: readonly Inline[]): readonly Inline[] {
  const state = { isAfterSpace: true };
  return trimEnd(forward(inlines, state));
}

function forward(inlines: readonly Inline[], state: { isAfterSpace: boolean }): readonly Inline[] {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type === "text") {
      const found = collapseText(inline, state.isAfterSpace);
      if (found.value !== "") {
        state.isAfterSpace = found.value.endsWith(" ");
        kept.push(found);
      }
    } else if (inline.type === "lineBreak") {
      const trimmed = trimEnd(kept.splice(0));
      kept.push(...trimmed, inline);
      state.isAfterSpace = true;
    } else if ("children" in inline && inline.type !== "note") {
      const children = forward(inline.children, state);
      if (children.length > 0 || inline.type === "crossReference") {
        kept.push({ ...inline, children });
      }
    } else {
      // A note stands on the word before it.
      state.isAfterSpace = inline.type === "note" ? state.isAfterSpace : false;
      kept.push(inline);
    }
  }
  return kept;
}

function collapseText(text: Text, isAfterSpace: boolean): Text {
  const value = text.value.replace(/[ \t\n\f\r]+/g, " ");
  const cut = isAfterSpace && value.startsWith(" ") ? value.slice(1) : value;
  if (cut === text.value) {
    return text;
  }
  return { ...text, value: cut };
}

function trimEnd(inlines: readonly Inline[]): readonly Inline[] {
  const kept = [...inlines];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.type === "text") {
      const value = last.value.replace(/ $/, "");
      if (value !== "") {
        kept[kept.length - 1] = value === last.value ? last : { ...last, value };
        return kept;
      }
      kept.pop();
    } else if ("children" in last && last.type !== "note" && last.children.length > 0) {
      const children = trimEnd(last.children);
      if (children.length > 0) {
        kept[kept.length - 1] = { ...last, children };
        return kept;
      }
      kept.pop();
    } else {
      return kept;
    }
  }
  return kept;
}

/** The paragraphs that two line ends in a row part, none of them empty. */
export function splitParagraphs(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  return parts(inlines)
    .map((part) => collapse(withoutOuterBreaks(withoutIndent(part))))
    .filter((part) => !isBlankLine(part));
}

function parts(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const found: Inline[][] = [[]];
  let breaks = 0;
  for (const inline of inlines) {
    const isGap = inline.type === "text" && isBlankText(inline.value);
    if (inline.type === "lineBreak") {
      breaks += 1;
      if (breaks === 2) {
        found.push([]);
      } else if (breaks === 1) {
        found.at(-1)?.push(inline);
      }
      continue;
    }
    if (!isGap) {
      breaks = 0;
    }
    if ("children" in inline && inline.type !== "note") {
      const [first = [], ...rest] = parts(inline.children);
      found.at(-1)?.push({ ...inline, children: first });
      for (const part of rest) {
        found.push([{ ...inline, children: part }]);
      }
    } else {
      found.at(-1)?.push(inline);
    }
  }
  return found;
}

/** Without the no-break spaces by which editors indent a paragraph. */
function withoutIndent(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type === "text") {
    const value = first.value.replace(/^[\s\u00A0]+/, "");
    return value === first.value
      ? inlines
      : value === ""
        ? withoutIndent(rest)
        : [{ ...first, value }, ...rest];
  }
  return inlines;
}

function withoutOuterBreaks(inlines: readonly Inline[]): readonly Inline[] {
  const isEdge = (inline: Inline | undefined): boolean =>
    inline !== undefined &&
    (inline.type === "lineBreak" ||
      (inline.type === "text" && isBlankText(inline.value)) ||
      ("children" in inline &&
        inline.type !== "note" &&
        inline.type !== "crossReference" &&
        inline.children.every(isEdge)));
  let start = 0;
  let end = inlines.length;
  while (start < end && isEdge(inlines[start])) {
    start += 1;
  }
  while (end > start && isEdge(inlines[end - 1])) {
    end -= 1;
  }
  return inlines.slice(start, end);
}

/** Whether nothing in a line leaves a mark on paper. */
export function isBlankLine(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => {
    if (inline.type === "text") {
      return isBlankText(inline.value);
    }
    if (inline.type === "lineBreak") {
      return true;
    }
    return "children" in inline &&
      inline.type !== "note" &&
      inline.type !== "crossReference" &&
      inline.type !== "date"
      ? isBlankLine(inline.children)
      : false;
  });
}
