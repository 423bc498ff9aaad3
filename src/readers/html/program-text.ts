import type { Element, Nodes } from "hast";
import type { Block, VerseLine } from "../../model/index.ts";
import { at, type Context, spanOf } from "./context.ts";
import { attribute, eachNode, filled, findElement, hasClass, isElement } from "./element.ts";
import { insideBlock, localFields } from "./language-of.ts";
import { takeId } from "./targets.ts";

/** Preformatted text: a program, verse as WordPress stores it, or lines of prose where it is written from right to left. */
export function codeBlocks(element: Element, context: Context): readonly Block[] {
  if (hasClass(element, /^wp-block-verse$/)) {
    return verseBlocks(element, context);
  }
  const value = linesOf(element);
  if (value.trim() === "") {
    return [];
  }
  const inner = findElement(element, (one) => one.tagName === "code");
  const letters = value.match(/\p{L}/gu)?.length ?? 0;
  const turned = value.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0;
  if (inner === undefined && turned > letters / 2) {
    return context.toBlocks(element.children, { ...context, keepsLines: true });
  }
  const syntax = syntaxOf(element) ?? (inner === undefined ? undefined : syntaxOf(inner));
  return [
    {
      type: "code",
      ...takeId(context),
      value,
      ...(syntax === undefined ? {} : { syntax }),
      ...at(spanOf(element, context)),
    },
  ];
}

function linesOf(element: Element): string {
  const parts: string[] = [];
  eachNode(element, (node: Nodes) => {
    if (node.type === "text") {
      parts.push(node.value);
    } else if (isElement(node) && node.tagName === "br") {
      parts.push("\n");
    }
  });
  return parts
    .join("")
    .replace(/\r\n?/g, "\n")
    .replace(/^\n|\s+$/g, "");
}

function syntaxOf(element: Element): string | undefined {
  const named = filled(element, "dataLang", "dataLanguage");
  const names = `${attribute(element, "className") ?? ""}`;
  return named ?? /(?:^|\s)(?:language-|lang-|brush:\s*)([\w#+-]+)/.exec(names)?.[1];
}

function verseBlocks(element: Element, context: Context): readonly Block[] {
  const id = takeId(context);
  const inside = { ...insideBlock(context), keepsLines: true, wrappers: [] };
  const blocks = context.toBlocks(element.children, inside);
  const stanzas = blocks.flatMap((block): readonly Block[] => {
    if (block.type !== "paragraph") {
      return [block];
    }
    const lines: VerseLine[] = [];
    let line: (typeof block.children)[number][] = [];
    for (const inline of [...block.children, { type: "lineBreak" } as const]) {
      if (inline.type !== "lineBreak") {
        line.push(inline);
      } else if (line.length > 0) {
        const [first] = line;
        lines.push({ hemistichs: [line], ...(first === undefined ? {} : at(first.span)) });
        line = [];
      }
    }
    return [
      {
        type: "verse",
        lines,
        ...localFields(context),
        ...at(block.span ?? spanOf(element, context)),
      },
    ];
  });
  return stanzas.map((stanza, index) => (index === 0 ? { ...stanza, ...id } : stanza));
}
