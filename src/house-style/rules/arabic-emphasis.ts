import type { Inline } from "../../model/index.ts";
import { inlineText } from "../../model/index.ts";
import { isArabicLetter } from "../arabic.ts";
import type { FoundNode, InlineLine, Rule } from "../rule.ts";

export const arabicEmphasis: Rule = {
  id: "CL-21",
  level: "house",
  name: "emphasis of Arabic",
  summary:
    "Arabic has no italics: emphasis of words that are all Arabic becomes strong, or stands between « » (CL-21=guillemets); titles in Latin letters keep their italics.",
  languages: ["ar"],
  settings: ["strong", "guillemets"],
  findNodes: (line, setting) =>
    line.role === "verse" ? [] : found(line, setting === "guillemets" ? "guillemets" : "strong"),
};

function found(
  { inlines, path, language }: InlineLine,
  setting: "strong" | "guillemets",
): readonly FoundNode[] {
  const nodes: FoundNode[] = [];
  // Guillemets that are open in the text, and quotations that are nodes.
  let open = 0;
  const walk = (children: readonly Inline[], at: InlineLine["path"], tag: string): void => {
    for (const [index, node] of children.entries()) {
      const here = [...at, index];
      if (node.type === "text") {
        open += node.value.split("«").length - node.value.split("»").length;
      } else if ("children" in node && node.type !== "note") {
        const isOwn = node.type === "emphasis" && isArabic(node, tag);
        const isQuoting = node.type === "quotation" || (isOwn && setting === "guillemets");
        if (isOwn) {
          const words = inlineText(node.children);
          const level = open > 0 ? 2 : 1;
          nodes.push({
            path: here,
            span: node.span,
            before: `*${words}*`,
            after:
              setting === "strong" ? `**${words}**` : level === 1 ? `«${words}»` : `“${words}”`,
            becomes: setting === "strong" ? { type: "strong" } : { type: "quotation", level },
          });
        }
        open += isQuoting ? 1 : 0;
        walk(node.children, [...here, "children"], node.type === "span" ? node.language : tag);
        open -= isQuoting ? 1 : 0;
      }
    }
  };
  walk(inlines, path, language);
  return nodes;
}

/** Letters of another script among them are a title, or a word of its language. */
function isArabic({ children }: { readonly children: readonly Inline[] }, tag: string): boolean {
  const letters = inlineText(children).match(/\p{L}/gu) ?? [];
  const isOwnTongue = tag.toLowerCase().split("-")[0] === "ar";
  return (
    isOwnTongue &&
    letters.length > 0 &&
    letters.every((letter) => isArabicLetter(letter) || letter === "\u0640")
  );
}
