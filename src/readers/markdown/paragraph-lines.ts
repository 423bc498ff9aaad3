import type { Paragraph, PhrasingContent } from "mdast";
import { sliceText } from "./attribution.ts";
import { flatText } from "./context.ts";

/** Parts a paragraph before each line that `opens` holds for; the first part begins where the paragraph does. */
export function splitBeforeLines(
  node: Paragraph,
  opens: (line: string) => boolean,
): readonly Paragraph[] {
  const groups: PhrasingContent[][] = [];
  for (const line of sourceLines(node.children)) {
    const last = groups.at(-1);
    if (last === undefined || opens(flatText({ type: "paragraph", children: line }))) {
      groups.push(line);
    } else {
      last.push({ type: "text", value: "\n" }, ...line);
    }
  }
  return groups.length < 2 ? [node] : groups.map((children) => located(children, node));
}

/** The nodes of each source line; emphasis that runs over a line end stays in one piece. */
function sourceLines(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== "text" || !node.value.includes("\n")) {
      lines.at(-1)?.push(node);
      continue;
    }
    let from = 0;
    for (const part of node.value.split("\n")) {
      if (from > 0) {
        lines.push([]);
      }
      if (part !== "") {
        lines.at(-1)?.push(sliceText(node, from, from + part.length));
      }
      from += part.length + 1;
    }
  }
  return lines.filter((line) => line.length > 0);
}

function located(children: PhrasingContent[], whole: Paragraph): Paragraph {
  const start = children[0]?.position?.start ?? whole.position?.start;
  const end = children.at(-1)?.position?.end ?? whole.position?.end;
  return start === undefined || end === undefined
    ? { type: "paragraph", children }
    : { type: "paragraph", children, position: { start, end } };
}
