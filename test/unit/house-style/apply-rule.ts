import { expect } from "vitest";
import { applyHouseStyle, findHouseStyle } from "../../../src/house-style/index.ts";
import type { TextRole } from "../../../src/house-style/rule.ts";
import type { Block } from "../../../src/model/index.ts";
import { build, inlineText } from "../../../src/model/index.ts";

interface Given {
  readonly setting?: string;
  readonly language?: string;
  readonly role?: Extract<TextRole, "paragraph" | "heading" | "listItem" | "verse">;
}

/** What one rule alone makes of a text; a second run changes nothing, and nor do the reports of the first. */
export function applied(rule: string, text: string, given: Given = {}): string {
  const { setting, language = "ar" } = given;
  const article = build.article([blockOf(text, given)], { language });
  const options = { level: "off", rules: { [rule]: setting ?? true } } as const;
  const once = applyHouseStyle(article, options);
  expect(applyHouseStyle(once.input, options).edits).toEqual([]);
  return textOf(once.input.body[0]);
}

/** What one rule reports of a text, as `before`. */
export function reported(rule: string, text: string, given: Given = {}): readonly string[] {
  const article = build.article([blockOf(text, given)], { language: given.language ?? "ar" });
  return findHouseStyle(article, { level: "off", rules: { [rule]: true } })
    .filter((found) => found.rule === rule && found.message !== undefined)
    .map(({ before }) => before);
}

function blockOf(value: string, { role = "paragraph" }: Given): Block {
  const children = [{ type: "text", value } as const];
  switch (role) {
    case "heading":
      return { type: "heading", level: 2, children };
    case "listItem":
      return {
        type: "list",
        style: "bullet",
        items: [{ children: [{ type: "paragraph", children }] }],
      };
    case "verse":
      return { type: "verse", lines: [{ hemistichs: [children] }] };
    case "paragraph":
      return { type: "paragraph", children };
  }
}

function textOf(block: Block | undefined): string {
  switch (block?.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.children);
    case "list":
      return textOf(block.items[0]?.children[0]);
    case "verse":
      return inlineText(block.lines[0]?.hemistichs[0] ?? []);
    default:
      return "";
  }
}
